// What an agent brings to each requirement of some posts: the best credit, and where it comes from.
//
// One row a requirement; what several posts require is looked for once. `have` and `own_origin` are of the agent's own
// competency, the one that is asked for or one that is aligned with it from `same` on, and what was only
// read from a text where there is no other; the other columns of the agent's side are of what gives the best credit,
// null without any.
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param post_uids: LIST<STRING> = ['pst-01']
// param same: FLOAT = 0.9
// returns target_uid: STRING
// returns competency_uid: STRING
// returns label_fr: STRING
// returns idf: FLOAT
// returns importance: STRING
// returns quote: STRING NULL
// returns need: INTEGER NULL
// returns credit: FLOAT
// returns via_uid: STRING NULL
// returns via_label_fr: STRING NULL
// returns have: INTEGER NULL
// returns own_origin: STRING NULL
// returns origin: STRING NULL
// returns confidence: FLOAT NULL
// returns source: STRING NULL
// returns recorded_at: STRING NULL
MATCH (a:Agent {uid: $agent_uid})
UNWIND $post_uids AS target_uid
MATCH (p:Post {uid: target_uid})-[r:REQUIRES]->(t:Competency)
WITH a, t, collect({target_uid: target_uid, importance: r.importance, level: r.level, quote: r.quote}) AS asked
OPTIONAL MATCH (a)-[h:HAS|PROPOSED]->(c:Competency)-[n:NEAR]->(t)
UNWIND asked AS r
WITH r.target_uid AS target_uid, t, r, h, c,
     coalesce(n.similarity * h.trust * CASE
       WHEN h.level IS NULL OR r.level IS NULL OR h.level >= r.level THEN 1.0
       ELSE exp(-0.7 * (r.level - h.level))
     END, 0.0) AS credit, n.similarity AS similarity
ORDER BY target_uid, t.uid, credit DESC, CASE WHEN c = t THEN 0 ELSE 1 END, c.uid,
  CASE WHEN h.origin = 'EXTRACTED' THEN 1 ELSE 0 END
WITH target_uid, t, r, collect({
       credit: credit, via_uid: c.uid, via_label_fr: c.label_fr, similarity: similarity, have: h.level,
       origin: h.origin, confidence: h.trust, source: h.source, recorded_at: h.recorded_at
     }) AS found
WITH target_uid, t, r, found, [one IN found WHERE one.similarity >= $same] AS same
WITH target_uid, t, r, found[0] AS best,
     coalesce([one IN same WHERE one.origin <> 'EXTRACTED'][0], same[0]) AS own
RETURN target_uid,
       t.uid AS competency_uid,
       t.label_fr AS label_fr,
       toFloat(coalesce(t.idf, 0.0)) AS idf,
       coalesce(r.importance, 'ESSENTIAL') AS importance,
       r.quote AS quote,
       r.level AS need,
       round(best.credit * 1000000000000.0) / 1000000000000.0 AS credit,
       best.via_uid AS via_uid,
       best.via_label_fr AS via_label_fr,
       own.have AS have,
       own.origin AS own_origin,
       best.origin AS origin,
       toFloat(best.confidence) AS confidence,
       best.source AS source,
       best.recorded_at AS recorded_at
ORDER BY target_uid, competency_uid
