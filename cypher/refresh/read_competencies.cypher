// What some competencies are called, and their inverse document frequencies.
//
// mode: read
// param uids: LIST<STRING> = ['cmp-01']
// returns uid: STRING
// returns label_fr: STRING
// returns idf: FLOAT
UNWIND $uids AS uid
MATCH (c:Competency {uid: uid})
RETURN c.uid AS uid, c.label_fr AS label_fr, toFloat(coalesce(c.idf, 0.0)) AS idf
ORDER BY uid
