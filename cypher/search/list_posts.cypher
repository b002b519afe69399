// A page of the posts open on a day that pass a filter, in the order asked for.
//
// `found` are the posts that words find, each with how well; all open posts without. How well they match is an order
// of its own: `RELEVANCE`, then the newest. Vacancies are met only for their last day and for that on which the post is
// vacant: posts carry the days on which they are open.
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
// param order: STRING = 'OPENED_ON_DESC'
// param after_tier: INTEGER NULL = null
// param after_number: INTEGER NULL = null
// param after_text: STRING NULL = null
// param after_uid: STRING NULL = null
// param limit: INTEGER = 21
// returns total: INTEGER
// returns hits: LIST<MAP>
// each hits: tier, sort_number, sort_text, uid
CALL {
  UNWIND CASE WHEN $found IS NULL THEN [0] ELSE [] END AS tier
  MATCH (p:Open)
  RETURN p, tier, false AS referred
  UNION ALL
  UNWIND coalesce($found, []) AS item
  MATCH (p:Post {uid: item.uid})
  RETURN p, item.tier AS tier, item.referred AS referred
}
WITH p, tier, referred, [w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today
       AND left(w, 10) <= $open_on AND right(w, 10) > $open_on | w] AS opened
WHERE size(opened) > 0
  AND (p.copy_until IS NULL OR p.copy_until <= $today OR referred OR $saved_by IS NOT NULL)
  AND ($open_to_contract IS NULL OR p.open_to_contract = $open_to_contract)
  AND ($open_to_military IS NULL OR p.open_to_military = $open_to_military)
  AND ($management IS NULL OR p.management = $management)
  AND ($opened_since IS NULL OR left(opened[0], 10) >= $opened_since)
  AND ($saved_by IS NULL OR EXISTS { MATCH (:Agent {uid: $saved_by})-[:SAVED]->(p) })
  AND (size($ministries) = 0 OR any(uid IN p.above WHERE uid IN $ministries))
  AND (size($places) = 0 OR any(uid IN p.around WHERE uid IN $places))
  AND (size($occupations) = 0 OR coalesce(p.occupation_uid IN $occupations, false))
  AND (size($families) = 0 OR coalesce(p.family IN $families, false))
  AND (size($categories) = 0 OR any(category IN p.categories WHERE category IN $categories))
  AND (size($competencies) = 0 OR EXISTS {
    MATCH (p)-[:REQUIRES]->(c:Competency) WHERE c.uid IN $competencies
  })
CALL (p, opened) {
  MATCH (p)-[:OPEN_AS]->(v:Vacancy)
  WHERE ($order IN ['APPLY_BY_ASC', 'VACANT_FROM_ASC'] OR $apply_before IS NOT NULL OR $opens_before IS NOT NULL)
    AND any(w IN opened WHERE substring(w, 11, size(w) - 22) = v.uid)
  RETURN min(v.apply_by) AS apply_by, min(v.vacant_from) AS vacant_from
}
WITH p, tier, opened, apply_by, vacant_from
WHERE ($apply_before IS NULL OR apply_by <= date($apply_before))
  AND ($opens_before IS NULL OR vacant_from <= date($opens_before))
WITH p.uid AS uid,
     CASE $order WHEN 'RELEVANCE' THEN tier ELSE 0 END AS tier,
     CASE $order
       WHEN 'APPLY_BY_ASC' THEN
         coalesce(duration.inDays(date('1970-01-01'), apply_by).days, 1000000)
       WHEN 'VACANT_FROM_ASC' THEN
         coalesce(duration.inDays(date('1970-01-01'), vacant_from).days, 1000000)
       WHEN 'TITLE_ASC' THEN 0
       ELSE -duration.inDays(date('1970-01-01'), date(left(opened[0], 10))).days
     END AS sort_number,
     CASE $order WHEN 'TITLE_ASC' THEN p.sort_text ELSE '' END AS sort_text
ORDER BY tier DESC, sort_number, sort_text, uid
WITH collect({uid: uid, tier: tier, sort_number: sort_number, sort_text: sort_text}) AS found
RETURN size(found) AS total,
       [one IN found WHERE $after_uid IS NULL
         OR one.tier < $after_tier
         OR (one.tier = $after_tier AND (one.sort_number > $after_number
           OR (one.sort_number = $after_number AND (one.sort_text > $after_text
             OR (one.sort_text = $after_text AND one.uid > $after_uid)))))
       ][0..$limit] AS hits
