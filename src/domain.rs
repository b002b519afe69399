//! What Passerelle knows of careers and mobility, without any framework or driver.

pub mod mobility;
