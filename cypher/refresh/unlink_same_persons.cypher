// Forgets which agents are one person.
//
// mode: write
MATCH (:Agent)-[r:SAME_PERSON]->(:Agent)
DELETE r
