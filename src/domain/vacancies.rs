//! What recruiters change in the posts of their tree.

pub mod change;
pub mod copies;
pub mod days;
pub mod port;
pub mod post;
pub mod publish;
pub mod requirements;
pub mod review;
pub mod workspace;
