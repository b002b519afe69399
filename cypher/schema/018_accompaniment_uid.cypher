// An accompaniment is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT accompaniment_uid_unique IF NOT EXISTS
FOR (n:Accompaniment) REQUIRE n.uid IS UNIQUE
