//! What people do beyond their own record: with posts, for peers, about the service.

pub mod endorsement;
pub mod port;
pub mod post;
pub mod testimony;
