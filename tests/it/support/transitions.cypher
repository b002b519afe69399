// Every transition.
MATCH (a:Occupation)-[t:TRANSITION]->(b:Occupation)
RETURN a.uid AS from_uid, b.uid AS to_uid, t.rank AS rank, size(t.evidence) > 0 AS told, t.cost AS cost
