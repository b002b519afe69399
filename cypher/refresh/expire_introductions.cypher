// Notes that introductions which nobody answered in time have expired.
//
// Readers see them so from the day itself. One that is answered meanwhile is left alone: it is locked,
// then looked at again: see answer.
//
// mode: write
// param uids: LIST<STRING> = ['int-01']
// param open_since: STRING = '2026-01-31T00:00:00Z'
UNWIND $uids AS uid
MATCH (n:Introduction {uid: uid})
WHERE n.state = 'ASKED' AND n.asked_at < $open_since
SET n.message = n.message
WITH n.uid AS locked_uid
MATCH (late:Introduction {uid: locked_uid})
WHERE late.state = 'ASKED'
SET late.state = 'EXPIRED'
