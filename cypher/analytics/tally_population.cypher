// Some agents in statistics by what is known of them on a day, and whether they moved between two days.
//
// Where they work is the spell that goes on; of two at once the one begun last. A move begins a spell that follows another
// (docs/indicators.md); it crosses where the two are in different ministries.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param today: STRING = '2026-03-02'
// param first: STRING = '2025-01-01'
// param last: STRING = '2025-12-31'
// returns corps_uid: STRING NULL
// returns corps_label: STRING NULL
// returns occupation_uid: STRING NULL
// returns occupation_label: STRING NULL
// returns family: STRING NULL
// returns ministry_uid: STRING NULL
// returns ministry_label: STRING NULL
// returns category: STRING NULL
// returns region_uid: STRING NULL
// returns region_label: STRING NULL
// returns status: STRING NULL
// returns moved: BOOLEAN
// returns crossed: BOOLEAN
// returns people: INTEGER
UNWIND $uids AS uid
MATCH (a:Agent:InStatistics {uid: uid})
OPTIONAL MATCH (a)-[:HELD]->(s:Assignment {main: true})
WHERE s.since <= date($today) AND (s.`end` IS NULL OR s.`end` >= date($today))
WITH a, s
ORDER BY a.uid, s.since DESC, s.uid
WITH a, collect(s)[0] AS s
OPTIONAL MATCH (a)-[:HELD]->(earlier:Assignment {main: true})-[:NEXT]->(taken:Assignment)
WHERE taken.since >= date($first) AND taken.since <= date($last)
OPTIONAL MATCH (earlier)-[:AT]->(source:Organisation)
OPTIONAL MATCH (taken)-[:AT]->(target:Organisation)
WITH a, s, count(taken) AS moves,
     sum(CASE WHEN source.ministry_uid <> target.ministry_uid THEN 1 ELSE 0 END) AS crossings
WITH a, s, moves > 0 AS moved, crossings > 0 AS crossed
OPTIONAL MATCH (a)-[:BELONGS_TO]->(c:Corps)
OPTIONAL MATCH (s)-[:AS]->(o:Occupation)
OPTIONAL MATCH (s)-[:AT]->(g:Organisation)
OPTIONAL MATCH (s)-[:IN]->(l:Place)
WITH a, moved, crossed, collect(c)[0] AS c, collect(o)[0] AS o, collect(g)[0] AS g, collect(l)[0] AS l
WITH a, moved, crossed, c, o, [(g)-[:PART_OF|SUCCEEDED_BY*0..8]->(x:Organisation) WHERE x.uid = g.ministry_uid | x][0] AS m,
     [(l)-[:PART_OF*0..4]->(x:Place) WHERE x.kind = 'REGION' | x][0] AS r
WITH c.uid AS corps_uid, c.label_fr AS corps_label, o.uid AS occupation_uid, o.label_fr AS occupation_label,
     o.family AS family, m.uid AS ministry_uid, m.display_name AS ministry_label, a.category AS category,
     r.uid AS region_uid, r.display_name AS region_label, a.status AS status, moved, crossed
RETURN corps_uid,
       corps_label,
       occupation_uid,
       occupation_label,
       family,
       ministry_uid,
       ministry_label,
       category,
       region_uid,
       region_label,
       status,
       moved,
       crossed,
       count(*) AS people
ORDER BY corps_uid, occupation_uid, ministry_uid, category, region_uid, status, moved, crossed
