// Who is a member of which community.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before. Who left stays
// out, unless a row says that they came after that.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Agent {uid: row.agent_uid})
MATCH (b:Community {uid: row.community_uid})
OPTIONAL MATCH (a)-[gone:TOOK_BACK {what: 'MEMBER_OF'}]->(b)
WITH a, b, row
WHERE gone IS NULL OR coalesce(row.since, '') > left(gone.at, 10)
MERGE (a)-[r:MEMBER_OF]->(b)
SET r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
      ELSE coalesce(r.sources, []) + row.stated_by END,
    r.since = date(row.since)
