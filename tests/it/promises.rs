//! What people were promised: what they said stays said, and what they withheld stays withheld.

mod acting;
mod cards;
mod consent_history;
mod endorsements;
mod hiding;
mod idempotency;
mod recruiters;
mod reimport;
mod statistics;
mod testimonies;
