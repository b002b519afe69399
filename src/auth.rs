//! Who asks, and what they may see.

pub mod demo;
pub mod policy;
pub mod principal;
