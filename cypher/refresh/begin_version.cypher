// Notes that a version of the statistics is being written: until it is complete, the next refresh writes it again.
//
// mode: write
// param as_of: STRING = '2026-03-02'
// param published_at: STRING = '2026-03-02T03:00:00Z'
MERGE (v:StatisticsVersion {uid: 'current'})
ON CREATE SET v.number = 0, v.as_of = date($as_of), v.published_at = $published_at, v.contributors = 0
SET v.complete = false
