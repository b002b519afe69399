// Usual sequences are read by dimension.
//
// mode: schema
CREATE INDEX usual_sequence_dimension IF NOT EXISTS FOR (n:UsualSequence) ON (n.dimension)
