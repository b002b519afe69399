// Marks every relationship that can be derived: one that is made again has lost the mark.
//
// mode: write
MATCH ()-[r:HAS|REQUIRES|NEAR|NEXT|WALK|TRANSITION|MOVED_TO|OPEN_AS|WORKS_IN]->()
SET r.witness = true
