//! What is counted of agents who agreed to statistics, before anything is suppressed: rows of statements.

use serde::Deserialize;

/// Agents whose last answer about an accompaniment is the same.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Satisfaction {
    /// Of that answer.
    pub year: i32,
    /// 1 to 5.
    pub score: i32,
    /// Different agents.
    pub people: usize,
}

/// Vacancies that waited for the same time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filling {
    /// In which they opened.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: i32,
    /// Of the dimension; none where it is unknown, or without one.
    pub key: Option<String>,
    /// What a reader sees of it.
    pub label: Option<String>,
    /// The family of an occupation.
    pub family: Option<String>,
    /// Filled after so many days; otherwise not, for so many days at least.
    pub filled: bool,
    /// Open on the day.
    pub open: bool,
    /// Days since they opened.
    pub days: i32,
    /// How many.
    pub vacancies: usize,
}

/// Accompanied agents with a digital assignment who took one more, or did not.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FurtherPost {
    /// In which their accompaniment began.
    pub year: i32,
    /// Whether they took one more digital assignment.
    pub further: bool,
    /// Different agents.
    pub people: usize,
}

/// Agents who left digital posts, and came back after so many months.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Return {
    /// In which they left for the first time.
    pub year: i32,
    /// Whole months until they came back; none who have not.
    pub months: Option<i32>,
    /// Different agents.
    pub people: usize,
}

/// Careers that began and went in the same way.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CareerTally {
    /// The corps; empty without one.
    pub corps_uid: String,
    /// In which the first assignment began.
    pub entry_year: i32,
    /// With a digital assignment.
    pub digital: bool,
    /// With an assignment that manages people.
    pub management: bool,
    /// Whole months from entry to the first promotion; none without one.
    pub promoted_months: Option<i32>,
    /// Different agents.
    pub people: usize,
}

/// Whether a post falls vacant or an agent becomes mobile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Foreseen {
    /// A post that its holder will leave.
    Post,
    /// An agent who will be mobile.
    Agent,
}

/// Moves to come, of one ministry and family.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForeseenMoves {
    /// What comes.
    pub kind: Foreseen,
    /// The ministry.
    pub ministry_uid: String,
    /// The family of occupations.
    pub family: String,
    /// In so many whole months.
    pub months: i32,
    /// Different agents.
    pub people: usize,
}

/// Requests to leave a ministry.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestTally {
    /// The ministry.
    pub ministry_uid: String,
    /// Requests.
    pub requests: i32,
    /// Different agents who asked.
    pub asking: usize,
    /// Requests refused.
    pub refusals: i32,
    /// Different agents refused.
    pub refused: usize,
    /// Different agents with a request that was not refused.
    pub not_refused: usize,
    /// Different agents answered by yes or no.
    pub answered: usize,
    /// Days from each request to its answer by yes or no.
    pub answer_days: Vec<i32>,
}

/// Agents of a ministry who stay longer than planned.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overdue {
    /// The ministry.
    pub ministry_uid: String,
    /// Different agents.
    pub people: usize,
}
