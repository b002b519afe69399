// The tree of careers of an occupation or a corps, as `refresh` grew it of sequences that may be told.
//
// Links come as lists of equal length: the step, from where, to where, how often, and the median of the months.
//
// mode: read
// param uid: STRING = 'occupation:occ-01:onward'
// returns first_year: INTEGER NULL
// returns last_year: INTEGER NULL
// returns withheld: LIST<INTEGER>
// returns steps: LIST<INTEGER>
// returns from_uids: LIST<STRING>
// returns to_uids: LIST<STRING>
// returns counts: LIST<INTEGER>
// returns months: LIST<INTEGER>
MATCH (t:CareerTree {uid: $uid})
RETURN t.first_year AS first_year,
       t.last_year AS last_year,
       t.withheld AS withheld,
       t.steps AS steps,
       t.from_uids AS from_uids,
       t.to_uids AS to_uids,
       t.counts AS counts,
       t.months AS months
