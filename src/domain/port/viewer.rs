//! Who looks at the graph.

use chrono::NaiveDate;

use crate::domain::analytics::small_count::Threshold;

/// The eyes for which a statement answers: it leaves out what they may not see, as if it were absent.
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
    /// How many people a figure must be of to be told to them.
    pub threshold: Threshold,
}
