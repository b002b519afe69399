// rule: MERGE with ON CREATE and ON MATCH
// expect: same
// --- write
CREATE (:Dialect {uid: 'a', n: 1})
// --- write
UNWIND ['a', 'b', 'b'] AS uid
MERGE (a:Dialect {uid: uid})
ON CREATE SET a.n = 10
ON MATCH SET a.n = a.n + 1
// --- read
MATCH (a:Dialect)
RETURN a.uid AS uid, a.n AS n
ORDER BY uid
// --- rows
// {"uid": "a", "n": 2}
// {"uid": "b", "n": 11}
