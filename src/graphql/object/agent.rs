//! Agents: who they are and what they can do.

use async_graphql::{Context, Description, ID, Object, Result};

use super::{
    accompaniment::{AccompanimentObject, FeedbackObject},
    action::PostActionConnection,
    aspiration::{AspirationObject, MOST_ASPIRATIONS},
    assignment::{AssignmentConnection, AssignmentObject},
    community::CommunityObject,
    competency::{AgentCompetencyConnection, CompetencyObject},
    consent::{ConsentChange, ConsentState},
    endorsement::EndorsementOfferObject,
    feasibility::Availability,
    filter::RecommendationFilter,
    gap::CompetencyGap,
    introduction::IntroductionConnection,
    learning::LearningPlanObject,
    organisation::{CorpsObject, OrganisationObject},
    proposal::KeptProposalObject,
    reach::ReachObject,
};
use crate::{
    domain::{
        model::Agent, paths::port::Start, profile::port::MOST_HIDDEN_ORGANISATIONS,
        vocabulary::PostActionKind,
    },
    graphql::{
        context::ContextExt as _,
        id::Kind,
        loader::{
            AccompanimentsOf, AspirationsOf, CareerOf, CommunitiesOf, CompetenciesOf,
            ConsentChangesOf, ConsentsOf, CurrentAssignmentsOf, EndorsementOffersOf, FeedbackOf,
            HiddenFromBy, PostActionsOf, ProposalsOf, RejectedBy, SuggestedFor, TestimoniesBy,
            WantedBy,
        },
        object::{
            paths::{MOST_USUAL_HOPS, MobilityPathList, Testimony},
            ranked::{PeerConnection, PostRecommendationConnection},
        },
        page::First,
        scalar::Date,
        vocabulary::{
            AgentStatusValue, CategoryValue, IntroductionStateValue, MoveIntentValue,
            PeerCriterionValue, PostActionKindValue,
        },
    },
};

/// Accompaniments of one agent in an answer at most.
const MOST_ACCOMPANIMENTS: usize = 20;
/// Testimonies of one agent in an answer at most.
const MOST_TESTIMONIES: usize = 50;

/// A person in State service, seen by those who may see the whole of their record.
#[derive(Description)]
pub struct AgentObject(pub Agent);

