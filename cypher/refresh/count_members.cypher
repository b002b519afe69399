// How many members of communities agreed to be counted.
//
// mode: read
// param uids: LIST<STRING> = ['com-01']
// returns uid: STRING
// returns people: INTEGER
UNWIND $uids AS uid
MATCH (n:Community {uid: uid})
RETURN n.uid AS uid, COUNT { (n)<-[:MEMBER_OF]-(:Agent:InStatistics) } AS people
ORDER BY uid
