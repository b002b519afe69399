// What agents did with posts they were shown.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before. One that is
// older than a dismissal of the post, dismisses what was wanted later, or is older than what the person took back, is
// left out.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Agent {uid: row.agent_uid})
MATCH (b:Post {uid: row.post_uid})
OPTIONAL MATCH (a)-[since:SAVED|DISMISSED|INTERESTED_IN|CLEARED]->(b)
WHERE (type(since) = 'CLEARED' AND since.at >= row.at AND row.kind <> 'CLEARED')
  OR (type(since) <> 'CLEARED' AND since.at > row.at AND (type(since) = 'DISMISSED') <> (row.kind = 'DISMISSED'))
WITH a, b, row, count(since) AS later
WHERE later = 0
FOREACH (one IN CASE WHEN row.kind = 'SAVED' THEN [b] ELSE [] END |
  MERGE (a)-[r:SAVED]->(one)
  SET r.at = row.at, r.reason = row.reason,
      r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
        ELSE coalesce(r.sources, []) + row.stated_by END)
FOREACH (one IN CASE WHEN row.kind = 'DISMISSED' THEN [b] ELSE [] END |
  MERGE (a)-[r:DISMISSED]->(one)
  SET r.at = row.at, r.reason = row.reason,
      r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
        ELSE coalesce(r.sources, []) + row.stated_by END)
FOREACH (one IN CASE WHEN row.kind = 'INTERESTED' THEN [b] ELSE [] END |
  MERGE (a)-[r:INTERESTED_IN]->(one)
  SET r.at = row.at, r.reason = row.reason,
      r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
        ELSE coalesce(r.sources, []) + row.stated_by END)
FOREACH (one IN CASE WHEN row.kind = 'CLEARED' THEN [b] ELSE [] END |
  MERGE (a)-[r:CLEARED]->(one)
  SET r.at = CASE WHEN r.at > row.at THEN r.at ELSE row.at END,
      r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
        ELSE coalesce(r.sources, []) + row.stated_by END)
WITH a, b, row
MATCH (a)-[old:SAVED|DISMISSED|INTERESTED_IN]->(b)
WHERE row.kind = 'CLEARED' AND old.at <= row.at
DELETE old
