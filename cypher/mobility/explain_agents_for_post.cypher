// Which requirements of a post some agents who agreed to be shown to recruiters meet.
//
// One row an agent and a requirement that was stated when the vacancy opened. Those who recruit learn
// whether it is met, from a credit of `ready`, and nothing else: no level, no neighbouring competency, no
// origin, no source and no day leaves the graph.
//
// mode: read
// param post_uid: STRING = 'pst-01'
// param agent_uids: LIST<STRING> = ['agt-01']
// param today: STRING = '2026-03-02'
// param ready: FLOAT = 0.6
// returns owner_uid: STRING
// returns target_uid: STRING
// returns competency_uid: STRING
// returns label_fr: STRING
// returns idf: FLOAT
// returns importance: STRING
// returns need: INTEGER NULL
// returns credit: FLOAT
MATCH (p:Post {uid: $post_uid})
WITH p, date(reduce(newest = '0001-01-01', w IN coalesce(p.open_during, []) |
       CASE WHEN left(w, 10) <= $today AND right(w, 10) > $today AND left(w, 10) > newest
         THEN left(w, 10) ELSE newest END)) AS opened_on
MATCH (p)-[r:REQUIRES]->(t:Competency)
WHERE r.stated_on IS NULL OR r.stated_on <= opened_on
UNWIND $agent_uids AS owner_uid
MATCH (a:Agent:VisibleToRecruiters {uid: owner_uid})
OPTIONAL MATCH (a)-[h:HAS]->(c:Competency)-[n:NEAR]->(t)
WITH owner_uid, p, t, r,
     max(coalesce(n.similarity * h.trust * CASE
       WHEN h.level IS NULL OR r.level IS NULL OR h.level >= r.level THEN 1.0
       ELSE exp(-0.7 * (r.level - h.level))
     END, 0.0)) AS credit
RETURN owner_uid,
       p.uid AS target_uid,
       t.uid AS competency_uid,
       t.label_fr AS label_fr,
       toFloat(coalesce(t.idf, 0.0)) AS idf,
       coalesce(r.importance, 'ESSENTIAL') AS importance,
       r.level AS need,
       CASE WHEN round(credit * 1000000000000.0) / 1000000000000.0 >= $ready THEN 1.0 ELSE 0.0 END AS credit
ORDER BY owner_uid, competency_uid
