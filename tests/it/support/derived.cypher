// Every derived relationship, with everything it says.
//
// mode: read
MATCH (a)-[r:HAS|REQUIRES|NEAR|NEXT|WALK|TRANSITION|MOVED_TO|OPEN_AS|WORKS_IN]->(b)
RETURN type(r) AS kind, a.uid AS from_uid, b.uid AS to_uid, r.witness AS witness,
       r.level AS level, r.origin AS origin, r.confidence AS confidence,
       toString(r.last_used) AS last_used, r.source AS source, r.recorded_at AS recorded_at,
       r.derived AS derived, r.importance AS importance, r.w AS w, r.similarity AS similarity,
       r.gap_months AS gap_months, r.value AS value, r.strength AS strength, r.p AS p,
       r.rank AS rank, r.evidence AS evidence, r.observed AS observed,
       r.median_months AS median_months, toString(r.as_of) AS as_of,
       'Open' IN labels(a) AS open
ORDER BY kind, from_uid, to_uid
