// A vacancy is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT vacancy_uid_unique IF NOT EXISTS
FOR (n:Vacancy) REQUIRE n.uid IS UNIQUE
