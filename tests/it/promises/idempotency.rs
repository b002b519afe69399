//! A key belongs to its user and its input.
