//! Passerelle: mobility paths, posts and peers for the State's digital workforce, from a graph.
//!
//! ```text
//! http → auth → graphql → domain (use cases, ports) → graph (repositories) → cypher/ → an engine
//! ```
//!
//! Each layer knows only the next; `domain` knows no framework and no driver.

pub mod auth;
pub mod cli;
pub mod clock;
pub mod config;
pub mod deadline;
pub mod domain;
pub mod export;
pub mod graph;
pub mod graphql;
pub mod http;
pub mod import;
#[cfg(feature = "laboratory")]
pub mod laboratory;
pub mod refresh;
pub mod report;
pub mod text;

/// Reserves what is asked for without taking it: a broken server that announces a list of four billion
/// entries makes the driver ask for hundreds of gigabytes, and the system's allocator would end the process.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
