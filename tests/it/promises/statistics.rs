//! Statistics change by a published version only.
