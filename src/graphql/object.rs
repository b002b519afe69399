//! The types of the contract, one file for each family.

pub mod agent;
pub mod analytics;
pub mod aspiration;
pub mod assignment;
pub mod candidate;
pub mod card;
pub mod community;
pub mod competency;
pub mod connection;
pub mod consent;
pub mod explanation;
pub mod feasibility;
pub mod filter;
pub mod gap;
pub mod introduction;
pub mod learning;
pub mod node;
pub mod occupation;
pub mod organisation;
pub mod path;
pub mod peer;
pub mod post;
pub mod reach;
pub mod recommendation;
pub mod training;
pub mod transition;
