// Notes that a part of what is derived is up to date, for which day and since when.
//
// mode: write
// param uid: STRING = 'idf'
// param as_of: STRING = '2026-03-02'
// param computed_at: STRING = '2026-03-02T03:00:00Z'
MERGE (d:Derivation {uid: $uid})
ON CREATE SET d.version = 1
ON MATCH SET d.version = d.version + 1
SET d.as_of = date($as_of), d.computed_at = $computed_at
