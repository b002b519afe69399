// The occupations that need competencies, those for which they are essential first.
//
// mode: read
// param uids: LIST<STRING> = ['cmp-01']
// returns owner_uid: STRING
// returns uid: STRING
// returns scheme: STRING
// returns code: STRING
// returns label_fr: STRING
// returns label_en: STRING NULL
// returns alt_labels: LIST<STRING>
// returns family: STRING NULL
// returns digital: BOOLEAN
UNWIND $uids AS owner_uid
MATCH (c:Competency {uid: owner_uid})<-[n:NEEDS]-(o:Occupation)
WITH owner_uid, o, n.importance = 'ESSENTIAL' AS essential
ORDER BY owner_uid, essential DESC, o.label_fr, o.uid
RETURN owner_uid,
       o.uid AS uid,
       o.scheme AS scheme,
       o.code AS code,
       o.label_fr AS label_fr,
       o.label_en AS label_en,
       coalesce(o.alt_labels, []) AS alt_labels,
       o.family AS family,
       coalesce(o.digital, false) AS digital
