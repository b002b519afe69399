//! Recommended posts: what is kept, what a competency would change, and what poor data give.

mod counterfactual;
mod degenerate;
mod filter;
