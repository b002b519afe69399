//! What recruiters may ask, and what they see of a match.
