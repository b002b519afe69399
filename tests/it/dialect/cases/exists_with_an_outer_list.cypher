// rule: what EXISTS looks for may be compared with a list of the row outside
// expect: same
// --- params
// {"rows": [{"to_uid": "a"}, {"to_uid": "c"}]}
// --- write
CREATE (a:Dialect:DialectA {uid: 'a', sources: ['x']})<-[:LINK]-(:Dialect:DialectB {uid: 'c'}), (:Dialect:DialectB {uid: 'd'})-[:LINK]->(:Dialect:DialectA {uid: 'e'})
// --- read
MATCH (n:DialectA|DialectB)
WHERE 'DialectA' IN labels(n) 
WITH n, [row IN $rows | row.to_uid] AS gone
RETURN n.uid AS uid, null AS nothing, EXISTS {
    MATCH (n)<-[:LINK]-(c)
    WHERE NOT c.uid IN gone
  } AS used, EXISTS { MATCH (n)<-[:LINK|NEAR]-(x) WHERE any(s IN x.sources WHERE s <> 'y') } OR EXISTS { MATCH (n)<-[:LINK]-() } AS b,
  CASE WHEN n.sources IS NULL THEN 'UNKNOWN' WHEN size(n.sources) > 1 THEN 'SHARED' ELSE 'ALONE' END AS standing
ORDER BY uid
// --- rows
// {"uid": "a", "nothing": null, "used": false, "b": true, "standing": "ALONE"}
// {"uid": "e", "nothing": null, "used": true, "b": true, "standing": "UNKNOWN"}
