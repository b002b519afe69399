// Notes that a schema statement has been applied.
//
// mode: write
// param uid: STRING = 'schema/001_keys'
// param checksum: STRING = 'c0ffee'
// param applied_at: STRING = '2026-03-02T03:00:00Z'
MERGE (m:Migration {uid: $uid})
SET m.checksum = $checksum, m.applied_at = $applied_at
