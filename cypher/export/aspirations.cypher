// The rows of aspirations.csv, by key, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns agent_uid: STRING
// returns occupation_uids: LIST<STRING> NULL
// returns organisation_uids: LIST<STRING> NULL
// returns place_uids: LIST<STRING> NULL
// returns horizon_months: INTEGER NULL
MATCH (n:Aspiration)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
MATCH (n)<-[:ASPIRES]-(a:Agent)
OPTIONAL MATCH (n)-[r:TARGETS]->(o:Occupation)
WITH n, a, coalesce(r.recorded_uid, o.uid) AS occupation_uid
ORDER BY occupation_uid
WITH n, a, collect(occupation_uid) AS occupation_uids
OPTIONAL MATCH (n)-[:TARGETS]->(g:Organisation)
WITH n, a, occupation_uids, g
ORDER BY g.uid
WITH n, a, occupation_uids, collect(g.uid) AS organisation_uids
OPTIONAL MATCH (n)-[:TARGETS]->(l:Place)
WITH n, a, occupation_uids, organisation_uids, l
ORDER BY l.uid
WITH n, a, occupation_uids, organisation_uids, collect(l.uid) AS place_uids
RETURN n.uid AS uid,
       a.uid AS agent_uid,
       occupation_uids,
       organisation_uids,
       place_uids,
       n.horizon_months AS horizon_months
ORDER BY uid
