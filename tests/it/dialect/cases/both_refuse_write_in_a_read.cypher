// rule: a write where a read was announced
// expect: error
// --- read
CREATE (a:Dialect {uid: 'a'})
RETURN a.uid AS uid
