//! Flows between occupations, families, ministries and corps.

use async_graphql::{Context, Description, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use crate::{
    domain::analytics::{
        Dimension,
        choose_period::choose_period,
        flow::{self, End, Flows},
        published::read_table,
        small_count::Threshold,
    },
    graphql::{
        context::ContextExt as _, error::refuse, id::Kind, object::node::Node, scalar::Date,
        vocabulary::FlowDimensionValue,
    },
};

/// Flows between occupations, families, ministries and corps.
#[derive(Default, Description)]
pub struct FlowAnalytics;

#[Object(use_type_description)]
impl FlowAnalytics {
    /// From where to where agents moved, the largest flows first: in one of the last five calendar years that are over,
    /// or in the five together. A flow counts a move on the first day of the assignment taken, of agents who agreed to
    /// be counted; it is disclosed when enough different people made it and no other table isolates some of them.
    async fn flows(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Between what; a corps is known of an agent at present only, so that its flow goes to itself."
        )]
        dimension: FlowDimensionValue,
        #[graphql(
            desc = "The 1 January of one of the years; with neither day the five years together."
        )]
        since: Option<Date>,
        #[graphql(desc = "The 31 December of the same year.")] until: Option<Date>,
        #[graphql(
            default_with = "Some(true)",
            desc = "Moves whose two ends are digital only."
        )]
        digital_only: Option<bool>,
    ) -> Result<Option<FlowTable>> {
        let graph = ctx.graph().as_ref();
        let period = choose_period(graph, since.map(|day| day.0), until.map(|day| day.0)).await;
        let period = period.map_err(|error| refuse(&error))?;
        let dimension = dimension.into();
        let digital_only = digital_only.unwrap_or(true);
        let table = read_table(
            graph,
            &Flows {
                dimension,
                digital_only,
                period,
            },
        )
        .await;
        let table = table.map_err(|error| refuse(&error))?;
        let data_as_of = graph
            .statistics_as_of()
            .await
            .map_err(|error| refuse(&error))?;
        let cells = table.cells.into_iter();
        Ok(Some(FlowTable {
            cells: cells.map(|cell| FlowCell::new(dimension, cell)).collect(),
            suppressed_cells: count(table.suppressed),
            threshold: threshold(),
            data_as_of: data_as_of.unwrap_or_default(),
        }))
    }
}

/// The threshold of every table.
pub(super) fn threshold() -> i32 {
    i32::try_from(Threshold::INSIDE.people()).unwrap_or(i32::MAX)
}

pub(super) fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// Flows of a period.
#[derive(SimpleObject)]
pub struct FlowTable {
    /// The flows that are disclosed, the largest first. Where nobody moved there is no cell either.
    cells: Vec<FlowCell>,
    /// How many flows of the period are suppressed.
    suppressed_cells: i32,
    /// People under whom a flow is suppressed.
    threshold: i32,
    /// When the moves were counted, on the day for which they are.
    data_as_of: DateTime<Utc>,
}

/// A flow from one end to another.
#[derive(SimpleObject)]
pub struct FlowCell {
    /// What was left.
    from: FlowEnd,
    /// What was taken.
    to: FlowEnd,
    /// Moves: exact, and made by enough different people.
    count: i32,
    /// The median of the months from the start of the assignment left to that of the one taken.
    median_months: Option<i32>,
    /// Moves against those expected if where one goes did not depend on where one comes from: 1 is as
    /// expected, 2 twice as many. Of the flows disclosed.
    relatedness: Option<f64>,
}

impl FlowCell {
    fn new(dimension: Dimension, cell: flow::FlowCell) -> Self {
        Self {
            from: FlowEnd::new(dimension, cell.from),
            to: FlowEnd::new(dimension, cell.to),
            count: count(cell.count),
            median_months: Some(cell.median_months),
            relatedness: Some(cell.relatedness),
        }
    }
}

/// An end of a flow.
#[derive(Description)]
pub struct FlowEnd {
    dimension: Dimension,
    end: End,
}

impl FlowEnd {
    pub(super) fn new(dimension: Dimension, end: End) -> Self {
        Self { dimension, end }
    }
}

#[Object(use_type_description)]
impl FlowEnd {
    /// A key that stays the same from one answer to another.
    async fn key(&self) -> &str {
        &self.end.key
    }

    /// What a reader sees, in French.
    async fn label(&self) -> &str {
        &self.end.label
    }

    /// The occupation, ministry or corps; null for a family.
    async fn node(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        let kind = match self.dimension {
            Dimension::Occupation => Kind::Occupation,
            Dimension::Ministry => Kind::Organisation,
            Dimension::Corps => Kind::Corps,
            Dimension::OccupationFamily => return Ok(None),
        };
        Node::find(ctx, kind, self.end.key.clone()).await
    }
}
