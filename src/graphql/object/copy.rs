//! Posts that are one job.

use async_graphql::{ComplexObject, Context, Result, SimpleObject};

use super::post::PostObject;
use crate::{
    domain::vacancies::copies::PostCopy,
    graphql::{
        context::ContextExt as _,
        loader::{CopiesOf, PostKey},
        vocabulary::CopyReasonValue,
    },
};

/// Another post that is the same job.
#[derive(SimpleObject)]
#[graphql(complex, name = "PostCopy")]
pub struct PostCopyObject {
    #[graphql(skip)]
    uid: String,
    /// Why the two are one job.
    reason: CopyReasonValue,
}

#[ComplexObject]
impl PostCopyObject {
    /// The post.
    async fn post(&self, ctx: &Context<'_>) -> Result<PostObject> {
        let found = ctx.load_named(PostKey(self.uid.clone()));
        found.await.map(PostObject)
    }
}

impl PostCopyObject {
    /// The open posts that are the same job as a post: the one that is shown in its place, or its copies.
    pub(super) async fn list(ctx: &Context<'_>, post: &str, shown: bool) -> Result<Vec<Self>> {
        let found = ctx.load(CopiesOf(post.to_owned())).await?;
        let found = found.unwrap_or_default().into_iter();
        Ok(found
            .filter(|copy: &PostCopy| copy.shown == shown)
            .map(|copy| Self {
                uid: copy.uid,
                reason: copy.reason.into(),
            })
            .collect())
    }
}
