// The trainings that teach competencies, those that lead furthest first.
//
// mode: read
// param uids: LIST<STRING> = ['cmp-01']
// returns owner_uid: STRING
// returns uid: STRING
// returns title_fr: STRING
// returns provider: STRING
// returns hours: INTEGER NULL
// returns url: STRING NULL
UNWIND $uids AS owner_uid
MATCH (c:Competency {uid: owner_uid})<-[t:TEACHES]-(n:Training)
WITH owner_uid, n, coalesce(t.level, 0) AS level
ORDER BY owner_uid, level DESC, n.hours, n.uid
RETURN owner_uid,
       n.uid AS uid,
       n.title_fr AS title_fr,
       n.provider AS provider,
       n.hours AS hours,
       n.url AS url
