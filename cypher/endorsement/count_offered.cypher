// How many endorsements an agent has offered on a day, before anybody is looked up.
//
// `again`: the same offer was made under the same idempotency key, so that it is no further one.
//
// mode: read
// param by_agent_uid: STRING = 'agt-01'
// param day: STRING = '2026-03-02'
// param key: STRING NULL = null
// param digest: STRING NULL = null
// param expired_at: STRING = '2026-03-01T00:00:00Z'
// returns asked: INTEGER
// returns again: BOOLEAN
OPTIONAL MATCH (:Agent {uid: $by_agent_uid})-[:OFFERED]->(n:EndorsementOffer)
WHERE n.offered_at STARTS WITH $day
WITH count(n) AS asked
OPTIONAL MATCH (k:IdempotencyKey {uid: $key})
WHERE k.digest = $digest AND k.used_at > $expired_at
RETURN asked, k IS NOT NULL AS again
