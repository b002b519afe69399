// A node of facts is found by its key, and no two share one; nor do two posts the reference of a notice.
//
// mode: schema
CREATE CONSTRAINT agent_uid_unique IF NOT EXISTS FOR (n:Agent) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT post_uid_unique IF NOT EXISTS FOR (n:Post) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT competency_uid_unique IF NOT EXISTS FOR (n:Competency) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT occupation_uid_unique IF NOT EXISTS FOR (n:Occupation) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT organisation_uid_unique IF NOT EXISTS FOR (n:Organisation) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT place_uid_unique IF NOT EXISTS FOR (n:Place) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT corps_uid_unique IF NOT EXISTS FOR (n:Corps) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT vacancy_uid_unique IF NOT EXISTS FOR (n:Vacancy) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT assignment_uid_unique IF NOT EXISTS FOR (n:Assignment) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT training_uid_unique IF NOT EXISTS FOR (n:Training) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT community_uid_unique IF NOT EXISTS FOR (n:Community) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT aspiration_uid_unique IF NOT EXISTS FOR (n:Aspiration) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT consent_uid_unique IF NOT EXISTS FOR (n:Consent) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT introduction_uid_unique IF NOT EXISTS FOR (n:Introduction) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT accompaniment_uid_unique IF NOT EXISTS FOR (n:Accompaniment) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT testimony_uid_unique IF NOT EXISTS FOR (n:Testimony) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT mobility_request_uid_unique IF NOT EXISTS FOR (n:MobilityRequest) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT grade_change_uid_unique IF NOT EXISTS FOR (n:GradeChange) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT endorsement_uid_unique IF NOT EXISTS FOR (n:Endorsement) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT feedback_uid_unique IF NOT EXISTS FOR (n:Feedback) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT migration_uid_unique IF NOT EXISTS FOR (n:Migration) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT idempotency_key_uid_unique IF NOT EXISTS FOR (n:IdempotencyKey) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT change_uid_unique IF NOT EXISTS FOR (n:Change) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT search_event_uid_unique IF NOT EXISTS FOR (n:SearchEvent) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT requirement_change_uid_unique IF NOT EXISTS FOR (n:RequirementChange) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT endorsement_offer_uid_unique IF NOT EXISTS FOR (n:EndorsementOffer) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT post_reference_unique IF NOT EXISTS FOR (n:Post) REQUIRE n.reference IS UNIQUE;
