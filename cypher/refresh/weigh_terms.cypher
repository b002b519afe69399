// How rare each term is among the open posts: ln((N+1)/(df+1)).
//
// mode: write
// param uids: LIST<STRING> = ['developpeur']
// param open_posts: INTEGER = 25
UNWIND $uids AS uid
MATCH (t:Term {uid: uid})
WITH t, COUNT { (t)<-[:SAYS]-(:Post) } AS df
SET t.idf = log(($open_posts + 1.0) / (df + 1.0))
