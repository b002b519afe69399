// rule: MERGE with a null key
// expect: error
// --- write
MERGE (a:Dialect {uid: null})
RETURN a.uid AS uid
