//! The tables of a version of the statistics: which statement counts each, and where its rows are kept.
//!
//! `refresh` runs the statements when it publishes a version, and readers get the rows that it kept.

use chrono::NaiveDate;
use serde::{
    Deserialize,
    de::{DeserializeOwned, IgnoredAny},
};
use serde_json::{Value, json};

use crate::{
    domain::{
        analytics::{Dimension, small_count::Threshold},
        mobility::parameter::{MAXIMUM_TENURE_MONTHS, USUAL_TENURE_MONTHS},
        port::indicator::MOST_LISTED,
        usecase::{find_unmet_demand::searched_since, foresee_outlook::FARTHEST_MONTHS},
    },
    graph::{
        catalog::{
            ANALYTICS_READ_PUBLISHED_TABLE, INDICATOR_FORESEE_MOVES, INDICATOR_LIST_UNFIT_POSTS,
            INDICATOR_TALLY_CAREERS, INDICATOR_TALLY_FILLINGS, INDICATOR_TALLY_FURTHER_POSTS,
            INDICATOR_TALLY_OVERDUE_TERMS, INDICATOR_TALLY_REQUESTS, INDICATOR_TALLY_RETURNS,
            INDICATOR_TALLY_SATISFACTION, INDICATOR_WEIGH_COMPETENCIES,
            REFRESH_WRITE_PUBLISHED_TABLE, SEARCH_EVENT_LIST_UNANSWERED, Statement,
        },
        error::GraphError,
        store::{GraphStore, Unit},
    },
};

/// A table of a version whose rows are kept as they were counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::graph) enum Table {
    /// How accompaniments were judged.
    Satisfactions,
    /// How long vacancies waited: by quarter, or by a dimension.
    Fillings(Option<Dimension>),
    /// Who took one more digital assignment.
    FurtherPosts,
    /// Who came back to digital posts.
    Returns,
    /// What became of careers.
    Careers,
    /// The scarcest competencies.
    Scarcities,
    /// Moves to come.
    Outlook,
    /// Requests to leave, by ministry.
    Requests,
    /// Agents who stay longer than planned.
    Overdue,
    /// Open posts that too few people fit.
    UnfitPosts,
    /// Words searched for in vain.
    Unanswered,
    /// Moves between occupations, as far as flows tell them: what transitions know of people.
    ObservedMoves,
}

impl Table {
    /// The tables that one statement counts.
    fn counted() -> impl Iterator<Item = Self> {
        let fillings = Dimension::ALL.map(|dimension| Self::Fillings(Some(dimension)));
        [
            Self::Satisfactions,
            Self::Fillings(None),
            Self::FurtherPosts,
            Self::Returns,
            Self::Careers,
            Self::Scarcities,
            Self::Outlook,
            Self::Requests,
            Self::Overdue,
            Self::UnfitPosts,
            Self::Unanswered,
        ]
        .into_iter()
        .chain(fillings)
    }

    /// By what the table is found.
    fn uid(self) -> String {
        match self {
            Self::Satisfactions => "satisfactions".to_owned(),
            Self::Fillings(None) => "fillings".to_owned(),
            Self::Fillings(Some(dimension)) => format!("fillings:{dimension:?}").to_lowercase(),
            Self::FurtherPosts => "further_posts".to_owned(),
            Self::Returns => "returns".to_owned(),
            Self::Careers => "careers".to_owned(),
            Self::Scarcities => "scarcities".to_owned(),
            Self::Outlook => "outlook".to_owned(),
            Self::Requests => "requests".to_owned(),
            Self::Overdue => "overdue".to_owned(),
            Self::UnfitPosts => "unfit_posts".to_owned(),
            Self::Unanswered => "unanswered".to_owned(),
            Self::ObservedMoves => "observed_moves".to_owned(),
        }
    }

    /// The statement that counts it on a day, with its parameters; none for a table that Rust makes.
    fn statement(self, today: NaiveDate) -> Option<(Statement, Value)> {
        let on = json!({ "today": today });
        let threshold = Threshold::INSIDE.people();
        let few = json!({ "today": today, "threshold": threshold, "limit": MOST_LISTED });
        Some(match self {
            Self::Satisfactions => (INDICATOR_TALLY_SATISFACTION, on),
            Self::Fillings(by) => {
                let by = by.map_or(json!("NONE"), |one| json!(one));
                let ask = json!({ "today": today, "dimension": by });
                (INDICATOR_TALLY_FILLINGS, ask)
            }
            Self::FurtherPosts => (INDICATOR_TALLY_FURTHER_POSTS, on),
            Self::Returns => (INDICATOR_TALLY_RETURNS, on),
            Self::Careers => (INDICATOR_TALLY_CAREERS, on),
            Self::Scarcities => (INDICATOR_WEIGH_COMPETENCIES, few),
            Self::Outlook => {
                let (tenure, months) = (USUAL_TENURE_MONTHS, FARTHEST_MONTHS);
                let ask = json!({ "today": today, "tenure": tenure, "months": months });
                (INDICATOR_FORESEE_MOVES, ask)
            }
            Self::Requests => (INDICATOR_TALLY_REQUESTS, on),
            Self::Overdue => {
                let ask = json!({ "today": today, "maximum": MAXIMUM_TENURE_MONTHS });
                (INDICATOR_TALLY_OVERDUE_TERMS, ask)
            }
            Self::UnfitPosts => (INDICATOR_LIST_UNFIT_POSTS, few),
            Self::Unanswered => {
                let since = searched_since(today);
                let ask = json!({ "since": since, "threshold": threshold, "limit": MOST_LISTED });
                (SEARCH_EVENT_LIST_UNANSWERED, ask)
            }
            Self::ObservedMoves => return None,
        })
    }
}

/// The one column of a published table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContentRow {
    content: String,
}

/// Counts every table that one statement counts, and keeps its rows.
pub(super) async fn count(store: &GraphStore, today: NaiveDate) -> Result<usize, GraphError> {
    let mut tables = 0;
    for table in Table::counted() {
        let Some((statement, ask)) = table.statement(today) else {
            continue;
        };
        let rows: Vec<Value> = store.read(statement, ask).await?;
        keep(store, table, rows).await?;
        tables += 1;
    }
    Ok(tables)
}

/// Keeps the rows of a table, in place of those of the version before.
pub(super) async fn keep(
    store: &GraphStore,
    table: Table,
    rows: Vec<Value>,
) -> Result<(), GraphError> {
    let content = Value::Array(rows).to_string();
    let write = json!({ "uid": table.uid(), "content": content });
    let unit = Unit::of(REFRESH_WRITE_PUBLISHED_TABLE, write);
    store.write::<IgnoredAny>(unit).await?;
    Ok(())
}

/// The rows of a table of the published version; none before the first version.
pub(in crate::graph) async fn published<Row: DeserializeOwned>(
    store: &GraphStore,
    table: Table,
) -> Result<Vec<Row>, GraphError> {
    let ask = json!({ "uid": table.uid() });
    let found: Vec<ContentRow> = store.read(ANALYTICS_READ_PUBLISHED_TABLE, ask).await?;
    let Some(found) = found.first() else {
        return Ok(Vec::new());
    };
    serde_json::from_str(&found.content).map_err(|error| GraphError::Decode {
        statement: ANALYTICS_READ_PUBLISHED_TABLE.name,
        source: error.into(),
    })
}
