// Creates a post of the viewer's tree without a vacancy, unless too much of it was stated today: the outcome says so.
//
// No row for an organisation of another tree. What the post says of itself is written by post/update, in the same unit. It
// counts as a change of what the organisation's posts require, like those of post/note_requirements_change: whoever
// opens one post after another reads as much of candidates as whoever restates one.
//
// mode: write
// param uid: STRING = 'pst-01'
// param reference: STRING = 'API-0A1B2C3D4E5F'
// param organisation_uid: STRING = 'org-01'
// param change_uid: STRING = 'chg-01'
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param today: STRING = '2026-03-02'
// param day: STRING = '2026-03-02'
// param at: STRING = '2026-03-02T00:00:00Z'
// param most_in_all: INTEGER = 50
// returns outcome: STRING
MATCH (g:Organisation {uid: $organisation_uid})
OPTIONAL MATCH (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(o:Organisation {uid: $viewer_organisation})
WITH DISTINCT g, o
WHERE $viewer_all OR o IS NOT NULL
FOREACH (one IN CASE WHEN o IS NULL THEN [] ELSE [o] END | SET one.ministry_uid = one.ministry_uid)
WITH g, o, COUNT {
       MATCH (:Organisation {uid: $viewer_organisation})<-[:BY]-(n:RequirementChange)
       WHERE n.at STARTS WITH $day
     } AS in_all
WITH g, o, CASE WHEN in_all >= $most_in_all THEN 'TOO_MANY' ELSE 'CREATED' END AS outcome
FOREACH (one IN CASE WHEN outcome = 'CREATED' THEN [g] ELSE [] END |
  MERGE (p:Post {uid: $uid})
  SET p.reference = $reference,
      p.sources = ['api'],
      p.restated_on = date($today)
  MERGE (n:RequirementChange {uid: $change_uid})
  SET n.at = $at
  MERGE (p)-[:OF]->(one)
  MERGE (p)-[:RESTATED]->(n))
FOREACH (one IN CASE WHEN outcome = 'CREATED' AND o IS NOT NULL THEN [o] ELSE [] END |
  MERGE (n:RequirementChange {uid: $change_uid})
  MERGE (n)-[:BY]->(one))
RETURN outcome
