//! What an agent did with a post.

use async_graphql::{ComplexObject, Context, Result, SimpleObject, connection::PageInfo};
use chrono::{DateTime, Utc};

use super::post::PostObject;
use crate::{
    domain::model::relation::PostAction,
    graphql::{
        context::ContextExt as _,
        loader::{PostKey, ViewerActionOn},
        page,
        vocabulary::PostActionKindValue,
    },
};

/// What an agent did with a post: the interest where they saved it too.
#[derive(SimpleObject)]
#[graphql(name = "PostAction")]
pub struct PostActionObject {
    /// What.
    kind: PostActionKindValue,
    /// When.
    at: DateTime<Utc>,
    /// Why, in their words, of a post that they want to see no more.
    reason: Option<String>,
}

impl From<PostAction> for PostActionObject {
    fn from(done: PostAction) -> Self {
        Self {
            kind: done.kind.into(),
            at: done.at,
            reason: done.reason,
        }
    }
}

impl PostActionObject {
    /// What the viewer did with a post; none for who is no agent, or did nothing.
    pub(super) async fn of_viewer(ctx: &Context<'_>, post: &str) -> Result<Option<Self>> {
        if ctx.viewer().agent.is_none() {
            return Ok(None);
        }
        let done = ctx.load(ViewerActionOn(post.to_owned())).await?;
        let done = done.and_then(|done| done.into_iter().next());
        Ok(done.map(Self::from))
    }
}

/// What an agent did with posts, a page at a time.
#[derive(SimpleObject)]
pub struct PostActionConnection {
    /// The posts, the latest act first.
    edges: Vec<PostActionEdge>,
    /// Where the page stands.
    page_info: PageInfo,
    /// How many there are in all.
    total_count: usize,
}

impl PostActionConnection {
    /// A page of what was done.
    ///
    /// # Errors
    /// A cursor that is none of this list's.
    pub fn cut(done: Vec<PostAction>, size: usize, after: Option<&str>) -> Result<Self> {
        let total_count = done.len();
        let (page, page_info) = page::cut(done, size, after, |done| done.post_uid.as_str())?;
        let edge = |(cursor, done): (String, PostAction)| PostActionEdge {
            cursor,
            post_uid: done.post_uid.clone(),
            action: done.into(),
        };
        Ok(Self {
            edges: page.into_iter().map(edge).collect(),
            page_info,
            total_count,
        })
    }
}

/// A post with which an agent did something.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct PostActionEdge {
    /// Where the edge stands in the list.
    cursor: String,
    /// What they did.
    action: PostActionObject,
    #[graphql(skip)]
    post_uid: String,
}

#[ComplexObject]
impl PostActionEdge {
    /// The post, closed or not.
    async fn node(&self, ctx: &Context<'_>) -> Result<PostObject> {
        ctx.load_named(PostKey(self.post_uid.clone()))
            .await
            .map(PostObject)
    }
}
