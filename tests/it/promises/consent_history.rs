//! Consent is a history of acts, and introductions follow it.
