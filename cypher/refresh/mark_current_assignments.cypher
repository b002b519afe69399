// Says of each assignment of an agent whether it is the present one.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
// param as_of: STRING = '2026-03-02'
UNWIND $uids AS uid
MATCH (:Agent {uid: uid})-[:HELD]->(s:Assignment)
SET s.current = s.start <= date($as_of) AND (s.`end` IS NULL OR s.`end` >= date($as_of))
