// Some open posts: their texts, the occupation that their source names, and whether their recruiter states something.
//
// `extracted` is the mark of the text and of the lexicon from which requirements were read last; null where none were.
//
// mode: read
// param uids: LIST<STRING> = ['pst-01']
// returns uid: STRING
// returns title: STRING
// returns description: STRING NULL
// returns occupation_uid: STRING NULL
// returns stated: BOOLEAN
// returns extracted: STRING NULL
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})
WHERE size(coalesce(p.open_during, [])) > 0
OPTIONAL MATCH (p)-[:AS]->(o:Occupation)
RETURN p.uid AS uid,
       p.title_fr AS title,
       p.description AS description,
       o.uid AS occupation_uid,
       EXISTS {
         MATCH (p)-[s:REQUIRES {derived: false}]->(:Competency) WHERE s.origin <> 'CONFIRMED'
       } AS stated,
       p.extracted AS extracted
ORDER BY uid
