//! What tests share.

#[cfg(feature = "embedded")]
pub mod command;
pub mod directory;
pub mod engine;
