// Blocks of moves are read by dimension.
//
// mode: schema
CREATE INDEX flow_cell_dimension IF NOT EXISTS FOR (n:FlowCell) ON (n.dimension)
