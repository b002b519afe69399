// rule: toString() of a great float has an exponent in Neo4j alone: numbers leave as numbers
// expect: differs
// --- read
RETURN toString(12345678901.0) AS great, toString(1.5) AS part, toString(1.0) AS whole
// --- rows
// {"great": "1.2345678901E10", "part": "1.5", "whole": "1.0"}
// --- rows of the embedded engine
// {"great": "12345678901.0", "part": "1.5", "whole": "1.0"}
