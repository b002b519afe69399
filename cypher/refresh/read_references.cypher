// The moves that reference tables know from some occupations.
//
// mode: read
// param uids: LIST<STRING> = ['occ-01']
// returns from_uid: STRING
// returns to_uid: STRING
// returns kind: STRING
// returns rank: INTEGER NULL
UNWIND $uids AS uid
MATCH (a:Occupation {uid: uid})-[m:MOBILITY]->(b:Occupation)
RETURN a.uid AS from_uid, b.uid AS to_uid, m.kind AS kind, m.rank AS rank
ORDER BY from_uid, to_uid, kind
