// The key, when a change was made under it.
//
// mode: read
// param uid: STRING = 'agent:agt-01:setConsent:k1'
// returns uid: STRING
MATCH (k:IdempotencyKey {uid: $uid})
RETURN k.uid AS uid
