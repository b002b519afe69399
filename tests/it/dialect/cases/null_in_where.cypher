// rule: a comparison with null is null, and WHERE keeps only what is true, negated or not
// expect: same
// --- write
CREATE (:Dialect {uid: 'a', n: 1}), (:Dialect {uid: 'b'}), (:Dialect {uid: 'c', n: 3})
// --- read
MATCH (a:Dialect)
WITH a ORDER BY a.uid
WITH collect(CASE WHEN a.n > 1 THEN a.uid END) AS above,
     collect(CASE WHEN NOT a.n > 1 THEN a.uid END) AS not_above,
     collect(CASE WHEN a.n <> 1 THEN a.uid END) AS other,
     collect(CASE WHEN NOT a.n IN [1, 2] THEN a.uid END) AS not_in,
     collect(CASE WHEN a.n IS NULL OR a.n > 1 THEN a.uid END) AS either
RETURN above, not_above, other, not_in, either
// --- rows
// {"above": ["c"], "not_above": ["a"], "other": ["c"], "not_in": ["c"], "either": ["b", "c"]}
