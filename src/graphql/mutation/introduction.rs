//! Asking to meet somebody, and answering.

use async_graphql::{Context, Description, ID, InputObject, Object, Result, SimpleObject};

use super::request::{acting_agent, person, uid, write_context};
use crate::{
    auth::principal::Role,
    domain::{
        error::Error,
        introductions::{
            answer::answer_introduction,
            end::{cancel_introduction, end_introduction},
            port::{Answer, Asker, Request},
            request::request_introduction,
        },
        profile::port::WriteContext,
    },
    graphql::{
        context::ContextExt as _,
        error::{Refused, UserError},
        id::Kind,
        object::introduction::IntroductionObject,
    },
};

/// Mutations of introductions.
#[derive(Default, Description)]
pub struct IntroductionMutation;

#[Object(use_type_description)]
impl IntroductionMutation {
    /// Asks to meet a peer, or, for a recruiter, a candidate about a post of their organisations.
    async fn request_introduction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom to meet, and why.")] input: RequestIntroductionInput,
    ) -> Result<Option<IntroductionPayload>> {
        let Some(from) = asking(ctx).await? else {
            return IntroductionPayload::from_change(ctx, Err(Error::Forbidden.into())).await;
        };
        let applied = async {
            let write = write_context(ctx, input.idempotency_key)?;
            let about = |id: &ID| uid(id, Kind::Post, "about");
            let request = Request {
                from,
                to: person(ctx, &input.to, "to")?,
                about: input.about.as_ref().map(about).transpose()?,
                message: input.message,
                contact: input.contact,
            };
            let graph = ctx.graph().as_ref();
            let (viewer, statute) = (ctx.viewer(), ctx.statute());
            Ok(request_introduction(graph, request, &viewer, statute, &write).await?)
        };
        IntroductionPayload::from_change(ctx, applied.await).await
    }

    /// Accepts or declines to meet somebody who asked me.
    async fn answer_introduction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The introduction, and the answer.")] input: AnswerIntroductionInput,
    ) -> Result<Option<IntroductionPayload>> {
        let Some(agent) = acting_agent(ctx).await? else {
            return IntroductionPayload::from_change(ctx, Err(Error::Forbidden.into())).await;
        };
        let applied = async {
            let write = write_context(ctx, input.idempotency_key)?;
            let introduction = uid(&input.introduction, Kind::Introduction, "introduction")?;
            let answer = Answer {
                introduction: introduction.clone(),
                agent,
                accept: input.accept,
                contact: input.contact,
            };
            answer_introduction(ctx.graph().as_ref(), answer, &write).await?;
            Ok(introduction)
        };
        IntroductionPayload::from_change(ctx, applied.await).await
    }

    /// Takes back a request that waits for an answer, for the side that asked.
    async fn cancel_introduction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The introduction.")] input: CancelIntroductionInput,
    ) -> Result<Option<IntroductionPayload>> {
        let side = as_side(ctx, &input.introduction, input.idempotency_key).await?;
        let applied = async {
            let (side, introduction, write) = side?;
            cancel_introduction(ctx.graph().as_ref(), &introduction, &side, &write).await?;
            Ok(introduction)
        };
        IntroductionPayload::from_change(ctx, applied.await).await
    }

    /// Ends an introduction that was accepted, for either side: nobody reads the contacts any more.
    async fn end_introduction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The introduction.")] input: EndIntroductionInput,
    ) -> Result<Option<IntroductionPayload>> {
        let side = as_side(ctx, &input.introduction, input.idempotency_key).await?;
        let applied = async {
            let (side, introduction, write) = side?;
            end_introduction(ctx.graph().as_ref(), &introduction, &side, &write).await?;
            Ok(introduction)
        };
        IntroductionPayload::from_change(ctx, applied.await).await
    }
}

/// A request to meet that is to be taken back.
#[derive(InputObject)]
pub struct CancelIntroductionInput {
    /// The introduction, which waits for an answer.
    introduction: ID,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// An introduction that is to end.
#[derive(InputObject)]
pub struct EndIntroductionInput {
    /// The introduction, which was accepted.
    introduction: ID,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// Who changes an introduction as one of its sides, its uid, and when; or why they may not.
async fn as_side(
    ctx: &Context<'_>,
    introduction: &ID,
    key: Option<String>,
) -> Result<Result<(Asker, String, WriteContext), Refused>> {
    let Some(side) = asking(ctx).await? else {
        return Ok(Err(Error::Forbidden.into()));
    };
    let read = || {
        let write = write_context(ctx, key)?;
        let introduction = uid(introduction, Kind::Introduction, "introduction")?;
        Ok((side, introduction, write))
    };
    Ok(read())
}

/// Who asks to meet somebody; none for a principal who is neither an agent nor recruits.
async fn asking(ctx: &Context<'_>) -> Result<Option<Asker>> {
    let principal = ctx.principal();
    if principal.role == Role::Recruiter {
        return Ok(principal.uid.clone().map(Asker::Organisation));
    }
    Ok(acting_agent(ctx).await?.map(Asker::Peer))
}

/// What becomes of a request to meet.
#[derive(SimpleObject)]
pub struct IntroductionPayload {
    /// The introduction as it is now; null when nothing was changed.
    introduction: Option<IntroductionObject>,
    /// Why nothing was changed.
    user_errors: Vec<UserError>,
}

impl IntroductionPayload {
    /// The introduction as it is now, or why nothing was done.
    async fn from_change(
        ctx: &Context<'_>,
        applied: Result<String, Refused>,
    ) -> Result<Option<Self>> {
        Ok(Some(match applied {
            Ok(uid) => Self {
                introduction: IntroductionObject::find(ctx, uid).await?,
                user_errors: Vec::new(),
            },
            Err(refused) => Self {
                introduction: None,
                user_errors: vec![UserError::from_refused(refused)?],
            },
        }))
    }
}

/// Whom to meet, and why.
#[derive(InputObject)]
pub struct RequestIntroductionInput {
    /// The person, by the id of their card.
    to: ID,
    /// The post that it is about; a recruiter must name one.
    about: Option<ID>,
    /// What they will read; its length is bounded by the published `message_characters`.
    message: Option<String>,
    /// How to reach me, shown to them once they accept; else the e-mail of my record is.
    contact: Option<String>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// An answer to a request to meet.
#[derive(InputObject)]
pub struct AnswerIntroductionInput {
    /// The introduction.
    introduction: ID,
    /// Whether I agree to meet.
    accept: bool,
    /// How to reach me; kept, and shown to the one who asked, only when I agree. Without one, the e-mail of my
    /// record is; without that either, I cannot agree.
    contact: Option<String>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}
