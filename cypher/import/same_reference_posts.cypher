// Which other posts of the graph have the reference of some rows.
//
// mode: read
// param rows: LIST<MAP> = []
// returns uid: STRING
// returns other_uid: STRING
UNWIND $rows AS row
MATCH (n:Post {reference: row.reference})
USING INDEX n:Post(reference)
WHERE n.uid <> row.uid
RETURN row.uid AS uid, n.uid AS other_uid
