//! Connections that say nothing, or too slowly, take no place from the others; probes answer whatever happens.
