// How many of the posts open on a day that pass a filter there are, by what they have in common.
//
// What is chosen of one kind does not narrow the counts of that kind: they are of the posts that pass all the rest.
// `missed` is the one kind whose choice a post does not pass. Of each kind the chosen come first, then the most.
//
// mode: read
// param found: LIST<MAP> NULL = [{"uid": "post-01", "tier": 1, "referred": false}]
// param today: STRING = '2026-03-02'
// param open_on: STRING = '2026-03-02'
// param ministries: LIST<STRING> = ['org-01']
// param places: LIST<STRING> = ['plc-01']
// param occupations: LIST<STRING> = ['occ-01']
// param families: LIST<STRING> = ['Données']
// param categories: LIST<STRING> = ['A']
// param competencies: LIST<STRING> = ['cmp-01']
// param open_to_contract: BOOLEAN NULL = true
// param open_to_military: BOOLEAN NULL = null
// param management: BOOLEAN NULL = null
// param opened_since: STRING NULL = null
// param apply_before: STRING NULL = '2026-04-01'
// param opens_before: STRING NULL = null
// param saved_by: STRING NULL = 'agt-01'
// returns facet: STRING
// returns key: STRING
// returns label_fr: STRING
// returns posts: INTEGER
CALL {
  UNWIND CASE WHEN $found IS NULL THEN [0] ELSE [] END AS tier
  MATCH (p:Open)
  RETURN p, false AS referred
  UNION ALL
  UNWIND coalesce($found, []) AS item
  MATCH (p:Post {uid: item.uid})
  RETURN p, item.referred AS referred
}
WITH p, referred, [w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today
       AND left(w, 10) <= $open_on AND right(w, 10) > $open_on | w] AS opened
WHERE size(opened) > 0
  AND (p.copy_until IS NULL OR p.copy_until <= $today OR referred OR $saved_by IS NOT NULL)
  AND ($open_to_contract IS NULL OR p.open_to_contract = $open_to_contract)
  AND ($open_to_military IS NULL OR p.open_to_military = $open_to_military)
  AND ($management IS NULL OR p.management = $management)
  AND ($opened_since IS NULL OR left(opened[0], 10) >= $opened_since)
  AND ($saved_by IS NULL OR EXISTS { MATCH (:Agent {uid: $saved_by})-[:SAVED]->(p) })
CALL (p, opened) {
  MATCH (p)-[:OPEN_AS]->(v:Vacancy)
  WHERE ($apply_before IS NOT NULL OR $opens_before IS NOT NULL)
    AND any(w IN opened WHERE substring(w, 11, size(w) - 22) = v.uid)
  RETURN min(v.apply_by) AS apply_by, min(v.vacant_from) AS vacant_from
}
WITH p, apply_by, vacant_from
WHERE ($apply_before IS NULL OR apply_by <= date($apply_before))
  AND ($opens_before IS NULL OR vacant_from <= date($opens_before))
WITH p, [kind IN [
       CASE WHEN size($ministries) = 0 OR any(uid IN p.above WHERE uid IN $ministries) THEN null ELSE 'MINISTRY' END,
       CASE WHEN size($places) = 0 OR any(uid IN p.around WHERE uid IN $places) THEN null ELSE 'PLACE' END,
       CASE WHEN size($occupations) = 0 OR coalesce(p.occupation_uid IN $occupations, false) THEN null ELSE 'OCCUPATION' END,
       CASE WHEN size($families) = 0 OR coalesce(p.family IN $families, false) THEN null ELSE 'FAMILY' END,
       CASE WHEN size($categories) = 0 OR any(category IN p.categories WHERE category IN $categories) THEN null ELSE 'CATEGORY' END,
       CASE WHEN size($competencies) = 0 OR EXISTS {
         MATCH (p)-[:REQUIRES]->(c:Competency) WHERE c.uid IN $competencies
       } THEN null ELSE 'COMPETENCY' END
     ] WHERE kind IS NOT NULL] AS missed
