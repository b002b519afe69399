// Takes a testimony back for its author: the text is deleted, and the day keeps an older file from bringing it back.
//
// No row when the agent gave none of this key, or has withdrawn it: the two look the same.
//
// mode: write
// param uid: STRING = 'tes-01'
// param agent_uid: STRING = 'agt-15'
// param today: STRING = '2026-03-02'
// returns outcome: BOOLEAN
MATCH (:Agent {uid: $agent_uid})-[:TOLD]->(n:Testimony {uid: $uid})
WHERE n.withdrawn_on IS NULL
SET n.sources = ['api'],
    n.text_fr = null,
    n.withdrawn_on = CASE WHEN n.`on` > date($today) THEN n.`on` ELSE date($today) END
RETURN true AS outcome
