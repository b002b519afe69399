// The same occupations in other référentiels.
//
// mode: read
// param uids: LIST<STRING> = ['occ-01']
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
MATCH (k:Occupation {uid: owner_uid})-[:ALIGNED]-(o:Occupation)
RETURN DISTINCT owner_uid,
       o.uid AS uid,
       o.scheme AS scheme,
       o.code AS code,
       o.label_fr AS label_fr,
       o.label_en AS label_en,
       coalesce(o.alt_labels, []) AS alt_labels,
       o.family AS family,
       coalesce(o.digital, false) AS digital
ORDER BY owner_uid, label_fr, uid
