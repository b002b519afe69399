//! Where careers lead from an occupation or a corps, or what led there.

use super::count_flows::count_flows;
use crate::domain::{
    analytics::{
        Dimension,
        career_tree::{DEEPEST, Link, Root, Tree},
    },
    error::Error,
    port::flow::{FlowGraph, FlowQuestion},
};

/// Of which careers a tree is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CareerQuestion {
    /// Where they start.
    pub root: Root,
    /// Links one after the other, 1 to 4.
    pub depth: usize,
    /// What came before, not what came after.
    pub backwards: bool,
    /// The first year and the last one; open where none is given.
    pub years: (Option<i32>, Option<i32>),
}

/// Checks how deep a tree is to be.
///
/// # Errors
/// [`Error::InvalidInput`] outside 1 to 4.
pub fn depth(depth: i32) -> Result<usize, Error> {
    let checked = usize::try_from(depth).ok();
    let checked = checked.filter(|depth| (1..=DEEPEST).contains(depth));
    checked.ok_or_else(|| Error::InvalidInput {
        argument: "depth",
        message: format!("depth va de 1 à {DEEPEST}."),
    })
}

/// The tree that may be told of the careers asked for.
///
/// A period that holds every move told gives all of it. A shorter one gives the first step, which is flows, and
/// withholds the others: what is told of a part of the years could be taken from all of them.
///
/// # Errors
/// Those of the graph.
pub async fn grow_career_tree<G>(graph: &G, question: &CareerQuestion) -> Result<Tree, Error>
where
    G: FlowGraph + ?Sized,
{
    let found = graph
        .career_tree(&question.root, question.backwards)
        .await?;
    let tree = found.unwrap_or_default().to_depth(question.depth);
    let (since, until) = question.years;
    let since_before = |first| since.is_none_or(|since| since <= first);
    let until_after = |last| until.is_none_or(|until| until >= last);
    let holds = |(first, last)| since_before(first) && until_after(last);
    if tree.years.is_none_or(holds) {
        return Ok(tree);
    }
    let links = match &question.root {
        Root::Occupation(uid) => first_links(graph, uid, question).await?,
        Root::Corps(_) => Vec::new(),
    };
    let all = tree.suppressed() + tree.links.len();
    Ok(Tree {
        withheld: vec![all.saturating_sub(links.len())],
        links,
        ..Tree::default()
    })
}

/// The moves from an occupation, or to it, in some years.
async fn first_links<G>(graph: &G, uid: &str, question: &CareerQuestion) -> Result<Vec<Link>, Error>
where
    G: FlowGraph + ?Sized,
{
    let flows = count_flows(
        graph,
        FlowQuestion {
            dimension: Dimension::Occupation,
            since: question.years.0,
            until: question.years.1,
            digital_only: false,
        },
    );
    let links = flows.await?.shown.into_iter().filter_map(|flow| {
        let (from, to) = if question.backwards {
            (flow.to, flow.from)
        } else {
            (flow.from, flow.to)
        };
        (from.key == uid).then(|| Link {
            step: 0,
            from_uid: from.key.clone(),
            to_uid: to.key.clone(),
            count: flow.count,
            median_months: flow.median_months,
        })
    });
    Ok(links.collect())
}
