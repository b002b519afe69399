// The trainings that teach competencies, those that lead furthest first.
//
// mode: read
// param uids: LIST<STRING> = ['cmp-01']
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (c:Competency {uid: owner_uid})<-[t:TEACHES]-(n:Training)
WITH owner_uid, n, coalesce(t.level, 0) AS level
ORDER BY owner_uid, level DESC, n.hours, n.uid
RETURN owner_uid,
       n.uid AS uid
