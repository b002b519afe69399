// Competencies and occupations are looked up by the code that people bring from their own référentiel.
//
// mode: schema
CREATE INDEX competency_code IF NOT EXISTS FOR (n:Competency) ON (n.code);
CREATE INDEX occupation_code IF NOT EXISTS FOR (n:Occupation) ON (n.code);
