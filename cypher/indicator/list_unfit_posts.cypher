// Open posts that fewer agents in statistics fit than the threshold, and what would change that.
//
// One fits who has every essential competency, at its level or at an unknown one. What would change it is the
// competency that alone keeps most agents from fitting, together with those who fit at least the threshold.
//
// mode: read
// param today: STRING = '2026-03-02'
// param threshold: INTEGER = 5
// param limit: INTEGER = 50
// returns label: STRING
// returns competency_uid: STRING NULL
// returns posts: INTEGER
MATCH (p:Open)-[n:REQUIRES {importance: 'ESSENTIAL'}]->(:Competency)
WHERE EXISTS {
    MATCH (p)-[:OPEN_AS]->(v:Vacancy)
    WHERE v.state IN ['VACANT', 'LIKELY_VACANT'] AND v.opened_on <= date($today)
      AND (v.filled_on IS NULL OR v.filled_on > date($today))
      AND (v.withdrawn_on IS NULL OR v.withdrawn_on > date($today))
      AND (v.apply_by IS NULL OR v.apply_by >= date($today))
  }
WITH p, count(n) AS needs
OPTIONAL MATCH (p)-[r:REQUIRES {importance: 'ESSENTIAL'}]->(c:Competency)<-[h:HAS]-(a:Agent:InStatistics)
WHERE h.level IS NULL OR r.level IS NULL OR h.level >= r.level
WITH p, needs, a, collect(c.uid) AS met
WITH p, needs, [one IN collect({missing: needs - size(met), met: met}) WHERE one.missing < 2] AS near
WITH p, near, size([one IN near WHERE one.missing = 0 | 1]) AS fit
WHERE fit < $threshold
MATCH (p)-[:REQUIRES {importance: 'ESSENTIAL'}]->(c:Competency)
WITH p, fit, c.uid AS competency_uid,
     size([one IN near WHERE one.missing = 1 AND NOT c.uid IN one.met | 1]) AS gained
ORDER BY p.uid, gained DESC, competency_uid
WITH p, fit, collect({competency_uid: competency_uid, gained: gained})[0] AS best
OPTIONAL MATCH (p)-[:AS]->(o:Occupation)
WITH p.uid AS post_uid, coalesce(o.label_fr, p.title_fr) AS label,
     CASE WHEN best.gained + fit >= $threshold THEN best.competency_uid ELSE null END AS competency_uid
WITH label, competency_uid, count(post_uid) AS posts
ORDER BY posts DESC, label, competency_uid
LIMIT $limit
RETURN label,
       competency_uid,
       posts
