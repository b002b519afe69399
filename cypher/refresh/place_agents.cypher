// Writes on each agent the occupation, its family and the ministry of the present post, whatever side mission there is.
//
// Without a present one, the last that was left counts: somebody between two posts still comes from
// somewhere.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
// param as_of: STRING = '2026-03-02'
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})
OPTIONAL MATCH (a)-[:HELD]->(s:Assignment)
WHERE s.main AND s.since <= date($as_of)
WITH a, s
ORDER BY a.uid, s.since DESC, s.uid
WITH a, collect(s)[0] AS s
OPTIONAL MATCH (s)-[:AS]->(o:Occupation)
OPTIONAL MATCH (s)-[:AT]->(g:Organisation)
WITH a, o, g
SET a.occupation_uid = o.uid,
    a.family = o.family,
    a.ministry_uid = g.ministry_uid
