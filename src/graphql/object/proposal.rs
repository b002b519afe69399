//! What agents keep of a text that they pasted.

use async_graphql::{ComplexObject, Context, Result, SimpleObject};
use chrono::{DateTime, Utc};

use super::competency::CompetencyObject;
use crate::domain::model::relation::KeptProposal;

/// A competency that an agent accepted among those read from a text that they pasted. It ranks posts for them;
/// others never see it, and it never ranks them for others.
#[derive(SimpleObject)]
#[graphql(name = "KeptProposal", complex)]
pub struct KeptProposalObject {
    #[graphql(skip)]
    competency_uid: String,
    /// When they accepted it.
    recorded_at: DateTime<Utc>,
}

impl From<KeptProposal> for KeptProposalObject {
    fn from(kept: KeptProposal) -> Self {
        Self {
            competency_uid: kept.competency_uid,
            recorded_at: kept.recorded_at,
        }
    }
}

#[ComplexObject]
impl KeptProposalObject {
    /// The competency.
    async fn competency(&self, ctx: &Context<'_>) -> Result<CompetencyObject> {
        CompetencyObject::named(ctx, &self.competency_uid).await
    }
}
