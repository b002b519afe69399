// Writes which agents are the same person as another: none is shown to the other as a peer.
//
// mode: write
// param rows: LIST<MAP> = [{"uid": "agt-01", "other_uid": "agt-02"}]
UNWIND $rows AS row
MATCH (a:Agent {uid: row.uid})
MATCH (b:Agent {uid: row.other_uid})
MERGE (b)-[:SAME_PERSON]->(a)
