// What each agent in statistics lacks of what each open post cannot do without.
MATCH (p:Open)-[:REQUIRES {importance: 'ESSENTIAL'}]->(:Competency)
WITH DISTINCT p
OPTIONAL MATCH (p)-[:AS]->(o:Occupation)
WITH p, coalesce(o.label_fr, p.title_fr) AS label
MATCH (a:Agent:InStatistics)
OPTIONAL MATCH (p)-[r:REQUIRES {importance: 'ESSENTIAL'}]->(c:Competency)
WHERE NOT EXISTS {
    MATCH (a)-[h:HAS]->(c)
    WHERE h.level IS NULL OR r.level IS NULL OR h.level >= r.level
  }
WITH p.uid AS post_uid, label, a.uid AS agent_uid, collect(c.uid) AS missing
RETURN post_uid,
       label,
       agent_uid,
       missing
