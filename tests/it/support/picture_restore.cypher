// Makes nodes and relationships of a server that belongs to the tests, as a picture shows them.
//
// mode: write
// param nodes: LIST<MAP> = []
// param relationships: LIST<MAP> = []
UNWIND $nodes AS row
CREATE (n:$(row.labels))
SET n = row.properties
FOREACH (pair IN row.dates | SET n[pair[0]] = date(pair[1]))
WITH collect(n) AS nodes
UNWIND $relationships AS row
WITH row, nodes[row.from] AS a, nodes[row.to] AS b
CREATE (a)-[r:$(row.kind)]->(b)
SET r = row.properties
FOREACH (pair IN row.dates | SET r[pair[0]] = date(pair[1]))
