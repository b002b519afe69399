// The idf of every competency.
//
// mode: read
// returns uid: STRING
// returns idf: FLOAT
MATCH (c:Competency)
RETURN c.uid AS uid, toFloat(c.idf) AS idf
ORDER BY uid
