// Takes an agent away who is the same person as another, whose record is filled from theirs; the key stays known for imports.
//
// Of what both said of themselves the later word counts.
//
// mode: write
// param keep: STRING = 'agt-01'
// param retire: STRING = 'agt-02'
MATCH (k:Agent {uid: $keep})
MATCH (r:Agent {uid: $retire})
WITH k, r,
     coalesce(r.move_intent_said_at > coalesce(k.move_intent_said_at, ''), k.move_intent IS NULL) AS intends,
     coalesce(r.mobile_from_said_at > coalesce(k.mobile_from_said_at, ''), k.mobile_from IS NULL) AS moves,
     coalesce(r.grade_said_at > coalesce(k.grade_said_at, ''), k.grade IS NULL) AS graded,
     coalesce(r.wants_said_at > coalesce(k.wants_said_at, ''), false) AS wants,
     coalesce(r.aspirations_said_at > coalesce(k.aspirations_said_at, ''), false) AS aspires,
     [s IN coalesce(r.sources, []) WHERE NOT s IN coalesce(k.sources, [])] AS others
SET k.email = coalesce(k.email, r.email),
    k.category = coalesce(k.category, r.category),
    k.move_intent = CASE WHEN intends THEN r.move_intent ELSE k.move_intent END,
    k.move_intent_said_at = CASE WHEN intends THEN r.move_intent_said_at ELSE k.move_intent_said_at END,
    k.mobile_from = CASE WHEN moves THEN r.mobile_from ELSE k.mobile_from END,
    k.mobile_from_said_at = CASE WHEN moves THEN r.mobile_from_said_at ELSE k.mobile_from_said_at END,
    k.grade = CASE WHEN graded THEN r.grade ELSE k.grade END,
    k.grade_said_at = CASE WHEN graded THEN r.grade_said_at ELSE k.grade_said_at END,
    k.wants_said_at = CASE WHEN wants THEN r.wants_said_at ELSE k.wants_said_at END,
    k.aspirations_said_at = CASE WHEN aspires THEN r.aspirations_said_at ELSE k.aspirations_said_at END,
    k.sources = coalesce(k.sources, []) + others,
    k.aliases = coalesce(k.aliases, []) + coalesce(r.aliases, []) + $retire
WITH r
OPTIONAL MATCH (r)-[:GAVE|GAVE_ENDORSEMENT]->(n)
OPTIONAL MATCH (r)<-[:FOR_AGENT]-(m:Endorsement)
DETACH DELETE n, m, r
