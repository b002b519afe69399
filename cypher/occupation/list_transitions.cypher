// Where one goes from occupations and where one comes from: known transitions, the strongest fifty.
//
// A transition that is known only through similar occupations has no evidence and is left out.
// Moves of fewer people than the small count are not disclosed, and are neither evidence nor a part of the order;
// published statistics keep no fewer than five. `shared_share` is the weighted share of what the second needs that the first needs too.
//
// mode: read
// param uids: LIST<STRING> = ['occ-01']
// param small_count: INTEGER = 5
// returns owner_uid: STRING
// returns direction: STRING
// returns from_uid: STRING
// returns to_uid: STRING
// returns evidence: LIST<STRING>
// returns observed: INTEGER NULL
// returns median_months: INTEGER NULL
// returns shared_share: FLOAT NULL
UNWIND $uids AS owner_uid
MATCH (k:Occupation {uid: owner_uid})
CALL (k) {
  MATCH (k)-[t:TRANSITION]->(o:Occupation)
  WITH k, t, o, coalesce(t.people, 0) >= $small_count AS disclosed,
       CASE WHEN $small_count <= 5 THEN t.strength ELSE t.public_strength END AS strength
  WHERE strength IS NOT NULL AND (disclosed OR any(kind IN t.evidence WHERE kind <> 'OBSERVED'))
  WITH k, t, o, disclosed, strength
  ORDER BY strength DESC, o.uid
  LIMIT 50
  RETURN 'NEXT' AS direction, k AS a, o AS b, disclosed, t.evidence AS evidence, t.observed AS observed,
         t.median_months AS median_months, strength, t.shared_share AS shared_share
  UNION ALL
  MATCH (k)<-[t:TRANSITION]-(o:Occupation)
  WITH k, t, o, coalesce(t.people, 0) >= $small_count AS disclosed,
       CASE WHEN $small_count <= 5 THEN t.strength ELSE t.public_strength END AS strength
  WHERE strength IS NOT NULL AND (disclosed OR any(kind IN t.evidence WHERE kind <> 'OBSERVED'))
  WITH k, t, o, disclosed, strength
  ORDER BY strength DESC, o.uid
  LIMIT 50
  RETURN 'PREVIOUS' AS direction, o AS a, k AS b, disclosed, t.evidence AS evidence, t.observed AS observed,
         t.median_months AS median_months, strength, t.shared_share AS shared_share
}
WITH owner_uid, direction, a, b, disclosed, evidence, observed, median_months, strength, shared_share
ORDER BY owner_uid, direction, strength DESC, a.uid, b.uid
RETURN owner_uid,
       direction,
       a.uid AS from_uid,
       b.uid AS to_uid,
       [kind IN evidence WHERE disclosed OR kind <> 'OBSERVED'] AS evidence,
       CASE WHEN disclosed THEN observed ELSE null END AS observed,
       CASE WHEN disclosed THEN median_months ELSE null END AS median_months,
       shared_share
