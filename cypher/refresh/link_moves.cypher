// Links occupations between which people moved, as far as flows are disclosed.
//
// mode: write
// param rows: LIST<MAP> = []
// param as_of: STRING = '2026-03-02'
UNWIND $rows AS row
MATCH (a:Occupation {uid: row.from_uid})
MATCH (b:Occupation {uid: row.to_uid})
MERGE (a)-[m:MOVED_TO]->(b)
SET m.observed = row.moves,
    m.median_months = row.median_months,
    m.as_of = date($as_of)
