//! What tests share.

pub mod answers;
#[cfg(feature = "embedded")]
pub mod command;
pub mod directory;
#[cfg(feature = "embedded")]
pub mod document;
pub mod engine;
#[cfg(feature = "embedded")]
pub mod fake_bolt;
pub mod plan;
#[cfg(feature = "embedded")]
pub mod proxy;
pub mod schema;
pub mod sent;
pub mod server;
pub mod span;
pub mod tallies;
pub mod template;
