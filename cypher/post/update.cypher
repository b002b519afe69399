// Writes what those who recruit say of a post of the viewer's tree.
//
// `said` are the columns of posts.csv that are said; the others stay. An import leaves alone what was said here, whatever
// its file says, and so do complete files. What was read from the text of the post is known from a person now. What was
// deduced from its occupation and read from its words is deduced and read again, as stated from `restated_on` on.
//
// mode: write
// param uid: STRING = 'pst-01'
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param said: LIST<STRING> = ['title', 'occupation_uid']
// param title: STRING NULL = 'Ingénieur de la donnée'
// param sort_text: STRING NULL = 'ingenieur de la donnee'
// param description: STRING NULL = null
// param categories: LIST<STRING> = ['A']
// param open_to_contract: BOOLEAN NULL = null
// param open_to_military: BOOLEAN NULL = null
// param management: BOOLEAN NULL = null
// param occupation_uid: STRING NULL = 'occ-01'
// param place_uid: STRING NULL = null
// param at: STRING = '2026-03-02T00:00:00Z'
MATCH (p:Post {uid: $uid})-[:OF]->(g:Organisation)
WHERE $viewer_all OR EXISTS {
    MATCH (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  }
SET p.said = [column IN coalesce(p.said, []) WHERE NOT column IN $said] + $said,
    p.said_at = $at,
    p.title_fr = CASE WHEN 'title' IN $said THEN $title ELSE p.title_fr END,
    p.sort_text = CASE WHEN 'title' IN $said THEN $sort_text ELSE p.sort_text END,
    p.description = CASE WHEN 'description' IN $said THEN $description ELSE p.description END,
    p.categories = CASE WHEN 'categories' IN $said THEN $categories ELSE p.categories END,
    p.open_to_contract = CASE WHEN 'open_to_contract' IN $said THEN $open_to_contract ELSE p.open_to_contract END,
    p.open_to_military = CASE WHEN 'open_to_military' IN $said THEN $open_to_military ELSE p.open_to_military END,
    p.management = CASE WHEN 'management' IN $said THEN $management ELSE p.management END,
    p.extracted = CASE
      WHEN any(column IN $said WHERE column IN ['title', 'description', 'occupation_uid']) THEN null
      ELSE p.extracted
    END,
    p.facts_extracted = [column IN coalesce(p.facts_extracted, []) WHERE NOT column IN $said]
WITH DISTINCT p
OPTIONAL MATCH (p)-[old:AS]->(was:Occupation)
WHERE 'occupation_uid' IN $said AND ($occupation_uid IS NULL OR was.uid <> $occupation_uid)
DELETE old
WITH DISTINCT p
OPTIONAL MATCH (to:Occupation {uid: $occupation_uid})
FOREACH (one IN CASE WHEN to IS NULL OR NOT 'occupation_uid' IN $said THEN [] ELSE [to] END |
  MERGE (p)-[k:AS]->(one) SET k.recorded_uid = null)
WITH DISTINCT p
OPTIONAL MATCH (p)-[old:IN]->(was:Place)
WHERE 'place_uid' IN $said AND ($place_uid IS NULL OR was.uid <> $place_uid)
DELETE old
WITH DISTINCT p
OPTIONAL MATCH (to:Place {uid: $place_uid})
FOREACH (one IN CASE WHEN to IS NULL OR NOT 'place_uid' IN $said THEN [] ELSE [to] END |
  MERGE (p)-[:IN]->(one))
WITH DISTINCT p
MATCH (p)-[stale:REQUIRES {derived: true}]->(:Competency)
WHERE any(column IN $said WHERE column IN ['title', 'description', 'occupation_uid'])
DELETE stale
