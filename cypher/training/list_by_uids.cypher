// Trainings by key.
//
// mode: read
// param uids: LIST<STRING> = ['trn-01']
// returns uid: STRING
// returns title_fr: STRING
// returns provider: STRING
// returns hours: INTEGER NULL
// returns url: STRING NULL
UNWIND $uids AS uid
MATCH (n:Training {uid: uid})
RETURN n.uid AS uid,
       n.title_fr AS title_fr,
       n.provider AS provider,
       n.hours AS hours,
       n.url AS url
