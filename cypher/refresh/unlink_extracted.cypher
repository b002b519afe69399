// Takes back the requirements of some posts that their texts state no more, and the words of those that a recruiter confirmed.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (p:Post {uid: row.uid})-[r:REQUIRES]->(c:Competency)
WHERE r.origin IN ['EXTRACTED', 'CONFIRMED'] AND NOT c.uid IN row.uids
SET r.quote = null
WITH r
WHERE r.derived
DELETE r
