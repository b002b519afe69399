// The inverse document frequency of each competency: ln((N+1)/(df+1)) over the posts and occupations that ask for it.
//
// mode: write
// param uids: LIST<STRING> = ['cmp-01']
// param documents: INTEGER = 25
UNWIND $uids AS uid
MATCH (c:Competency {uid: uid})
WITH c, COUNT { (c)<-[:REQUIRES]-(:Post) } + COUNT { (c)<-[:NEEDS]-(:Occupation) } AS df
SET c.idf = log(($documents + 1.0) / (df + 1.0))
