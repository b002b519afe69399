// The agents who agreed to be shown to recruiters and bring something to a post, with what the score is made of.
//
// The mirror of rank_posts_for_agent: walks post → requirement ← its neighbours ← agent, and post → occupation ←
// assignment ← agent. No row for a
// post that is not open on the day, that requires nothing, or that is not of the tree of the viewer's
// organisation. What the post stated for vacancies opened on that day counts: requirements whose `stated_on` is
// not after it, and what a change has replaced since for later vacancies only (`REPLACED`, `until`: see
// post/note_requirements_change), so that changing them while reading the list reads nobody's profile. What
// an occupation needs that a recruiter chose over the API counts at any level, so that one post after another reads no level. A
// requirement is met, from a credit of `ready`, or not: `coverage` is the weighted share that is met, and
// says no level. `occupation` is 1 for whoever practises the occupation of the post or did until less than
// `half_life` years ago, and halves with each as many years more: whole steps, which say no day. It is null where fewer
// than `small_count` people who agreed to be counted practised it, and where nothing is known of what somebody did.
// Hiding counts for the organisation of the post and for all above it, among which the
// viewer's is, and for all below the viewer's. Whoever holds the post is left out. One list: near matches, at its end,
// would cover less than the threshold however sure what they bring were, or bring nothing to an essential
// requirement, and have not practised the occupation lately; they are left out unless `near_matches` asks for
// them. `only_uids` keeps some agents. Values are rounded to twelve decimals: engines add floats
// in different orders.
// One row, or none: what is the same for all agents is said once, and each agent is a list, in the order
// that `each` names (cypher/README.md, "Lists for rows").
//
// mode: read
// param post_uid: STRING = 'pst-01'
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param today: STRING = '2026-03-02'
// param near_matches: BOOLEAN = false
// param threshold: FLOAT = 0.6
// param ready: FLOAT = 0.6
// param small_count: INTEGER = 5
// param half_life: FLOAT = 5.0
// param only_uids: LIST<STRING> NULL = null
// param limit: INTEGER = 500
// returns post_ministry: STRING NULL
// returns post_categories: LIST<STRING>
// returns post_operator: BOOLEAN NULL
// returns post_open_to_military: BOOLEAN NULL
// returns post_open_to_contract: BOOLEAN NULL
// returns post_management: BOOLEAN NULL
// returns post_functional: STRING NULL
// returns post_establishment: BOOLEAN NULL
// returns demand: FLOAT
// returns requirements: INTEGER
// returns as_of: STRING
// returns computed_at: STRING
// returns agents: LIST<LIST<ANY>>
// each agents: uid, coverage, occupation, near_match, move_intent, wished_occupation, wished_organisation, wished_place, developed, same_family, status, category, corps, military_corps, ministry, operator, position, in_post, since, term_end, position_since, reaches_heb, same_operator
MATCH (d:Derivation {uid: 'post_norms'})
MATCH (p:Post {uid: $post_uid})-[:OF]->(g:Organisation)
WHERE ($viewer_all OR EXISTS {
    MATCH (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  })
  AND any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
WITH d, p, g, date(reduce(newest = '0001-01-01', w IN p.open_during |
       CASE WHEN left(w, 10) <= $today AND right(w, 10) > $today AND left(w, 10) > newest
         THEN left(w, 10) ELSE newest END)) AS opened_on
WITH d, p, g, [(p)-[r:REQUIRES]->(t:Competency)
       WHERE r.stated_on IS NULL OR r.stated_on <= opened_on | [t.uid, CASE WHEN r.origin = 'INFERRED' AND 'occupation_uid' IN coalesce(p.said, []) THEN null ELSE r.level END,
          r.importance]] AS now,
     [(p)-[:RESTATED]->(:RequirementChange)-[k:REPLACED]->(t:Competency)
       WHERE k.until > opened_on AND (k.stated_on IS NULL OR k.stated_on <= opened_on)
       | [t.uid, k.level, k.importance]] AS earlier
WITH d, p, g, now + [one IN earlier WHERE NOT any(other IN now WHERE other[0] = one[0])] AS asked
UNWIND asked AS one
MATCH (t:Competency {uid: one[0]})
WITH d, p, g, asked,
     sum(CASE WHEN one[2] = 'DESIRABLE' THEN 0.5 ELSE 1.0 END * coalesce(t.idf, 0.0)) AS demand,
     sum(CASE WHEN one[2] = 'DESIRABLE' THEN 0 ELSE 1 END) AS essentials
WHERE demand > 0
OPTIONAL MATCH (v:Organisation {uid: $viewer_organisation})
WITH d, p, g, asked, demand, essentials,
     CASE WHEN $viewer_all THEN [] ELSE [
       (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation)<-[:HIDDEN_FROM]-(x:VisibleToRecruiters) | x.uid
     ] END + CASE WHEN v IS NULL THEN [] ELSE [
       (v)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)<-[:HIDDEN_FROM]-(x:VisibleToRecruiters) | x.uid
     ] END + [(p)<-[:ON]-(s:Assignment)<-[:HELD]-(x:Agent) WHERE s.current | x.uid] AS without
