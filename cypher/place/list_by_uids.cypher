// Places by key.
//
// mode: read
// param uids: LIST<STRING> = ['plc-01']
// returns uid: STRING
// returns display_name: STRING
// returns kind: STRING
// returns parent_uid: STRING NULL
UNWIND $uids AS uid
MATCH (l:Place {uid: uid})
OPTIONAL MATCH (l)-[:PART_OF]->(m:Place)
RETURN l.uid AS uid, l.display_name AS display_name, l.kind AS kind, m.uid AS parent_uid
