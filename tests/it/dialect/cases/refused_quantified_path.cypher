// rule: quantified path patterns are refused: a bounded *1..n takes their place
// expect: refused
// refusal: unexpected trailing input after pattern
// --- write
CREATE (:Dialect {uid: 'a'})-[:NEXT {n: 1}]->(:Dialect {uid: 'b'})-[:NEXT {n: 1}]->
       (:Dialect {uid: 'c'})
// --- read
MATCH (a:Dialect {uid: 'a'}) ((x)-[t:NEXT]->(y)){1,2} (z:Dialect)
RETURN z.uid AS uid
ORDER BY uid
// --- rows
// {"uid": "b"}
// {"uid": "c"}
