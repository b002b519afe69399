// Which other occupations of the graph have the scheme and code of some rows.
//
// mode: read
// param rows: LIST<MAP> = []
// returns uid: STRING
// returns other_uid: STRING
UNWIND $rows AS row
MATCH (n:Occupation {code: row.code})
USING INDEX n:Occupation(code)
WHERE n.scheme = row.scheme AND n.uid <> row.uid
RETURN row.uid AS uid, n.uid AS other_uid
