// Takes away where agents work, as in a graph of a version that did not derive it.
//
// mode: write
MATCH (:Agent)-[r:WORKS_IN]->(:Organisation)
DELETE r
