// Takes the mark of open posts away.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})
REMOVE p:Open
WITH p
MATCH (p)-[o:OPEN_AS]->(:Vacancy)
DELETE o
