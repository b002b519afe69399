//! People whom those who recruit look for without a post.

use async_graphql::{ComplexObject, Context, ID, InputObject, Result, SimpleObject};

use super::{
    card::AgentCard,
    feasibility::Availability,
    filter::{categories, uids},
    ranked::CandidateSearchConnection,
};
use crate::{
    domain::{
        candidates::search::{FoundAgent, PeopleFilter, PeopleQuery, search_people},
        ranked::Slice,
    },
    graphql::{
        context::ContextExt as _,
        error::{bad_input, refuse},
        id::Kind,
        loader::CandidateCardKey,
        page::RankedCursor,
        scalar::Date,
        unanswered::NothingWritten,
        vocabulary::{CategoryValue, MoveIntentValue},
    },
    text::mark::mark,
};

/// Whom those who recruit look for; an absent or empty list keeps everybody. Never a level.
#[derive(Debug, Default, InputObject)]
pub struct CandidateFilter {
    /// Occupations that they hold today or held last, among those whose card shows it.
    occupations: Option<Vec<ID>>,
    /// Places where they work, and what is within, among those whose card shows it.
    places: Option<Vec<ID>>,
    /// Their category.
    categories: Option<Vec<CategoryValue>>,
    /// Competencies that they all bring, three at most (`candidate_search_competencies` of `algorithm`). One that fewer
    /// people have than `small_count`, of those who agreed to be shown to recruiters, finds nobody.
    competencies: Option<Vec<ID>>,
    /// The day by which they could take another post, as `availability` says; those who are free today come first, and those of
    /// whom it is unknown are left out.
    available_before: Option<Date>,
}

impl CandidateFilter {
    fn read(self) -> Result<PeopleFilter> {
        let mut competencies = uids(self.competencies, Kind::Competency, "filter.competencies")?;
        competencies.sort();
        competencies.dedup();
        Ok(PeopleFilter {
            occupations: uids(self.occupations, Kind::Occupation, "filter.occupations")?,
            places: uids(self.places, Kind::Place, "filter.places")?,
            categories: categories(self.categories),
            competencies,
            available_before: self.available_before.map(|day| day.0),
        })
    }
}

impl CandidateSearchConnection {
    pub(in crate::graphql) async fn find(
        ctx: &Context<'_>,
        filter: CandidateFilter,
        size: usize,
        after: Option<&str>,
    ) -> Result<Self> {
        if ctx.data_opt::<NothingWritten>().is_some() {
            let message = "Cette recherche est comptée : elle se demande par POST.";
            return Err(bad_input("filter", message.to_owned()));
        }
        let filter = filter.read()?;
        let mark = mark([format!("{filter:?}").as_str()]);
        let list = format!("people {mark}");
        let after = RankedCursor::open(ctx, &list, after)?;
        let viewer = ctx.viewer();
        let query = PeopleQuery {
            filter: &filter,
            viewer: &viewer,
            statute: ctx.statute(),
            mark: &mark,
            day: ctx.now().date_naive(),
            slice: Slice {
                after: after.as_ref(),
                take: size,
            },
        };
        let found = search_people(ctx.graph().as_ref(), query).await;
        let found = found.map_err(|error| refuse(&error))?;
        let at = found.data_as_of;
        let edge = |agent: FoundAgent| CandidateSearchEdge {
            place: RankedCursor::new(&list, at, &agent),
            move_intent: agent.intent.into(),
            found: agent,
        };
        let page = found.with(|agents| agents.into_iter().map(edge).collect());
        Ok(Self::new(ctx, page))
    }
}

/// Somebody who was found.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct CandidateSearchEdge {
    #[graphql(skip)]
    pub(super) place: RankedCursor,
    #[graphql(skip)]
    found: FoundAgent,
    /// Whether they want to move: those who look for a post come first.
    move_intent: MoveIntentValue,
}

#[ComplexObject]
impl CandidateSearchEdge {
    /// Where the edge stands in the list.
    async fn cursor(&self, ctx: &Context<'_>) -> String {
        self.place.seal(ctx)
    }

    /// What may be seen of the person; the name is withheld until they accept an introduction, which is asked for about
    /// an open post of which they are a candidate.
    async fn node(&self, ctx: &Context<'_>) -> Result<AgentCard> {
        ctx.load_named(CandidateCardKey(self.found.agent_uid.clone()))
            .await
            .map(AgentCard::of_candidate)
    }

    /// From when they could take another post: today, or the first day of the quarter that begins then or next.
    /// What the card withholds is not looked at.
    async fn availability(&self, ctx: &Context<'_>) -> Result<Availability> {
        Availability::shown(ctx, &self.found.agent_uid, &self.found.withheld).await
    }
}
