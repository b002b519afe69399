// rule: round() of a half below zero goes up in Neo4j and away from zero in the embedded engine
// expect: differs
// --- read
RETURN round(-2.5) AS half, round(-2.6) AS more, round(2.5) AS above
// --- rows
// {"half": -2.0, "more": -3.0, "above": 3.0}
// --- rows of the embedded engine
// {"half": -3.0, "more": -3.0, "above": 3.0}
