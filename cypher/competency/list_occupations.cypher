// The occupations, none of them retired, that need competencies, those for which they are essential first.
//
// mode: read
// param uids: LIST<STRING> = ['cmp-01']
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (c:Competency {uid: owner_uid})<-[n:NEEDS]-(o:Occupation)
WHERE NOT coalesce(o.retired, false)
WITH owner_uid, o, n.importance = 'ESSENTIAL' AS essential
ORDER BY owner_uid, essential DESC, o.label_fr, o.uid
RETURN owner_uid,
       o.uid AS uid
