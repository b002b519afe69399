// Answers an introduction that an agent was asked for, unless it is answered or expired: the outcome says so.
//
// Who accepts is reached by the contact they give, else by the e-mail of their record; so is a person who
// asked. No row when there is none of this key that the agent was asked for. The introduction is locked
// before its state is read, through another name and another property: what was read of a node under
// one name is not read again.
//
// mode: write
// param uid: STRING = 'int-01'
// param agent_uid: STRING = 'agt-02'
// param state: STRING = 'ACCEPTED'
// param contact: STRING NULL = null
// param at: STRING = '2026-03-02T00:00:00Z'
// param open_since: STRING = '2026-01-31T00:00:00Z'
// returns outcome: STRING
MATCH (n:Introduction {uid: $uid})-[:TO]->(to:Agent {uid: $agent_uid})
SET n.message = n.message
WITH n.uid AS locked_uid,
     CASE WHEN $state = 'ACCEPTED' THEN coalesce($contact, to.email) ELSE null END AS contact
MATCH (n:Introduction {uid: locked_uid})
OPTIONAL MATCH (n)<-[:ASKED]-(from:Agent)
WITH n, from, contact, CASE
       WHEN n.state = 'ENDED' THEN 'ENDED'
       WHEN n.state IN ['ACCEPTED', 'REFUSED'] THEN 'ANSWERED_BEFORE'
       WHEN n.state = 'EXPIRED' OR n.asked_at < $open_since THEN 'EXPIRED'
       WHEN $state = 'ACCEPTED' AND contact IS NULL THEN 'NO_CONTACT'
       ELSE 'ANSWERED'
     END AS outcome
FOREACH (one IN CASE WHEN outcome = 'ANSWERED' THEN [n] ELSE [] END |
  SET one.sources = ['api'], one.state = $state, one.answered_at = $at, one.contact = contact,
      one.asker_contact = CASE
        WHEN $state = 'ACCEPTED' THEN coalesce(one.asker_contact, from.email) ELSE one.asker_contact END)
RETURN outcome
