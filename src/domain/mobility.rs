//! Recommending posts: the published parameters, the score, its explanation.

pub mod explanation;
pub mod parameter;
pub mod score;
pub mod summary;
