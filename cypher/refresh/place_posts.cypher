// Writes on each post what is asked of it again and again: its ministry and occupation, the operators that it is of,
// what it is in and around it, and what it develops.
//
// Who asks for an organisation finds what its successors offer, and who asks for a successor what it offered.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})-[:OF]->(g:Organisation)
OPTIONAL MATCH (p)-[:AS]->(o:Occupation)
SET p.ministry_uid = g.ministry_uid,
    p.operator = g.operator,
    p.operators = g.operators,
    p.establishment = g.establishment,
    p.occupation_uid = o.uid,
    p.family = o.family,
    p.above = [(g)-[:PART_OF|SUCCEEDED_BY*0..8]->(x:Organisation) | x.uid]
      + [(g)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation)<-[:SUCCEEDED_BY*1..8]-(x:Organisation) | x.uid],
    p.around = [(p)-[:IN]->(:Place)-[:PART_OF*0..4]->(x:Place) | x.uid],
    p.develops = [(p)-[:DEVELOPS]->(x:Competency) | x.uid]
