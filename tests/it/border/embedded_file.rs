//! The file of the embedded engine: damage is refused, modes are tight, one process holds it.
