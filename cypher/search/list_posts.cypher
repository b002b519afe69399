// A page of the posts open on a day that pass a filter, best match first, then in the order asked for.
//
// A post is found by its title, its reference, and the names of its occupation and organisation.
// How well a name matches is decided from the folded text, the same on both engines: 5 a whole
// name, 4 its beginning, 3 whole words, 2 beginnings of words, 1 one letter away.
// Vacancies are met for the order by their last day only: posts carry the days on which they are open.
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
// param order: STRING = 'OPENED_ON_DESC'
// param after_tier: INTEGER NULL = null
// param after_number: INTEGER NULL = null
// param after_text: STRING NULL = null
// param after_uid: STRING NULL = null
// param limit: INTEGER = 21
// returns total: INTEGER
// returns hits: LIST<MAP>
// each hits: tier, sort_number, sort_text, uid
WITH reduce(text = '', word IN $words | text + ' ' + word) AS phrase,
     CASE WHEN size($words) = 0 THEN '*:*' ELSE reduce(text = '', word IN $words |
       text + '+(' + word + '*' + CASE WHEN size(word) > 3 THEN ' ' + word + '~1' ELSE '' END + ') ')
     END AS asked
CALL db.index.fulltext.queryNodes('Post_search', asked) YIELD node AS p
WITH p, phrase, [w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today
       AND left(w, 10) <= $open_on AND right(w, 10) > $open_on | w] AS opened
WHERE p:Open AND size(opened) > 0
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
CALL (p, opened) {
  MATCH (p)-[:OPEN_AS]->(v:Vacancy)
  WHERE $order = 'APPLY_BY_ASC' AND any(w IN opened WHERE substring(w, 11, size(w) - 22) = v.uid)
  RETURN min(v.apply_by) AS apply_by
}
WITH p, CASE
       WHEN size($words) = 0 THEN 0
       WHEN p.search_text CONTAINS '|' + phrase + ' |' THEN 5
       WHEN p.search_text CONTAINS '|' + phrase THEN 4
       WHEN all(word IN $words WHERE p.search_text CONTAINS ' ' + word + ' ') THEN 3
       WHEN all(word IN $words WHERE p.search_text CONTAINS ' ' + word) THEN 2
       ELSE 1
     END AS tier,
     CASE $order
       WHEN 'OPENED_ON_DESC' THEN -duration.inDays(date('1970-01-01'), date(left(opened[0], 10))).days
       WHEN 'APPLY_BY_ASC' THEN
         coalesce(duration.inDays(date('1970-01-01'), apply_by).days, 1000000)
       ELSE 0
     END AS sort_number,
     CASE $order WHEN 'TITLE_ASC' THEN p.sort_text ELSE '' END AS sort_text
WITH p.uid AS uid, tier, sort_number, sort_text
ORDER BY tier DESC, sort_number, sort_text, uid
WITH collect({uid: uid, tier: tier, sort_number: sort_number, sort_text: sort_text}) AS found
RETURN size(found) AS total,
       [one IN found WHERE $after_uid IS NULL
         OR one.tier < $after_tier
         OR (one.tier = $after_tier AND (one.sort_number > $after_number
           OR (one.sort_number = $after_number AND (one.sort_text > $after_text
             OR (one.sort_text = $after_text AND one.uid > $after_uid)))))
       ][0..$limit] AS hits
