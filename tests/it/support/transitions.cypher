// Every step of paths of who is signed in.
MATCH (a:Occupation)-[t:LEADS_TO]->(b:Occupation)
WHERE t.costs[0] < 1000000.0
RETURN a.uid AS from_uid, b.uid AS to_uid, t.costs[0] AS cost
