//! Agents: who they are, what they can do, what they did.

use async_graphql::{
    ComplexObject, Context, ID, Object, Result, SimpleObject, connection::PageInfo,
};

use super::{
    aspiration::{AspirationObject, MOST_ASPIRATIONS},
    community::CommunityObject,
    competency::CompetencyObject,
    consent::ConsentState,
    feasibility::Availability,
    filter::RecommendationFilter,
    gap::CompetencyGap,
    introduction::{IntroductionConnection, IntroductionStateValue},
    learning::LearningPlanObject,
    occupation::OccupationObject,
    organisation::{CorpsObject, OrganisationObject, PlaceObject},
    path::{MOST_USUAL_HOPS, MobilityPathList},
    post::PostObject,
    reach::ReachObject,
    recommendation::PostRecommendationConnection,
};
use crate::{
    domain::{
        entity::{Agent, AgentCompetency, Assignment, HeldAssignment},
        port::path::Start,
    },
    graphql::{
        context::ContextExt as _,
        id::Kind,
        loader::{
            AspirationsOf, AssignmentKey, CareerOf, CommunitiesOf, CompetenciesOf, ConsentsOf,
            CurrentAssignmentsOf, OrganisationKey, PostKey, WantedBy,
        },
        page::{self, First},
        scalar::Date,
        vocabulary::{
            AgentStatusValue, CategoryValue, CompetencyOriginValue, LegalRouteValue,
            MoveIntentValue,
        },
    },
};

/// A person in State service, seen by those who may see the whole of their record.
pub struct AgentObject(pub Agent);

