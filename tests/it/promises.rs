//! What people were promised: what they said stays said, and what they withheld stays withheld.

pub mod acting;
mod actions;
#[cfg(feature = "embedded")]
mod cards;
mod consent_history;
mod endorsements;
mod future;
#[cfg(feature = "embedded")]
mod hiding;
mod idempotency;
mod people;
mod proposals;
mod records;
mod recruiters;
mod reimport;
mod statistics;
#[cfg(feature = "embedded")]
mod testimonies;
