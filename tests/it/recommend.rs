//! Recommended posts: what is kept, what a competency would change, and what poor data give.

mod claims;
mod counterfactual;
mod degenerate;
mod filter;
mod fits;