/// A person in State service, seen by those who may see the whole of their record.
#[Object(name = "Agent")]
impl AgentObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Agent.id(&self.0.uid)
    }

    /// The key that other systems know.
    async fn uid(&self) -> &str {
        &self.0.uid
    }

    /// The name to show.
    async fn display_name(&self) -> &str {
        &self.0.display_name
    }

    /// How they serve the State.
    async fn status(&self) -> AgentStatusValue {
        self.0.status.into()
    }

    /// Their statutory category, when known.
    async fn category(&self) -> Option<CategoryValue> {
        self.0.category.map(Into::into)
    }

    /// Their corps.
    async fn corps(&self, ctx: &Context<'_>) -> Result<Option<CorpsObject>> {
        CorpsObject::maybe(ctx, self.0.corps_uid.as_deref()).await
    }

    /// Their grade in the corps.
    async fn grade(&self) -> Option<&str> {
        self.0.grade.as_deref()
    }

    /// Whether they want to move.
    async fn move_intent(&self) -> MoveIntentValue {
        self.0.move_intent.into()
    }

    /// From when they could take another post.
    async fn availability(&self, ctx: &Context<'_>) -> Result<Availability> {
        Availability::find(ctx, &self.0.uid).await
    }

    /// The assignment they hold today.
    async fn current_assignment(&self, ctx: &Context<'_>) -> Result<Option<AssignmentObject>> {
        let held = ctx.load(CurrentAssignmentsOf(self.0.uid.clone())).await?;
        let latest = held.and_then(|held| held.into_iter().next());
        Ok(latest.map(AssignmentObject))
    }

    /// What they did, newest first.
    async fn assignments(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<AssignmentConnection> {
        let career = ctx
            .load(CareerOf(self.0.uid.clone()))
            .await?
            .unwrap_or_default();
        let (page, page_info) = page::cut(career, first.size()?, after.as_deref(), |held| {
            held.assignment_uid.as_str()
        })?;
        let edges = page.into_iter().map(AssignmentEdge::from).collect();
        Ok(AssignmentConnection { edges, page_info })
    }

    /// What they can do, the surest first.
    async fn competencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<AgentCompetencyConnection> {
        let all = ctx
            .load(CompetenciesOf(self.0.uid.clone()))
            .await?
            .unwrap_or_default();
        let (page, page_info) = page::cut(all, first.size()?, after.as_deref(), |one| {
            one.competency_uid.as_str()
        })?;
        let edges = page.into_iter().map(AgentCompetencyEdge::from).collect();
        Ok(AgentCompetencyConnection { edges, page_info })
    }

    /// What they said about each purpose, given or not.
    async fn consents(&self, ctx: &Context<'_>) -> Result<Vec<ConsentState>> {
        let said = ctx.load(ConsentsOf(self.0.uid.clone())).await?;
        Ok(ConsentState::all(&said.unwrap_or_default()))
    }

    /// The open posts that fit, best first, with reasons.
    async fn recommended_posts(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "Which posts are kept.")] filter: Option<RecommendationFilter>,
    ) -> Result<PostRecommendationConnection> {
        let (agent, size) = (&self.0.uid, first.size()?);
        PostRecommendationConnection::find(ctx, agent, size, after.as_deref(), filter).await
    }

    /// Paths of several moves from what they do today, the most plausible first.
    async fn mobility_paths(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The occupation or post to reach; the best next places without one.")]
        to: Option<ID>,
        #[graphql(default_with = "Some(3)", desc = "Moves at most, 1 to 4.")] max_hops: Option<i32>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<5>,
    ) -> Result<MobilityPathList> {
        let start = Start::Agent(self.0.uid.clone());
        let hops = max_hops.unwrap_or(MOST_USUAL_HOPS);
        MobilityPathList::find(ctx, &start, to.as_ref(), hops, first.size()?).await
    }

    /// What they have and lack for a post or an occupation.
    async fn competency_gap(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The post or occupation to reach.")] target: ID,
    ) -> Result<CompetencyGap> {
        CompetencyGap::find(ctx, &self.0.uid, &target).await
    }

    /// The trainings that close the gap to a post or an occupation in the fewest hours.
    async fn learning_plan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The post or occupation to reach.")] target: ID,
    ) -> Result<LearningPlanObject> {
        LearningPlanObject::find(ctx, &self.0.uid, &target).await
    }

    /// What is within reach today, and what one more competency would open.
    async fn reach(&self, ctx: &Context<'_>) -> Result<ReachObject> {
        ReachObject::find(ctx, &self.0.uid).await
    }

    /// What they want to develop, in their order.
    async fn wants_to_develop(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Vec<CompetencyObject>> {
        let key = WantedBy(self.0.uid.clone());
        ctx.list(key, first.size()?, CompetencyObject).await
    }

    /// What they wish for.
    async fn aspirations(&self, ctx: &Context<'_>) -> Result<Vec<AspirationObject>> {
        let key = AspirationsOf(self.0.uid.clone());
        ctx.list(key, MOST_ASPIRATIONS, AspirationObject).await
    }

    /// The requests to meet that they sent or received, the newest first; only to themselves.
    async fn introductions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those in this state.")] state: Option<IntroductionStateValue>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<IntroductionConnection> {
        let (agent, size) = (&self.0.uid, first.size()?);
        IntroductionConnection::find(ctx, agent, state, size, after.as_deref()).await
    }

    /// The communities they are in.
    async fn communities(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Vec<CommunityObject>> {
        let key = CommunitiesOf(self.0.uid.clone());
        ctx.list(key, first.size()?, CommunityObject).await
    }
}

/// What an agent did, a page at a time.
#[derive(SimpleObject)]
pub struct AssignmentConnection {
    /// The assignments, newest first.
    edges: Vec<AssignmentEdge>,
    /// Where the page stands.
    page_info: PageInfo,
}

/// One assignment of a career.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct AssignmentEdge {
    /// Where the edge stands in the list.
    cursor: String,
    #[graphql(skip)]
    assignment_uid: String,
}

