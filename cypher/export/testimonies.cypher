// The rows of testimonies.csv, by key, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns agent_uid: STRING
// returns from_occupation_uid: STRING
// returns to_occupation_uid: STRING
// returns text_fr: STRING NULL
// returns on: STRING
// returns withdrawn_on: STRING NULL
MATCH (n:Testimony)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
MATCH (n)<-[:TOLD]-(a:Agent)
MATCH (n)-[:ABOUT_MOVE {role: 'FROM'}]->(o:Occupation)
MATCH (n)-[:ABOUT_MOVE {role: 'TO'}]->(t:Occupation)
RETURN n.uid AS uid,
       a.uid AS agent_uid,
       o.uid AS from_occupation_uid,
       t.uid AS to_occupation_uid,
       n.text_fr AS text_fr,
       toString(n.`on`) AS `on`,
       toString(n.withdrawn_on) AS withdrawn_on
ORDER BY uid
