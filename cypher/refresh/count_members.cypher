// Counts the members of communities who agreed to be counted.
//
// mode: write
// param uids: LIST<STRING> = ['com-01']
UNWIND $uids AS uid
MATCH (n:Community {uid: uid})
WITH n, COUNT { (n)<-[:MEMBER_OF]-(:Agent:InStatistics) } AS members
SET n.members = members
