// A page of the agents whom the viewer may see as a whole and who pass a filter, by name.
//
// Too few people are not counted.
//
// mode: read
// param words: LIST<STRING> = ['dupont']
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// param viewer_adviser: STRING NULL = null
// param today: STRING = '2026-03-02'
// param competencies: LIST<STRING> = ['cmp-01']
// param occupations: LIST<STRING> = ['occ-01']
// param categories: LIST<STRING> = ['A']
// param corps: LIST<STRING> = ['crp-01']
// param available_before: STRING NULL = null
// param small_count: INTEGER = 5
// param after_tier: INTEGER NULL = null
// param after_number: INTEGER NULL = null
// param after_text: STRING NULL = null
// param after_uid: STRING NULL = null
// param limit: INTEGER = 21
// returns total: INTEGER NULL
// returns hits: LIST<MAP>
CALL {
  MATCH (a:Agent)
  WHERE $viewer_all
  RETURN a
  UNION
  MATCH (a:Agent {uid: $viewer_agent})
  RETURN a
  UNION
  MATCH (:Agent {uid: $viewer_adviser})<-[:BY]-(f:Accompaniment)<-[:FOLLOWED_IN]-(a:Agent)
  WHERE f.started_on <= date($today) AND (f.ended_on IS NULL OR f.ended_on >= date($today))
  RETURN a
}
WITH a
WHERE all(word IN $words WHERE a.search_text CONTAINS ' ' + word)
  AND (size($categories) = 0 OR a.category IN $categories)
  AND (size($occupations) = 0 OR a.occupation_uid IN $occupations)
  AND ($available_before IS NULL OR a.mobile_from <= date($available_before))
  AND (size($corps) = 0 OR EXISTS {
    MATCH (a)-[:BELONGS_TO]->(k:Corps) WHERE k.uid IN $corps
  })
  AND (size($competencies) = 0 OR EXISTS {
    MATCH (a)-[:HAS]->(c:Competency) WHERE c.uid IN $competencies
  })
WITH a.uid AS uid, a.sort_text AS sort_text
ORDER BY sort_text, uid
WITH collect({uid: uid, tier: 0, sort_number: 0, sort_text: sort_text}) AS found
RETURN CASE WHEN size(found) >= $small_count THEN size(found) ELSE null END AS total,
       [one IN found WHERE $after_uid IS NULL
         OR one.tier < $after_tier
         OR (one.tier = $after_tier AND (one.sort_number > $after_number
           OR (one.sort_number = $after_number AND (one.sort_text > $after_text
             OR (one.sort_text = $after_text AND one.uid > $after_uid)))))
       ][0..$limit] AS hits
