// What some agents who agreed to be shown to recruiters bring to each requirement of a post, and where it comes from.
//
// The mirror of explain_posts_for_agent: one row an agent and a requirement. Who says so is free text,
// which may name somebody: recruiters are not told.
//
// mode: read
// param post_uid: STRING = 'pst-01'
// param agent_uids: LIST<STRING> = ['agt-01']
// returns owner_uid: STRING
// returns target_uid: STRING
// returns competency_uid: STRING
// returns label_fr: STRING
// returns idf: FLOAT
// returns importance: STRING
// returns need: INTEGER NULL
// returns credit: FLOAT
// returns via_uid: STRING NULL
// returns have: INTEGER NULL
// returns origin: STRING NULL
// returns confidence: FLOAT NULL
// returns recorded_at: STRING NULL
UNWIND $agent_uids AS owner_uid
MATCH (a:Agent:VisibleToRecruiters {uid: owner_uid})
MATCH (p:Post {uid: $post_uid})-[r:REQUIRES]->(t:Competency)
OPTIONAL MATCH (a)-[h:HAS]->(c:Competency)-[n:NEAR]->(t)
WITH owner_uid, p, t, r, h, c,
     coalesce(n.similarity * h.trust * CASE
       WHEN h.level IS NULL OR r.level IS NULL OR h.level >= r.level THEN 1.0
       ELSE exp(-0.7 * (r.level - h.level))
     END, 0.0) AS credit
ORDER BY owner_uid, t.uid, credit DESC, CASE WHEN c = t THEN 0 ELSE 1 END, c.uid
WITH owner_uid, p, t, r, collect({
       credit: credit, via_uid: c.uid, have: h.level, origin: h.origin,
       confidence: h.trust, recorded_at: h.recorded_at
     })[0] AS best
RETURN owner_uid,
       p.uid AS target_uid,
       t.uid AS competency_uid,
       t.label_fr AS label_fr,
       toFloat(coalesce(t.idf, 0.0)) AS idf,
       coalesce(r.importance, 'ESSENTIAL') AS importance,
       r.level AS need,
       round(best.credit * 1000000000000.0) / 1000000000000.0 AS credit,
       best.via_uid AS via_uid,
       best.have AS have,
       best.origin AS origin,
       toFloat(best.confidence) AS confidence,
       best.recorded_at AS recorded_at
ORDER BY owner_uid, competency_uid
