// The posts that a source states, or of which nobody knows who states them.
//
// One that has a history (see withdraw/posts) and no vacancy that only this source states is OVER: it is closed already.
//
// mode: read
// param source: STRING = 'rh'
// returns from_uid: STRING NULL
// returns to_uid: STRING
// returns kind: STRING NULL
// returns standing: STRING
MATCH (n:Post)
WHERE n.sources IS NULL OR $source IN n.sources
WITH n,
     EXISTS {
       MATCH (n)<-[:FOR]-(v:Vacancy)
       WHERE v.state IN ['VACANT', 'LIKELY_VACANT'] AND v.sources = [$source]
     } AS open,
     EXISTS { MATCH (n)<-[:ON]-(:Assignment) }
       OR EXISTS {
         MATCH (n)<-[:FOR]-(v:Vacancy)
         WHERE v.state = 'FILLED' OR v.sources IS NULL OR any(s IN v.sources WHERE s <> $source)
       }
       OR EXISTS {
         MATCH (n)<-[r:SAVED|DISMISSED|INTERESTED_IN|CLEARED]-(:Agent)
         WHERE r.sources IS NULL OR 'api' IN r.sources
       }
       OR n.separate IS NOT NULL OR n.said IS NOT NULL OR EXISTS { MATCH (n)-[:RESTATED|DOES_WITHOUT]->() }
       OR EXISTS {
         MATCH (n)-[r:REQUIRES]->(:Competency)
         WHERE 'api' IN coalesce(r.sources, [])
       }
       OR EXISTS {
         MATCH (n)<-[:ABOUT]-(x)
         WHERE x.sources IS NULL OR 'api' IN x.sources
       } AS history
RETURN null AS from_uid,
       n.uid AS to_uid,
       null AS kind,
       CASE
         WHEN n.sources IS NULL THEN 'UNKNOWN'
         WHEN size(n.sources) > 1 THEN 'SHARED'
         WHEN history AND NOT open THEN 'OVER'
         ELSE 'ALONE'
       END AS standing
