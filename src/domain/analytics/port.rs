//! Tables of careers and figures for HR analysts, as the published version of the statistics keeps them: of people, never a person.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::{
    analytics::{
        Dimension,
        career_tree::{Root, Trees},
        digital_step::DigitalStep,
        flow::FlowTable,
        indicator::{Indicator, IndicatorTable},
        outlook::OutlookRow,
        period::Period,
        retention::Retention,
        time_to_fill::FillingTime,
    },
    error::Error,
};

/// A disclosed sequence of steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsualSequence {
    /// The keys of its steps.
    pub step_keys: Vec<String>,
    /// What a reader sees of them.
    pub step_labels: Vec<String>,
    /// How many times careers went through it.
    pub times: usize,
    /// The median of the months from the start of the first assignment left to that of the last one taken.
    pub median_months: i32,
}

/// A competency that open posts require.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scarcity {
    /// The competency.
    pub competency_uid: String,
    /// Open posts.
    pub demand: i32,
    /// Different agents who have it; none when they are too few.
    pub supply: Option<i32>,
}

/// Open posts that too few people fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// Figures of agents who agreed to be counted, and of vacancies; empty before the first version.
#[async_trait]
pub trait IndicatorGraph: Send + Sync {
    /// When the version was counted, on the day for which it was; none before the first version.
    async fn statistics_as_of(&self) -> Result<Option<DateTime<Utc>>, Error>;
    /// One of the four indicators.
    async fn indicator(&self, indicator: Indicator) -> Result<IndicatorTable, Error>;
    /// How long vacancies waited, by a dimension.
    async fn filling_times(&self, dimension: Dimension) -> Result<Vec<FillingTime>, Error>;
    /// What became of careers with a digital step and without.
    async fn digital_step(&self) -> Result<DigitalStep, Error>;
    /// The scarcest competencies, [`MOST_LISTED`] at most; a supply under the threshold counts as the threshold.
    async fn scarcities(&self) -> Result<Vec<Scarcity>, Error>;
    /// Moves to come within so many months after the day of the version.
    async fn outlook(&self, months: i32) -> Result<Vec<OutlookRow>, Error>;
    /// How ministries answer those who want to leave.
    async fn retention(&self) -> Result<Vec<Retention>, Error>;
    /// Open posts that fewer people fit than the threshold, [`MOST_LISTED`] kinds at most.
    async fn unfit_posts(&self) -> Result<Vec<Unfit>, Error>;
    /// Words that enough people searched for in vain, [`MOST_LISTED`] at most.
    async fn unanswered(&self) -> Result<Vec<Unanswered>, Error>;
    /// Counts a search in a list that found nothing, once more.
    async fn record_unanswered(&self, search: &VainSearch<'_>) -> Result<(), Error>;
}

/// Flows, sequences and trees of agents who agreed to statistics; empty before the first version.
#[async_trait]
pub trait FlowGraph: Send + Sync {
    /// The flows of a period, of all moves or of the digital ones.
    async fn flows(
        &self,
        dimension: Dimension,
        digital_only: bool,
        period: Period,
    ) -> Result<FlowTable, Error>;

    /// The sequences of so many steps between keys of a dimension, the most frequent first.
    async fn usual_sequences(
        &self,
        dimension: Dimension,
        steps: usize,
    ) -> Result<Vec<UsualSequence>, Error>;

    /// The trees of the careers from a root, onward or backwards.
    async fn career_trees(&self, root: Root, backwards: bool) -> Result<Trees, Error>;
}
