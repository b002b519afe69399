//! Recommending posts: the published parameters, the score, its explanation.

pub mod parameter;
