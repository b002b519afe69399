//! Lists that a client reads a page at a time: by words, filters and orders.

use async_graphql::{Context, Description, Object, Result};
use async_graphql_value::Value;

use crate::{
    domain::{
        refusal::Field,
        search::{
            port::{Hits, NameQuestion, Named},
            posts::find_posts,
            words,
        },
    },
    graphql::{
        context::ContextExt as _,
        error::refuse,
        object::{
            agent::AgentObject,
            community::CommunitySuggestionObject,
            connection::{
                AgentConnection, CommunityConnection, CompetencyConnection, CorpsConnection,
                OccupationConnection, OrganisationConnection, PlaceConnection, PostConnection,
                TrainingConnection,
            },
            family::OccupationFamilyObject,
            filter::{AgentFilter, OpenPostFilter, searched},
            people::CandidateFilter,
            ranked::CandidateSearchConnection,
        },
        page::{First, Listed, PageRequest},
        unanswered::note_unanswered,
        vocabulary::PostOrderValue,
    },
};

/// Lists of what is in the graph.
#[derive(Default, Description)]
pub struct ListQuery;

#[Object(use_type_description)]
impl ListQuery {
    /// The agents whom one may see as a whole, by name.
    async fn agents(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agents are kept.")] filter: Option<AgentFilter>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<AgentConnection>> {
        let filter = filter.unwrap_or_default();
        let page = PageRequest::new(first, after.as_deref(), &format!("{filter:?}"))?;
        let found = match filter.read(ctx.statute(), ctx.today())? {
            None => Ok(Hits::default()),
            Some(question) => {
                let viewer = ctx.viewer();
                ctx.graph()
                    .find_agents(&question, &viewer, &page.part())
                    .await
            }
        };
        let found = found.map_err(|error| refuse(&error))?;
        Ok(Some(AgentConnection::from_listed(page.listed(found))))
    }

    /// People who agreed to be shown to recruiters, looked for without a post; for those who recruit. What is looked for
    /// is what a card shows, and competencies that are not rare. Whoever is found can be asked to meet only about an
    /// open post of which they are a candidate. The recruiters of an organisation make `candidate_searches_a_day` of
    /// `algorithm` on one day; the same search, or its next page, counts once. Not by GET.
    async fn search_candidates(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who is kept.")] filter: Option<CandidateFilter>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<CandidateSearchConnection>> {
        let size = first.size()?;
        CandidateSearchConnection::find(ctx, filter.unwrap_or_default(), size, after.as_deref())
            .await
            .map(Some)
    }

