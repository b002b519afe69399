//! The types of the contract, one file for each family.

pub mod agent;
pub mod competency;
pub mod consent;
pub mod filter;
pub mod gap;
pub mod node;
pub mod occupation;
pub mod organisation;
pub mod post;
pub mod recommendation;
