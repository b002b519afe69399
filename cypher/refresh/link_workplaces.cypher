// Links each agent to where they work: the organisations of the present assignments, else of the last one.
//
// An agent who never had an assignment is linked to none. What holds already stays as it is.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
// param as_of: STRING = '2026-03-02'
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})
OPTIONAL MATCH (a)-[:HELD]->(s:Assignment)-[:AT]->(g:Organisation)
WHERE s.start <= date($as_of)
WITH a, s, g
ORDER BY a.uid, s.current DESC, s.start DESC, s.uid
WITH a, collect(s.current) AS present, collect(g.uid) AS places
WITH a, [i IN range(0, size(places) - 1) WHERE i = 0 OR present[i] | places[i]] AS workplaces
OPTIONAL MATCH (a)-[old:WORKS_IN]->(was)
WHERE NOT was.uid IN workplaces
DELETE old
WITH DISTINCT a, workplaces
UNWIND workplaces AS workplace
MATCH (g:Organisation {uid: workplace})
MERGE (a)-[:WORKS_IN]->(g)
