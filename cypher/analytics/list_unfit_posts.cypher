// Open posts that fewer agents in statistics fit than the threshold, and what would change that.
//
// One fits who has every essential competency, at its level or at an unknown one. What would change it is the
// competency that alone keeps most agents from fitting, together with those who fit at least the threshold.
//
// Posts that ask for the same are looked at once, through those who have the rarest of what is asked: nobody else
// fits, and the look ends at the threshold. Who lacks one competency alone has one of the two rarest; where one is
// all that is asked, everybody else lacks it alone.
//
// mode: read
// param today: STRING = '2026-03-02'
// param threshold: INTEGER = 5
// param limit: INTEGER = 50
// returns label: STRING
// returns competency_uid: STRING NULL
// returns posts: INTEGER
MATCH (a:InStatistics)
WITH count(a) AS population
MATCH (p:Open)
WHERE any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
MATCH (p)-[r:REQUIRES {importance: 'ESSENTIAL'}]->(c:Competency)
WITH population, p, r, c
ORDER BY p.uid, c.idf DESC, c.uid
WITH population, p, collect(c.uid) AS needs, collect(coalesce(r.level, 0)) AS levels
ORDER BY p.uid
WITH population, needs, levels, collect(p.uid) AS same
WITH population, needs, levels, same, same[0] AS uid
CALL (needs, levels, uid) {
  MATCH (p:Post {uid: uid})
  MATCH (:Competency {uid: needs[0]})<-[h:HAS]-(a:Agent:InStatistics)
  WHERE h.level IS NULL OR h.level >= levels[0]
  WITH DISTINCT a, p
  WHERE NOT EXISTS {
      MATCH (p)-[r:REQUIRES {importance: 'ESSENTIAL'}]->(c:Competency)
      WHERE NOT EXISTS {
          MATCH (a)-[h:HAS]->(c)
          WHERE h.level IS NULL OR r.level IS NULL OR h.level >= r.level
        }
    }
  WITH a
  LIMIT $threshold
  RETURN count(a) AS fit
}
WITH population, needs, levels, same, uid, fit
WHERE fit < $threshold
CALL (needs, levels, uid) {
  MATCH (p:Post {uid: uid})
  UNWIND range(0, size(needs[0..2]) - 1) AS i
  MATCH (:Competency {uid: needs[i]})<-[h:HAS]-(a:Agent:InStatistics)
  WHERE h.level IS NULL OR h.level >= levels[i]
  WITH DISTINCT a, p
  MATCH (p)-[r:REQUIRES {importance: 'ESSENTIAL'}]->(c:Competency)
  WHERE NOT EXISTS {
      MATCH (a)-[h:HAS]->(c)
      WHERE h.level IS NULL OR r.level IS NULL OR h.level >= r.level
    }
  WITH a, collect(c.uid) AS missing
  WHERE size(missing) = 1
  WITH missing[0] AS competency_uid, count(a) AS gained
  ORDER BY gained DESC, competency_uid
  LIMIT 1
  RETURN collect({competency_uid: competency_uid, gained: gained})[0] AS best
}
WITH same, CASE
       WHEN size(needs) = 1 THEN CASE WHEN population >= $threshold THEN needs[0] ELSE null END
       WHEN best.gained + fit >= $threshold THEN best.competency_uid
       ELSE null
     END AS competency_uid
UNWIND same AS uid
MATCH (p:Post {uid: uid})
OPTIONAL MATCH (p)-[:AS]->(o:Occupation)
WITH p.uid AS post_uid, coalesce(o.label_fr, p.title_fr) AS label, competency_uid
WITH label, competency_uid, count(post_uid) AS posts
ORDER BY posts DESC, label, competency_uid
LIMIT $limit
RETURN label,
       competency_uid,
       posts
