// Takes an idempotency key for a change, first in its transaction; the outcome says whether the change may go on.
//
// NEW: nobody used the key, or that was more than a day ago: it stands for this change from now on.
// AGAIN: the same change was made under it, and `made` is what that created. OTHER: another change was.
// The key is locked before it is read, so that the second of two changes at once sees the first.
//
// mode: write
// param uid: STRING = '8f14e45f'
// param digest: STRING = 'c9f0f895'
// param made: STRING NULL = null
// param at: STRING = '2026-03-02T00:00:00Z'
// param expired_at: STRING = '2026-03-01T00:00:00Z'
// returns outcome: STRING
// returns made: STRING NULL
MERGE (taken:IdempotencyKey {uid: $uid})
SET taken.locked_at = $at
WITH taken.uid AS taken_uid
MATCH (k:IdempotencyKey {uid: taken_uid})
WITH k, CASE
       WHEN k.digest IS NULL OR k.used_at <= $expired_at THEN 'NEW'
       WHEN k.digest = $digest THEN 'AGAIN'
       ELSE 'OTHER'
     END AS outcome
FOREACH (one IN CASE WHEN outcome = 'NEW' THEN [k] ELSE [] END |
  SET one.digest = $digest, one.used_at = $at, one.made = $made)
RETURN outcome, k.made AS made
