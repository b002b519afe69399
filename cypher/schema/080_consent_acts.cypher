// A consent is a history: the node of a purpose becomes one of its grant and one of its withdrawal.
//
// mode: write
MATCH (a:Agent)-[:GAVE]->(n:Consent)
WHERE n.kind IS NULL
WITH a, n, left(n.granted_at, 19) + '.000Z' AS granted_at, left(n.withdrawn_at, 19) + '.000Z' AS withdrawn_at
FOREACH (at IN CASE WHEN withdrawn_at IS NULL THEN [] ELSE [withdrawn_at] END |
  MERGE (w:Consent {uid: a.uid + ':' + n.purpose + ':' + at + ':' + 'WITHDRAWN'})
  SET w.purpose = n.purpose, w.kind = 'WITHDRAWN', w.at = at
  MERGE (a)-[:GAVE]->(w))
SET n.uid = a.uid + ':' + n.purpose + ':' + granted_at + ':' + 'GRANTED',
    n.kind = 'GRANTED',
    n.at = granted_at
REMOVE n.granted_at, n.withdrawn_at
