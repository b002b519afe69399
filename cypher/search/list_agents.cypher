// A page of the agents whom the viewer may see as a whole and who pass a filter, by name.
//
// Too few people are not counted. `delays` are the rules of statute that give a day whatever the post
// (`Statute::delays`): somebody can move by a day when they hold no post, or stated a day, or one of them speaks, and
// neither the day stated nor one of those that speak is later. That is `Agent.availability`, decided here before
// the page is cut; those who are free today come first.
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
// param available_before: STRING NULL = '2026-09-01'
// param delays: LIST<MAP> = [{"needs": [["agent.status=TENURED"]], "bounds": [{"fact": "agent.months_in_post", "at_least": null, "below": 24, "or_unknown": false}], "notice_ends": null, "after": "agent.in_post_since", "months": 24}]
// param small_count: INTEGER = 5
// param after_tier: INTEGER NULL = null
// param after_number: INTEGER NULL = null
// param after_text: STRING NULL = null
// param after_uid: STRING NULL = null
// param limit: INTEGER = 21
// returns total: INTEGER NULL
// returns hits: LIST<MAP>
// each hits: tier, sort_number, sort_text, uid
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
  AND (size($corps) = 0 OR EXISTS {
    MATCH (a)-[:BELONGS_TO]->(k:Corps)<-[:SUCCEEDED_BY*0..8]-(x:Corps) WHERE x.uid IN $corps
  })
  AND (size($competencies) = 0 OR EXISTS {
    MATCH (a)-[:HAS]->(c:Competency) WHERE c.uid IN $competencies
  })
OPTIONAL MATCH (a)-[:HELD]->(s:Assignment {current: true})
WHERE $available_before IS NOT NULL
WITH a, s
ORDER BY a.uid, s.main DESC, s.start DESC, s.uid
WITH a, collect(s)[0] AS held
OPTIONAL MATCH (a)-[:BELONGS_TO]->(y:Corps)
OPTIONAL MATCH (held)-[:AT]->(h:Organisation)
WITH a, held, [fact IN [
       'agent.status=' + a.status,
       'agent.category=' + coalesce(a.category, y.category),
       'agent.corps=' + y.code,
       'agent.military_corps=' + toString(y.military),
       'agent.reaches_heb=' + toString(y.reaches_heb),
       'agent.grade=' + a.grade,
       'agent.ministry=' + h.ministry_uid,
       'agent.position=' + held.route,
       'agent.term_ahead=' + toString(held.term_end > date($today)),
       CASE WHEN held IS NOT NULL THEN 'agent.in_post=true'
         WHEN EXISTS { (a)-[:HELD]->(:Assignment) } THEN 'agent.in_post=false' ELSE null END
     ] WHERE fact IS NOT NULL] AS known,
     [span IN [
       {fact: 'agent.months_in_post', since: held.since, until: date($today)},
       {fact: 'agent.months_in_position', since: a.position_since, until: date($today)},
       {fact: 'agent.months_to_term', since: date($today), until: held.term_end}
     ] WHERE span.since IS NOT NULL AND span.until IS NOT NULL
       AND (span.fact <> 'agent.months_to_term' OR span.until > span.since) | {
         fact: span.fact,
         months: (span.until.year - span.since.year) * 12 + span.until.month - span.since.month
           - CASE WHEN span.until.day < span.since.day THEN 1 ELSE 0 END
     }] AS elapsed
WITH a, held, known, [one IN elapsed | {
       fact: one.fact, months: CASE WHEN one.months < 0 THEN 0 ELSE one.months END
     }] AS elapsed
WITH a, held, known + [one IN elapsed | one.fact + '=' + toString(one.months)] AS known, elapsed
WITH a, held IS NULL AS free, [rule IN $delays
       WHERE all(words IN rule.needs WHERE any(word IN words WHERE word IN known))
         AND all(bound IN rule.bounds WHERE any(one IN elapsed WHERE one.fact = bound.fact
             AND (bound.at_least IS NULL OR one.months >= bound.at_least)
             AND (bound.below IS NULL OR one.months < bound.below))
           OR (bound.or_unknown AND none(one IN elapsed WHERE one.fact = bound.fact))) | {
           notice_ends: date(rule.notice_ends),
           day: CASE rule.after WHEN 'agent.in_post_since' THEN held.since
             WHEN 'agent.term_end' THEN held.term_end ELSE null END + duration({months: rule.months})
         }] AS days
WITH a, (CASE WHEN free THEN [date($today)] ELSE [] END)
       + [one IN days WHERE one.notice_ends IS NOT NULL | one.notice_ends]
       + [one IN days WHERE one.day IS NOT NULL | one.day]
       + (CASE WHEN a.mobile_from IS NULL THEN [] ELSE [a.mobile_from] END) AS days
WHERE $available_before IS NULL OR (date($today) <= date($available_before)
  AND size(days) > 0 AND none(day IN days WHERE day > date($available_before)))
WITH a.uid AS uid, a.sort_text AS sort_text,
     CASE WHEN $available_before IS NOT NULL AND none(day IN days WHERE day > date($today)) THEN 1 ELSE 0 END AS tier
ORDER BY tier DESC, sort_text, uid
WITH collect({uid: uid, tier: tier, sort_number: 0, sort_text: sort_text}) AS found
RETURN CASE WHEN size(found) >= $small_count THEN size(found) ELSE null END AS total,
       [one IN found WHERE $after_uid IS NULL
         OR one.tier < $after_tier
         OR (one.tier = $after_tier AND (one.sort_number > $after_number
           OR (one.sort_number = $after_number AND (one.sort_text > $after_text
             OR (one.sort_text = $after_text AND one.uid > $after_uid)))))
       ][0..$limit] AS hits
