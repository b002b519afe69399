// rule: FOREACH writes for each element, and not at all for an empty list
// expect: same
// --- params
// {"rows": [{"uid": "a", "to": "b"}, {"uid": "b", "to": null}]}
// --- write
CREATE (:Dialect {uid: 'a'}), (:Dialect {uid: 'b'})
// --- write
UNWIND $rows AS row
MATCH (a:Dialect {uid: row.uid})
OPTIONAL MATCH (b:Dialect {uid: row.to})
FOREACH (target IN CASE WHEN b IS NULL THEN [] ELSE [b] END |
  MERGE (a)-[l:LINK]->(target)
  SET l.w = 2)
RETURN a.uid AS uid, COUNT { (a)-[:LINK]->() } AS links
ORDER BY uid
// --- rows
// {"uid": "a", "links": 1}
// {"uid": "b", "links": 0}
