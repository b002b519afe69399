// What communities are about.
//
// mode: read
// param uids: LIST<STRING> = ['com-01']
// returns owner_uid: STRING
// returns uid: STRING
// returns scheme: STRING
// returns code: STRING
// returns label_fr: STRING
// returns label_en: STRING NULL
// returns alt_labels: LIST<STRING>
UNWIND $uids AS owner_uid
MATCH (n:Community {uid: owner_uid})-[:ABOUT]->(c:Competency)
RETURN owner_uid,
       c.uid AS uid,
       c.scheme AS scheme,
       c.code AS code,
       c.label_fr AS label_fr,
       c.label_en AS label_en,
       coalesce(c.alt_labels, []) AS alt_labels
ORDER BY owner_uid, label_fr, uid
