// A cycle in the tree of competencies.
MATCH (a:Competency {uid: 'cmp-donnees'})
MATCH (b:Competency {uid: 'cmp-sql'})
MERGE (a)-[:BROADER]->(b)
