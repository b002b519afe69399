// Writes the communities that do not exist yet, with what each would be about and how many have it.
//
// mode: write
// param rows: LIST<MAP> = []
// param as_of: STRING = '2026-03-02'
UNWIND $rows AS row
MERGE (s:CommunitySuggestion {uid: row.uid})
SET s.label_fr = row.label_fr,
    s.members = row.members,
    s.as_of = date($as_of)
WITH s, row
OPTIONAL MATCH (s)-[old:ABOUT]->(was)
WHERE NOT was.uid IN row.competency_uids
DELETE old
WITH DISTINCT s, row
UNWIND row.competency_uids AS uid
MATCH (c:Competency {uid: uid})
MERGE (s)-[:ABOUT]->(c)
