//! Dates and free texts that a client sends are read strictly, and never end in an internal error.
