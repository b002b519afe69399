//! Writes that people ask for, and the port that makes them.

use async_trait::async_trait;
use chrono::{DateTime, Days, NaiveDate, Utc};
use sha2::{Digest as _, Sha256};

use crate::domain::{
    error::Error,
    vocabulary::{MoveIntent, Purpose},
};

/// Patch of a nullable field: unchanged, cleared or set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Patch<T> {
    /// The field keeps its value.
    Unchanged,
    /// The field has this value from now on; none clears it.
    Set(Option<T>),
}

/// Organisations that an agent hides from at most.
pub const MOST_HIDDEN_ORGANISATIONS: usize = 50;

/// Competencies that an agent keeps from texts at most.
pub const MOST_PROPOSALS: usize = 50;

/// What an agent changes in their own record.
#[derive(Debug, Clone)]
pub enum ProfileChange {
    /// Agrees to a purpose, or withdraws.
    Consent {
        /// The purpose.
        purpose: Purpose,
        /// Whether they agree from now on.
        given: bool,
    },
    /// Hides from some organisations, and from no other.
    HiddenFrom {
        /// Their keys.
        organisations: Vec<String>,
    },
    /// Hides from one organisation more.
    Hide {
        /// Its key.
        organisation: String,
    },
    /// Hides from one organisation no longer.
    Show {
        /// Its key.
        organisation: String,
    },
    /// Says that they have a competency.
    Declare {
        /// Its key.
        competency: String,
        /// At which level, 1 to 4.
        level: i32,
        /// The last day on which it was used, when known.
        last_used: Option<NaiveDate>,
    },
    /// Takes back a competency that they declared.
    Withdraw {
        /// Its key.
        competency: String,
    },
    /// Says not to have a competency, whatever their career implies.
    Reject {
        /// Its key.
        competency: String,
    },
    /// Takes back that they do not have a competency.
    Restore {
        /// Its key.
        competency: String,
    },
    /// Keeps competencies that were read from a text.
    Keep {
        /// Their keys.
        competencies: Vec<String>,
    },
    /// Keeps some of them no longer.
    Drop {
        /// Their keys.
        competencies: Vec<String>,
    },
    /// Updates the profile; `None` leaves a field unchanged.
    Profile {
        /// Whether they want to move.
        move_intent: Option<MoveIntent>,
        /// The first day on which they could.
        mobile_from: Patch<NaiveDate>,
        /// Their grade.
        grade: Patch<String>,
    },
    /// Wants to develop some competencies, in this order, and no other.
    Wanted {
        /// Their keys.
        competencies: Vec<String>,
    },
    /// Wishes for nothing any more.
    ForgetAspirations,
    /// Wishes for one of these next, and for nothing else.
    Aspirations {
        /// Keys of occupations.
        occupations: Vec<String>,
        /// Keys of organisations.
        organisations: Vec<String>,
        /// Keys of places.
        places: Vec<String>,
        /// Within how many months.
        horizon_months: Option<i32>,
    },
}

/// The instant of a change, the day for which it is made, and its key.
#[derive(Debug, Clone)]
pub struct WriteContext {
    /// When it is recorded: the service's own day, at the time of the clock.
    pub now: DateTime<Utc>,
    /// What "today" means: decay of what is inferred.
    pub today: NaiveDate,
    /// The idempotency key that the client sent with it.
    pub key: Option<IdempotencyKey>,
}

/// An idempotency key as it is recorded: one user's key for one mutation, and what was asked under it.
///
/// Both are digests, from which neither the key nor the input can be read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// Identifies user, mutation and key.
    pub uid: String,
    /// Equal for equal input.
    pub digest: String,
}

impl IdempotencyKey {
    /// The record of a key that a user sent to a mutation with an input in canonical form.
    #[must_use]
    pub fn new(user: &str, mutation: &str, key: &str, input: &str) -> Self {
        // Each part comes with its length, so that no two lists of parts are written the same way.
        let digest = |parts: &[&str]| {
            let mut hash = Sha256::new();
            for part in parts {
                hash.update(part.len().to_be_bytes());
                hash.update(part);
            }
            format!("{:x}", hash.finalize())
        };
        Self {
            uid: digest(&[user, mutation, key]),
            // With the key in it, nobody who reads the graph can find a short input by trying them all.
            digest: digest(&[user, mutation, key, input]),
        }
    }
}

/// The latest instant of use at which a key has expired: keys are kept for a day.
#[must_use]
pub fn keys_expired_at(now: DateTime<Utc>) -> DateTime<Utc> {
    now.checked_sub_days(Days::new(1))
        .unwrap_or(DateTime::<Utc>::MIN_UTC)
}

/// Writes that people ask for; each one refreshes what it touches, in the same transaction.
#[async_trait]
pub trait ChangeGraph: Send + Sync {
    /// Changes the record of an agent who exists; nothing happens when this change was made before under its key.
    async fn change_profile(
        &self,
        agent: &str,
        change: &ProfileChange,
        write: &WriteContext,
    ) -> Result<(), Error>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_belongs_to_its_user_and_mutation_and_its_digest_to_the_input() {
        let key = IdempotencyKey::new("anna", "setConsent", "k", "{}");
        assert_eq!(key, IdempotencyKey::new("anna", "setConsent", "k", "{}"));
        let other_input = IdempotencyKey::new("anna", "setConsent", "k", "{\"given\":true}");
        assert_eq!(other_input.uid, key.uid);
        assert_ne!(other_input.digest, key.digest);
        let others = [
            ("bob", "setConsent", "k"),
            ("anna", "savePost", "k"),
            ("anna", "setConsent", "l"),
            ("ann", "asetConsent", "k"),
        ];
        for (user, mutation, name) in others {
            let other = IdempotencyKey::new(user, mutation, name, "{}");
            assert_ne!(other.uid, key.uid, "{user} {mutation} {name}");
            assert_ne!(other.digest, key.digest, "{user} {mutation} {name}");
        }
    }
}