WITH d, p, g, asked, demand, essentials, without, p.occupation_uid AS occupation_uid
CALL (occupation_uid) {
  MATCH (:Occupation {uid: occupation_uid})<-[:AS]-(:Assignment)<-[:HELD]-(x:InStatistics)
  WITH DISTINCT x
  LIMIT $small_count
  RETURN count(x) >= $small_count AS shown
}
CALL (asked, occupation_uid, shown) {
  UNWIND asked AS one
  MATCH (t:Competency {uid: one[0]})
  WITH t, one[1] AS need,
       CASE WHEN one[2] = 'DESIRABLE' THEN 0 ELSE 1 END AS essential,
       t.idf * CASE WHEN one[2] = 'DESIRABLE' THEN 0.5 ELSE 1.0 END AS weight
  CALL (t, need) {
    MATCH (t)<-[n:NEAR]-(c:Competency)
    WITH need, c, n.similarity AS similarity
    MATCH (c)<-[h:HAS]-(a:VisibleToRecruiters)
    WHERE ($only_uids IS NULL OR a.uid IN $only_uids) AND h.trust > 0
    WITH a, h.trust AS trust, similarity * CASE
           WHEN h.level IS NULL OR need IS NULL OR h.level >= need THEN 1.0
           ELSE exp(-0.7 * (need - h.level))
         END AS sure
    RETURN a, max(sure) AS sure, max(sure * trust) AS credit
  }
  WITH a, essential, weight, sure, credit
  WHERE credit > 0
  RETURN a,
         sum(weight) AS brought,
         sum(CASE WHEN round(credit * 1000000000000.0) / 1000000000000.0 >= $ready THEN weight ELSE 0.0 END) AS met,
         sum(CASE WHEN round(sure * 1000000000000.0) / 1000000000000.0 >= $ready THEN weight ELSE 0.0 END) AS possible,
         sum(essential) AS touched,
         0.0 AS practised
  UNION ALL
  MATCH (:Occupation {uid: occupation_uid})<-[:AS]-(s:Assignment)<-[:HELD]-(a:VisibleToRecruiters)
  WHERE shown AND ($only_uids IS NULL OR a.uid IN $only_uids) AND s.start <= date($today)
  RETURN a, 0.0 AS brought, 0.0 AS met, 0.0 AS possible, 0 AS touched,
         max(CASE WHEN s.current OR s.`end` IS NULL OR s.`end` >= date($today) THEN 1.0
           ELSE 0.5 ^ toInteger(duration.inDays(s.`end`, date($today)).days / 365.25 / $half_life) END) AS practised
}
WITH d, p, g, asked, demand, essentials, without, shown, a, sum(brought) AS brought, sum(met) AS met,
     sum(possible) AS possible, sum(touched) AS touched, max(practised) AS practised
