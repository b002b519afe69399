// Notes that a change was made under a key; the same key again breaks the constraint.
//
// CREATE on purpose: the transaction of a repeated change must fail, so that it has one effect.
//
// mode: write
// param uid: STRING = 'agent:agt-01:setConsent:k1'
// param used_at: STRING = '2026-03-02T00:00:00Z'
CREATE (k:IdempotencyKey {uid: $uid, used_at: $used_at})
