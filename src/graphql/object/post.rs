//! Posts, their vacancies and what they require.

use async_graphql::{
    ComplexObject, Context, Description, ID, Object, Result, SimpleObject, connection::PageInfo,
};

use super::{
    action::PostActionObject,
    competency::CompetencyObject,
    occupation::OccupationObject,
    organisation::{OrganisationObject, PlaceObject},
    recommend::PostMatch,
    transition::TransitionObject,
};
use crate::{
    domain::model::{Post, PostRequirement, Vacancy},
    graphql::{
        context::ContextExt as _,
        id::Kind,
        loader::{
            DevelopedBy, ManagedBy, OrganisationKey, PostKey, RequirementsOf, VacanciesOf,
            VacancyKey,
        },
        object::{candidates, copy::PostCopyObject, ranked::CandidateConnection},
        page::{self, First},
        scalar::Date,
        vocabulary::{
            CategoryValue, CompetencyOriginValue, FunctionalPostValue, ImportanceValue,
            VacancyStateValue,
        },
    },
};

/// A seat in an organisation.
#[derive(Description)]
pub struct PostObject(pub Post);

#[Object(name = "Post", use_type_description)]
impl PostObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Post.id(&self.0.uid)
    }

    /// The reference of its notice.
    async fn reference(&self) -> &str {
        &self.0.reference
    }

    /// Its title, in French.
    async fn title(&self) -> &str {
        &self.0.title_fr
    }

    /// What it is about, in French.
    async fn description(&self) -> Option<&str> {
        self.0.description.as_deref()
    }

    /// Where it sits.
    async fn organisation(&self, ctx: &Context<'_>) -> Result<OrganisationObject> {
        ctx.load_named(OrganisationKey(self.0.organisation_uid.clone()))
            .await
            .map(OrganisationObject)
    }

    /// The ministry of its organisation.
    async fn ministry(&self, ctx: &Context<'_>) -> Result<Option<OrganisationObject>> {
        OrganisationObject::maybe(ctx, self.0.ministry_uid.as_deref()).await
    }

    /// Its reference job.
    async fn occupation(&self, ctx: &Context<'_>) -> Result<Option<OccupationObject>> {
        OccupationObject::maybe(ctx, self.0.occupation_uid.as_deref()).await
    }

    /// Where one works.
    async fn place(&self, ctx: &Context<'_>) -> Result<Option<PlaceObject>> {
        PlaceObject::maybe(ctx, self.0.place_uid.as_deref()).await
    }

    /// The statutory categories it is open to.
    async fn categories(&self) -> Vec<CategoryValue> {
        self.0
            .categories
            .iter()
            .map(|category| (*category).into())
            .collect()
    }

    /// Whether military agents may apply, when known.
    async fn open_to_military(&self) -> Option<bool> {
        self.0.open_to_military
    }

    /// Whether contract agents may apply, when known.
    async fn open_to_contract(&self) -> Option<bool> {
        self.0.open_to_contract
    }

    /// Whether it manages people, when known.
    async fn management(&self) -> Option<bool> {
        self.0.management
    }

    /// Which kind of functional post it is, when known: such a post is held by secondment on the post itself.
    async fn functional(&self) -> Option<FunctionalPostValue> {
        self.0.functional.map(Into::into)
    }

    /// The vacancy that is open, if any.
    async fn vacancy(&self, ctx: &Context<'_>) -> Result<Option<VacancyObject>> {
        let Some(uid) = self.0.vacancy_uid.clone() else {
            return Ok(None);
        };
        Ok(ctx.load(VacancyKey(uid)).await?.map(VacancyObject))
    }

    /// What it requires, essential first.
    async fn requires(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<PostRequirementConnection>> {
        let all = ctx
            .load(RequirementsOf(self.0.uid.clone()))
            .await?
            .unwrap_or_default();
        let (page, page_info) = page::cut(all, first.size()?, after.as_deref(), |requirement| {
            requirement.competency_uid.as_str()
        })?;
        let edges = page.into_iter().map(PostRequirementEdge::from).collect();
        Ok(Some(PostRequirementConnection { edges, page_info }))
    }

    /// Its vacancies, the newest first: the open ones, or all for those who may see closed ones.
    async fn vacancies(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<VacancyObject>>> {
        let key = VacanciesOf(self.0.uid.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }

    /// What the viewer did with it; null for who is no agent, or did nothing.
    async fn viewer_action(&self, ctx: &Context<'_>) -> Result<Option<PostActionObject>> {
        PostActionObject::of_viewer(ctx, &self.0.uid).await
    }

    /// How it fits the agent who asks, whatever statute says and however little it does; null for who is no agent or did
    /// not agree to recommendations, and of a post that is not open. What a list asks for is computed once for all its
    /// posts, and costs about as much as `recommendedPosts`.
    async fn viewer_match(&self, ctx: &Context<'_>) -> Result<Option<PostMatch>> {
        PostMatch::find(ctx, &self.0.uid).await
    }

    /// Whether the viewer recruits for it: for its organisation or for one above.
    async fn viewer_can_recruit(&self, ctx: &Context<'_>) -> Result<bool> {
        let viewer = ctx.viewer();
        if viewer.all || viewer.organisation.is_none() {
            return Ok(viewer.all);
        }
        let organisation = ctx.load(ManagedBy(self.0.uid.clone())).await?;
        Ok(organisation.is_some())
    }

    /// The other open posts that are the same job: lists, counts and recommendations show this one in their place.
    async fn copies(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<PostCopyObject>>> {
        let size = first.size()?;
        let copies = PostCopyObject::list(ctx, &self.0.uid, false).await?;
        Ok(Some(copies.into_iter().take(size).collect()))
    }

    /// The open post that is shown in place of this one, which is a copy of it; null where this one is shown.
    async fn copy_of(&self, ctx: &Context<'_>) -> Result<Option<PostCopyObject>> {
        let shown = PostCopyObject::list(ctx, &self.0.uid, true).await?;
        Ok(shown.into_iter().next())
    }

    /// The competencies that one develops there.
    async fn develops(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<CompetencyObject>>> {
        let key = DevelopedBy(self.0.uid.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }

    /// The agents who suit it, of those who agreed to be shown to recruiters and do not hide from this
    /// organisation, best first; for those who recruit for it.
    async fn candidates(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(
            default_with = "Some(false)",
            desc = "The whole list, with those who are not ready but could be at its end (`isNearMatch`); without it, the list stops before them. A cursor is good for both."
        )]
        near_matches: Option<bool>,
    ) -> Result<Option<CandidateConnection>> {
        let (size, near) = (first.size()?, near_matches.unwrap_or_default());
        CandidateConnection::find(ctx, &self.0.uid, size, after.as_deref(), near)
            .await
            .map(Some)
    }

    /// How many agents bring something to it or practised its occupation, near matches included and whatever statute says; null when
    /// they are too few to be counted.
    async fn candidate_pool_size(&self, ctx: &Context<'_>) -> Result<Option<u32>> {
        candidates::pool_size(ctx, &self.0.uid).await
    }

    /// How many agents said by `expressInterest` that they want it, of those who agreed to be shown to recruiters and do not
    /// hide; null when they are too few to be counted.
    async fn interested_count(&self, ctx: &Context<'_>) -> Result<Option<u32>> {
        candidates::interested_count(ctx, &self.0.uid).await
    }

    /// Those of its candidates who said by `expressInterest` that they want it, near matches included, best first; for
    /// those who recruit for it, while it is open. Cards show what they show in `candidates`.
    async fn interested(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<CandidateConnection>> {
        CandidateConnection::find_interested(ctx, &self.0.uid, first.size()?, after.as_deref())
            .await
            .map(Some)
    }

    /// How those who held this kind of post came here: the occupations from which enough people moved into its
    /// occupation, those of most people first.
    async fn usual_origins(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<5>,
    ) -> Result<Option<Vec<TransitionObject>>> {
        let size = first.size()?;
        match &self.0.occupation_uid {
            Some(occupation) => TransitionObject::origins(ctx, occupation, size).await,
            None => Ok(Vec::new()),
        }
        .map(Some)
    }
}

/// What a post requires, a page at a time.
#[derive(SimpleObject)]
pub struct PostRequirementConnection {
    /// The requirements.
    edges: Vec<PostRequirementEdge>,
    /// Where the page stands.
    page_info: PageInfo,
}

/// A competency that a post requires.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct PostRequirementEdge {
    /// Where the edge stands in the list.
    cursor: String,
    #[graphql(skip)]
    competency_uid: String,
    /// The level asked for, 1 to 4, when known.
    level: Option<i32>,
    /// How much it weighs.
    importance: ImportanceValue,
    /// Whether the employer says so or the occupation of the post implies it.
    origin: CompetencyOriginValue,
    /// How sure that is, in [0, 1].
    confidence: f64,
    /// For candidates: it counts for vacancies that open on this day or later; null when it counts for each.
    counts_from: Option<Date>,
    /// The words of the post that ask for it, where it was read from its title or description.
    quote: Option<String>,
}

#[ComplexObject]
impl PostRequirementEdge {
    /// The competency.
    async fn node(&self, ctx: &Context<'_>) -> Result<CompetencyObject> {
        CompetencyObject::named(ctx, &self.competency_uid).await
    }
}

impl From<(String, PostRequirement)> for PostRequirementEdge {
    fn from((cursor, one): (String, PostRequirement)) -> Self {
        Self {
            cursor,
            competency_uid: one.competency_uid,
            level: one.level,
            importance: one.importance.into(),
            origin: one.origin.into(),
            confidence: one.confidence,
            counts_from: one.counts_from.map(Date),
            quote: one.quote,
        }
    }
}

/// An episode in which a post is open.
#[derive(Description)]
pub struct VacancyObject(pub Vacancy);

#[Object(name = "Vacancy", use_type_description)]
impl VacancyObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Vacancy.id(&self.0.uid)
    }

    /// The post that is open.
    async fn post(&self, ctx: &Context<'_>) -> Result<PostObject> {
        ctx.load_named(PostKey(self.0.post_uid.clone()))
            .await
            .map(PostObject)
    }

    /// What has become of it.
    async fn state(&self) -> VacancyStateValue {
        self.0.state.into()
    }

    /// The first day on which one can apply.
    async fn opened_on(&self) -> Date {
        Date(self.0.opened_on)
    }

    /// The day from which nobody holds the post.
    async fn vacant_from(&self) -> Option<Date> {
        self.0.vacant_from.map(Date)
    }

    /// The last day on which one can apply.
    async fn apply_by(&self) -> Option<Date> {
        self.0.apply_by.map(Date)
    }

    /// The day on which somebody was found.
    async fn filled_on(&self) -> Option<Date> {
        self.0.filled_on.map(Date)
    }

    /// Where the notice was published.
    async fn source_url(&self) -> Option<&str> {
        self.0.source_url.as_deref()
    }
}
