// The agents who agreed to be shown to recruiters of whom a card shows what is looked for, without a post.
//
// A list that is empty keeps everybody. Those who bring every competency are kept, from a credit of `ready` whatever
// the level: none of a competency that fewer than `small_count` people who agreed have. Occupation and place are looked
// for among those whose card shows them: what it withholds (agent/list_candidate_cards, by the same cells) finds
// nobody. Hiding counts for the organisations above the viewer's and below it. `withheld` is what the card does not
// show. Those who look for a post come first.
//
// mode: read
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param occupations: LIST<STRING> = ['occ-01']
// param places: LIST<STRING> = ['plc-01']
// param categories: LIST<STRING> = ['A']
// param competencies: LIST<STRING> = ['cmp-01']
// param ready: FLOAT = 0.6
// param small_count: INTEGER = 5
// param limit: INTEGER = 500
// returns uid: STRING
// returns move_intent: STRING
// returns withheld: LIST<STRING>
// returns as_of: STRING
// returns computed_at: STRING
MATCH (d:Derivation {uid: 'post_norms'})
CALL (d) {
  MATCH (b:VisibleToRecruiters)
  WHERE size($competencies) = 0
  RETURN b, 0 AS brought
  UNION ALL
  UNWIND $competencies AS competency_uid
  MATCH (t:Competency {uid: competency_uid})
  CALL (t) {
    MATCH (t)<-[:HAS]-(x:VisibleToRecruiters)
    WITH x
    LIMIT $small_count
    RETURN count(x) AS holders
  }
  WITH t, holders
  WHERE holders >= $small_count
  MATCH (t)<-[n:NEAR]-(:Competency)<-[h:HAS]-(b:VisibleToRecruiters)
  WHERE round(n.similarity * h.trust * 1000000000000.0) / 1000000000000.0 >= $ready
  RETURN b, count(DISTINCT t) AS brought
}
WITH d, b, brought
WHERE brought = size($competencies)
  AND (size($categories) = 0 OR b.category IN $categories)
  AND (size($occupations) = 0 OR b.occupation_uid IN $occupations)
  AND ($viewer_all OR ($viewer_organisation IS NOT NULL AND NOT EXISTS {
    MATCH (b)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation {uid: $viewer_organisation})
  } AND NOT EXISTS {
    MATCH (b)-[:HIDDEN_FROM]->(:Organisation)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  }))
OPTIONAL MATCH (b)-[:HELD]->(:Assignment {current: true})-[:IN]->(l:Place)
WITH d, b, l
ORDER BY b.uid, l.uid
WITH d, b, collect(l)[0] AS place
WITH d, b, place, CASE b.move_intent WHEN 'ACTIVE' THEN 0 WHEN 'WATCHING' THEN 1 ELSE 2 END AS looks
WHERE size($places) = 0 OR EXISTS {
    MATCH (place)-[:PART_OF|SUCCEEDED_BY*0..8]->(wanted:Place)
    WHERE wanted.uid IN $places
  }
WITH d, b, place, looks
ORDER BY looks, b.uid
LIMIT $limit
OPTIONAL MATCH (b)-[:BELONGS_TO]->(k:Corps)
WITH d, b, place, looks, k,
     $viewer_all OR EXISTS {
       MATCH (:Organisation {uid: $viewer_organisation})-[:ASKED]->(i:Introduction)-[:TO]->(b)
       WHERE i.state = 'ACCEPTED'
     } AS known,
     coalesce(b.category, '') + '|' + coalesce(b.occupation_uid, '') + '|' AS work
WITH d, b, place, looks, k, known, work, work + coalesce(b.ministry_uid, '') + '|' AS ministry
WITH d, b, place, looks, known, work, ministry, ministry + coalesce(k.uid, '') + '|' AS corps
WITH d, b, looks, known, [corps + coalesce(place.uid, '') + '|', corps, ministry, work] AS cells
UNWIND range(0, 3) AS hidden
WITH d, b, looks, known, hidden, cells[hidden] AS cell
CALL (cell) {
  MATCH (x:VisibleToRecruiters)
  WHERE x.cell STARTS WITH cell
  WITH x
  LIMIT $small_count
  RETURN count(x) AS people
}
WITH d, b, looks,
     min(CASE WHEN known THEN 0 WHEN people >= $small_count THEN hidden ELSE 4 END) AS hidden
WHERE (size($places) = 0 OR hidden < 1) AND (size($occupations) = 0 OR hidden < 4)
WITH d, b, b.uid AS uid, looks, hidden
ORDER BY looks, uid
RETURN uid,
       coalesce(b.move_intent, 'NO') AS move_intent,
       ['PLACE', 'CORPS', 'MINISTRY', 'OCCUPATION'][0..hidden] AS withheld,
       toString(d.as_of) AS as_of,
       d.computed_at AS computed_at
