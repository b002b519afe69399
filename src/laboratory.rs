//! What measures the rankings and invents data to measure them on: no part of the service.
//!
//! It stands behind the cargo feature `laboratory`, on by default and off in what is deployed.

mod chance;
pub mod evaluate;
pub mod generate;
pub mod populate;
