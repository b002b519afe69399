// The most plausible ways from an occupation: four moves at most, none twice through one occupation.
//
// The start is an occupation, or that of an agent who agreed to recommendations; without a target
// every occupation is one. Each occupation is left by its twelve strongest known moves only, which
// `refresh` has linked by LEADS_TO with their cost, −ln p + κ · gap. The cheapest ways come first.
//
// Costs are never negative, so without a target no way goes on once it costs more than `limit` ways of
// one or two moves do; the little more leaves rounding and ties alone.
//
// A move of which only fewer people than the small count are evidence is not walked, and of another they are not disclosed.
// Published statistics keep no move of fewer than five people, so that nobody is looked at for a small count of five.
//
// mode: read
// param from_uid: STRING NULL = 'occ-01'
// param agent_uid: STRING NULL = null
// param to_uid: STRING NULL = 'occ-02'
// param max_hops: INTEGER = 3
// param limit: INTEGER = 5
// param small_count: INTEGER = 5
// returns occupation_uids: LIST<STRING>
// returns labels_fr: LIST<STRING>
// returns costs: LIST<FLOAT>
// returns evidence: LIST<LIST<STRING>>
// returns observed: LIST<INTEGER>
// returns median_months: LIST<INTEGER>
// returns cost: FLOAT
// returns as_of: STRING
// returns computed_at: STRING
MATCH (d:Derivation {uid: 'transitions'})
OPTIONAL MATCH (g:Agent:Recommendable {uid: $agent_uid})
WITH d, coalesce($from_uid, g.occupation_uid) AS start
MATCH (a:Occupation {uid: start})
WITH d, a, [(a)-[t:LEADS_TO]->(b:Occupation) WHERE b <> a
         AND ($small_count <= 5 OR coalesce(t.people, 0) >= $small_count
              OR any(one IN t.evidence WHERE one <> 'OBSERVED')) | t.cost]
       + [(a)-[t:LEADS_TO]->(x:Occupation)-[u:LEADS_TO]->(b:Occupation)
          WHERE $max_hops >= 2 AND x <> a AND b <> a AND b <> x
            AND ($small_count <= 5 OR coalesce(t.people, 0) >= $small_count
              OR any(one IN t.evidence WHERE one <> 'OBSERVED'))
            AND ($small_count <= 5 OR coalesce(u.people, 0) >= $small_count
              OR any(one IN u.evidence WHERE one <> 'OBSERVED'))
          | t.cost + u.cost] AS short
CALL (short) {
  UNWIND short AS cost
  WITH cost
  ORDER BY cost
  WITH collect(cost) AS costs
  RETURN CASE WHEN $to_uid IS NULL AND size(costs) >= $limit THEN costs[$limit - 1] + 0.000001
           ELSE 1000000.0 END AS most
}
CALL (a, most) {
  MATCH (a)-[t1:LEADS_TO]->(b:Occupation)
  WHERE t1.cost <= most AND ($to_uid IS NULL OR b.uid = $to_uid)
  RETURN [a, b] AS ns, [t1] AS ts
  UNION ALL
  MATCH (a)-[t1:LEADS_TO]->(x1:Occupation)-[t2:LEADS_TO]->(b:Occupation)
  WHERE $max_hops >= 2 AND t1.cost <= most AND t1.cost + t2.cost <= most
    AND ($to_uid IS NULL OR b.uid = $to_uid)
  RETURN [a, x1, b] AS ns, [t1, t2] AS ts
  UNION ALL
  MATCH (a)-[t1:LEADS_TO]->(x1:Occupation)-[t2:LEADS_TO]->(x2:Occupation)-[t3:LEADS_TO]->(b:Occupation)
  WHERE $max_hops >= 3 AND t1.cost <= most AND t1.cost + t2.cost <= most
    AND t1.cost + t2.cost + t3.cost <= most
    AND ($to_uid IS NULL OR b.uid = $to_uid)
  RETURN [a, x1, x2, b] AS ns, [t1, t2, t3] AS ts
  UNION ALL
  MATCH (a)-[t1:LEADS_TO]->(x1:Occupation)-[t2:LEADS_TO]->(x2:Occupation)
        -[t3:LEADS_TO]->(x3:Occupation)-[t4:LEADS_TO]->(b:Occupation)
  WHERE $max_hops >= 4 AND t1.cost <= most AND t1.cost + t2.cost <= most
    AND t1.cost + t2.cost + t3.cost <= most
    AND t1.cost + t2.cost + t3.cost + t4.cost <= most
    AND ($to_uid IS NULL OR b.uid = $to_uid)
  RETURN [a, x1, x2, x3, b] AS ns, [t1, t2, t3, t4] AS ts
}
WITH d, ns, ts
WHERE all(one IN ns WHERE size([other IN ns WHERE other = one]) = 1)
  AND ($small_count <= 5 OR all(t IN ts WHERE coalesce(t.people, 0) >= $small_count
    OR any(one IN t.evidence WHERE one <> 'OBSERVED')))
WITH d, ts, [n IN ns | n.uid] AS occupation_uids, [n IN ns | n.label_fr] AS labels_fr,
     round(reduce(total = 0.0, t IN ts | total + t.cost) * 1000000000000.0) / 1000000000000.0 AS cost
WITH d, ts, occupation_uids, labels_fr, cost, reduce(text = '', uid IN occupation_uids | text + '/' + uid) AS sort_text
ORDER BY cost, sort_text
LIMIT $limit
RETURN occupation_uids,
       labels_fr,
       [t IN ts | toFloat(t.cost)] AS costs,
       [t IN ts | [one IN t.evidence WHERE one <> 'OBSERVED' OR coalesce(t.people, 0) >= $small_count]] AS evidence,
       [t IN ts | CASE WHEN coalesce(t.people, 0) >= $small_count THEN t.observed ELSE null END] AS observed,
       [t IN ts | CASE WHEN coalesce(t.people, 0) >= $small_count THEN t.median_months ELSE null END] AS median_months,
       cost,
       toString(d.as_of) AS as_of,
       d.computed_at AS computed_at
ORDER BY cost, sort_text
