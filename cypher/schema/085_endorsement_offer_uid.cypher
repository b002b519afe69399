// One offer for each peer, person and competency.
//
// mode: schema
CREATE CONSTRAINT endorsement_offer_uid_unique IF NOT EXISTS
FOR (n:EndorsementOffer) REQUIRE n.uid IS UNIQUE
