//! Recommending posts: the published parameters, the score, its explanation.

pub mod diversity;
pub mod explanation;
pub mod parameter;
pub mod path;
pub mod score;
pub mod summary;
pub mod transition;
pub mod walk;
