// Posts are found by terms: their names are no longer searched as folded text.
//
// mode: schema
DROP INDEX Post_search IF EXISTS;
