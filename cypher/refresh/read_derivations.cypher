// What is derived, for which day, when it was computed, and how often it has been.
//
// mode: read
// returns uid: STRING
// returns as_of: STRING
// returns computed_at: STRING
// returns version: INTEGER
MATCH (d:Derivation)
RETURN d.uid AS uid,
       toString(d.as_of) AS as_of,
       d.computed_at AS computed_at,
       d.version AS version
ORDER BY uid
