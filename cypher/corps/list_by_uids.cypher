// Corps by key.
//
// mode: read
// param uids: LIST<STRING> = ['crp-01']
// returns uid: STRING
// returns code: STRING
// returns label_fr: STRING
// returns category: STRING NULL
// returns military: BOOLEAN
// returns successor_uid: STRING NULL
// returns managed_by_uid: STRING NULL
UNWIND $uids AS uid
MATCH (k:Corps {uid: uid})
OPTIONAL MATCH (k)-[:SUCCEEDED_BY]->(s:Corps)
OPTIONAL MATCH (k)-[:MANAGED_BY]->(g:Organisation)
RETURN k.uid AS uid,
       k.code AS code,
       k.label_fr AS label_fr,
       k.category AS category,
       coalesce(k.military, false) AS military,
       s.uid AS successor_uid,
       g.uid AS managed_by_uid
