//! An endorsement is an offer that the person accepts or refuses.
