//! What Passerelle knows of careers and mobility, without any framework or driver.

pub mod analytics;
pub mod calendar;
pub mod entity;
pub mod error;
pub mod mobility;
pub mod port;
pub mod search;
pub mod statute;
pub mod text;
pub mod usecase;
