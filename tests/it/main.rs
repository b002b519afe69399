//! The one integration binary; each module is one subject.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop there"
)]

mod dialect;
mod layers;
mod statements;
mod store;
mod support;
