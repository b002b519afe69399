// Forgets searches that are too old to be published, and those of which it is not known how many people made them.
//
// mode: write
// param uids: LIST<STRING> = []
// param searched_since: STRING = '2025-03-01'
UNWIND $uids AS uid
MATCH (e:SearchEvent {uid: uid})
WHERE e.month IS NULL OR e.month < date($searched_since)
DELETE e
