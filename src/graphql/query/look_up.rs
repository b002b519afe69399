//! Look-ups of one thing, by a key that the client has.

use async_graphql::{Context, Description, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use crate::{
    domain::{parameter, recommend::score::Component},
    graphql::{
        context::ContextExt as _,
        error::{bad_input, refuse},
        id::{Kind, expect},
        object::{
            agent::AgentObject,
            analytics::Analytics,
            competency::CompetencyObject,
            explanation::label,
            node::Node,
            occupation::OccupationObject,
            organisation::OrganisationObject,
            paths::{MOST_USUAL_HOPS, MobilityPathList},
            post::PostObject,
            viewer::ViewerObject,
            vocabulary::Vocabulary,
        },
        page::First,
        scalar::LocalizedText,
    },
};

/// Ids that `nodes` takes at most.
const MOST_NODES: usize = 50;

/// Look-ups of one thing.
#[derive(Default, Description)]
pub struct LookUpQuery;

#[Object(use_type_description)]
impl LookUpQuery {
    /// The agent who asks; null for a principal with no agent record.
    async fn me(&self, ctx: &Context<'_>) -> Result<Option<AgentObject>> {
        AgentObject::asking(ctx).await
    }

    /// Who is looking: role, record, and what waits for them.
    async fn viewer(&self) -> Option<ViewerObject> {
        Some(ViewerObject)
    }

    /// What the values of enums and the levels of competencies are called, in French and in English.
    async fn vocabulary(&self) -> Option<Vocabulary> {
        Some(Vocabulary)
    }

    /// The node with a global id; null when there is none or it is hidden.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A global id.")] id: ID,
    ) -> Result<Option<Node>> {
        Node::by_id(ctx, &id).await
    }

    /// The nodes with some global ids, in their order; null in the place of what there is not.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most 50 global ids.")] ids: Vec<ID>,
    ) -> Result<Option<Vec<Option<Node>>>> {
        if ids.len() > MOST_NODES {
            return Err(bad_input(
                "ids",
                format!("ids va jusqu'à {MOST_NODES} identifiants."),
            ));
        }
        futures::future::try_join_all(ids.iter().map(|id| Node::by_id(ctx, id)))
            .await
            .map(Some)
    }

    /// An agent by key, for people who come from another system.
    async fn agent(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The agent's key.")] uid: String,
    ) -> Result<Option<AgentObject>> {
        AgentObject::find(ctx, uid).await
    }

    /// An open post by the reference of its notice.
    async fn post(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The reference of the notice.")] reference: String,
    ) -> Result<Option<PostObject>> {
        ctx.node(ctx.graph().post_uid(&reference).await).await
    }

    /// An occupation by its code in a scheme.
    async fn occupation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The référentiel, such as FILIERE or ROME.")] scheme: String,
        #[graphql(desc = "The code in it.")] code: String,
    ) -> Result<Option<OccupationObject>> {
        ctx.node(ctx.graph().occupation_uid(&scheme, &code).await)
            .await
    }

    /// An organisation by its global id or its acronym, whatever its capitals; null where several share it.
    async fn organisation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id.")] id: Option<ID>,
        #[graphql(desc = "Its acronym, without an id.")] acronym: Option<String>,
    ) -> Result<Option<OrganisationObject>> {
        let uid = match (id, acronym) {
            (Some(id), None) => expect(&id, "id", &[Kind::Organisation])?.1,
            (None, Some(acronym)) => {
                let found = ctx.graph().organisation_uid(&acronym).await;
                return ctx.node(found).await;
            }
            _ => {
                let wanted = "Il faut id ou acronym, et un seul des deux.";
                return Err(bad_input("id", wanted.to_owned()));
            }
        };
        ctx.node(Ok(Some(uid))).await
    }

    /// A competency by its code in a scheme.
    async fn competency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The référentiel, such as FILIERE or ROME.")] scheme: String,
        #[graphql(desc = "The code in it.")] code: String,
    ) -> Result<Option<CompetencyObject>> {
        ctx.node(ctx.graph().competency_uid(&scheme, &code).await)
            .await
    }

    /// Paths of several moves from an occupation or an agent, the most plausible first.
    async fn mobility_paths(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "An occupation or an agent.")] from: ID,
        #[graphql(desc = "The occupation or post to reach; the best next places without one.")]
        to: Option<ID>,
        #[graphql(default_with = "Some(3)", desc = "Moves at most, 1 to 4.")] max_hops: Option<i32>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<5>,
    ) -> Result<Option<MobilityPathList>> {
        let start = MobilityPathList::start(ctx, &from).await?;
        let hops = max_hops.unwrap_or(MOST_USUAL_HOPS);
        MobilityPathList::find(ctx, &start, to.as_ref(), hops, first.size()?)
            .await
            .map(Some)
    }

    /// Tables for HR analysts; no person, ever.
    async fn analytics(&self) -> Option<Analytics> {
        Some(Analytics::default())
    }

    /// The published rules, weights and data dates in force.
    async fn algorithm(&self, ctx: &Context<'_>) -> Result<Option<Algorithm>> {
        let data_as_of = ctx
            .graph()
            .data_as_of()
            .await
            .map_err(|error| refuse(&error))?;
        Ok(Some(Algorithm {
            version: parameter::ALGORITHM_VERSION,
            weights: Component::ALL
                .into_iter()
                .map(|component| AlgorithmWeight {
                    name: component.name(),
                    weight: component.weight(),
                    label: label(component),
                })
                .collect(),
            parameters: parameter::published()
                .into_iter()
                .map(|(name, value, fr, en)| (name, value.to_string(), fr, en))
                .chain(ctx.statute().published())
                .map(|(name, value, fr, en)| AlgorithmParameter {
                    name,
                    value,
                    label: LocalizedText {
                        fr: fr.to_owned(),
                        en: Some(en.to_owned()),
                    },
                })
                .collect(),
            data_as_of: data_as_of.unwrap_or_default(),
            documentation_url: "docs/recommendation.md",
        }))
    }
}

/// The rules by which posts are ranked, as they are in force.
#[derive(SimpleObject)]
pub struct Algorithm {
    /// The version of the formulas and numbers.
    version: &'static str,
    /// The weight of each component of the score.
    weights: Vec<AlgorithmWeight>,
    /// Every other number.
    parameters: Vec<AlgorithmParameter>,
    /// When what is derived was last computed, on the day for which it holds.
    data_as_of: DateTime<Utc>,
    /// Where the formulas are explained.
    documentation_url: &'static str,
}

/// The weight of a component of the score.
#[derive(SimpleObject)]
pub struct AlgorithmWeight {
    /// The component's published name.
    name: &'static str,
    /// Its weight; all weights add up to 1.
    weight: f64,
    /// What a reader sees.
    label: LocalizedText,
}

/// A number of the formulas.
#[derive(SimpleObject)]
pub struct AlgorithmParameter {
    /// Its published name.
    name: &'static str,
    /// Its value.
    value: String,
    /// What a reader sees.
    label: LocalizedText,
}
