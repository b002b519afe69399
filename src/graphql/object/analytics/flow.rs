//! Flows between occupations, families, ministries and corps.

use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use crate::{
    domain::{
        analytics::{Dimension, small_count::Threshold},
        port::flow::{End, FlowQuestion},
        usecase::count_flows::{Flow, count_flows, whole_years},
    },
    graphql::{
        context::ContextExt as _, error::refuse, id::Kind, object::node::Node, scalar::Date,
        vocabulary::FlowDimensionValue,
    },
};

/// Flows between occupations, families, ministries and corps.
#[derive(Default)]
pub struct FlowAnalytics;

/// Flows between occupations, families, ministries and corps.
#[Object]
impl FlowAnalytics {
    /// From where to where agents moved, the largest flows first. A flow counts a move on the first day of the
    /// assignment taken, of agents who agreed to be counted, in calendar years that are over; it is shown
    /// when enough different people made it, and always in full.
    async fn flows(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Between what; a corps is known of an agent at present only, so that its flow goes to itself."
        )]
        dimension: FlowDimensionValue,
        #[graphql(
            desc = "The first day, a 1 January: whole calendar years only, so that differences of answers \
                    isolate nobody. From the first move known when none is given."
        )]
        since: Option<Date>,
        #[graphql(
            desc = "The last day, a 31 December. To the end of the last year that is over when none is given."
        )]
        until: Option<Date>,
        #[graphql(
            default_with = "Some(true)",
            desc = "Moves whose two ends are digital only."
        )]
        digital_only: Option<bool>,
    ) -> Result<Option<FlowTable>> {
        let years = whole_years(since.map(|day| day.0), until.map(|day| day.0));
        let (since, until) = years.map_err(|error| refuse(&error))?;
        let dimension = dimension.into();
        let question = FlowQuestion {
            dimension,
            since,
            until,
            digital_only: digital_only.unwrap_or(true),
        };
        let graph = ctx.graph().as_ref();
        let flows = count_flows(graph, question).await;
        let flows = flows.map_err(|error| refuse(&error))?;
        let data_as_of = graph
            .statistics_as_of()
            .await
            .map_err(|error| refuse(&error))?;
        let cell = |flow| FlowCell::of(dimension, flow);
        Ok(Some(FlowTable {
            cells: flows.shown.into_iter().map(cell).collect(),
            suppressed_cells: count(flows.suppressed),
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
    /// The flows that may be shown, the largest first. Where nobody moved looks like where few did.
    cells: Vec<FlowCell>,
    /// How many flows of the period, or reaching into it, are withheld.
    suppressed_cells: i32,
    /// People under whom a flow is withheld.
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
    /// expected, 2 twice as many. Of the flows shown.
    relatedness: Option<f64>,
}

impl FlowCell {
    fn of(dimension: Dimension, flow: Flow) -> Self {
        Self {
            from: FlowEnd::of(dimension, flow.from),
            to: FlowEnd::of(dimension, flow.to),
            count: count(flow.count),
            median_months: Some(flow.median_months),
            relatedness: Some(flow.relatedness),
        }
    }
}

/// An end of a flow.
pub struct FlowEnd {
    dimension: Dimension,
    end: Arc<End>,
}

impl FlowEnd {
    pub(super) fn of(dimension: Dimension, end: Arc<End>) -> Self {
        Self { dimension, end }
    }
}

/// An end of a flow.
#[Object]
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
