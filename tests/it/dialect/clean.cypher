// rule: what a case made is taken away: every node of a case carries this label
// expect: same
// --- write
MATCH (n:Dialect)
DETACH DELETE n
// --- rows
// {}