WITH d, p, g, asked, demand, without, a, a.uid AS uid, shown, brought, practised,
     round(met / demand * 1000000000000.0) / 1000000000000.0 AS coverage,
     CASE WHEN practised >= 1.0 THEN 0
       WHEN round(possible / demand * 1000000000000.0) / 1000000000000.0 < $threshold OR touched < essentials THEN 1
       ELSE 0 END AS near
WHERE (brought > 0 OR practised > 0) AND (near = 0 OR $near_matches) AND NOT uid IN without
WITH d, p, g, asked, demand, a, uid, coverage, near, CASE WHEN NOT shown THEN null
       WHEN practised > 0 OR EXISTS { MATCH (a)-[:HELD]->(:Assignment)-[:AS]->(:Occupation) } THEN practised
       ELSE null END AS occupation
ORDER BY near, coverage DESC, uid
LIMIT $limit
OPTIONAL MATCH (a)-[:HELD]->(s:Assignment {current: true})
WITH d, p, g, asked, demand, a, uid, coverage, near, occupation, s
ORDER BY near, coverage DESC, uid, s.main DESC, s.start DESC, s.uid
WITH d, p, g, asked, demand, a, uid, coverage, near, occupation, collect(s)[0] AS held,
     [(a)-[:ASPIRES]->(:Aspiration)-[:TARGETS]->(w) | w] AS wishes,
     [(a)-[:WANTS]->(w:Competency) | w.uid] AS wants
WITH d, p, g, asked, demand, a, uid, coverage, near, occupation, held, wants,
     [w IN wishes WHERE 'Occupation' IN labels(w) | w.uid] AS occupations,
     [w IN wishes WHERE 'Organisation' IN labels(w) | w.uid] AS organisations,
     [w IN wishes WHERE 'Place' IN labels(w) | w.uid] AS places
OPTIONAL MATCH (a)-[:BELONGS_TO]->(y:Corps)
OPTIONAL MATCH (held)-[:AT]->(h:Organisation)
WITH d, p, g, asked, demand, a, uid, coverage, near, near = 1 AS near_match, occupation, held,
     CASE WHEN size(occupations) = 0 THEN null
       ELSE coalesce(p.occupation_uid IN occupations, false) END AS wished_occupation,
     CASE WHEN size(organisations) = 0 THEN null
       ELSE any(wish IN organisations WHERE wish IN p.above) END AS wished_organisation,
     CASE WHEN size(places) = 0 THEN null
       ELSE any(wish IN places WHERE wish IN p.around) END AS wished_place,
     CASE WHEN size(wants) = 0 THEN null
       ELSE toFloat(size([wish IN p.develops WHERE wish IN wants])) / size(wants) END AS developed,
     p.family = a.family AS same_family,
     coalesce(a.category, y.category) AS category,
     y.code AS corps,
     y.military AS military_corps,
     y.reaches_heb AS reaches_heb,
     h.ministry_uid AS ministry,
     h.operator AS operator,
     held.route AS position,
     CASE WHEN held IS NOT NULL THEN true
       WHEN EXISTS { (a)-[:HELD]->(:Assignment) } THEN false ELSE null END AS in_post,
     toString(held.since) AS since,
     CASE WHEN h IS NULL THEN null
       ELSE any(operator IN g.operators WHERE operator IN h.operators) END AS same_operator
ORDER BY near, coverage DESC, uid
WITH d, p, g, asked, demand, collect([
       uid, coverage, occupation, near_match, coalesce(a.move_intent, 'NO'), wished_occupation, wished_organisation, wished_place,
       developed, same_family, a.status, category, corps, military_corps, ministry, operator, position,
       in_post, since, toString(held.term_end), toString(a.position_since), reaches_heb, same_operator
     ]) AS agents
RETURN p.ministry_uid AS post_ministry,
       coalesce(p.categories, []) AS post_categories,
       g.operator AS post_operator,
       p.open_to_military AS post_open_to_military,
       p.open_to_contract AS post_open_to_contract,
       p.management AS post_management,
       p.functional AS post_functional,
       g.establishment AS post_establishment,
       demand,
       size(asked) AS requirements,
       toString(d.as_of) AS as_of,
       d.computed_at AS computed_at,
       agents
