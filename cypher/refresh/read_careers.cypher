// The spells of agents who agreed to statistics that count, in the order of each career, those begun before a day.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param before: STRING = '2026-01-01'
// returns agent_uid: STRING
// returns start: STRING
// returns months: INTEGER NULL
// returns digital: BOOLEAN NULL
// returns occupation_uid: STRING NULL
// returns occupation_label: STRING NULL
// returns family: STRING NULL
// returns ministry_uid: STRING NULL
// returns ministry_label: STRING NULL
// returns corps_uid: STRING NULL
// returns corps_label: STRING NULL
UNWIND $uids AS uid
MATCH (a:Agent:InStatistics {uid: uid})-[:HELD]->(s:Assignment)
WHERE s.main AND s.since < date($before)
OPTIONAL MATCH (s)-[:NEXT]->(t:Assignment)
OPTIONAL MATCH (s)-[:AS]->(o:Occupation)
OPTIONAL MATCH (s)-[:AT]->(g:Organisation)
OPTIONAL MATCH (m:Organisation {uid: g.ministry_uid})
OPTIONAL MATCH (a)-[:BELONGS_TO]->(c:Corps)
WITH a, s, t, o, g, m, c
ORDER BY a.uid, s.since, s.uid
RETURN a.uid AS agent_uid,
       toString(s.since) AS start,
       CASE WHEN t IS NULL THEN null ELSE duration.inMonths(s.since, t.since).months END AS months,
       s.digital AS digital,
       o.uid AS occupation_uid,
       o.label_fr AS occupation_label,
       o.family AS family,
       m.uid AS ministry_uid,
       m.display_name AS ministry_label,
       c.uid AS corps_uid,
       c.label_fr AS corps_label
