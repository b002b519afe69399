// Notes that a version of the statistics is written: its number, its day, and how many people it counts.
//
// mode: write
// param as_of: STRING = '2026-03-02'
// param published_at: STRING = '2026-03-02T03:00:00Z'
// param contributors: INTEGER = 20
MATCH (v:StatisticsVersion {uid: 'current'})
SET v.number = v.number + 1,
    v.as_of = date($as_of),
    v.published_at = $published_at,
    v.contributors = $contributors,
    v.complete = true
