//! Passerelle: mobility paths, posts and peers for the State's digital workforce, from a graph.
//!
//! Layers, each of which knows only the next: `http` → `auth` → `graphql` → `domain` → `graph` →
//! the statements in `cypher/` → an engine. Only [`graph`] is begun.

pub mod domain;
pub mod graph;
