//! What the indicators of HR analysts are made of: people and vacancies counted in the graph, never listed.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use crate::domain::{analytics::Dimension, error::Error};

/// Agents whose last answer about an accompaniment is the same.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Satisfaction {
    /// Of that answer.
    pub quarter: i32,
    /// 1 to 5.
    pub score: i32,
    /// Different agents.
    pub people: usize,
}

/// Vacancies that waited alike.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filling {
    /// In which they opened; none by a dimension.
    pub quarter: Option<i32>,
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

/// Agents with a digital assignment who took one more, or did not.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FurtherPost {
    /// From which one looks.
    pub quarter: i32,
    /// Their corps; empty without one.
    pub corps_uid: String,
    /// The least seniority of their band, in months.
    pub months: i32,
    /// Whether they were accompanied.
    pub accompanied: bool,
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
    pub quarter: i32,
    /// Whole months until they came back; none who have not.
    pub months: Option<i32>,
    /// Different agents.
    pub people: usize,
}

/// Careers that began and went alike.
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

/// A competency that open posts require.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scarcity {
    /// The competency.
    pub competency_uid: String,
    /// Open posts.
    pub demand: i32,
    /// Different agents who have it.
    pub supply: usize,
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
pub struct Outlook {
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

/// Open posts that too few people fit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unfit {
    /// Their occupation, or the title of a post without one, in French.
    pub label: String,
    /// What would change it; none when one competency is not enough.
    pub competency_uid: Option<String>,
    /// How many posts.
    pub posts: i32,
}

/// Words that found nothing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unanswered {
    /// The folded words.
    pub words: String,
    /// How many times.
    pub searches: i32,
}

/// A search that found nothing, with as little of who made it as counting people takes.
#[derive(Debug, Clone, Copy)]
pub struct VainSearch<'s> {
    /// The list that was searched.
    pub list: &'s str,
    /// The folded words.
    pub words: &'s str,
    /// When; only the month is kept.
    pub today: NaiveDate,
    /// Under which key the bucket is that of the person.
    pub epoch: &'s str,
    /// The bucket into which the person always falls for these words.
    pub bucket: u32,
}

/// Competencies, posts and words of a table that a version keeps at most.
pub const MOST_LISTED: usize = 50;

/// Counts of agents who agreed to be counted, and of vacancies, as the published version of the statistics keeps them.
#[async_trait]
pub trait IndicatorGraph: Send + Sync {
    /// When the version was counted, on the day for which it was; none before the first version.
    async fn statistics_as_of(&self) -> Result<Option<DateTime<Utc>>, Error>;
    /// How accompaniments were judged.
    async fn satisfactions(&self) -> Result<Vec<Satisfaction>, Error>;
    /// How long vacancies waited: by quarter, or by a dimension.
    async fn fillings(&self, dimension: Option<Dimension>) -> Result<Vec<Filling>, Error>;
    /// Who took one more digital assignment.
    async fn further_posts(&self) -> Result<Vec<FurtherPost>, Error>;
    /// Who came back to digital posts.
    async fn returns(&self) -> Result<Vec<Return>, Error>;
    /// What became of careers.
    async fn careers(&self) -> Result<Vec<CareerTally>, Error>;
    /// The scarcest competencies, [`MOST_LISTED`] at most; a supply under the threshold counts as the threshold.
    async fn scarcities(&self) -> Result<Vec<Scarcity>, Error>;
    /// Moves to come in the months after the day of the version.
    async fn outlook(&self) -> Result<Vec<Outlook>, Error>;
    /// Requests to leave, by ministry.
    async fn requests(&self) -> Result<Vec<RequestTally>, Error>;
    /// Agents who stay longer than planned, or than the maximum time in post.
    async fn overdue(&self) -> Result<Vec<Overdue>, Error>;
    /// Open posts that fewer people fit than the threshold, [`MOST_LISTED`] kinds at most.
    async fn unfit_posts(&self) -> Result<Vec<Unfit>, Error>;
    /// Words that enough people searched for in vain, [`MOST_LISTED`] at most.
    async fn unanswered(&self) -> Result<Vec<Unanswered>, Error>;
    /// Counts a search in a list that found nothing, once more.
    async fn record_unanswered(&self, search: &VainSearch<'_>) -> Result<(), Error>;
}
