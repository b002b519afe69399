// The most plausible ways from an occupation: four moves at most, none twice through one occupation.
//
// The start is an occupation, or that of an agent who agreed to recommendations; without a target
// every occupation is one. Each occupation is left by its twelve strongest known moves only, which
// `refresh` has linked by LEADS_TO with their cost, −ln p + κ · gap. The cheapest ways come first.
//
// mode: read
// param from_uid: STRING NULL = 'occ-01'
// param agent_uid: STRING NULL = null
// param to_uid: STRING NULL = 'occ-02'
// param max_hops: INTEGER = 3
// param limit: INTEGER = 5
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
MATCH path = (a)-[ts:LEADS_TO*1..4]->(b:Occupation)
WHERE length(path) <= $max_hops
  AND ($to_uid IS NULL OR b.uid = $to_uid)
WITH d, ts, [n IN nodes(path) | n.uid] AS occupation_uids, [n IN nodes(path) | n.label_fr] AS labels_fr
WHERE all(uid IN occupation_uids WHERE size([other IN occupation_uids WHERE other = uid]) = 1)
WITH d, ts, occupation_uids, labels_fr,
     reduce(total = 0.0, t IN ts | total + t.cost) AS exact,
     reduce(text = '', uid IN occupation_uids | text + '/' + uid) AS sort_text
WITH d, ts, occupation_uids, labels_fr, sort_text,
     round(exact * 1000000000000.0) / 1000000000000.0 AS cost
ORDER BY cost, sort_text
LIMIT $limit
RETURN occupation_uids,
       labels_fr,
       [t IN ts | toFloat(t.cost)] AS costs,
       [t IN ts | t.evidence] AS evidence,
       [t IN ts | t.people] AS observed,
       [t IN ts | t.median_months] AS median_months,
       cost,
       toString(d.as_of) AS as_of,
       d.computed_at AS computed_at
ORDER BY cost, sort_text
