// Which requirements of a post some agents who agreed to be shown to recruiters meet.
//
// One row an agent and a requirement that counts, at the level that counts (see rank_agents_for_post). Those who recruit learn
// whether it is met, from a credit of `ready`, and nothing else: no level, no neighbouring competency, no
// origin, no source and no day leaves the graph. They learn it of the `most` requirements of the post that weigh
// most among those that at least `small_count` people who agreed have: the same for every agent, so that what is
// neither met nor missing says nothing. Of somebody who accepted an introduction of the viewer's organisation
// they learn all.
//
// mode: read
// param post_uid: STRING = 'pst-01'
// param agent_uids: LIST<STRING> = ['agt-01']
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param today: STRING = '2026-03-02'
// param ready: FLOAT = 0.6
// param small_count: INTEGER = 5
// param most: INTEGER = 5
// returns owner_uid: STRING
// returns target_uid: STRING
// returns competency_uid: STRING
// returns label_fr: STRING
// returns idf: FLOAT
// returns importance: STRING
// returns quote: STRING NULL
// returns need: INTEGER NULL
// returns credit: FLOAT
MATCH (p:Post {uid: $post_uid})
WITH p, date(reduce(newest = '0001-01-01', w IN coalesce(p.open_during, []) |
       CASE WHEN left(w, 10) <= $today AND right(w, 10) > $today AND left(w, 10) > newest
         THEN left(w, 10) ELSE newest END)) AS opened_on
WITH p, [(p)-[r:REQUIRES]->(t:Competency)
       WHERE r.stated_on IS NULL OR r.stated_on <= opened_on | [t.uid, CASE WHEN r.origin = 'INFERRED' AND 'occupation_uid' IN coalesce(p.said, []) THEN null ELSE r.level END,
          r.importance]] AS now,
     [(p)-[:RESTATED]->(:RequirementChange)-[k:REPLACED]->(t:Competency)
       WHERE k.until > opened_on AND (k.stated_on IS NULL OR k.stated_on <= opened_on)
       | [t.uid, k.level, k.importance]] AS earlier
UNWIND now + [one IN earlier WHERE NOT any(other IN now WHERE other[0] = one[0])] AS one
MATCH (t:Competency {uid: one[0]})
CALL (t) {
  MATCH (t)<-[:HAS]-(x:VisibleToRecruiters)
  WITH x
  LIMIT $small_count
  RETURN count(x) AS holders
}
WITH p, t.uid AS uid, one[1] AS need, coalesce(one[2], 'ESSENTIAL') AS importance, holders,
     round(coalesce(t.idf, 0.0) * CASE WHEN one[2] = 'DESIRABLE' THEN 0.5 ELSE 1.0 END * 1000000000000.0) AS weight
ORDER BY weight DESC, uid
WITH p, collect([uid, need, importance, holders]) AS asked
WITH p, asked, [one IN asked WHERE one[3] >= $small_count][0..$most] AS disclosed
UNWIND $agent_uids AS owner_uid
MATCH (a:Agent:VisibleToRecruiters {uid: owner_uid})
WITH p, owner_uid, a, CASE WHEN $viewer_all OR EXISTS {
       MATCH (:Organisation {uid: $viewer_organisation})-[:ASKED]->(i:Introduction)-[:TO]->(a)
       WHERE i.state = 'ACCEPTED'
     } THEN asked ELSE disclosed END AS disclosed
UNWIND disclosed AS one
MATCH (t:Competency {uid: one[0]})
OPTIONAL MATCH (a)-[h:HAS]->(c:Competency)-[n:NEAR]->(t)
WITH owner_uid, p, t, one,
     max(coalesce(n.similarity * h.trust * CASE
       WHEN h.level IS NULL OR one[1] IS NULL OR h.level >= one[1] THEN 1.0
       ELSE exp(-0.7 * (one[1] - h.level))
     END, 0.0)) AS credit
RETURN owner_uid,
       p.uid AS target_uid,
       t.uid AS competency_uid,
       t.label_fr AS label_fr,
       toFloat(coalesce(t.idf, 0.0)) AS idf,
       one[2] AS importance,
       null AS quote,
       one[1] AS need,
       CASE WHEN round(credit * 1000000000000.0) / 1000000000000.0 >= $ready THEN 1.0 ELSE 0.0 END AS credit
ORDER BY owner_uid, competency_uid
