//! What people change in the graph.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::{
    entity::vocabulary::{MoveIntent, Purpose},
    error::Error,
};

/// What becomes of something that may be unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amended<T> {
    /// It stays as it is.
    Kept,
    /// It is this from now on, or unknown.
    Now(Option<T>),
}

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
    /// Says how they stand to a move; what is none stays.
    Profile {
        /// Whether they want to move.
        move_intent: Option<MoveIntent>,
        /// The first day on which they could.
        mobile_from: Amended<NaiveDate>,
        /// Their grade.
        grade: Amended<String>,
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
pub struct Occasion {
    /// When it is recorded.
    pub now: DateTime<Utc>,
    /// What "today" means: decay of what is inferred.
    pub today: NaiveDate,
    /// The same key has one effect, however often it is sent; it names principal and mutation too.
    pub key: Option<String>,
}

/// Writes that people ask for; each one refreshes what it touches, in the same transaction.
#[async_trait]
pub trait ChangeGraph: Send + Sync {
    /// Changes the record of an agent who exists; nothing happens when the key was used before.
    async fn change_profile(
        &self,
        agent: &str,
        change: &ProfileChange,
        occasion: &Occasion,
    ) -> Result<(), Error>;
}
