//! Where careers lead, and what led there.

use async_graphql::{ComplexObject, Context, Description, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use super::flow::{count, threshold};
use crate::{
    domain::{
        analytics::{
            career_tree::{CareerTrees, Node as TreeNode, Root, Tree, TreeLink, checked_depth},
            choose_period::choose_period,
            period::Period,
            published::read_table,
        },
        error::Error,
    },
    graphql::{
        context::ContextExt as _,
        error::{bad_input, refuse, unknown},
        id::{self, Kind},
        object::{node::Node, occupation::OccupationObject},
        scalar::Date,
    },
};

/// Where careers lead, and what led there.
#[derive(Default, Description)]
pub struct CareerAnalytics;

#[Object(use_type_description)]
impl CareerAnalytics {
    /// Where careers lead from an occupation, or from the first occupation of the members of a corps, step by step;
    /// backwards, what led there. Of agents who agreed to be counted, in the last five calendar years that are over;
    /// a way is disclosed when enough different people went it, and counts each time that somebody did. Assignments
    /// in a row of the same occupation are one step.
    async fn career_tree(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "An occupation or a corps.")] from: ID,
        #[graphql(default_with = "Some(3)", desc = "Moves one after the other, 1 to 4.")]
        depth: Option<i32>,
        #[graphql(
            default_with = "Some(false)",
            desc = "What came before, not what came after."
        )]
        backwards: Option<bool>,
        #[graphql(
            desc = "The 1 January of one of the years, for the first moves from an occupation in that year, which are \
                    flows; with neither day the whole tree of the five years together."
        )]
        since: Option<Date>,
        #[graphql(desc = "The 31 December of the same year.")] until: Option<Date>,
    ) -> Result<Option<CareerTree>> {
        let refused = |error: Error| refuse(&error);
        let depth = checked_depth(depth.unwrap_or(3)).map_err(refused)?;
        let graph = ctx.graph().as_ref();
        let period = choose_period(graph, since.map(|day| day.0), until.map(|day| day.0)).await;
        let period = period.map_err(refused)?;
        let (kind, uid) = id::expect(&from, "from", &[Kind::Occupation, Kind::Corps])?;
        let found = Node::find(ctx, kind, uid.clone()).await?;
        found.ok_or_else(|| unknown("from"))?;
        let root = match kind {
            Kind::Corps => Root::Corps(uid),
            _ => Root::Occupation(uid),
        };
        if let (Root::Corps(_), Period::Year(_)) = (&root, period) {
            let message = "Pour un corps, l'arbre existe pour les cinq années ensemble (sans since ni until).";
            return Err(bad_input("since", message.to_owned()));
        }
        let trees = read_table(
            graph,
            &CareerTrees {
                root,
                backwards: backwards.unwrap_or_default(),
            },
        )
        .await;
        let tree = trees.map_err(refused)?.of_period(period).to_depth(depth);
        let data_as_of = graph.statistics_as_of().await.map_err(refused)?;
        Ok(Some(CareerTree::new(&tree, data_as_of.unwrap_or_default())))
    }
}

/// Careers joined step by step, as a Sankey diagram draws them.
#[derive(SimpleObject)]
pub struct CareerTree {
    /// The occupations at each step, those of most first.
    nodes: Vec<CareerTreeNode>,
    /// From where to where, by step, those of most first.
    links: Vec<CareerTreeLink>,
    /// How many moves from the start it counts; null when there are none.
    population: Option<i32>,
    /// How many links are suppressed, at least in part.
    suppressed_links: i32,
    /// People under whom a link is suppressed.
    threshold: i32,
    /// When the published version of the statistics was counted, on the day for which it was.
    data_as_of: DateTime<Utc>,
}

impl CareerTree {
    fn new(tree: &Tree, data_as_of: DateTime<Utc>) -> Self {
        let nodes = tree.nodes().into_iter();
        let links = tree.shares().into_iter();
        Self {
            nodes: nodes.map(CareerTreeNode::new).collect(),
            links: links.map(CareerTreeLink::new).collect(),
            population: (!tree.links.is_empty()).then(|| count(tree.population())),
            suppressed_links: count(tree.all_suppressed()),
            threshold: threshold(),
            data_as_of,
        }
    }
}

/// The key of an occupation at a step.
fn key(step: usize, occupation: &str) -> String {
    format!("{step}:{occupation}")
}

/// An occupation held at a step.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct CareerTreeNode {
    #[graphql(skip)]
    occupation_uid: String,
    /// What links name it by.
    key: String,
    /// Zero where careers start.
    step: i32,
    /// How many times careers came to it, or at the start left it, by moves that are disclosed.
    count: Option<i32>,
}

impl CareerTreeNode {
    fn new(node: TreeNode) -> Self {
        Self {
            key: key(node.step, &node.occupation_uid),
            step: count(node.step),
            count: Some(count(node.count)),
            occupation_uid: node.occupation_uid,
        }
    }
}

#[ComplexObject]
impl CareerTreeNode {
    /// The occupation.
    async fn occupation(&self, ctx: &Context<'_>) -> Result<OccupationObject> {
        OccupationObject::named(ctx, &self.occupation_uid).await
    }
}

/// Moves from an occupation at a step to one at the next.
#[derive(SimpleObject)]
pub struct CareerTreeLink {
    /// The key of the node left.
    from: String,
    /// The key of the node taken.
    to: String,
    /// How many times.
    count: i32,
    /// Their share of the count of the node left, in (0, 1]; the others stopped there, or are suppressed. At the
    /// start it is the share of the moves disclosed: who stays there is not.
    share: f64,
    /// The median of the months between the starts of the two assignments.
    median_months: Option<i32>,
}

impl CareerTreeLink {
    fn new((link, share): (&TreeLink, f64)) -> Self {
        Self {
            from: key(link.step, &link.from_uid),
            to: key(link.step + 1, &link.to_uid),
            count: count(link.count),
            share,
            median_months: Some(link.median_months),
        }
    }
}
