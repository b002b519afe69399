// Derives what no fact supports: every pair that a refresh left unlinked is linked.
//
// mode: write
MATCH (a:Agent), (c:Competency)
WHERE NOT EXISTS { (a)-[:HAS]->(c) }
CREATE (a)-[:HAS {derived: true, origin: 'INFERRED', level: 1, confidence: 0.5}]->(c)
WITH count(*) AS agents
MATCH (p:Post), (c:Competency)
WHERE NOT EXISTS { (p)-[:REQUIRES]->(c) }
CREATE (p)-[:REQUIRES {derived: true, origin: 'INFERRED', level: 1, confidence: 0.5, w: 1.0}]->(c)
WITH count(*) AS posts
MATCH (c:Competency), (d:Competency)
WHERE NOT EXISTS { (c)-[:NEAR]->(d) }
CREATE (c)-[:NEAR {similarity: 0.9}]->(d)
WITH count(*) AS near
MATCH (:Agent)-[:HELD]->(s:Assignment), (:Agent)-[:HELD]->(t:Assignment)
WHERE s.uid <> t.uid AND NOT EXISTS { (s)-[:NEXT]->(t) }
CREATE (s)-[:NEXT {gap_months: 99}]->(t)
WITH count(*) AS next
MATCH (a:Agent), (g:Organisation)
WHERE NOT EXISTS { (a)-[:WORKS_IN]->(g) }
CREATE (a)-[:WORKS_IN]->(g)
WITH count(*) AS workplaces
MATCH (o:Occupation), (q:Occupation)
WHERE NOT EXISTS { (o)-[:WALK]->(q) }
CREATE (o)-[:WALK {value: 0.9}]->(q)
WITH count(*) AS walks
MATCH (o:Occupation), (q:Occupation)
WHERE NOT EXISTS { (o)-[:TRANSITION]->(q) }
CREATE (o)-[:TRANSITION {strength: 0.9, p: 0.9, rank: 1}]->(q)
WITH count(*) AS transitions
MATCH (o:Occupation), (q:Occupation)
WHERE NOT EXISTS { (o)-[:MOVED_TO]->(q) }
CREATE (o)-[:MOVED_TO {observed: 9}]->(q)
WITH count(*) AS moves
MATCH (p:Post), (v:Vacancy)
WHERE NOT EXISTS { (p)-[:OPEN_AS]->(v) }
CREATE (p)-[:OPEN_AS]->(v)
SET p:Open
