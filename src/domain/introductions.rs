//! Introductions: two people who agree to meet.

pub mod answer;
pub mod end;
pub mod port;
pub mod request;
