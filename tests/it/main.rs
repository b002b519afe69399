//! The one integration binary; each module is one subject.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop there"
)]

#[cfg(feature = "embedded")]
mod border;
mod cli;
mod counterfactual;
mod degenerate;
mod description;
mod dialect;
#[cfg(feature = "embedded")]
mod error;
mod evaluate;
mod explain;
mod filter;
mod graphql;
#[cfg(feature = "embedded")]
mod guard;
mod http;
mod import;
#[cfg(feature = "embedded")]
mod killed;
mod layers;
mod metamorphic;
mod migrate;
mod mutation;
mod oracle;
mod personas;
mod policy;
mod real;
#[cfg(feature = "embedded")]
mod recovery;
mod statements;
mod store;
mod support;
