// Agents of an older graph are linked to where they work, as refresh does, so that they still see cards.
//
// A graph that was never refreshed has no derivation, and nothing to link before its first refresh.
//
// mode: write
MATCH (d:Derivation {uid: 'careers'})
MATCH (a:Agent)-[:HELD]->(s:Assignment)-[:AT]->(g:Organisation)
WHERE s.start <= d.as_of
WITH a, coalesce(s.current, false) AS present, s, g
ORDER BY a.uid, present DESC, s.start DESC, s.uid
WITH a, collect(present) AS current, collect(g.uid) AS places
WITH a, [i IN range(0, size(places) - 1) WHERE i = 0 OR current[i] | places[i]] AS workplaces
UNWIND workplaces AS workplace
MATCH (g:Organisation {uid: workplace})
MERGE (a)-[:WORKS_IN]->(g)