WHERE size(missed) < 2
WITH collect({p: p, missed: missed[0]}) AS posts
CALL (posts) {
  UNWIND posts AS post
  WITH post.p AS p, post.missed AS missed
  WHERE missed IS NULL OR missed = 'MINISTRY'
  MATCH (m:Organisation {uid: p.ministry_uid})
  WITH m.uid AS key, m.display_name AS label_fr, count(*) AS counted
  ORDER BY CASE WHEN key IN $ministries THEN 0 ELSE 1 END, counted DESC, key
  LIMIT 50
  RETURN 'MINISTRY' AS facet, key, label_fr, counted
  UNION ALL
  UNWIND posts AS post
  WITH post.p AS p, post.missed AS missed
  WHERE missed IS NULL OR missed = 'CATEGORY'
  UNWIND coalesce(p.categories, []) AS category
  WITH category AS key, category AS label_fr, count(*) AS counted
  ORDER BY CASE WHEN key IN $categories THEN 0 ELSE 1 END, counted DESC, key
  LIMIT 50
  RETURN 'CATEGORY' AS facet, key, label_fr, counted
  UNION ALL
  UNWIND posts AS post
  WITH post.p AS p, post.missed AS missed
  WHERE missed IS NULL OR missed = 'FAMILY'
  WITH p.family AS family
  WHERE family IS NOT NULL
  WITH family AS key, family AS label_fr, count(*) AS counted
  ORDER BY CASE WHEN key IN $families THEN 0 ELSE 1 END, counted DESC, key
  LIMIT 50
  RETURN 'FAMILY' AS facet, key, label_fr, counted
  UNION ALL
  UNWIND posts AS post
  WITH post.p AS p, post.missed AS missed
  WHERE missed IS NULL OR missed = 'PLACE'
  UNWIND coalesce(p.around, []) AS place
  MATCH (l:Place {uid: place})
  WHERE l.kind = 'REGION'
  WITH l.uid AS key, l.display_name AS label_fr, count(*) AS counted
  ORDER BY CASE WHEN key IN $places THEN 0 ELSE 1 END, counted DESC, key
  LIMIT 50
  RETURN 'PLACE' AS facet, key, label_fr, counted
  UNION ALL
  UNWIND posts AS post
  WITH post.p AS p, post.missed AS missed
  WHERE missed IS NULL OR missed = 'PLACE'
  UNWIND coalesce(p.around, []) AS place
  MATCH (l:Place {uid: place})
  WHERE l.kind = 'DEPARTMENT'
  WITH l.uid AS key, l.display_name AS label_fr, count(*) AS counted
  ORDER BY CASE WHEN key IN $places THEN 0 ELSE 1 END, counted DESC, key
  LIMIT 50
  RETURN 'DEPARTMENT' AS facet, key, label_fr, counted
  UNION ALL
  UNWIND posts AS post
  WITH post.p AS p, post.missed AS missed
  WHERE missed IS NULL OR missed = 'OCCUPATION'
  MATCH (o:Occupation {uid: p.occupation_uid})
  WITH o.uid AS key, o.label_fr AS label_fr, count(*) AS counted
  ORDER BY CASE WHEN key IN $occupations THEN 0 ELSE 1 END, counted DESC, key
  LIMIT 50
  RETURN 'OCCUPATION' AS facet, key, label_fr, counted
  UNION ALL
  UNWIND posts AS post
  WITH post.p AS p, post.missed AS missed
  WHERE missed IS NULL OR missed = 'COMPETENCY'
  MATCH (p)-[:REQUIRES]->(c:Competency)
  WITH c.uid AS key, c.label_fr AS label_fr, count(*) AS counted
  ORDER BY CASE WHEN key IN $competencies THEN 0 ELSE 1 END, counted DESC, key
  LIMIT 50
  RETURN 'COMPETENCY' AS facet, key, label_fr, counted
}
RETURN facet, key, label_fr, counted AS posts
ORDER BY facet, posts DESC, key
