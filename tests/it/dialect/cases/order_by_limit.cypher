// rule: ORDER BY with LIMIT of a parameter, on an alias and on a property that is not returned
// expect: same
// --- params
// {"limit": 3}
// --- write
UNWIND [['a', 1, 9], ['b', 2, 7], ['c', 2, 8], ['d', null, 1], ['e', 3, 5]] AS row
CREATE (:Dialect {uid: row[0], n: row[1], rank: row[2]})
// --- read
MATCH (a:Dialect)
RETURN a.uid AS uid, a.n AS n
ORDER BY n DESC, a.rank
LIMIT $limit
// --- rows
// {"uid": "d", "n": null}
// {"uid": "e", "n": 3}
// {"uid": "b", "n": 2}