#[Object(name = "Agent", use_type_description)]
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

    /// From when they say that they could move.
    async fn mobile_from(&self) -> Option<Date> {
        self.0.mobile_from.map(Date)
    }

    /// From when they could take another post.
    async fn availability(&self, ctx: &Context<'_>) -> Result<Option<Availability>> {
        Availability::find(ctx, &self.0.uid).await.map(Some)
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
    ) -> Result<Option<AssignmentConnection>> {
        let career = ctx
            .load(CareerOf(self.0.uid.clone()))
            .await?
            .unwrap_or_default();
        AssignmentConnection::cut(career, first.size()?, after.as_deref()).map(Some)
    }

    /// What they can do, the surest first.
    async fn competencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<AgentCompetencyConnection>> {
        let all = ctx
            .load(CompetenciesOf(self.0.uid.clone()))
            .await?
            .unwrap_or_default();
        AgentCompetencyConnection::cut(all, first.size()?, after.as_deref()).map(Some)
    }

    /// What they said about each purpose, given or not.
    async fn consents(&self, ctx: &Context<'_>) -> Result<Option<Vec<ConsentState>>> {
        let said = ctx.load(ConsentsOf(self.0.uid.clone())).await?;
        Ok(Some(ConsentState::all(&said.unwrap_or_default())))
    }

    /// The open posts that fit, best first, with reasons.
    async fn recommended_posts(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "Which posts are kept.")] filter: Option<RecommendationFilter>,
    ) -> Result<Option<PostRecommendationConnection>> {
        let (agent, size) = (&self.0.uid, first.size()?);
        PostRecommendationConnection::find(ctx, agent, size, after.as_deref(), filter)
            .await
            .map(Some)
    }

    /// Paths of several moves from what they do today, the most plausible first.
    async fn mobility_paths(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The occupation or post to reach; the best next places without one.")]
        to: Option<ID>,
        #[graphql(default_with = "Some(3)", desc = "Moves at most, 1 to 4.")] max_hops: Option<i32>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<5>,
    ) -> Result<Option<MobilityPathList>> {
        let start = Start::Agent(self.0.uid.clone());
        let hops = max_hops.unwrap_or(MOST_USUAL_HOPS);
        MobilityPathList::find(ctx, &start, to.as_ref(), hops, first.size()?)
            .await
            .map(Some)
    }

    /// What they have and lack for a post or an occupation.
    async fn competency_gap(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The post or occupation to reach.")] target: ID,
    ) -> Result<Option<CompetencyGap>> {
        CompetencyGap::find(ctx, &self.0.uid, &target)
            .await
            .map(Some)
    }

    /// The trainings that close the gap to a post or an occupation in the fewest hours.
    async fn learning_plan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The post or occupation to reach.")] target: ID,
    ) -> Result<Option<LearningPlanObject>> {
        LearningPlanObject::find(ctx, &self.0.uid, &target)
            .await
            .map(Some)
    }

    /// What is within reach today, and what one more competency would open.
    async fn reach(&self, ctx: &Context<'_>) -> Result<Option<ReachObject>> {
        ReachObject::find(ctx, &self.0.uid).await.map(Some)
    }

    /// The most similar people who agreed to be shown to peers and hide neither from where this agent
    /// works nor from where the one who asks works. One may read them without being shown oneself.
    async fn peers(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            default_with = "Some(PeerCriterionValue::Competency)",
            desc = "What the similarity is measured by."
        )]
        by: Option<PeerCriterionValue>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<PeerConnection>> {
        let by = by.unwrap_or(PeerCriterionValue::Competency);
        PeerConnection::find(ctx, &self.0.uid, by, first.size()?, after.as_deref())
            .await
            .map(Some)
    }

    /// What they want to develop, in their order.
    async fn wants_to_develop(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<CompetencyObject>>> {
        let key = WantedBy(self.0.uid.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }

    /// What they did with posts, the latest first: one line a post, closed or not; only to themselves.
    async fn post_actions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only these acts; all without any.")] kinds: Option<
            Vec<PostActionKindValue>,
        >,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<PostActionConnection>> {
        if !self.is_own(ctx) {
            return Ok(None);
        }
        let done = ctx.load(PostActionsOf(self.0.uid.clone())).await?;
        let mut done = done.unwrap_or_default();
        if let Some(kinds) = kinds.filter(|kinds| !kinds.is_empty()) {
            let kinds: Vec<PostActionKind> = kinds.into_iter().map(Into::into).collect();
            done.retain(|done| kinds.contains(&done.kind));
        }
        PostActionConnection::cut(done, first.size()?, after.as_deref()).map(Some)
    }

    /// What they accepted among the competencies read from a text that they pasted, the latest first. It ranks posts for
    /// them; nobody but them and their adviser sees it.
    async fn proposals(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<50>,
    ) -> Result<Option<Vec<KeptProposalObject>>> {
        let key = ProposalsOf(self.0.uid.clone());
        ctx.list(key, first.size()?, KeptProposalObject::from)
            .await
            .map(Some)
    }

    /// What they wish for.
    async fn aspirations(&self, ctx: &Context<'_>) -> Result<Option<Vec<AspirationObject>>> {
        let key = AspirationsOf(self.0.uid.clone());
        ctx.list(key, MOST_ASPIRATIONS, AspirationObject)
            .await
            .map(Some)
    }

    /// The requests to meet that they sent or received, the newest first; only to themselves.
    async fn introductions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those in this state.")] state: Option<IntroductionStateValue>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<IntroductionConnection>> {
        let (agent, size) = (&self.0.uid, first.size()?);
        IntroductionConnection::find(ctx, agent, state, size, after.as_deref())
            .await
            .map(Some)
    }

    /// What they said of their moves, the latest first; only to themselves. Peers see it while they agree to
    /// be visible to peers.
    async fn testimonies(&self, ctx: &Context<'_>) -> Result<Option<Vec<Testimony>>> {
        let key = TestimoniesBy(self.0.uid.clone());
        ctx.list(key, MOST_TESTIMONIES, Testimony::new)
            .await
            .map(Some)
    }

    /// The endorsements that peers offered and that wait for an answer, the newest first; only to themselves.
    async fn endorsement_offers(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
    ) -> Result<Option<Vec<EndorsementOfferObject>>> {
        let key = EndorsementOffersOf(self.0.uid.clone());
        ctx.list(key, first.size()?, EndorsementOfferObject::from)
            .await
            .map(Some)
    }

    /// The organisations from which they hide, by name: nobody who works there or below, nor who recruits for
    /// one of them or above, is shown them. Null to others than themselves.
    async fn hidden_organisations(
        &self,
        ctx: &Context<'_>,
    ) -> Result<Option<Vec<OrganisationObject>>> {
        if !self.is_own(ctx) {
            return Ok(None);
        }
        let key = HiddenFromBy(self.0.uid.clone());
        ctx.related(key, MOST_HIDDEN_ORGANISATIONS).await.map(Some)
    }

    /// The communities they are in.
    async fn communities(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<CommunityObject>>> {
        let key = CommunitiesOf(self.0.uid.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }

    /// Communities they are not in, about what is rare in what they can do, the nearest first; none
    /// without consent to recommendations.
    async fn suggested_communities(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<5>,
    ) -> Result<Option<Vec<CommunityObject>>> {
        let key = SuggestedFor(self.0.uid.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }

    /// The competencies that they say not to have, though their career implies them, the latest first. Null to
    /// others than themselves.
    async fn rejected_competencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
    ) -> Result<Option<Vec<CompetencyObject>>> {
        if !self.is_own(ctx) {
            return Ok(None);
        }
        let key = RejectedBy(self.0.uid.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }

    /// When they were accompanied and by whom, the latest first: to themselves, and to an adviser what is theirs.
    async fn accompaniments(&self, ctx: &Context<'_>) -> Result<Option<Vec<AccompanimentObject>>> {
        let key = AccompanimentsOf(self.0.uid.clone());
        ctx.related(key, MOST_ACCOMPANIMENTS).await.map(Some)
    }

    /// How satisfied they said to be, with posts and accompaniments, the latest first. Null to others than
    /// themselves.
    async fn feedback(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
    ) -> Result<Option<Vec<FeedbackObject>>> {
        if !self.is_own(ctx) {
            return Ok(None);
        }
        let key = FeedbackOf(self.0.uid.clone());
        ctx.list(key, first.size()?, FeedbackObject::from)
            .await
            .map(Some)
    }

    /// Every act by which they agreed to a purpose or withdrew, the latest first. Null to others than
    /// themselves.
    async fn consent_history(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<50>,
    ) -> Result<Option<Vec<ConsentChange>>> {
        if !self.is_own(ctx) {
            return Ok(None);
        }
        let key = ConsentChangesOf(self.0.uid.clone());
        ctx.list(key, first.size()?, ConsentChange::from)
            .await
            .map(Some)
    }
}

impl AgentObject {
    /// Whether they ask themselves.
    fn is_own(&self, ctx: &Context<'_>) -> bool {
        let viewer = ctx.viewer();
        viewer.all || viewer.agent.as_deref() == Some(&self.0.uid)
    }
}
