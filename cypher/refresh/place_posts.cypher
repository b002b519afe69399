// Writes on each post what is asked of it again and again: its ministry, its occupation, the operators that it is
// of, and the names by which it is found.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})-[:OF]->(g:Organisation)
OPTIONAL MATCH (p)-[:AS]->(o:Occupation)
SET p.ministry_uid = g.ministry_uid,
    p.operator = g.operator,
    p.operators = g.operators,
    p.occupation_uid = o.uid,
    p.family = o.family,
    p.search_text = p.search_own + g.search_text + coalesce(o.search_text, '')
