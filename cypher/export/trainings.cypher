// The rows of trainings.csv, by key, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns title: STRING
// returns provider: STRING
// returns hours: INTEGER NULL
// returns url: STRING NULL
MATCH (n:Training)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
RETURN n.uid AS uid,
       n.title_fr AS title,
       n.provider AS provider,
       n.hours AS hours,
       n.url AS url
ORDER BY uid
