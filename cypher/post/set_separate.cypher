// Says of a post of the viewer's tree whether it is a job of its own, whatever it has in common with others.
//
// No row for a post of another tree.
//
// mode: write
// param uid: STRING = 'pst-01'
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param separate: BOOLEAN NULL = true
// returns outcome: STRING
MATCH (p:Post {uid: $uid})-[:OF]->(g:Organisation)
WHERE $viewer_all OR EXISTS {
    MATCH (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  }
SET p.separate = $separate
RETURN 'CHANGED' AS outcome
