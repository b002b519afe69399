// The moves that people made from some occupations to others: one row a pair.
//
// Consecutive assignments of agents who agreed to statistics. Months run from the start of the first
// assignment to the start of the second; ages from that day to `as_of`, in years.
//
// mode: read
// param uids: LIST<STRING> = ['occ-01']
// param as_of: STRING = '2026-03-02'
// returns from_uid: STRING
// returns to_uid: STRING
// returns people: INTEGER
// returns months: LIST<INTEGER>
// returns ages: LIST<FLOAT>
UNWIND $uids AS uid
MATCH (i:Occupation {uid: uid})<-[:AS]-(s:Assignment)-[:NEXT]->(t:Assignment)-[:AS]->(j:Occupation)
MATCH (a:InStatistics)-[:HELD]->(s)
WHERE i <> j AND t.start <= date($as_of)
WITH i, j, a, s, t,
     duration.inMonths(s.start, t.start).months AS months,
     duration.inDays(t.start, date($as_of)).days / 365.25 AS age
ORDER BY i.uid, j.uid, months, age
WITH i, j, count(DISTINCT a) AS people, collect(months) AS months, collect(age) AS ages
RETURN i.uid AS from_uid, j.uid AS to_uid, people, months, ages
ORDER BY from_uid, to_uid
