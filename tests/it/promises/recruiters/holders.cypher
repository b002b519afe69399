// How many people who agreed to be shown to recruiters have each competency.
//
// mode: read
// returns code: STRING
// returns people: INTEGER
MATCH (c:Competency)
OPTIONAL MATCH (c)<-[:HAS]-(x:VisibleToRecruiters)
RETURN c.code AS code, count(x) AS people
ORDER BY code
