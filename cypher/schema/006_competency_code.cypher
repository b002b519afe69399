// A competency is looked up by its code, which people bring from their own référentiel.
//
// mode: schema
CREATE INDEX competency_code IF NOT EXISTS FOR (n:Competency) ON (n.code)
