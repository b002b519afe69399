// The words that an agent's career and wishes share with some posts, those that count most first.
//
// The same walk as that of the component `words` (recommend/rank), for posts that are shown. Words that are only a
// little like each other are not shown, nor those that do not begin with the same four letters: `auditeur` and `éditeur`,
// `topographique` and `graphique` are two words. `terms` are stems: the word is that of the post. `held` are those of them
// that the titles of assignments have, and not the wishes alone.
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param post_uids: LIST<STRING> = ['pst-01']
// param today: STRING = '2026-03-02'
// param half_life: FLOAT = 5.0
// param past: FLOAT = 0.8
// param wished: FLOAT = 0.5
// param rarity: FLOAT = 1.0
// param shown: FLOAT = 0.6
// returns post_uid: STRING
// returns title: STRING
// returns description: STRING
// returns terms: LIST<STRING>
// returns held: LIST<STRING>
MATCH (a:Agent {uid: $agent_uid})
CALL (a) {
  MATCH (a)-[:HELD]->(s:Assignment)-[:CALLED]->(u:Term)
  RETURN u, CASE WHEN s.current THEN 1.0
           ELSE $past * 0.5 ^ (duration.inDays(s.`end`, date($today)).days / 365.25 / $half_life) END AS share, 1 AS held
  UNION ALL
  MATCH (a)-[:ASPIRES]->(:Aspiration)-[:TARGETS]->(:Occupation)-[n:NAMED]->(u:Term)
  WHERE n.weight = 1.0
  RETURN u, $wished AS share, 0 AS held
  UNION ALL
  MATCH (a)-[:WANTS]->(:Competency)-[n:NAMED]->(u:Term)
  WHERE n.weight = 1.0
  RETURN u, $wished AS share, 0 AS held
}
MATCH (u)-[l:LIKE]->(t:Term)
WHERE t.idf >= $rarity AND l.similarity >= $shown AND left(u.uid, 4) = left(t.uid, 4)
WITH t, max(l.similarity * share) AS share, max(held) AS held
MATCH (t)<-[s:SAYS]-(p:Post)
WHERE p.uid IN $post_uids
WITH p, t, held, share * t.idf * t.idf * s.weight AS counts
ORDER BY p.uid, counts DESC, t.uid
WITH p, collect({uid: t.uid, held: held})[..8] AS found
RETURN p.uid AS post_uid,
       p.title_fr AS title,
       coalesce(p.description, '') AS description,
       [term IN found | term.uid] AS terms,
       [term IN found WHERE term.held = 1 | term.uid] AS held
ORDER BY post_uid
