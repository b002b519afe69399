//! Visibility scope of the caller.

use chrono::NaiveDate;

use crate::domain::analytics::small_count::Threshold;

/// Visibility scope of the caller; statements leave out what is outside it, as if it were absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// Sees every person; in demo mode only.
    pub all: bool,
    /// Sees this agent.
    pub agent: Option<String>,
    /// Sees those whom this agent accompanies.
    pub adviser: Option<String>,
    /// Sees every post of this organisation and of those below it.
    pub organisation: Option<String>,
    /// The day that decides what is open, and who is accompanied.
    pub today: NaiveDate,
    /// How many people a figure must be of to be disclosed to them.
    pub threshold: Threshold,
}

impl Viewer {
    /// The eyes of one agent on a day.
    #[must_use]
    pub fn of_agent(agent: &str, today: NaiveDate) -> Self {
        Self {
            all: false,
            agent: Some(agent.to_owned()),
            adviser: None,
            organisation: None,
            today,
            threshold: Threshold::INSIDE,
        }
    }
}
