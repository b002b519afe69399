//! How many people moved from where to where, in whole years.

use std::{collections::HashMap, sync::Arc};

use chrono::{Datelike as _, NaiveDate};

use crate::domain::{
    analytics::{
        flow::{Block, Share, tell},
        survival::number,
    },
    error::Error,
    port::flow::{End, FlowGraph, FlowQuestion},
};

/// What is told of the moves from one key to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// What was left.
    pub from: Arc<End>,
    /// What was taken.
    pub to: Arc<End>,
    /// Moves.
    pub count: usize,
    /// The median of the months from the start of the assignment left to that of the one taken.
    pub median_months: i32,
    /// Moves against those expected if where one goes did not depend on where one comes from:
    /// `n_ij · N / (out_i · in_j)`, of the flows shown; 1 is as expected.
    pub relatedness: f64,
}

/// The flows that may be shown, the largest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Flows {
    /// Those shown.
    pub shown: Vec<Flow>,
    /// Pairs with moves in the period, or close to it, that are withheld.
    pub suppressed: usize,
}

/// The years of a period of whole calendar years, each of them open when it is not given.
///
/// # Errors
/// [`Error::InvalidInput`] for a period that does not begin on 1 January, does not end on 31 December, or
/// ends before it begins.
pub fn whole_years(
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
) -> Result<(Option<i32>, Option<i32>), Error> {
    let refused = |argument, message: &str| Error::InvalidInput {
        argument,
        message: message.to_owned(),
    };
    if since.is_some_and(|day| day.ordinal() != 1) {
        let message =
            "since est un 1er janvier : seules des années civiles entières sont comptées.";
        return Err(refused("since", message));
    }
    if until.is_some_and(|day| (day.month(), day.day()) != (12, 31)) {
        let message =
            "until est un 31 décembre : seules des années civiles entières sont comptées.";
        return Err(refused("until", message));
    }
    if let (Some(since), Some(until)) = (since, until)
        && until < since
    {
        return Err(refused("until", "La période finit avant de commencer."));
    }
    Ok((since.map(|day| day.year()), until.map(|day| day.year())))
}

/// Counts the flows that may be shown.
///
/// # Errors
/// Those of the graph.
pub async fn count_flows<G>(graph: &G, question: FlowQuestion) -> Result<Flows, Error>
where
    G: FlowGraph + ?Sized,
{
    let mut pairs: HashMap<(Arc<End>, Arc<End>), Vec<Block>> = HashMap::new();
    for row in graph.flow_blocks(question).await? {
        pairs.entry((row.from, row.to)).or_default().push(Block {
            share: Share::All,
            first_year: row.first_year,
            last_year: row.last_year,
            months: row.months,
        });
    }
    let since = question.since.unwrap_or(i32::MIN);
    let until = question.until.unwrap_or(i32::MAX);
    let mut shown = Vec::new();
    let mut suppressed = 0;
    for ((from, to), blocks) in pairs {
        match tell(&blocks, since, until) {
            Some(Some(told)) => shown.push(Flow {
                from,
                to,
                count: told.moves,
                median_months: told.median_months,
                relatedness: 0.0,
            }),
            Some(None) => suppressed += 1,
            None => {}
        }
    }
    relate(&mut shown);
    shown.sort_by(|a, b| {
        let by_keys = || (&a.from.key, &a.to.key).cmp(&(&b.from.key, &b.to.key));
        b.count.cmp(&a.count).then_with(by_keys)
    });
    Ok(Flows { shown, suppressed })
}

/// Observed against expected, of what is shown: totals of what is withheld would give it away.
fn relate(flows: &mut [Flow]) {
    let mut out: HashMap<Arc<End>, usize> = HashMap::new();
    let mut into: HashMap<Arc<End>, usize> = HashMap::new();
    for flow in flows.iter() {
        *out.entry(Arc::clone(&flow.from)).or_default() += flow.count;
        *into.entry(Arc::clone(&flow.to)).or_default() += flow.count;
    }
    let all = number(out.values().sum());
    for flow in flows {
        let expected = number(out[&flow.from]) * number(into[&flow.to]);
        flow.relatedness = number(flow.count) * all / expected;
    }
}
