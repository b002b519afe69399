// Forgets searches that are too old to be told.
//
// mode: write
// param uids: LIST<STRING> = []
// param searched_since: STRING = '2025-02-02'
UNWIND $uids AS uid
MATCH (e:SearchEvent {uid: uid})
WHERE e.day < date($searched_since)
DELETE e
