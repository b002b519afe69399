// How many people an agent or an organisation has asked to meet on a day, before anybody is looked up.
//
// `again`: the same request was made under the same idempotency key, so that it is no further one.
//
// mode: read
// param agent_uid: STRING NULL = 'agt-01'
// param organisation_uid: STRING NULL = null
// param day: STRING = '2026-03-02'
// param key: STRING NULL = null
// param digest: STRING NULL = null
// param expired_at: STRING = '2026-03-01T00:00:00Z'
// returns asked: INTEGER
// returns again: BOOLEAN
OPTIONAL MATCH (:Agent {uid: $agent_uid})-[:ASKED]->(n:Introduction)
WHERE n.asked_at STARTS WITH $day
WITH count(n) AS of_agent
OPTIONAL MATCH (:Organisation {uid: $organisation_uid})-[:ASKED]->(n:Introduction)
WHERE n.asked_at STARTS WITH $day
WITH of_agent, count(n) AS of_organisation
OPTIONAL MATCH (k:IdempotencyKey {uid: $key})
WHERE k.digest = $digest AND k.used_at > $expired_at
RETURN of_agent + of_organisation AS asked, k IS NOT NULL AS again
