// Takes back the blocks of moves that were once written one by one, before tables.
//
// mode: write
MATCH (c:FlowCell)
DELETE c
