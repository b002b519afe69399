// Marks the graph, and what a write changed in it, so that who watches sees that something is new.
//
// A mark is a fresh text and no counter: two writes at once can leave either one, never the one before.
// Last in a unit, so that the one node which all writes share is locked for as short as can be.
//
// mode: write
// param subjects: LIST<STRING> = ['agent:agt-01']
// param mark: STRING = '8e2f7c1a'
MERGE (c:Change {uid: 'graph'})
SET c.mark = $mark
WITH DISTINCT c
UNWIND $subjects AS subject
MERGE (s:Change {uid: subject})
SET s.mark = $mark
