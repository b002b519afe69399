// Opens a post of the viewer's tree, unless it is open already or will be: the outcome says so.
//
// No row for a post of another tree. The post is locked before its vacancies are read, so that the
// second of two publications sees the first.
//
// mode: write
// param uid: STRING = 'vac-01'
// param post_uid: STRING = 'pst-01'
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param vacant_from: STRING NULL = null
// param apply_by: STRING NULL = null
// param today: STRING = '2026-03-02'
// returns outcome: STRING
MATCH (p:Post {uid: $post_uid})-[:OF]->(g:Organisation)
WHERE $viewer_all OR EXISTS {
    MATCH (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  }
SET p.weight = p.weight
WITH p, EXISTS {
    MATCH (p)<-[:FOR]-(v:Vacancy)
    WHERE v.state IN ['VACANT', 'LIKELY_VACANT']
      AND (v.filled_on IS NULL OR v.filled_on > date($today))
      AND (v.withdrawn_on IS NULL OR v.withdrawn_on > date($today))
      AND (v.apply_by IS NULL OR v.apply_by >= date($today))
  } AS is_open
WITH p, CASE
       WHEN is_open THEN 'OPEN'
       ELSE 'PUBLISHED'
     END AS outcome
FOREACH (one IN CASE WHEN outcome = 'PUBLISHED' THEN [p] ELSE [] END |
  MERGE (v:Vacancy {uid: $uid})
  SET v.state = 'VACANT',
      v.opened_on = date($today),
      v.vacant_from = date($vacant_from),
      v.apply_by = date($apply_by),
      v.filled_on = null,
      v.withdrawn_on = null,
      v.closed_on = null,
      v.source_url = null,
      v.sources = ['api']
  MERGE (v)-[:FOR]->(one))
RETURN outcome
