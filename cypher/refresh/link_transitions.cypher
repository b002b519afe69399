// Links occupations to those that one moves to, with what is known of the move.
//
// `strength` and the first cost are for who is signed in, `public_strength` and the second cost for the public, of
// moves that more people made. Steps are what paths walk: a second, narrow edge, since a path of four moves over all
// fifty would have six million ends; a cost of a thousand million is that of no step.
//
// mode: write
// param rows: LIST<MAP> = []
// param as_of: STRING = '2026-03-02'
UNWIND $rows AS row
MATCH (a:Occupation {uid: row.from_uid})
MATCH (b:Occupation {uid: row.to_uid})
MERGE (a)-[t:TRANSITION]->(b)
SET t.strength = row.strength,
    t.public_strength = row.public_strength,
    t.shared_share = row.shared_share,
    t.evidence = row.evidence,
    t.observed = row.observed,
    t.people = row.people,
    t.median_months = row.median_months,
    t.as_of = date($as_of)
WITH a, b, row
WHERE row.is_step
MERGE (a)-[w:LEADS_TO]->(b)
SET w.costs = row.costs,
    w.evidence = row.evidence,
    w.observed = row.observed,
    w.people = row.people,
    w.median_months = row.median_months,
    w.as_of = date($as_of)
