// Occupations with their titles, the one that each is a part of, and what they need, by key, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns scheme: STRING
// returns code: STRING
// returns label_fr: STRING
// returns label_en: STRING NULL
// returns alt_labels: LIST<STRING>
// returns digital: BOOLEAN
// returns parent_uid: STRING NULL
// returns essential: LIST<STRING>
// returns desirable: LIST<STRING>
MATCH (o:Occupation)
WHERE o.uid > $after AND NOT coalesce(o.retired, false)
WITH o
ORDER BY o.uid
LIMIT $limit
RETURN o.uid AS uid,
       o.scheme AS scheme,
       o.code AS code,
       o.label_fr AS label_fr,
       o.label_en AS label_en,
       coalesce(o.alt_labels, []) + [(o)<-[:SUCCEEDED_BY*1..8]-(old:Occupation) | old.label_fr] AS alt_labels,
       coalesce(o.digital, false) AS digital,
       head([(o)-[:BROADER]->(wider:Occupation) | wider.uid]) AS parent_uid,
       [(o)-[n:NEEDS]->(c:Competency) WHERE coalesce(n.importance, 'ESSENTIAL') = 'ESSENTIAL' | c.uid] AS essential,
       [(o)-[n:NEEDS]->(c:Competency) WHERE n.importance = 'DESIRABLE' | c.uid] AS desirable
ORDER BY uid
