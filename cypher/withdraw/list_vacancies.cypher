// The vacancies that a source states, or of which nobody knows who states them, each with its post.
//
// What is filled or withdrawn is OVER: it happened, and stays.
//
// mode: read
// param source: STRING = 'rh'
// returns from_uid: STRING NULL
// returns to_uid: STRING
// returns kind: STRING NULL
// returns standing: STRING
MATCH (v:Vacancy)-[:FOR]->(p:Post)
WHERE v.sources IS NULL OR $source IN v.sources
RETURN p.uid AS from_uid,
       v.uid AS to_uid,
       null AS kind,
       CASE
         WHEN v.sources IS NULL THEN 'UNKNOWN'
         WHEN size(v.sources) > 1 THEN 'SHARED'
         WHEN v.state IN ['FILLED', 'WITHDRAWN'] THEN 'OVER'
         ELSE 'ALONE'
       END AS standing
