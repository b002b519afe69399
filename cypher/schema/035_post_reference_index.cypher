// The index on references makes place for the constraint that brings its own.
//
// mode: schema
DROP INDEX post_reference IF EXISTS
