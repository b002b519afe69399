// The schema statements that this graph has, with the checksum each had when it was applied.
//
// mode: read
// returns uid: STRING
// returns checksum: STRING
// returns applied_at: STRING
MATCH (m:Migration)
RETURN m.uid AS uid, m.checksum AS checksum, m.applied_at AS applied_at
ORDER BY uid
