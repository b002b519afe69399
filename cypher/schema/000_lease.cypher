// One process migrates at a time: the lease that it takes has a key of its own.
//
// mode: schema
CREATE CONSTRAINT migration_lease_uid_unique IF NOT EXISTS FOR (n:MigrationLease) REQUIRE n.uid IS UNIQUE;
