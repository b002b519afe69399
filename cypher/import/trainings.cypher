// Trainings.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Training {uid: row.uid})
ON CREATE SET n.worded = null, n.search_text = row.search_text
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.title_fr = row.title,
    n.provider = row.provider,
    n.hours = row.hours,
    n.url = row.url,
    n.search_own = row.search_text,
    n.sort_text = row.sort_text
