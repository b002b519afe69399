// The rows of occupation_relations.csv, of some owners, in order.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns from_uid: STRING
// returns to_uid: STRING
// returns kind: STRING
// returns rank: INTEGER NULL
UNWIND $uids AS owner
MATCH (a:Occupation {uid: owner})-[r:BROADER|ALIGNED|MOBILITY]->(b:Occupation)
RETURN a.uid AS from_uid,
       b.uid AS to_uid,
       CASE type(r) WHEN 'MOBILITY' THEN r.kind ELSE type(r) END AS kind,
       r.rank AS rank
ORDER BY from_uid, to_uid, kind
