// rule: reserved words as properties and columns, in backticks
// expect: same
// --- write
CREATE (:Dialect {uid: 'a', `end`: 1, `on`: 2, `all`: 3})
// --- write
MATCH (a:Dialect)
SET a.`end` = a.`end` + 10
// --- read
MATCH (a:Dialect)
WHERE a.`end` > 10 AND a.`on` = 2
RETURN a.`end` AS `end`, a.`on` AS `on`, a.`all` AS `all`
ORDER BY `end`, `on`
// --- rows
// {"end": 11, "on": 2, "all": 3}
