// An idempotency key is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT idempotency_key_uid_unique IF NOT EXISTS
FOR (n:IdempotencyKey) REQUIRE n.uid IS UNIQUE
