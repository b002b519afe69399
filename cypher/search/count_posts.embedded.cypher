// How many of the posts open on a day that pass a filter there are, by ministry, category, family and region.
//
// Why a twin: this engine's full-text index knows whole words only, so the folded text is walked
// and a typo is not forgiven.
//
// mode: read
// param words: LIST<STRING> = ['donnees']
// param today: STRING = '2026-03-02'
// param open_on: STRING = '2026-03-02'
// param ministries: LIST<STRING> = ['org-01']
// param places: LIST<STRING> = ['plc-01']
// param occupations: LIST<STRING> = ['occ-01']
// param categories: LIST<STRING> = ['A']
// param competencies: LIST<STRING> = ['cmp-01']
// returns facet: STRING
// returns key: STRING
// returns label_fr: STRING
// returns posts: INTEGER
WITH reduce(text = '', word IN $words | text + ' ' + word) AS phrase
MATCH (p:Open)
WHERE all(word IN $words WHERE p.search_text CONTAINS ' ' + word)
WITH p, phrase, [w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today
       AND left(w, 10) <= $open_on AND right(w, 10) > $open_on | w] AS opened
WHERE size(opened) > 0
  AND (size($categories) = 0 OR any(one IN p.categories WHERE one IN $categories))
  AND (size($occupations) = 0 OR EXISTS {
    MATCH (p)-[:AS]->(o:Occupation) WHERE o.uid IN $occupations
  })
  AND (size($ministries) = 0 OR EXISTS {
    MATCH (p)-[:OF]->(:Organisation)-[:PART_OF*0..8]->(m:Organisation) WHERE m.uid IN $ministries
  })
  AND (size($places) = 0 OR EXISTS {
    MATCH (p)-[:IN]->(:Place)-[:PART_OF*0..4]->(l:Place) WHERE l.uid IN $places
  })
  AND (size($competencies) = 0 OR EXISTS {
    MATCH (p)-[:REQUIRES]->(c:Competency) WHERE c.uid IN $competencies
  })
WITH collect(DISTINCT p) AS posts
CALL (posts) {
  UNWIND posts AS p
  MATCH (m:Organisation {uid: p.ministry_uid})
  RETURN 'MINISTRY' AS facet, m.uid AS key, m.display_name AS label_fr, count(*) AS counted
  ORDER BY counted DESC, key
  LIMIT 50
  UNION ALL
  UNWIND posts AS p
  UNWIND coalesce(p.categories, []) AS category
  RETURN 'CATEGORY' AS facet, category AS key, category AS label_fr, count(*) AS counted
  ORDER BY counted DESC, key
  LIMIT 50
  UNION ALL
  UNWIND posts AS p
  MATCH (p)-[:AS]->(o:Occupation)
  WHERE o.family IS NOT NULL
  RETURN 'FAMILY' AS facet, o.family AS key, o.family AS label_fr, count(*) AS counted
  ORDER BY counted DESC, key
  LIMIT 50
  UNION ALL
  UNWIND posts AS p
  MATCH (p)-[:IN]->(:Place)-[:PART_OF*0..4]->(l:Place {kind: 'REGION'})
  RETURN 'PLACE' AS facet, l.uid AS key, l.display_name AS label_fr, count(*) AS counted
  ORDER BY counted DESC, key
  LIMIT 50
}
RETURN facet, key, label_fr, counted AS posts
ORDER BY facet, posts DESC, key
