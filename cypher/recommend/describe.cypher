// What else a reason says of some posts: where each is, its occupation and for how long the agent held that one, and
// the last day to apply.
//
// `held` are the periods of the agent's assignments in the occupation or one aligned with it, as `start|end`; the end
// of one that goes on is empty.
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param post_uids: LIST<STRING> = ['pst-01']
// param today: STRING = '2026-03-02'
// returns post_uid: STRING
// returns ministry: STRING NULL
// returns place: STRING NULL
// returns occupation: STRING NULL
// returns apply_by: STRING NULL
// returns held: LIST<STRING>
MATCH (a:Agent {uid: $agent_uid})
UNWIND $post_uids AS post_uid
MATCH (p:Post {uid: post_uid})
OPTIONAL MATCH (p)-[:AS]->(o:Occupation)
OPTIONAL MATCH (p)-[:IN]->(l:Place)
OPTIONAL MATCH (m:Organisation {uid: p.ministry_uid})
OPTIONAL MATCH (v:Vacancy {uid: [w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today
                                 | substring(w, 11, size(w) - 22)][0]})
WITH a, p, o, l, m, v, [o.uid] + [(o)-[:ALIGNED]-(x:Occupation) | x.uid] AS occupations
WITH p, o, l, m, v, [(a)-[:HELD]->(s:Assignment)-[:AS]->(x:Occupation)
       WHERE x.uid IN occupations AND s.start <= date($today)
       | toString(s.start) + '|' + coalesce(toString(s.`end`), '')] AS held
RETURN p.uid AS post_uid,
       m.display_name AS ministry,
       l.display_name AS place,
       o.label_fr AS occupation,
       toString(v.apply_by) AS apply_by,
       held
ORDER BY post_uid
