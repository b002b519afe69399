// rule: writes inside CALL are refused: FOREACH, or a second statement of the unit
// expect: refused
// refusal: inside a CALL { } subquery are not supported
// --- write
CREATE (:Dialect {uid: 'a'})
// --- write
MATCH (a:Dialect {uid: 'a'})
CALL (a) {
  CREATE (a)-[:LINK]->(b:Dialect {uid: 'b'})
  RETURN b
}
RETURN b.uid AS uid
// --- rows
// {"uid": "b"}
