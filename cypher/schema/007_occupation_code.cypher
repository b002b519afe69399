// An occupation is looked up by its code, which people bring from their own référentiel.
//
// mode: schema
CREATE INDEX occupation_code IF NOT EXISTS FOR (n:Occupation) ON (n.code)
