//! Sequences of steps that many careers share.

use async_graphql::{Context, Description, Object, Result, SimpleObject};

use super::flow::{FlowEnd, count};
use crate::{
    domain::analytics::{
        Dimension,
        flow::End,
        published::read_table,
        sequence::{UsualSequence, UsualSequences, checked_length},
    },
    graphql::{
        context::ContextExt as _, error::refuse, page::First, vocabulary::FlowDimensionValue,
    },
};

/// Sequences of steps that many careers share.
#[derive(Default, Description)]
pub struct SequenceAnalytics;

#[Object(use_type_description)]
impl SequenceAnalytics {
    /// The steps that agents took one directly after the other, the most frequent sequences first: of agents who agreed
    /// to be counted, in the last five calendar years that are over. Assignments in a row with the same key are one
    /// step, except between corps. A sequence of two steps is disclosed where its flow is; a longer one where enough
    /// different people went through it and the shorter ones less the longer ones isolate nobody.
    async fn usual_sequences(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(3)", desc = "Steps of a sequence, 2 to 4.")] length: Option<
            i32,
        >,
        #[graphql(
            default_with = "Some(FlowDimensionValue::Occupation)",
            desc = "Between what; a corps is known of an agent at present only."
        )]
        dimension: Option<FlowDimensionValue>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
    ) -> Result<Option<Vec<CareerSequence>>> {
        let steps = checked_length(length.unwrap_or(3)).map_err(|error| refuse(&error))?;
        let dimension = dimension.unwrap_or(FlowDimensionValue::Occupation).into();
        let size = first.size()?;
        let found = read_table(ctx.graph().as_ref(), &UsualSequences { dimension, steps }).await;
        let found = found
            .map_err(|error| refuse(&error))?
            .into_iter()
            .take(size);
        let sequence = |found| CareerSequence::new(dimension, found);
        Ok(Some(found.map(sequence).collect()))
    }
}

/// A sequence of steps, and how usual it is.
#[derive(SimpleObject)]
pub struct CareerSequence {
    /// Its steps, in order.
    steps: Vec<FlowEnd>,
    /// How many times careers went through it: exact, and by enough different people.
    count: i32,
    /// The median of the months from the start of the first assignment left to that of the last one taken.
    median_months: Option<i32>,
}

impl CareerSequence {
    fn new(dimension: Dimension, found: UsualSequence) -> Self {
        let ends = found.step_keys.into_iter().zip(found.step_labels);
        let end = |(key, label)| FlowEnd::new(dimension, End { key, label });
        Self {
            steps: ends.map(end).collect(),
            count: count(found.times),
            median_months: Some(found.median_months),
        }
    }
}
