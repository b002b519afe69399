// Open posts of an occupation are found without the assignments that were of it.
//
// mode: schema
CREATE INDEX open_occupation IF NOT EXISTS FOR (n:Open) ON (n.occupation_uid)
