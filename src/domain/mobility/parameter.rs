//! The numbers of the recommendation that are not data; `algorithm` publishes every one of them.
//!
//! Source of the formulas: `docs/recommendation.md`.

/// Years after which an inferred competency is half as sure.
pub const HALF_LIFE_YEARS: f64 = 5.0;
/// Confidence of a competency inferred from an essential need of an occupation held today.
pub const INFERRED_ESSENTIAL: f64 = 0.7;
/// Confidence of a competency inferred from a desirable need of an occupation held today.
pub const INFERRED_DESIRABLE: f64 = 0.4;
/// Confidence of a requirement that a post inherits from its occupation.
pub const INHERITED_REQUIREMENT: f64 = 0.7;
