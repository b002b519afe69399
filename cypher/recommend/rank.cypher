// The open posts that an agent's competencies fit, with what each component of the score is made of.
//
// Walks agent → competency → its neighbours ← requirement ← open post, and leaves out the post held
// by the agent and those that they dismissed. `competency` is x = Σ w·idf²·credit ÷ (D + smoothing·√(M·D)), D what the post
// requires in all and M what open posts usually do, on a scale of two straight lines: x = `knee` is shown as `at_knee`.
// It never falls when the agent has one more competency, or one at a higher level. `walk`, `transition` and `family_held`
// take the best over the occupations that the agent held, each halved every `half_life` years beyond the first `fresh`
// since it ended; that of today, or the last one, counts in full. `move` says how the post's occupation stands to these.
// `extra_uid` asks what the list would be with one more competency, held at `extra_level`, sure.
// An empty list of a filter lets everything through.
// The columns `agent_*` and the last of each post are what rules of statute look at: the posts that they
// block leave the list before it is cut (docs/adr/0010-statute-as-data.md).
// One row, or none: what is the same for all posts is said once, and each post is a list, in the order that
// `each` names (cypher/README.md, "Lists for rows").
// Values are rounded to twelve decimals: engines add floats in different orders, and ties must be ties.
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param today: STRING = '2026-03-02'
// param limit: INTEGER = 500
// param half_life: FLOAT = 5.0
// param fresh: FLOAT = 1.0
// param past: FLOAT = 0.8
// param wished: FLOAT = 0.5
// param rarity: FLOAT = 1.0
// param of_title: FLOAT = 0.6
// param half: FLOAT = 125.0
// param weight_competency: FLOAT = 0.22
// param weight_words: FLOAT = 0.4
// param smoothing: FLOAT = 3.0
// param knee: FLOAT = 0.25
// param at_knee: FLOAT = 0.8
// param extra_uid: STRING NULL = null
// param extra_level: INTEGER NULL = null
// param ministries: LIST<STRING> = ['org-01']
// param places: LIST<STRING> = ['plc-01']
// param categories: LIST<STRING> = ['A']
// param occupations: LIST<STRING> = ['occ-01']
// param families: LIST<STRING> = []
// param posts: LIST<STRING> = []
// param opened_since: STRING NULL = null
// param other_ministries_only: BOOLEAN = false
// returns agent_status: STRING NULL
// returns agent_category: STRING NULL
// returns agent_corps: STRING NULL
// returns agent_military_corps: BOOLEAN NULL
// returns agent_ministry: STRING NULL
// returns agent_operator: BOOLEAN NULL
// returns agent_position: STRING NULL
// returns agent_in_post: BOOLEAN NULL
// returns agent_since: STRING NULL
// returns agent_term_end: STRING NULL
// returns agent_position_since: STRING NULL
// returns agent_grade: STRING NULL
// returns agent_reaches_heb: BOOLEAN NULL
// returns looks: BOOLEAN
// returns as_of: STRING
// returns computed_at: STRING
// returns posts: LIST<LIST<ANY>>
// each posts: uid, ministry_uid, family, competency, words, walk, transition, wished_occupation, wished_organisation, wished_place, developed, family_held, move, same_family, other_ministry, categories, operator, open_to_military, open_to_contract, management, functional, establishment, same_operator
MATCH (d:Derivation {uid: 'post_norms'})
MATCH (a:Agent:Recommendable {uid: $agent_uid})
OPTIONAL MATCH (a)-[:HELD]->(s:Assignment {current: true})
WITH d, a, s
ORDER BY s.main DESC, s.start DESC, s.uid
WITH d, a, collect(s)[0] AS held
OPTIONAL MATCH (a)-[:BELONGS_TO]->(y:Corps)
OPTIONAL MATCH (held)-[:AT]->(h:Organisation)
CALL (a) {
  MATCH (a)-[:HELD]->(s:Assignment)-[:AS]->(o:Occupation)
  WHERE s.start <= date($today)
  WITH o, o.uid = a.occupation_uid AS now,
       coalesce(duration.inDays(s.`end`, date($today)).days / 365.25 - $fresh, 0.0) AS unused
  WITH o, now, max(CASE WHEN now OR unused <= 0 THEN 1.0 ELSE 0.5 ^ (unused / $half_life) END) AS share
  RETURN collect({
           o: o, now: now, share: share, uids: [o.uid] + [(o)-[:ALIGNED]-(x:Occupation) | x.uid]
         }) AS career
}
WITH d, a, held, y, h, career, $smoothing * sqrt(coalesce(d.usual_weight, 1.0)) AS smoothing,
     [(a)-[:HELD]->(s:Assignment)-[:ON]->(z:Post) WHERE s.current | z.uid]
       + [(a)-[:DISMISSED]->(z:Post) | z.uid] AS without,
     [(a)-[:ASPIRES]->(:Aspiration)-[:TARGETS]->(w:Occupation) | w.uid] AS occupations,
     [(a)-[:ASPIRES]->(:Aspiration)-[:TARGETS]->(w:Organisation) | w.uid] AS organisations,
     [(a)-[:ASPIRES]->(:Aspiration)-[:TARGETS]->(w:Place) | w.uid] AS places,
     [(a)-[:WANTS]->(w:Competency) | w.uid] AS wants,
     CASE WHEN held IS NOT NULL THEN true
       WHEN EXISTS { (a)-[:HELD]->(:Assignment) } THEN false ELSE null END AS agent_in_post
