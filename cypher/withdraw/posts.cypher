// Takes back posts that a source states no more, with their vacancies, unless they have a history.
//
// A history is an assignment on the post, a vacancy that was filled or that somebody else states, or what an agent or a
// recruiter said about it over the API. Such a post stays, closed (withdraw/vacancies_of_posts comes first), and goes on to be of
// the source, which closes it again should a file open it. Where nobody knows who said it, it was said over the API.
//
// mode: write
// param source: STRING = 'rh'
// param rows: LIST<MAP> = [{"to_uid": "pst-01"}]
UNWIND $rows AS row
MATCH (n:Post {uid: row.to_uid})
WHERE $source IN n.sources
WITH n, [s IN n.sources WHERE s <> $source] AS others
FOREACH (one IN CASE WHEN size(others) > 0 THEN [n] ELSE [] END |
  SET one.sources = others)
WITH n, others
WHERE size(others) = 0
  AND NOT EXISTS { MATCH (n)<-[:ON]-(:Assignment) }
  AND NOT EXISTS {
    MATCH (n)<-[:FOR]-(v:Vacancy)
    WHERE v.state = 'FILLED' OR v.sources IS NULL OR any(s IN v.sources WHERE s <> $source)
  }
  AND NOT EXISTS {
    MATCH (n)<-[r:SAVED|DISMISSED|INTERESTED_IN|CLEARED]-(:Agent)
    WHERE r.sources IS NULL OR 'api' IN r.sources
  }
  AND n.separate IS NULL AND n.said IS NULL AND NOT EXISTS { MATCH (n)-[:RESTATED|DOES_WITHOUT]->() }
  AND NOT EXISTS {
    MATCH (n)-[r:REQUIRES]->(:Competency)
    WHERE 'api' IN coalesce(r.sources, [])
  }
  AND NOT EXISTS {
    MATCH (n)<-[:ABOUT]-(x)
    WHERE x.sources IS NULL OR 'api' IN x.sources
  }
OPTIONAL MATCH (n)<-[:FOR]-(v:Vacancy)
OPTIONAL MATCH (n)-[:RESTATED]->(c:RequirementChange)
DETACH DELETE v, c, n
