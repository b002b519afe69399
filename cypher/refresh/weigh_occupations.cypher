// How rare it is to have gone through each occupation: ln(1 + N / n), of those who agreed to be counted.
//
// Fewer people than the small count weigh as that many, so that a rarity tells of nobody.
//
// mode: write
// param uids: LIST<STRING> = ['occ-01']
// param as_of: STRING = '2026-03-02'
// param people: INTEGER = 20
// param small_count: INTEGER = 5
UNWIND $uids AS uid
MATCH (o:Occupation {uid: uid})
OPTIONAL MATCH (o)<-[:AS]-(s:Assignment)<-[:HELD]-(a:InStatistics)
WHERE s.start <= date($as_of)
WITH o, count(DISTINCT a) AS through
SET o.rarity = round(log(1.0 + toFloat($people)
  / CASE WHEN through < $small_count THEN $small_count ELSE through END) * 1000000000000.0)
  / 1000000000000.0
