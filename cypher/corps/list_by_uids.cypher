// Corps by key.
//
// mode: read
// param uids: LIST<STRING> = ['crp-01']
// returns uid: STRING
// returns code: STRING
// returns label_fr: STRING
// returns category: STRING NULL
// returns military: BOOLEAN
UNWIND $uids AS uid
MATCH (k:Corps {uid: uid})
RETURN k.uid AS uid,
       k.code AS code,
       k.label_fr AS label_fr,
       k.category AS category,
       coalesce(k.military, false) AS military
