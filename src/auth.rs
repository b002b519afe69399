//! Who asks, and what they may see.

pub mod card_id;
pub mod demo;
pub mod policy;
pub mod principal;