    /// Competencies of all référentiels: best match first, then by name.
    async fn competencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Words of its names, in French or English.")] search: Option<String>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<CompetencyConnection>> {
        let found = named(ctx, Named::Competency, search, first, after).await?;
        Ok(Some(CompetencyConnection::from_listed(found)))
    }

    /// Occupations of all référentiels: best match first, then by name.
    async fn occupations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Words of its names, in French or English.")] search: Option<String>,
        #[graphql(desc = "Digital occupations only, or others only.")] digital: Option<bool>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<OccupationConnection>> {
        let words = searched(Field::Search, search.as_deref())?;
        let question = words.map(|words| NameQuestion {
            digital,
            ..NameQuestion::new(Named::Occupation, words)
        });
        let found = find(ctx, question, search.as_deref(), first, after).await?;
        Ok(Some(OccupationConnection::from_listed(found)))
    }

    /// The posts that are open today and hold the most of the words searched for.
    async fn posts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which posts are kept.")] filter: Option<OpenPostFilter>,
        #[graphql(
            default_with = "Some(PostOrderValue::OpenedOnDesc)",
            desc = "The order. Where words are searched for and no order is named, it is `RELEVANCE`."
        )]
        order_by: Option<PostOrderValue>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<PostConnection>> {
        let filter = filter.unwrap_or_default();
        let order = order_by.filter(|_| names_argument(ctx, "orderBy"));
        let page = PageRequest::new(first, after.as_deref(), &format!("{filter:?} {order:?}"))?;
        let text = filter.search().map(str::to_owned);
        let is_search_alone = filter.is_search_alone();
        let agent = if filter.is_own() {
            AgentObject::asking(ctx).await?.map(|agent| agent.0.uid)
        } else {
            None
        };
        let question = filter.read(ctx.today(), agent)?;
        let (graph, part) = (ctx.graph(), page.part());
        let found = find_posts(
            &**graph,
            text.as_deref(),
            question,
            order.map(Into::into),
            &part,
        )
        .await;
        let found = found.map_err(|error| refuse(&error))?;
        if is_search_alone && let Some(text) = &text {
            let words = words(text).unwrap_or_default();
            note_unanswered(ctx, "posts", Some(text), &words, &found.hits);
        }
        Ok(Some(PostConnection::from_found(&page, found)))
    }

    /// The families of occupations, by name.
    async fn occupation_families(
        &self,
        ctx: &Context<'_>,
    ) -> Result<Option<Vec<OccupationFamilyObject>>> {
        let found = ctx.graph().occupation_families(ctx.today()).await;
        let found = found.map_err(|error| refuse(&error))?;
        Ok(Some(
            found.into_iter().map(OccupationFamilyObject).collect(),
        ))
    }

    /// Organisations: best match first, then by name.
    async fn organisations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Words of its name or acronym.")] search: Option<String>,
        #[graphql(default_with = "Some(false)", desc = "Ministries only.")] ministries_only: Option<
            bool,
        >,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<OrganisationConnection>> {
        let words = searched(Field::Search, search.as_deref())?;
        let question = words.map(|words| NameQuestion {
            ministries_only: ministries_only.unwrap_or_default(),
            ..NameQuestion::new(Named::Organisation, words)
        });
        let found = find(ctx, question, search.as_deref(), first, after).await?;
        Ok(Some(OrganisationConnection::from_listed(found)))
    }

    /// Communities: best match first, then by name.
    async fn communities(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Words of its name or topic.")] search: Option<String>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<CommunityConnection>> {
        let found = named(ctx, Named::Community, search, first, after).await?;
        Ok(Some(CommunityConnection::from_listed(found)))
    }

    /// Communities that do not exist yet, those of most people first; for stewards.
    async fn community_suggestions(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
    ) -> Result<Option<Vec<CommunitySuggestionObject>>> {
        let found = ctx.graph().community_suggestions(first.size()?).await;
        let found = found.map_err(|error| refuse(&error))?;
        Ok(Some(found.into_iter().map(Into::into).collect()))
    }

    /// Corps: best match first, then by name.
    async fn corps(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Words of its name, or its code.")] search: Option<String>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<CorpsConnection>> {
        let found = named(ctx, Named::Corps, search, first, after).await?;
        Ok(Some(CorpsConnection::from_listed(found)))
    }

    /// Places: best match first, then by name.
    async fn places(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Words of its name.")] search: Option<String>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<PlaceConnection>> {
        let found = named(ctx, Named::Place, search, first, after).await?;
        Ok(Some(PlaceConnection::from_listed(found)))
    }

    /// Trainings: best match first, then by name.
    async fn trainings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Words of its title or provider.")] search: Option<String>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<TrainingConnection>> {
        let found = named(ctx, Named::Training, search, first, after).await?;
        Ok(Some(TrainingConnection::from_listed(found)))
    }
}

/// Whether the document gives an argument of the field, which a default does not.
fn names_argument(ctx: &Context<'_>, name: &str) -> bool {
    match ctx.item.node.get_argument(name).map(|value| &value.node) {
        None => false,
        Some(Value::Variable(variable)) => {
            let operation = &ctx.query_env.operation.node;
            let defaults = operation.variable_definitions.iter();
            let default = defaults
                .filter(|definition| definition.node.name.node == *variable)
                .any(|definition| definition.node.default_value.is_some());
            default || ctx.query_env.variables.contains_key(variable)
        }
        Some(_) => true,
    }
}

async fn named(
    ctx: &Context<'_>,
    kind: Named,
    search: Option<String>,
    first: First<20>,
    after: Option<String>,
) -> Result<Listed> {
    let question =
        searched(Field::Search, search.as_deref())?.map(|words| NameQuestion::new(kind, words));
    find(ctx, question, search.as_deref(), first, after).await
}

async fn find(
    ctx: &Context<'_>,
    question: Option<NameQuestion>,
    search: Option<&str>,
    first: First<20>,
    after: Option<String>,
) -> Result<Listed> {
    let page = PageRequest::new(first, after.as_deref(), &format!("{question:?}"))?;
    let found = match &question {
        None => Ok(Hits::nothing()),
        Some(question) => ctx.graph().find_names(question, &page.part()).await,
    };
    let found = found.map_err(|error| refuse(&error))?;
    if let Some(question) = question {
        let list = match question.kind {
            Named::Competency => Some("competencies"),
            Named::Occupation => Some("occupations"),
            _ => None,
        };
        if let Some(list) = list.filter(|_| question.digital.is_none()) {
            note_unanswered(ctx, list, search, &question.words, &found);
        }
    }
    Ok(page.listed(found))
}
