//! Competencies.

use async_graphql::{Context, ID, Object, Result};

use super::{occupation::OccupationObject, post::PostObject, training::TrainingObject};
use crate::{
    domain::entity::{Competency, relation::Relation},
    graphql::{
        context::ContextExt as _,
        id::Kind,
        loader::{
            CompetencyKey, NeighboursOf, OccupationsNeeding, OpenPostsRequiring, TrainingsFor,
        },
        page::First,
        scalar::LocalizedText,
    },
};

/// Knowledge, know-how or behaviour, under a code of a scheme.
pub struct CompetencyObject(pub Competency);

/// Knowledge, know-how or behaviour, under a code of a scheme.
#[Object(name = "Competency")]
impl CompetencyObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Competency.id(&self.0.uid)
    }

    /// The référentiel it comes from, such as FILIERE, ROME or ESCO.
    async fn scheme(&self) -> &str {
        &self.0.scheme
    }

    /// Its code in that référentiel.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// Its name.
    async fn label(&self) -> LocalizedText {
        LocalizedText {
            fr: self.0.label_fr.clone(),
            en: self.0.label_en.clone(),
        }
    }

    /// Other names.
    async fn alt_labels(
        &self,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Vec<&str>> {
        let size = first.size()?;
        Ok(self
            .0
            .alt_labels
            .iter()
            .take(size)
            .map(String::as_str)
            .collect())
    }

    /// The wider competencies that contain it.
    async fn broader(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Vec<Self>> {
        self.neighbours(ctx, Relation::Broader, first.size()?).await
    }

    /// The narrower competencies that it contains.
    async fn narrower(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Vec<Self>> {
        self.neighbours(ctx, Relation::Narrower, first.size()?)
            .await
    }

    /// Competencies near it.
    async fn related(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Vec<Self>> {
        self.neighbours(ctx, Relation::Related, first.size()?).await
    }

    /// The same competency in other référentiels.
    async fn aligned(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Vec<Self>> {
        self.neighbours(ctx, Relation::Aligned, first.size()?).await
    }

    /// The trainings that teach it, those that lead furthest first.
    async fn trainings(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Vec<TrainingObject>> {
        let key = TrainingsFor(self.0.uid.clone());
        ctx.list(key, first.size()?, TrainingObject).await
    }

    /// The occupations that need it, those for which it is essential first.
    async fn occupations(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Vec<OccupationObject>> {
        let key = OccupationsNeeding(self.0.uid.clone());
        ctx.list(key, first.size()?, OccupationObject).await
    }

    /// The open posts that require it, the newest first.
    async fn open_posts(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Vec<PostObject>> {
        let key = OpenPostsRequiring(self.0.uid.clone());
        ctx.list(key, first.size()?, PostObject).await
    }
}

impl CompetencyObject {
    /// A competency that the graph has just named.
    pub(in crate::graphql) async fn named(ctx: &Context<'_>, uid: &str) -> Result<Self> {
        ctx.load_named(CompetencyKey(uid.to_owned()))
            .await
            .map(Self)
    }

    /// Competencies that the graph has just named, in their order.
    pub(super) async fn all(
        ctx: &Context<'_>,
        uids: impl Iterator<Item = String>,
    ) -> Result<Vec<Self>> {
        let found = ctx.load_all(uids.map(CompetencyKey).collect()).await?;
        Ok(found.into_iter().map(Self).collect())
    }

    async fn neighbours(
        &self,
        ctx: &Context<'_>,
        relation: Relation,
        size: usize,
    ) -> Result<Vec<Self>> {
        let all = ctx.load(NeighboursOf(self.0.uid.clone())).await?;
        let near = all.unwrap_or_default().into_iter();
        let near = near.filter(|one| one.relation == relation);
        Ok(near.take(size).map(|one| Self(one.competency)).collect())
    }
}