CALL (a) {
  MATCH (a)-[h:HAS|PROPOSED]->(c:Competency)
  WHERE $extra_uid IS NULL OR c.uid <> $extra_uid
  RETURN c, h.level AS level, h.trust AS confidence
  UNION ALL
  MATCH (c:Competency {uid: $extra_uid})
  RETURN c, $extra_level AS level, 1.0 AS confidence
}
WITH d, a, held, y, h, career, smoothing, without, occupations, organisations, places, wants, agent_in_post,
     collect({c: c, level: level, confidence: confidence}) AS skills
CALL (a) {
  MATCH (a)-[:HELD]->(s:Assignment)-[:CALLED]->(u:Term)
  RETURN u, CASE WHEN s.current THEN 1.0
           ELSE $past * 0.5 ^ (duration.inDays(s.`end`, date($today)).days / 365.25 / $half_life) END AS share
  UNION ALL
  MATCH (a)-[:ASPIRES]->(:Aspiration)-[:TARGETS]->(:Occupation)-[n:NAMED]->(u:Term)
  WHERE n.weight = 1.0
  RETURN u, $wished AS share
  UNION ALL
  MATCH (a)-[:WANTS]->(:Competency)-[n:NAMED]->(u:Term)
  WHERE n.weight = 1.0
  RETURN u, $wished AS share
  UNION ALL
  RETURN null AS u, 0.0 AS share
}
WITH d, a, held, y, h, career, smoothing, without, occupations, organisations, places, wants, agent_in_post, skills,
     collect({u: u, share: share}) AS terms
