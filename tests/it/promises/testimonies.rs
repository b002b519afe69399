//! A testimony is shown as long as its author agrees.
