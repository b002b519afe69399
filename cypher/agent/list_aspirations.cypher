// What agents wish for: the keys of occupations, organisations and places, and within what time.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// returns agent_uid: STRING
// returns occupation_uids: LIST<STRING>
// returns organisation_uids: LIST<STRING>
// returns place_uids: LIST<STRING>
// returns horizon_months: INTEGER NULL
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:ASPIRES]->(w:Aspiration)
OPTIONAL MATCH (w)-[:TARGETS]->(o:Occupation)
WITH a, w, o
ORDER BY a.uid, w.uid, o.uid
WITH a, w, collect(o.uid) AS occupation_uids
OPTIONAL MATCH (w)-[:TARGETS]->(g:Organisation)
WITH a, w, occupation_uids, g
ORDER BY a.uid, w.uid, g.uid
WITH a, w, occupation_uids, collect(g.uid) AS organisation_uids
OPTIONAL MATCH (w)-[:TARGETS]->(l:Place)
WITH a, w, occupation_uids, organisation_uids, l
ORDER BY a.uid, w.uid, l.uid
WITH a, w, occupation_uids, organisation_uids, collect(l.uid) AS place_uids
RETURN a.uid AS agent_uid,
       occupation_uids,
       organisation_uids,
       place_uids,
       w.horizon_months AS horizon_months
ORDER BY agent_uid, w.uid
