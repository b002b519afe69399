// The mark of the last write that people asked for, and the number of the last refresh.
//
// mode: read
// returns mark: STRING NULL
// returns refreshed: INTEGER NULL
OPTIONAL MATCH (c:Change {uid: 'graph'})
OPTIONAL MATCH (d:Derivation {uid: 'transitions'})
RETURN c.mark AS mark, d.version AS refreshed
