//! What agents do with posts, and how satisfied they are.

use async_graphql::{Context, Description, ID, InputObject, Object, Result, SimpleObject};

use super::request::{acting_agent, uid, write_context};
use crate::{
    domain::{
        acts::{
            port::{Feedback, PostAct},
            post::{act_on_post, give_feedback},
        },
        error::Error,
        model::Post,
    },
    graphql::{
        context::ContextExt as _,
        error::{Refused, UserError},
        id::Kind,
        loader::PostKey,
        object::post::PostObject,
    },
};

/// Mutations of an agent about posts.
#[derive(Default, Description)]
pub struct PostMutation;

#[Object(use_type_description)]
impl PostMutation {
    /// Keeps a post: I see it when it is closed too. A dismissal is taken back.
    async fn save_post(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The post.")] input: PostActionInput,
    ) -> Result<Option<PostPayload>> {
        let key = input.idempotency_key;
        act(ctx, &input.post, PostAct::Save, key).await.map(Some)
    }

    /// Takes a post out of my recommendations, for a reason; nothing of it is kept as saved or wanted.
    async fn dismiss_post(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The post and the reason.")] input: DismissPostInput,
    ) -> Result<Option<PostPayload>> {
        let dismissed = PostAct::Dismiss(input.reason);
        let key = input.idempotency_key;
        act(ctx, &input.post, dismissed, key).await.map(Some)
    }

    /// Says that I want a post: I see it when it is closed too. A dismissal is taken back. If I agree to be shown to
    /// recruiters and do not hide from them, those who recruit for it read that I want it, and since when, on my card,
    /// without my name; `clearPostAction` takes it back. What was said before they could stays unseen until it is said again.
    async fn express_interest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The post.")] input: PostActionInput,
    ) -> Result<Option<PostPayload>> {
        let key = input.idempotency_key;
        act(ctx, &input.post, PostAct::Want, key).await.map(Some)
    }

    /// Takes back that I saved, wanted or dismissed a post; a file that is older does not bring it back.
    async fn clear_post_action(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The post.")] input: PostActionInput,
    ) -> Result<Option<PostPayload>> {
        let key = input.idempotency_key;
        act(ctx, &input.post, PostAct::Clear, key).await.map(Some)
    }

    /// Says how satisfied I am: with a post, else with the accompaniment that goes on.
    async fn give_feedback(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The score, and what it is about.")] input: GiveFeedbackInput,
    ) -> Result<Option<FeedbackPayload>> {
        let agent = acting_agent(ctx).await?;
        let given = async {
            let agent = agent.ok_or(Error::Forbidden)?;
            let post = input.post.as_ref();
            let feedback = Feedback {
                post: post.map(|id| uid(id, Kind::Post, "post")).transpose()?,
                score: input.score,
                comment: input.comment,
            };
            let write = write_context(ctx, input.idempotency_key)?;
            let (graph, viewer) = (ctx.graph().as_ref(), ctx.viewer());
            Ok(give_feedback(graph, &agent, feedback, &write, &viewer).await?)
        };
        FeedbackPayload::from_change(given.await).map(Some)
    }
}

/// What becomes of a post.
#[derive(SimpleObject)]
pub struct PostPayload {
    /// The post as it is now; null when nothing was changed.
    post: Option<PostObject>,
    /// Why nothing was changed.
    user_errors: Vec<UserError>,
}

impl PostPayload {
    /// The payload of a change of a post.
    pub(super) fn from_change(changed: Result<Option<Post>, Refused>) -> Result<Self> {
        Ok(match changed {
            Ok(post) => Self {
                post: post.map(PostObject),
                user_errors: Vec::new(),
            },
            Err(refused) => Self {
                post: None,
                user_errors: vec![UserError::from_refused(refused)?],
            },
        })
    }
}

/// What an agent does with a post.
async fn act(
    ctx: &Context<'_>,
    post: &ID,
    act: PostAct,
    key: Option<String>,
) -> Result<PostPayload> {
    let agent = acting_agent(ctx).await?;
    let done = async {
        let agent = agent.ok_or(Error::Forbidden)?;
        let post = uid(post, Kind::Post, "post")?;
        let write = write_context(ctx, key)?;
        let graph = ctx.graph().as_ref();
        act_on_post(graph, &agent, &post, act, &write, &ctx.viewer()).await?;
        Ok(post)
    };
    match done.await {
        Ok(post) => PostPayload::from_change(Ok(ctx.load(PostKey(post)).await?)),
        Err(refused) => PostPayload::from_change(Err(refused)),
    }
}

/// Whether what somebody says was recorded.
#[derive(SimpleObject)]
pub struct FeedbackPayload {
    /// Whether it was recorded.
    recorded: bool,
    /// Why it was not.
    user_errors: Vec<UserError>,
}

impl FeedbackPayload {
    /// The payload of a change that answers nothing else.
    pub(super) fn from_change(recorded: Result<(), Refused>) -> Result<Self> {
        let user_errors = match recorded {
            Ok(()) => Vec::new(),
            Err(refused) => vec![UserError::from_refused(refused)?],
        };
        Ok(Self {
            recorded: user_errors.is_empty(),
            user_errors,
        })
    }
}

/// A post that I save or want, or do not any more.
#[derive(InputObject)]
pub struct PostActionInput {
    /// The post.
    post: ID,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// A post that I want to see no more.
#[derive(InputObject)]
pub struct DismissPostInput {
    /// The post.
    post: ID,
    /// Why, in my words: 1 to 500 characters.
    reason: String,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// How satisfied I am.
#[derive(InputObject)]
pub struct GiveFeedbackInput {
    /// The post that it is about; without one, the accompaniment that goes on.
    post: Option<ID>,
    /// 1 (not at all) to 5 (very).
    score: i32,
    /// In my words: up to 500 characters.
    comment: Option<String>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}
