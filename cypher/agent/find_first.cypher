// The first agent by key who agreed to recommendations: `me` of a newcomer in demo mode.
//
// mode: read
// returns uid: STRING
MATCH (a:Agent:Recommendable)
RETURN a.uid AS uid
ORDER BY uid
LIMIT 1
