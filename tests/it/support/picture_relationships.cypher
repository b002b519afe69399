// Every relationship of a server that belongs to the tests, with what it says; dates apart, as text.
//
// mode: read
// returns from: STRING
// returns to: STRING
// returns kind: STRING
// returns plain: LIST<LIST<ANY>>
// returns dates: LIST<LIST<STRING>>
MATCH (a)-[r]->(b)
RETURN elementId(a) AS from,
       elementId(b) AS to,
       type(r) AS kind,
       [k IN keys(r) WHERE NOT r[k] IS :: DATE | [k, r[k]]] AS plain,
       [k IN keys(r) WHERE r[k] IS :: DATE NOT NULL | [k, toString(r[k])]] AS dates
