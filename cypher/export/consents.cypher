// The rows of consents.csv, of some owners, in order: each grant with the withdrawal that ended it.
//
// A withdrawal that ended no grant is a row whose two instants are one: see import/consents.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns agent_uid: STRING
// returns purpose: STRING
// returns granted_at: STRING
// returns withdrawn_at: STRING NULL
UNWIND $uids AS owner
MATCH (a:Agent {uid: owner})-[:GAVE]->(n:Consent)
WITH a, n
ORDER BY a.uid, n.purpose, n.at
WITH a, n.purpose AS purpose,
     collect(CASE WHEN n.kind = 'GRANTED' THEN n.at ELSE null END) AS grants,
     collect(CASE WHEN n.kind = 'WITHDRAWN' THEN n.at ELSE null END) AS withdrawals
WITH a, purpose, grants, withdrawals,
     [w IN withdrawals WHERE size([g IN grants WHERE g <= w]) = 0
       OR size([x IN withdrawals WHERE x < w
         AND size([g IN grants WHERE g > x AND g <= w]) = 0]) > 0] AS alone
UNWIND grants + alone AS granted_at
WITH a, purpose, granted_at, grants, withdrawals, granted_at IN alone AS is_alone
WITH a, purpose, granted_at, CASE
       WHEN is_alone THEN granted_at
       ELSE [w IN withdrawals WHERE w >= granted_at
         AND size([g IN grants WHERE g > granted_at AND g <= w]) = 0][0]
     END AS withdrawn_at
RETURN a.uid AS agent_uid,
       purpose,
       granted_at,
       withdrawn_at
ORDER BY agent_uid, purpose, granted_at, withdrawn_at
