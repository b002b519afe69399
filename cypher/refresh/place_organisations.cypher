// Writes on each organisation the ministry it belongs to, itself when it is one, and the operators.
//
// Where what is nearest, itself or above, was replaced, it is the ministry of the last successor: a ministry that a
// decree renames is the same one. `operators` are the employers of their own, operators and public establishments, among
// itself, what is above it and successors; `operator` says whether there is one, and is null when a kind among them is
// not known. `establishment` says whether one of them is known to be a public establishment. A national service is one of
// its ministry's.
//
// mode: write
// param uids: LIST<STRING> = ['org-01']
UNWIND $uids AS uid
MATCH (o:Organisation {uid: uid})
OPTIONAL MATCH path = (o)-[:PART_OF*0..8]->(x:Organisation)
WHERE x.kind = 'MINISTRY' OR x.successor_uid IS NOT NULL
WITH o, x, length(path) AS distance
ORDER BY o.uid, distance, x.uid
WITH o, collect(coalesce(x.successor_uid, x.uid))[0] AS nearest_uid
OPTIONAL MATCH path = (:Organisation {uid: nearest_uid})-[:PART_OF|SUCCEEDED_BY*0..8]->(m:Organisation {kind: 'MINISTRY'})
WHERE m.successor_uid IS NULL
WITH o, m, length(path) AS distance
ORDER BY o.uid, distance, m.uid
WITH o, collect(m.uid)[0] AS ministry_uid
WITH o, ministry_uid,
     [(o)-[:PART_OF|SUCCEEDED_BY*0..8]->(x:Organisation) WHERE x.kind IN ['OPERATOR', 'PUBLIC_ESTABLISHMENT'] | x.uid] AS operators,
     EXISTS { MATCH (o)-[:PART_OF|SUCCEEDED_BY*0..8]->(x:Organisation {kind: 'PUBLIC_ESTABLISHMENT'}) } AS establishment,
     EXISTS { MATCH (o)-[:PART_OF|SUCCEEDED_BY*0..8]->(x:Organisation) WHERE x.kind IS NULL } AS unsure
SET o.ministry_uid = ministry_uid,
    o.operators = operators,
    o.establishment = establishment,
    o.operator = CASE WHEN size(operators) > 0 THEN true WHEN unsure THEN null ELSE false END
