//! Recommending posts: the published parameters, the score, its explanation.

pub mod cluster;
pub mod cover;
pub mod diversity;
pub mod explanation;
pub mod learning_plan;
pub mod parameter;
pub mod path;
pub mod peer;
pub mod peer_summary;
pub mod readiness;
pub mod reciprocal;
pub mod score;
pub mod summary;
pub mod transition;
pub mod walk;
