// The version of the statistics that readers see; no row before the first one.
//
// mode: read
// returns number: INTEGER
// returns as_of: STRING
// returns published_at: STRING
// returns contributors: INTEGER
MATCH (v:StatisticsVersion {uid: 'published'})
RETURN v.number AS number,
       toString(v.as_of) AS as_of,
       v.published_at AS published_at,
       v.contributors AS contributors
