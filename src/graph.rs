//! The graph behind the service: statement files, and the two engines that run them.

pub mod bolt;
pub mod catalog;
pub mod check;
pub mod derived;
#[cfg(feature = "embedded")]
pub mod embedded;
pub mod error;
pub(crate) mod extraction;
pub(crate) mod lexicon;
pub mod merge;
pub mod migrate;
pub(crate) mod repository;
pub(crate) mod row;
pub mod statement;
pub mod store;
mod transaction;
mod unit;
pub(crate) mod word;
