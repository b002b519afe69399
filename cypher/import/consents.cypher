// What agents agreed to and withdrew: a row is a grant and, where it says so, the withdrawal that ended it.
//
// Acts are added and never changed, so a row that comes again changes nothing, and the latest act
// decides. A row whose two instants are one is a withdrawal alone. One whose instant is yet to come waits for
// it, unless the person said it over the API (`said`).
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
UNWIND [
  {kind: 'GRANTED', at: CASE WHEN row.withdrawn_at = row.granted_at THEN null ELSE row.granted_at END},
  {kind: 'WITHDRAWN', at: row.withdrawn_at}
] AS act
WITH row, act
WHERE act.at IS NOT NULL
MERGE (n:Consent {uid: row.agent_uid + ':' + row.purpose + ':' + act.at + ':' + act.kind})
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.purpose = row.purpose,
    n.kind = act.kind,
    n.at = act.at,
    n.said = coalesce(n.said, false)
WITH DISTINCT n, row
MATCH (to:Agent {uid: row.agent_uid})
MERGE (n)<-[:GAVE]-(to)
