//! Communities.

use async_graphql::{ComplexObject, Context, Description, ID, Object, Result, SimpleObject};

use super::competency::CompetencyObject;
use crate::{
    domain::{communities::port::CommunitySuggestion, model::relation::Community},
    graphql::{
        context::ContextExt as _, id::Kind, loader::SubjectsOf, page::First, scalar::LocalizedText,
    },
};

/// People who share a subject.
#[derive(Description)]
pub struct CommunityObject(pub Community);

#[Object(name = "Community", use_type_description)]
impl CommunityObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Community.id(&self.0.uid)
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.0.display_name
    }

    /// The subject, in French.
    async fn topic(&self) -> &str {
        &self.0.topic
    }

    /// The competencies that it is about.
    async fn about(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<CompetencyObject>>> {
        let key = SubjectsOf(self.0.uid.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }

    /// How many of its members agreed to be counted, on the day of the published version of the statistics; null when
    /// they are too few to be disclosed.
    async fn member_count(&self) -> Option<i32> {
        self.0.member_count
    }
}

/// A community that does not exist yet: competencies that are often found together in people, which no
/// community is about. For stewards.
#[derive(SimpleObject)]
#[graphql(name = "CommunitySuggestion", complex)]
pub struct CommunitySuggestionObject {
    /// What `createCommunity` takes.
    key: String,
    /// What it would be about: its most typical competencies.
    label: LocalizedText,
    #[graphql(skip)]
    competencies: Vec<String>,
    /// How many people who agreed to be counted have most of it; null when they are too few to be counted.
    member_count: Option<i32>,
}

#[ComplexObject]
impl CommunitySuggestionObject {
    /// The competencies that are found together, the rarest first.
    async fn about(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<CompetencyObject>>> {
        let uids = self.competencies.iter().take(first.size()?);
        ctx.nodes(uids.cloned()).await.map(Some)
    }
}

impl From<CommunitySuggestion> for CommunitySuggestionObject {
    fn from(one: CommunitySuggestion) -> Self {
        Self {
            key: one.uid,
            label: LocalizedText {
                fr: one.label_fr,
                en: None,
            },
            competencies: one.competency_uids,
            member_count: one.member_count,
        }
    }
}
