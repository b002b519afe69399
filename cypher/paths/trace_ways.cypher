// The most plausible ways from an occupation: four moves at most, none twice through one occupation.
//
// The start is an occupation, or that of an agent who agreed to recommendations; without a target
// every occupation is one. Each occupation is left by its twelve strongest known moves only, which
// `refresh` has linked by LEADS_TO with their costs, −ln p + κ · gap. The cheapest ways come first.
//
// Costs are never negative, so without a target no way goes on once it costs more than `limit` ways of
// one or two moves do; the little more leaves rounding and ties alone.
//
// Who is signed in (audience 0) and the public (audience 1) walk moves at costs of their own: the public knows of
// moves that fewer people than its small count made neither that they were made nor by how much they are dearer.
//
// mode: read
// param from_uid: STRING NULL = 'occ-01'
// param agent_uid: STRING NULL = null
// param to_uid: STRING NULL = 'occ-02'
// param max_hops: INTEGER = 3
// param limit: INTEGER = 5
// param small_count: INTEGER = 5
// param audience: INTEGER = 0
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
WITH d, a, [(a)-[t:LEADS_TO]->(b:Occupation) WHERE b <> a | t.costs[$audience]]
       + [(a)-[t:LEADS_TO]->(x:Occupation)-[u:LEADS_TO]->(b:Occupation)
          WHERE $max_hops >= 2 AND x <> a AND b <> a AND b <> x
          | t.costs[$audience] + u.costs[$audience]] AS short
CALL (short) {
  UNWIND short AS cost
  WITH cost
  ORDER BY cost
  WITH collect(cost) AS costs
  RETURN CASE WHEN $to_uid IS NULL AND size(costs) >= $limit AND costs[$limit - 1] < 1000000.0
           THEN costs[$limit - 1] + 0.000001 ELSE 1000000.0 END AS most
}
CALL (a, most) {
  MATCH (a)-[t1:LEADS_TO]->(b:Occupation)
  WHERE t1.costs[$audience] <= most AND ($to_uid IS NULL OR b.uid = $to_uid)
  RETURN [a, b] AS ns, [t1] AS ts
  UNION ALL
  MATCH (a)-[t1:LEADS_TO]->(x1:Occupation)-[t2:LEADS_TO]->(b:Occupation)
  WHERE $max_hops >= 2 AND t1.costs[$audience] <= most AND t1.costs[$audience] + t2.costs[$audience] <= most
    AND ($to_uid IS NULL OR b.uid = $to_uid)
  RETURN [a, x1, b] AS ns, [t1, t2] AS ts
  UNION ALL
  MATCH (a)-[t1:LEADS_TO]->(x1:Occupation)-[t2:LEADS_TO]->(x2:Occupation)-[t3:LEADS_TO]->(b:Occupation)
  WHERE $max_hops >= 3 AND t1.costs[$audience] <= most AND t1.costs[$audience] + t2.costs[$audience] <= most
    AND t1.costs[$audience] + t2.costs[$audience] + t3.costs[$audience] <= most
    AND ($to_uid IS NULL OR b.uid = $to_uid)
  RETURN [a, x1, x2, b] AS ns, [t1, t2, t3] AS ts
  UNION ALL
  MATCH (a)-[t1:LEADS_TO]->(x1:Occupation)-[t2:LEADS_TO]->(x2:Occupation)
        -[t3:LEADS_TO]->(x3:Occupation)-[t4:LEADS_TO]->(b:Occupation)
  WHERE $max_hops >= 4 AND t1.costs[$audience] <= most AND t1.costs[$audience] + t2.costs[$audience] <= most
    AND t1.costs[$audience] + t2.costs[$audience] + t3.costs[$audience] <= most
    AND t1.costs[$audience] + t2.costs[$audience] + t3.costs[$audience] + t4.costs[$audience] <= most
    AND ($to_uid IS NULL OR b.uid = $to_uid)
  RETURN [a, x1, x2, x3, b] AS ns, [t1, t2, t3, t4] AS ts
}
WITH d, ns, ts
WHERE all(n IN ns WHERE size([other IN ns WHERE other = n]) = 1)
WITH d, ts, [n IN ns | n.uid] AS occupation_uids, [n IN ns | n.label_fr] AS labels_fr,
     round(reduce(total = 0.0, t IN ts | total + t.costs[$audience]) * 1000000000000.0) / 1000000000000.0 AS cost
WITH d, ts, occupation_uids, labels_fr, cost, reduce(text = '', uid IN occupation_uids | text + '/' + uid) AS sort_text
ORDER BY cost, sort_text
LIMIT $limit
RETURN occupation_uids,
       labels_fr,
       [t IN ts | toFloat(t.costs[$audience])] AS costs,
       [t IN ts | [kind IN t.evidence WHERE kind <> 'OBSERVED' OR coalesce(t.people, 0) >= $small_count]] AS evidence,
       [t IN ts | CASE WHEN coalesce(t.people, 0) >= $small_count THEN t.observed ELSE null END] AS observed,
       [t IN ts | CASE WHEN coalesce(t.people, 0) >= $small_count THEN t.median_months ELSE null END] AS median_months,
       cost,
       toString(d.as_of) AS as_of,
       d.computed_at AS computed_at
ORDER BY cost, sort_text
