// Makes a community of one that was suggested, and takes the suggestion back.
//
// CREATE on purpose: a community that has the key already must not be written over.
//
// mode: write
// param suggestion_uid: STRING = 'cmp-01'
// param uid: STRING = 'com-cmp-01'
// param display_name: STRING = 'Conteneurs'
// param topic: STRING = 'Infrastructures'
// param search_text: STRING = '| conteneur | infrastructure |'
// param sort_text: STRING = 'conteneurs'
// returns outcome: BOOLEAN
MATCH (s:CommunitySuggestion {uid: $suggestion_uid})-[:ABOUT]->(c:Competency)
WITH s, collect(c) AS subjects
CREATE (n:Community {
  uid: $uid, display_name: $display_name, topic: $topic,
  search_text: $search_text, sort_text: $sort_text, sources: ['api']
})
FOREACH (c IN subjects | MERGE (n)-[:ABOUT]->(c))
DETACH DELETE s
RETURN true AS outcome
