//! Communities: who belongs to them, and those that do not exist yet.

pub mod cluster;
pub mod membership;
pub mod port;