CALL (a, career, skills, terms, smoothing, without) {
  CALL (skills, terms, smoothing) {
    UNWIND skills AS skill
    WITH smoothing, skill, skill.c AS c
    MATCH (c)-[n:NEAR]->(t:Competency)
    WITH smoothing, t, collect({level: skill.level, share: n.similarity * skill.confidence}) AS shares
    MATCH (t)<-[r:REQUIRES]-(p:Open)
    WITH smoothing, p, r.w * reduce(best = 0.0, one IN [
           share IN shares | share.share * CASE
             WHEN share.level IS NULL OR r.level IS NULL OR share.level >= r.level THEN 1.0
             ELSE exp(-0.7 * (r.level - share.level))
           END] | CASE WHEN one > best THEN one ELSE best END) AS part
    WITH smoothing, p, sum(part) AS met
    WITH p, met / (p.weight + smoothing * sqrt(p.weight)) AS x
    WHERE x > 0
    RETURN p, CASE WHEN x < $knee THEN $at_knee * x / $knee
           ELSE $at_knee + (1.0 - $at_knee) * (x - $knee) / (1.0 - $knee) END AS competency, 0.0 AS words
    UNION ALL
    UNWIND terms AS term
    WITH term.u AS u, term.share AS share
    MATCH (u)-[l:LIKE]->(t:Term)
    WHERE t.idf >= $rarity
    WITH t, max(l.similarity * share) AS share
    MATCH (t)<-[s:SAYS]-(p:Open)
    WITH p, sum(CASE WHEN s.weight = 1.0 THEN share * t.idf * t.idf ELSE 0.0 END) AS of_title,
         sum(CASE WHEN s.weight = 1.0 THEN 0.0 ELSE share * t.idf * t.idf END) AS of_text
    RETURN p, 0.0 AS competency,
           $of_title * of_title / p.title_demand + (1.0 - $of_title) * of_text / (of_text + $half) AS words
  }
  WITH a, career, without, p, max(competency) AS competency, max(words) AS words
  WHERE NOT p.uid IN without
    AND (size($posts) = 0 OR p.uid IN $posts)
    AND any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today
      AND left(w, 10) >= coalesce($opened_since, ''))
    AND (p.copy_until IS NULL OR p.copy_until <= $today)
    AND (size($categories) = 0 OR any(one IN p.categories WHERE one IN $categories))
    AND (NOT $other_ministries_only OR coalesce(p.ministry_uid <> a.ministry_uid, true))
    AND (size($occupations) = 0 OR p.occupation_uid IN $occupations)
    AND (size($families) = 0 OR any(one IN [(p)-[:AS]->(o:Occupation) | o.family] WHERE one IN $families))
    AND (size($ministries) = 0 OR any(one IN p.above WHERE one IN $ministries))
    AND (size($places) = 0 OR any(one IN p.around WHERE one IN $places))
  WITH career, p, p.uid AS uid, round(competency * 1000000000000.0) / 1000000000000.0 AS competency,
       round(words * 1000000000000.0) / 1000000000000.0 AS words
  ORDER BY $weight_competency * competency + $weight_words * words DESC, uid
  LIMIT $limit
  WITH career, p.occupation_uid AS occupation_uid, collect({p: p, competency: competency, words: words}) AS posts
  OPTIONAL MATCH (o:Occupation {uid: occupation_uid})
  CALL (career, o) {
    UNWIND career AS stage
    WITH o, stage.o AS before, stage.now AS now, stage.share AS share, o.uid IN stage.uids AS same
    OPTIONAL MATCH (before)-[k:WALK]->(o)
    OPTIONAL MATCH (before)-[m:TRANSITION]->(o)
    RETURN max(CASE WHEN same THEN share ELSE share * coalesce(k.value, 0.0) END) AS walk,
           max(CASE WHEN same THEN share ELSE share * coalesce(m.strength, 0.0) END) AS transition,
           max(CASE WHEN before.family = o.family THEN share WHEN before.family <> o.family THEN 0.0 END) AS kin,
           max(CASE WHEN NOT same THEN 0 WHEN now THEN 2 ELSE 1 END) AS known
  }
  UNWIND posts AS post
  RETURN o, CASE WHEN o IS NULL THEN null ELSE walk END AS walk,
         CASE WHEN o IS NULL THEN null ELSE transition END AS transition, kin AS family_held,
         CASE WHEN o IS NULL THEN null ELSE known END AS known, post.p AS p,
         post.competency AS competency, post.words AS words
}
WITH d, a, held, y, h, agent_in_post, occupations, organisations, places, wants, o, p, walk, transition, family_held,
     known, competency, words
WITH d, a, held, y, h, agent_in_post, o, p, competency, words, walk, transition, family_held,
     CASE known WHEN 0 THEN 'NEXT_STEP' WHEN 1 THEN 'RETURN' WHEN 2 THEN 'SAME_OCCUPATION' END AS move,
     CASE WHEN size(occupations) = 0 THEN null
       ELSE coalesce(o.uid IN occupations, false) END AS wished_occupation,
     CASE WHEN size(organisations) = 0 THEN null
       ELSE any(uid IN p.above WHERE uid IN organisations) END AS wished_organisation,
     CASE WHEN size(places) = 0 THEN null
       ELSE any(uid IN p.around WHERE uid IN places) END AS wished_place,
     CASE WHEN size(wants) = 0 THEN null
       ELSE toFloat(size([uid IN p.develops WHERE uid IN wants])) / size(wants) END AS developed,
     o.family = a.family AS same_family,
     p.ministry_uid <> a.ministry_uid AS other_ministry,
     CASE WHEN h IS NULL THEN null
       ELSE any(uid IN p.operators WHERE uid IN h.operators) END AS same_operator
ORDER BY competency DESC, p.uid
WITH d, a, held, y, h, agent_in_post, collect([
       p.uid, p.ministry_uid, o.family, competency, words, walk, transition, wished_occupation, wished_organisation,
       wished_place, developed, family_held, move, same_family, other_ministry, coalesce(p.categories, []), p.operator,
       p.open_to_military, p.open_to_contract, p.management, p.functional, p.establishment, same_operator
     ]) AS posts
RETURN a.status AS agent_status,
       coalesce(a.category, y.category) AS agent_category,
       y.code AS agent_corps,
       y.military AS agent_military_corps,
       h.ministry_uid AS agent_ministry,
       h.operator AS agent_operator,
       held.route AS agent_position,
       agent_in_post,
       toString(held.since) AS agent_since,
       toString(held.term_end) AS agent_term_end,
       toString(a.position_since) AS agent_position_since,
       a.grade AS agent_grade,
       y.reaches_heb AS agent_reaches_heb,
       coalesce(a.move_intent, 'NO') <> 'NO' AS looks,
       toString(d.as_of) AS as_of,
       d.computed_at AS computed_at,
       posts
