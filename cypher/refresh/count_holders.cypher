// How many people went through each occupation, of those who agreed to be counted.
//
// mode: read
// param uids: LIST<STRING> = ['occ-01']
// param as_of: STRING = '2026-03-02'
// returns uid: STRING
// returns people: INTEGER
UNWIND $uids AS uid
MATCH (o:Occupation {uid: uid})
OPTIONAL MATCH (o)<-[:AS]-(s:Assignment)<-[:HELD]-(a:InStatistics)
WHERE s.start <= date($as_of)
RETURN o.uid AS uid, count(DISTINCT a) AS people
ORDER BY uid
