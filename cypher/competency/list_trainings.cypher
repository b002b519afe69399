// The trainings that teach competencies, or what these replaced, those that lead furthest first.
//
// mode: read
// param uids: LIST<STRING> = ['cmp-01']
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (c:Competency {uid: owner_uid})<-[:SUCCEEDED_BY*0..8]-(:Competency)<-[t:TEACHES]-(n:Training)
WITH owner_uid, n, max(coalesce(t.level, 0)) AS level
ORDER BY owner_uid, level DESC, n.hours, n.uid
RETURN owner_uid,
       n.uid AS uid
