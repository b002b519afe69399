//! Competencies, and those that an agent has.

use async_graphql::{
    ComplexObject, Context, Description, ID, Object, Result, SimpleObject, connection::PageInfo,
};

use super::{occupation::OccupationObject, post::PostObject, training::TrainingObject};
use crate::{
    domain::model::{AgentCompetency, Competency, relation::Relation},
    graphql::{
        context::ContextExt as _,
        id::Kind,
        loader::{
            CompetencyKey, NeighboursOf, OccupationsNeeding, OpenPostsRequiring, TrainingsFor,
        },
        object::coded::Coded,
        page::{self, First},
        scalar::Date,
        vocabulary::CompetencyOriginValue,
    },
};

/// Knowledge, know-how or behaviour, under a code of a scheme.
#[derive(Description)]
pub struct CompetencyObject(pub Competency);

#[Object(name = "Competency", use_type_description)]
impl CompetencyObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Competency.id(&self.0.uid)
    }

    /// Its code and its names.
    #[graphql(flatten)]
    async fn coded(&self) -> Coded<'_> {
        Coded {
            scheme: &self.0.scheme,
            code: &self.0.code,
            label_fr: &self.0.label_fr,
            label_en: self.0.label_en.as_deref(),
            alt_labels: &self.0.alt_labels,
        }
    }

    /// The wider competencies that contain it.
    async fn broader(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<Self>>> {
        self.neighbours(ctx, Relation::Broader, first.size()?)
            .await
            .map(Some)
    }

    /// The narrower competencies that it contains.
    async fn narrower(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<Self>>> {
        self.neighbours(ctx, Relation::Narrower, first.size()?)
            .await
            .map(Some)
    }

    /// Competencies near it.
    async fn related(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<Self>>> {
        self.neighbours(ctx, Relation::Related, first.size()?)
            .await
            .map(Some)
    }

    /// The same competency in other référentiels.
    async fn aligned(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<Self>>> {
        self.neighbours(ctx, Relation::Aligned, first.size()?)
            .await
            .map(Some)
    }

    /// The trainings that teach it, those that lead furthest first.
    async fn trainings(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<TrainingObject>>> {
        let key = TrainingsFor(self.0.uid.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }

    /// The occupations that need it, those for which it is essential first.
    async fn occupations(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<OccupationObject>>> {
        let key = OccupationsNeeding(self.0.uid.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }

    /// The open posts that require it, the newest first.
    async fn open_posts(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<PostObject>>> {
        let key = OpenPostsRequiring(self.0.uid.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }
}

impl CompetencyObject {
    /// A competency that the graph has just named.
    pub(in crate::graphql) async fn named(ctx: &Context<'_>, uid: &str) -> Result<Self> {
        ctx.load_named(CompetencyKey(uid.to_owned()))
            .await
            .map(Self)
    }

    async fn neighbours(
        &self,
        ctx: &Context<'_>,
        relation: Relation,
        size: usize,
    ) -> Result<Vec<Self>> {
        let all = ctx.load(NeighboursOf(self.0.uid.clone())).await?;
        let near = all.unwrap_or_default().into_iter();
        let near = near.filter(|neighbour| neighbour.relation == relation);
        ctx.nodes(near.take(size).map(|neighbour| neighbour.uid))
            .await
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

impl AgentCompetencyConnection {
    /// A page of what somebody can do.
    ///
    /// # Errors
    /// A cursor that is none of theirs.
    pub fn cut(all: Vec<AgentCompetency>, size: usize, after: Option<&str>) -> Result<Self> {
        let (page, page_info) = page::cut(all, size, after, |neighbour| {
            neighbour.competency_uid.as_str()
        })?;
        let edges = page.into_iter().map(AgentCompetencyEdge::from).collect();
        Ok(Self { edges, page_info })
    }
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
