//! Hiding from an organisation holds for all who work in it or recruit for it.
