// The lease on the schema exists once: applied before anything else.
//
// mode: schema
CREATE CONSTRAINT migration_lease_uid_unique IF NOT EXISTS
FOR (n:MigrationLease) REQUIRE n.uid IS UNIQUE
