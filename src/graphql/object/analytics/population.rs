//! The stock of agents, and the rates that are of it.

use async_graphql::{Context, Description, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use super::flow::{count, threshold};
use crate::{
    domain::analytics::{
        population::{self, PopulationDimension, Populations},
        published::read_table,
    },
    graphql::{
        context::ContextExt as _, error::refuse, id::Kind, object::node::Node,
        text::population_label, vocabulary::PopulationDimensionValue,
    },
};

/// The stock of agents.
#[derive(Default, Description)]
pub struct PopulationAnalytics;

#[Object(use_type_description)]
impl PopulationAnalytics {
    /// How many agents there are on the day of the published version, of those who agreed to be counted: by one thing
    /// that is known of them, or by two. Of whom it is unknown is a cell too.
    async fn population(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "By what agents are counted.")] by: PopulationDimensionValue,
        #[graphql(
            desc = "By what else; the refusal of a pair of which there is no table names those that there are."
        )]
        and: Option<PopulationDimensionValue>,
    ) -> Result<Option<PopulationTable>> {
        let (by, and) = (by.into(), and.map(PopulationDimension::from));
        let (table, is_turned) = Populations::find(by, and).map_err(|error| refuse(&error))?;
        let graph = ctx.graph().as_ref();
        let found = read_table(graph, &table).await;
        let found = found.map_err(|error| refuse(&error))?;
        let as_of = graph.statistics_as_of().await;
        let as_of = as_of.map_err(|error| refuse(&error))?;
        let cells = found.cells.into_iter().map(|mut cell| {
            if let (true, Some(other)) = (is_turned, cell.and.as_mut()) {
                std::mem::swap(&mut cell.by, other);
            }
            PopulationCell::new(by, and, cell)
        });
        Ok(Some(PopulationTable {
            total: found.total,
            cells: cells.collect(),
            suppressed_cells: count(found.suppressed),
            threshold: threshold(),
            data_as_of: as_of.unwrap_or_default(),
        }))
    }
}

/// How many agents there are, by one dimension or two.
#[derive(SimpleObject)]
pub struct PopulationTable {
    /// All agents who agreed to be counted; null when they are too few.
    total: Option<i32>,
    /// The cells that are disclosed, the largest first, 500 at most. Where nobody is there is no cell.
    cells: Vec<PopulationCell>,
    /// How many cells have somebody in them and are suppressed.
    suppressed_cells: i32,
    /// People under whom a cell is suppressed.
    threshold: i32,
    /// When agents were counted, on the day for which they are.
    data_as_of: DateTime<Utc>,
}

/// Agents of one value, or of two.
#[derive(SimpleObject)]
pub struct PopulationCell {
    /// The value of the first dimension.
    by: PopulationKey,
    /// The value of the second one; null where there is one only.
    and: Option<PopulationKey>,
    /// How many agents: exact.
    count: i32,
    /// The share of them who took another post in the last calendar year that is over; of one dimension only, and null
    /// where too few moved or did not.
    mobility_rate: Option<f64>,
    /// The share of those who moved whom a move of that year took from one ministry to another; of one dimension only, and
    /// null where they or the others are too few.
    cross_ministry_share: Option<f64>,
    /// Posts open on the day, as a share of these posts and of the agents; null where a dimension is none of posts.
    vacancy_rate: Option<f64>,
}

impl PopulationCell {
    fn new(
        by: PopulationDimension,
        and: Option<PopulationDimension>,
        cell: population::PopulationCell,
    ) -> Self {
        let other = and.zip(cell.and);
        Self {
            by: PopulationKey {
                dimension: by,
                key: cell.by,
            },
            and: other.map(|(dimension, key)| PopulationKey { dimension, key }),
            count: cell.count,
            mobility_rate: cell.mobility_rate,
            cross_ministry_share: cell.cross_ministry_share,
            vacancy_rate: cell.vacancy_rate,
        }
    }
}

/// A value of a dimension.
#[derive(Description)]
pub struct PopulationKey {
    dimension: PopulationDimension,
    key: population::PopulationKey,
}

#[Object(use_type_description)]
impl PopulationKey {
    /// A key that stays the same from one answer to another; null where the value is unknown.
    async fn key(&self) -> Option<&str> {
        self.key.key.as_deref()
    }

    /// What a reader sees, in French.
    async fn label(&self) -> &str {
        population_label(self.dimension, self.key.label.as_deref())
    }

    /// The corps, occupation, ministry or region; null for others, and where the value is unknown.
    async fn node(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        let kind = match self.dimension {
            PopulationDimension::Corps => Kind::Corps,
            PopulationDimension::Occupation => Kind::Occupation,
            PopulationDimension::Ministry => Kind::Organisation,
            PopulationDimension::Region => Kind::Place,
            PopulationDimension::Family
            | PopulationDimension::Category
            | PopulationDimension::Status => return Ok(None),
        };
        match &self.key.key {
            Some(key) => Node::find(ctx, kind, key.clone()).await,
            None => Ok(None),
        }
    }
}
