//! A card discloses no key and nothing that singles a person out.
