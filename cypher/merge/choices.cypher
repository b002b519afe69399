// Gives what an agent wants, hides from, belongs to and did with posts to another who is the same person.
//
// What the one who stays said of a post, or took back, stays; so does the list of wishes that they gave. They hide from whomever either
// hid from.
//
// mode: write
// param keep: STRING = 'agt-01'
// param retire: STRING = 'agt-02'
MATCH (k:Agent {uid: $keep})
MATCH (r:Agent {uid: $retire})-[old:PROPOSED|WANTS|HIDDEN_FROM|MEMBER_OF|SAVED|DISMISSED|INTERESTED_IN|CLEARED|REJECTED|TOOK_BACK]->(n)
OPTIONAL MATCH (k)-[known:HAS|SAVED|DISMISSED|INTERESTED_IN|CLEARED|REJECTED|TOOK_BACK]->(n)
WHERE NOT coalesce(known.derived, false)
WITH k, old, n, count(known) AS said
WITH k, n, said, type(old) AS what, old.rank AS old_rank, old.since AS old_since, old.at AS old_at, old.reason AS old_reason,
     old.what AS gone, old.confidence AS old_confidence, old.trust AS old_trust, old.recorded_at AS old_recorded_at, old.sources AS old_sources
FOREACH (one IN CASE WHEN what = 'PROPOSED' AND said = 0 THEN [n] ELSE [] END |
  MERGE (k)-[x:PROPOSED]->(one)
  ON CREATE SET x.level = null, x.origin = 'EXTRACTED', x.confidence = old_confidence, x.trust = old_trust, x.source = 'texte',
      x.recorded_at = old_recorded_at, x.sources = old_sources)
FOREACH (one IN CASE WHEN what = 'WANTS' AND k.wants_said_at IS NULL THEN [n] ELSE [] END |
  MERGE (k)-[x:WANTS]->(one)
  ON CREATE SET x.rank = old_rank, x.sources = old_sources)
FOREACH (one IN CASE WHEN what = 'HIDDEN_FROM' THEN [n] ELSE [] END |
  MERGE (k)-[x:HIDDEN_FROM]->(one)
  ON CREATE SET x.sources = old_sources)
FOREACH (one IN CASE WHEN what = 'MEMBER_OF' AND said = 0 THEN [n] ELSE [] END |
  MERGE (k)-[x:MEMBER_OF]->(one)
  ON CREATE SET x.since = old_since, x.sources = old_sources)
FOREACH (one IN CASE WHEN what = 'SAVED' AND said = 0 THEN [n] ELSE [] END |
  MERGE (k)-[x:SAVED]->(one)
  ON CREATE SET x.at = old_at, x.reason = old_reason, x.sources = old_sources)
FOREACH (one IN CASE WHEN what = 'DISMISSED' AND said = 0 THEN [n] ELSE [] END |
  MERGE (k)-[x:DISMISSED]->(one)
  ON CREATE SET x.at = old_at, x.reason = old_reason, x.sources = old_sources)
FOREACH (one IN CASE WHEN what = 'INTERESTED_IN' AND said = 0 THEN [n] ELSE [] END |
  MERGE (k)-[x:INTERESTED_IN]->(one)
  ON CREATE SET x.at = old_at, x.reason = old_reason, x.sources = old_sources)
FOREACH (one IN CASE WHEN what = 'CLEARED' AND said = 0 THEN [n] ELSE [] END |
  MERGE (k)-[x:CLEARED]->(one)
  ON CREATE SET x.at = old_at, x.sources = old_sources)
FOREACH (one IN CASE WHEN what = 'REJECTED' AND said = 0 THEN [n] ELSE [] END |
  MERGE (k)-[x:REJECTED]->(one)
  ON CREATE SET x.at = old_at, x.sources = old_sources)
FOREACH (one IN CASE WHEN what = 'TOOK_BACK' AND said = 0 THEN [n] ELSE [] END |
  MERGE (k)-[x:TOOK_BACK {what: gone}]->(one)
  ON CREATE SET x.at = old_at)
