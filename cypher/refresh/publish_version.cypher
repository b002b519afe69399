// Publishes a version of the statistics: from here on readers see its tables, and the digests of its facts count.
//
// mode: write
// param number: INTEGER = 1
// param as_of: STRING = '2026-03-02'
// param published_at: STRING = '2026-03-02T03:00:00Z'
// param contributors: INTEGER = 20
MERGE (v:StatisticsVersion {uid: 'published'})
SET v.number = $number,
    v.as_of = date($as_of),
    v.published_at = $published_at,
    v.contributors = $contributors
