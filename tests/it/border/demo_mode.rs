//! Demo identities are believed only where the operator asked for them, and only from this machine.
