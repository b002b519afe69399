// Deletes the idempotency keys that have expired.
//
// Each is locked before it is read: a change may take it at the same time.
//
// mode: write
// param uids: LIST<STRING> = []
// param now: STRING = '2026-03-02T00:00:00Z'
// param keys_expired_at: STRING = '2026-03-01T00:00:00Z'
UNWIND $uids AS uid
MATCH (seen:IdempotencyKey {uid: uid})
SET seen.locked_at = $now
WITH seen.uid AS seen_uid
MATCH (k:IdempotencyKey {uid: seen_uid})
WHERE k.used_at <= $keys_expired_at
DELETE k
