// Every node of a server that belongs to the tests, with what it says; dates apart, as text.
//
// mode: read
// returns id: STRING
// returns labels: LIST<STRING>
// returns plain: LIST<LIST<ANY>>
// returns dates: LIST<LIST<STRING>>
MATCH (n)
RETURN elementId(n) AS id,
       labels(n) AS labels,
       [k IN keys(n) WHERE NOT n[k] IS :: DATE | [k, n[k]]] AS plain,
       [k IN keys(n) WHERE n[k] IS :: DATE NOT NULL | [k, toString(n[k])]] AS dates
