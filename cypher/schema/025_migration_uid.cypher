// A migration is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT migration_uid_unique IF NOT EXISTS
FOR (n:Migration) REQUIRE n.uid IS UNIQUE
