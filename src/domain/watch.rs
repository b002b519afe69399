//! What somebody who watches is notified of.

pub mod introductions;
pub mod matches;
pub mod offers;
pub mod port;
