//! The graph behind the service: statement files and, later, the engines that run them.

pub mod catalog;
pub mod statement;
