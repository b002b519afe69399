// Some terms: whether an open post says them, whether a career or a name has them, and the mark of what they are like.
//
// mode: read
// param uids: LIST<STRING> = ['developpeur']
// returns uid: STRING
// returns said: BOOLEAN
// returns called: BOOLEAN
// returns spelt: STRING NULL
UNWIND $uids AS uid
MATCH (t:Term {uid: uid})
RETURN t.uid AS uid,
       EXISTS { (t)<-[:SAYS]-(:Post) } AS said,
       EXISTS { (t)<-[:CALLED]-(:Assignment) } OR EXISTS { (t)<-[:NAMED]-(:Occupation) }
         OR EXISTS { (t)<-[:NAMED]-(:Competency) } AS called,
       t.spelt AS spelt
ORDER BY uid
