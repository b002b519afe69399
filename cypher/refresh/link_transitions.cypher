// Links occupations to those that one moves to, with what is known of the move.
//
// The twelve strongest of which something tells are what paths walk: a second, narrow edge, since a
// path of four moves over all fifty would have six million ends.
//
// mode: write
// param rows: LIST<MAP> = []
// param as_of: STRING = '2026-03-02'
UNWIND $rows AS row
MATCH (a:Occupation {uid: row.from_uid})
MATCH (b:Occupation {uid: row.to_uid})
MERGE (a)-[t:TRANSITION]->(b)
SET t.strength = row.strength,
    t.p = row.p,
    t.rank = row.rank,
    t.shared_share = row.shared_share,
    t.cost = row.cost,
    t.evidence = row.evidence,
    t.observed = row.observed,
    t.people = row.people,
    t.median_months = row.median_months,
    t.as_of = date($as_of)
WITH a, b, row
WHERE row.rank <= 12 AND size(row.evidence) > 0
MERGE (a)-[w:LEADS_TO]->(b)
SET w.cost = row.cost,
    w.evidence = row.evidence,
    w.observed = row.observed,
    w.people = row.people,
    w.median_months = row.median_months,
    w.as_of = date($as_of)
