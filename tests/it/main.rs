//! The one integration binary; each module is one subject.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop there"
)]

mod available;
mod batching;
#[cfg(feature = "embedded")]
mod border;
mod candidates;
mod ceiling;
#[cfg(feature = "embedded")]
mod cli;
mod communities;
mod copies;
#[cfg(feature = "embedded")]
mod credentials;
mod demo;
mod description;
mod dialect;
#[cfg(feature = "embedded")]
mod error;
#[cfg(feature = "embedded")]
mod evaluate;
mod explain;
#[cfg(feature = "embedded")]
mod fault;
mod flows;
#[cfg(feature = "embedded")]
mod fuzz;
#[cfg(feature = "embedded")]
mod generate;
mod graphql;
#[cfg(feature = "embedded")]
mod guard;
#[cfg(feature = "embedded")]
mod http;
mod import;
mod indicator_counts;
mod indicators;
mod introductions;
#[cfg(feature = "embedded")]
mod killed;
mod layers;
mod learning;
mod lists;
mod metamorphic;
mod migrate;
mod mutation;
mod openness;
mod oracle;
mod parameters;
mod paths;
mod peers;
mod personas;
#[cfg(feature = "embedded")]
mod policy;
mod promises;
mod reach;
mod reading;
mod real;
mod recommend;
#[cfg(feature = "embedded")]
mod recovery;
mod refresh;
mod report;
mod search;
mod spells;
mod statements;
mod statute;
mod store;
mod subscriptions;
mod successors;
mod support;
mod template;
mod unfit;
mod vacancies;
mod workspace;
