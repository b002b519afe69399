// Links occupations to those that a walk over shared competencies reaches.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Occupation {uid: row.from_uid})
MATCH (b:Occupation {uid: row.to_uid})
MERGE (a)-[k:WALK]->(b)
SET k.value = row.value
