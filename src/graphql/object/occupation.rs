//! Occupations and what they need.

use async_graphql::{ComplexObject, Context, Description, ID, Object, Result, SimpleObject};

use super::{competency::CompetencyObject, post::PostObject, transition::TransitionObject};
use crate::{
    domain::model::{Occupation, OccupationNeed, relation::Direction},
    graphql::{
        context::ContextExt as _,
        id::Kind,
        loader::{AlignedOccupationsOf, NeedsOf, OccupationKey, OpenPostsAs},
        object::coded::Coded,
        page::First,
        vocabulary::ImportanceValue,
    },
};

/// A reference job of a scheme.
#[derive(Description)]
pub struct OccupationObject(pub Occupation);

#[Object(name = "Occupation", use_type_description)]
impl OccupationObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Occupation.id(&self.0.uid)
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

    /// The family of occupations it belongs to.
    async fn family(&self) -> Option<&str> {
        self.0.family.as_deref()
    }

    /// Whether it is a digital occupation.
    async fn digital(&self) -> bool {
        self.0.digital
    }

    /// The competencies it needs, essential first.
    async fn needs(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
    ) -> Result<Option<Vec<NeedObject>>> {
        let size = first.size()?;
        let needs = ctx
            .load(NeedsOf(self.0.uid.clone()))
            .await?
            .unwrap_or_default();
        Ok(Some(
            needs.into_iter().take(size).map(NeedObject::from).collect(),
        ))
    }

    /// The same occupation in other référentiels.
    async fn aligned(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<Self>>> {
        let key = AlignedOccupationsOf(self.0.uid.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }

    /// Where one goes from here, the most usual first.
    async fn next(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<TransitionObject>>> {
        TransitionObject::list(ctx, &self.0.uid, Direction::Next, first.size()?)
            .await
            .map(Some)
    }

    /// Where one comes from, the most usual first.
    async fn previous(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<TransitionObject>>> {
        TransitionObject::list(ctx, &self.0.uid, Direction::Previous, first.size()?)
            .await
            .map(Some)
    }

    /// Its open posts, the newest first.
    async fn open_posts(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<PostObject>>> {
        let key = OpenPostsAs(self.0.uid.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }
}

impl OccupationObject {
    /// An occupation that the graph has just named.
    pub(super) async fn named(ctx: &Context<'_>, uid: &str) -> Result<Self> {
        ctx.load_named(OccupationKey(uid.to_owned()))
            .await
            .map(Self)
    }

    pub(in crate::graphql) async fn maybe(
        ctx: &Context<'_>,
        uid: Option<&str>,
    ) -> Result<Option<Self>> {
        let Some(uid) = uid else { return Ok(None) };
        Ok(ctx.load(OccupationKey(uid.to_owned())).await?.map(Self))
    }
}

/// A competency that an occupation needs.
#[derive(SimpleObject)]
#[graphql(name = "OccupationNeed", complex)]
pub struct NeedObject {
    #[graphql(skip)]
    competency_uid: String,
    /// The level needed, 1 to 4, when known.
    level: Option<i32>,
    /// How much it weighs.
    importance: ImportanceValue,
}

#[ComplexObject]
impl NeedObject {
    /// The competency.
    async fn competency(&self, ctx: &Context<'_>) -> Result<CompetencyObject> {
        CompetencyObject::named(ctx, &self.competency_uid).await
    }
}

impl From<OccupationNeed> for NeedObject {
    fn from(need: OccupationNeed) -> Self {
        Self {
            competency_uid: need.competency_uid,
            level: need.level,
            importance: need.importance.into(),
        }
    }
}