#[ComplexObject]
impl AssignmentEdge {
    /// The assignment.
    async fn node(&self, ctx: &Context<'_>) -> Result<AssignmentObject> {
        ctx.load_named(AssignmentKey(self.assignment_uid.clone()))
            .await
            .map(AssignmentObject)
    }
}

impl From<(String, HeldAssignment)> for AssignmentEdge {
    fn from((cursor, held): (String, HeldAssignment)) -> Self {
        Self {
            cursor,
            assignment_uid: held.assignment_uid,
        }
    }
}

/// What an agent can do, a page at a time.
#[derive(SimpleObject)]
pub struct AgentCompetencyConnection {
    /// The competencies, the surest first.
    edges: Vec<AgentCompetencyEdge>,
    /// Where the page stands.
    page_info: PageInfo,
}

/// A competency that an agent has.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct AgentCompetencyEdge {
    /// Where the edge stands in the list.
    cursor: String,
    #[graphql(skip)]
    competency_uid: String,
    /// The level, 1 to 4, when known.
    level: Option<i32>,
    /// How it is known.
    origin: CompetencyOriginValue,
    /// How sure it is, in [0, 1].
    confidence: f64,
    /// The last day on which it was used, when known.
    last_used: Option<Date>,
    /// Who or what says so.
    source: Option<String>,
}

#[ComplexObject]
impl AgentCompetencyEdge {
    /// The competency.
    async fn node(&self, ctx: &Context<'_>) -> Result<CompetencyObject> {
        CompetencyObject::named(ctx, &self.competency_uid).await
    }
}

impl From<(String, AgentCompetency)> for AgentCompetencyEdge {
    fn from((cursor, one): (String, AgentCompetency)) -> Self {
        Self {
            cursor,
            competency_uid: one.competency_uid,
            level: one.level,
            origin: one.origin.into(),
            confidence: one.confidence,
            last_used: one.last_used.map(Date),
            source: one.source,
        }
    }
}

/// A dated period of a career.
pub struct AssignmentObject(pub Assignment);

/// A dated period of a career.
#[Object(name = "Assignment")]
impl AssignmentObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Assignment.id(&self.0.uid)
    }

    /// Its first day.
    async fn start(&self) -> Date {
        Date(self.0.start)
    }

    /// Its last day; null while it goes on.
    async fn end(&self) -> Option<Date> {
        self.0.until.map(Date)
    }

    /// The day on which its term ends, when it has one.
    async fn term_end(&self) -> Option<Date> {
        self.0.term_end.map(Date)
    }

    /// The title held, in French.
    async fn title(&self) -> Option<&str> {
        self.0.title_fr.as_deref()
    }

    /// Where it was.
    async fn organisation(&self, ctx: &Context<'_>) -> Result<OrganisationObject> {
        ctx.load_named(OrganisationKey(self.0.organisation_uid.clone()))
            .await
            .map(OrganisationObject)
    }

    /// The reference job.
    async fn occupation(&self, ctx: &Context<'_>) -> Result<Option<OccupationObject>> {
        OccupationObject::maybe(ctx, self.0.occupation_uid.as_deref()).await
    }

    /// The post held, when it is open again.
    async fn post(&self, ctx: &Context<'_>) -> Result<Option<PostObject>> {
        let Some(uid) = self.0.post_uid.clone() else {
            return Ok(None);
        };
        Ok(ctx.load(PostKey(uid)).await?.map(PostObject))
    }

    /// The place.
    async fn place(&self, ctx: &Context<'_>) -> Result<Option<PlaceObject>> {
        PlaceObject::maybe(ctx, self.0.place_uid.as_deref()).await
    }

    /// The statutory position.
    async fn route(&self) -> Option<LegalRouteValue> {
        self.0.route.map(Into::into)
    }

    /// Whether the work was digital, when known.
    async fn digital(&self) -> Option<bool> {
        self.0.digital
    }

    /// Whether people were managed, when known.
    async fn management(&self) -> Option<bool> {
        self.0.management
    }
}
