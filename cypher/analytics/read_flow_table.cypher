// The blocks of moves between the keys of a dimension, in all years.
//
// `refresh` cut them of agents who agreed to statistics: each holds enough people to be told, or comes without its
// moves. Lists of equal length tell of each block the places of its ends among the keys, its years and the number of
// its moves, 0 where they are withheld; `months` has those of each move, block after block.
//
// mode: read
// param uid: STRING = 'OCCUPATION:DIGITAL'
// returns keys: LIST<STRING>
// returns labels_fr: LIST<STRING>
// returns from_at: LIST<INTEGER>
// returns to_at: LIST<INTEGER>
// returns first_years: LIST<INTEGER>
// returns last_years: LIST<INTEGER>
// returns moves: LIST<INTEGER>
// returns months: LIST<INTEGER>
MATCH (t:FlowTable {uid: $uid})
RETURN t.keys AS keys,
       t.labels_fr AS labels_fr,
       t.from_at AS from_at,
       t.to_at AS to_at,
       t.first_years AS first_years,
       t.last_years AS last_years,
       t.moves AS moves,
       t.months AS months
