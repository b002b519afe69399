// rule: a list on a relationship grows by what it lacks
// expect: same
// --- write
CREATE (:Dialect {uid: 'a'}), (:Dialect {uid: 'b'})
// --- write
UNWIND [{by: 'x', to: 'b'}, {by: 'y', to: 'b'}, {by: 'y', to: 'b'}] AS row
MATCH (a:Dialect {uid: 'a'})
MATCH (b:Dialect {uid: row.to})
FOREACH (one IN CASE WHEN row.by IN ['x', 'y'] THEN [b] ELSE [] END |
  MERGE (a)-[r:LINK]->(one)
  SET r.w = 1, r.sources = CASE WHEN row.by IN coalesce(r.sources, []) THEN r.sources ELSE coalesce(r.sources, []) + row.by END)
// --- read
MATCH (:Dialect)-[r:LINK]->(:Dialect)
RETURN r.sources AS sources
// --- rows
// {"sources": ["x", "y"]}
