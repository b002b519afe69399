// The keys of agents who turned out to be another one, each with the agent who stayed.
//
// mode: read
// returns uid: STRING
// returns other_uid: STRING
MATCH (a:Agent)
WHERE a.aliases IS NOT NULL
UNWIND a.aliases AS alias
RETURN alias AS uid,
       a.uid AS other_uid
ORDER BY uid
