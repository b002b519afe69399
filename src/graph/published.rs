//! The published version of the statistics, and its tables.

use serde::de::DeserializeOwned;
use serde_json::json;

use super::{
    catalog::{ANALYTICS_READ_PUBLISHED_TABLE, ANALYTICS_READ_VERSION},
    error::GraphError,
    store::GraphStore,
};
use crate::domain::analytics::{
    Dimension, career_tree::Root, indicator::Indicator, period::Period, publication::Version,
};

/// A table of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Table {
    /// Flows of a period.
    Flows {
        dimension: Dimension,
        digital_only: bool,
        period: Period,
    },
    /// The most frequent sequences of so many steps.
    Sequences { dimension: Dimension, steps: usize },
    /// Trees of careers from a root, or to it.
    CareerTrees { root: Root, backwards: bool },
    /// One of the four indicators.
    Indicator(Indicator),
    /// How long vacancies waited.
    FillingTimes(Dimension),
    /// What became of careers with a digital step and without.
    DigitalStep,
    /// The scarcest competencies.
    Scarcities,
    /// Moves to come within so many months.
    Outlook(i32),
    /// How ministries answer those who want to leave.
    Retention,
    /// Open posts that too few people fit.
    UnfitPosts,
    /// Words searched for in vain.
    Unanswered,
    /// Disclosed moves between occupations: what transitions know of people.
    ObservedMoves,
}

impl Table {
    /// By what the table is found within its version.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Flows {
                dimension,
                digital_only,
                period,
            } => {
                let moves = if *digital_only { "digital" } else { "all" };
                format!("flows:{dimension:?}:{moves}:{}", period.key())
            }
            Self::Sequences { dimension, steps } => format!("sequences:{dimension:?}:{steps}"),
            Self::CareerTrees { root, backwards } => {
                let direction = if *backwards { "backwards" } else { "onward" };
                format!("trees:{direction}:{}", root.key())
            }
            Self::Indicator(indicator) => format!("indicator:{}", indicator.key()),
            Self::FillingTimes(dimension) => format!("filling_times:{dimension:?}"),
            Self::DigitalStep => "digital_step".to_owned(),
            Self::Scarcities => "scarcities".to_owned(),
            Self::Outlook(months) => format!("outlook:{months}"),
            Self::Retention => "retention".to_owned(),
            Self::UnfitPosts => "unfit_posts".to_owned(),
            Self::Unanswered => "unanswered".to_owned(),
            Self::ObservedMoves => "observed_moves".to_owned(),
        }
    }
}

/// A table of the published version; empty before the first version, and where the version has none.
pub(crate) async fn published<T: DeserializeOwned + Default>(
    store: &GraphStore,
    table: &Table,
) -> Result<T, GraphError> {
    let ask = json!({ "name": table.name() });
    let found = store.read(ANALYTICS_READ_PUBLISHED_TABLE, ask).await?;
    let Some(found) = found.first() else {
        return Ok(T::default());
    };
    serde_json::from_str(&found.content).map_err(|error| GraphError::Decode {
        statement: ANALYTICS_READ_PUBLISHED_TABLE.statement().name,
        source: error.into(),
    })
}

/// The version that readers see; none before the first one.
pub(crate) async fn version(store: &GraphStore) -> Result<Option<Version>, GraphError> {
    let rows = store.read(ANALYTICS_READ_VERSION, json!({})).await?;
    Ok(rows.into_iter().next())
}
