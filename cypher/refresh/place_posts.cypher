// Writes on each post the ministry of its organisation, and the names by which it is found.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})-[:OF]->(g:Organisation)
OPTIONAL MATCH (p)-[:AS]->(o:Occupation)
SET p.ministry_uid = g.ministry_uid,
    p.search_text = p.search_own + g.search_text + coalesce(o.search_text, '')
