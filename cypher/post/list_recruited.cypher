// A page of the posts for which the viewer recruits, in every state: those opened last first, those never opened at the end.
//
// What has become of a post is what has become of the vacancy that opened last. `words` are looked for in the title.
//
// mode: read
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param today: STRING = '2026-03-02'
// param occupations: LIST<STRING> = ['occ-01']
// param words: LIST<STRING> = ['donnee']
// param states: LIST<STRING> = ['VACANT']
// param without_open_vacancy: BOOLEAN NULL = null
// param after_tier: INTEGER NULL = null
// param after_number: INTEGER NULL = null
// param after_text: STRING NULL = null
// param after_uid: STRING NULL = null
// param limit: INTEGER = 21
// returns total: INTEGER
// returns hits: LIST<MAP>
// each hits: tier, sort_number, sort_text, uid
CALL {
  UNWIND CASE WHEN $viewer_all THEN [0] ELSE [] END AS every
  MATCH (p:Post)
  RETURN p
  UNION ALL
  MATCH (:Organisation {uid: $viewer_organisation})<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)<-[:OF]-(p:Post)
  RETURN p
}
WITH DISTINCT p
WHERE (size($occupations) = 0 OR coalesce(p.occupation_uid IN $occupations, false))
  AND all(word IN $words WHERE coalesce(p.sort_text, '') CONTAINS word)
  AND ($without_open_vacancy IS NULL
    OR $without_open_vacancy <> any(w IN coalesce(p.open_during, []) WHERE right(w, 10) > $today))
OPTIONAL MATCH (p)<-[:FOR]-(v:Vacancy)
WITH p, v
ORDER BY p.uid, v.opened_on DESC, v.uid
WITH p, collect(v)[0] AS last
WITH p, last.state AS state, last.opened_on AS opened_on
WHERE size($states) = 0 OR coalesce(state IN $states, false)
WITH p.uid AS uid,
     0 AS tier,
     coalesce(-duration.inDays(date('1970-01-01'), opened_on).days, 1000000) AS sort_number,
     coalesce(p.sort_text, '') AS sort_text
ORDER BY sort_number, sort_text, uid
WITH collect({uid: uid, tier: tier, sort_number: sort_number, sort_text: sort_text}) AS found
RETURN size(found) AS total,
       [one IN found WHERE $after_uid IS NULL
         OR one.tier < $after_tier
         OR (one.tier = $after_tier AND (one.sort_number > $after_number
           OR (one.sort_number = $after_number AND (one.sort_text > $after_text
             OR (one.sort_text = $after_text AND one.uid > $after_uid)))))
       ][0..$limit] AS hits
