// What an agent shares with some people who agreed to be shown to peers.
//
// Competencies, the rarest first; communities; of the occupations they went through, those of the
// agent's own career and those the agent wishes for. Nothing else of what they did.
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param peer_uids: LIST<STRING> = ['agt-02']
// returns peer_uid: STRING
// returns competencies: LIST<MAP>
// each competencies: uid, label_fr
// returns communities: LIST<MAP>
// each communities: uid, label_fr
// returns occupations: LIST<MAP>
// each occupations: uid, label_fr
// returns own: LIST<STRING>
// returns rarities: LIST<FLOAT>
// returns career: LIST<STRING>
// returns moved_from: STRING NULL
// returns moved_to: STRING NULL
MATCH (a:Agent:Recommendable {uid: $agent_uid})
OPTIONAL MATCH (a)-[:ASPIRES]->(:Aspiration)-[:TARGETS]->(w:Occupation)
WITH a, collect(DISTINCT w.uid) AS wished
UNWIND $peer_uids AS peer_uid
MATCH (b:Agent:VisibleToPeers {uid: peer_uid})
CALL (a, b) {
  MATCH (a)-[:HAS]->(c:Competency)<-[:HAS]-(b)
  WITH c
  ORDER BY c.idf DESC, c.uid
  RETURN collect({uid: c.uid, label_fr: c.label_fr}) AS competencies
}
CALL (a, b) {
  MATCH (a)-[:MEMBER_OF]->(n:Community)<-[:MEMBER_OF]-(b)
  WITH n
  ORDER BY n.display_name, n.uid
  RETURN collect({uid: n.uid, label_fr: n.display_name}) AS communities
}
CALL (a, b, wished) {
  MATCH (b)-[:HELD]->(:Assignment)-[:AS]->(o:Occupation)
  WHERE o.uid IN a.career OR o.uid IN wished
  WITH DISTINCT o
  ORDER BY o.uid
  RETURN collect({uid: o.uid, label_fr: o.label_fr}) AS occupations
}
WITH a, b, peer_uid, wished, competencies, communities, occupations, coalesce(b.career, []) AS career
WITH a, b, peer_uid, competencies, communities, occupations, career,
     [i IN range(1, size(career) - 1)
       WHERE career[i - 1] = a.occupation_uid AND career[i] IN wished | career[i]][0] AS moved_to
RETURN peer_uid,
       competencies,
       communities,
       occupations,
       coalesce(a.career, []) AS own,
       coalesce(a.career_rarities, []) AS rarities,
       career,
       CASE WHEN moved_to IS NULL THEN null ELSE a.occupation_uid END AS moved_from,
       moved_to
ORDER BY peer_uid
