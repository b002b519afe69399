// Marks the posts with a vacancy that is neither filled nor withdrawn.
//
// The mark is kept a little too wide on purpose: it holds whatever the day, and every statement
// that asks for open posts looks at the dates of what remains.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})<-[:FOR]-(v:Vacancy)
WHERE v.state IN ['VACANT', 'LIKELY_VACANT']
SET p:Open
MERGE (p)-[:OPEN_AS]->(v)
