//! What agents say of their wishes, and confirm of their peers.

use async_graphql::{Context, Description, ID, InputObject, MaybeUndefined, Object, Result};

use super::{
    profile::AgentPayload,
    request::{acting_agent, patch, person, uid, uids, write_context},
};
use crate::{
    domain::{
        acts::{
            endorsement::{answer_endorsement, endorse_competency},
            port::Endorsement,
        },
        error::Error,
        profile::port::ProfileChange,
    },
    graphql::{context::ContextExt as _, id::Kind, scalar::Date, vocabulary::MoveIntentValue},
};

/// Mutations of an agent's wishes.
#[derive(Default, Description)]
pub struct WishMutation;

#[Object(use_type_description)]
impl WishMutation {
    /// Says whether I want to move, from when I could, and my grade; what is not given stays.
    async fn update_profile(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: UpdateProfileInput,
    ) -> Result<Option<AgentPayload>> {
        let change = ProfileChange::Profile {
            move_intent: input.move_intent.map(Into::into),
            mobile_from: patch(input.mobile_from.map_value(|day| day.0)),
            grade: patch(input.grade),
        };
        AgentPayload::from_change(ctx, Ok(change), input.idempotency_key).await
    }

    /// Says which competencies I want to develop, in their order, and no other.
    async fn set_wanted_competencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The whole list.")] input: SetWantedCompetenciesInput,
    ) -> Result<Option<AgentPayload>> {
        let change = uids(&input.competencies, Kind::Competency, "competencies")
            .map(|competencies| ProfileChange::Wanted { competencies });
        AgentPayload::from_change(ctx, change, input.idempotency_key).await
    }

    /// Says what I wish for next, and nothing else: at least one occupation, organisation or place. Three
    /// empty lists take everything back.
    async fn set_aspirations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The whole wish.")] input: SetAspirationsInput,
    ) -> Result<Option<AgentPayload>> {
        let given = [&input.occupations, &input.organisations, &input.places];
        let empty = |list: &&Option<Vec<ID>>| list.as_ref().is_some_and(Vec::is_empty);
        let forgets = input.horizon_months.is_none() && given.iter().all(empty);
        let list =
            |ids: Option<Vec<ID>>, kind, argument| uids(&ids.unwrap_or_default(), kind, argument);
        let read = || {
            if forgets {
                return Ok(ProfileChange::ForgetAspirations);
            }
            Ok(ProfileChange::Aspirations {
                occupations: list(input.occupations, Kind::Occupation, "occupations")?,
                organisations: list(input.organisations, Kind::Organisation, "organisations")?,
                places: list(input.places, Kind::Place, "places")?,
                horizon_months: input.horizon_months,
            })
        };
        AgentPayload::from_change(ctx, read(), input.idempotency_key).await
    }

    /// Offers to confirm a competency of a peer, at a level, and gives my own record back. It counts once they
    /// accept it, and never lowers what they say of themselves. They are shown an offer for a competency that they
    /// have or want to develop, and none that they refused lately: the answer is the same, so that it says nothing
    /// of their profile. At most `endorsements_offered_a_day` a day.
    async fn endorse_competency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The peer, the competency and its level.")] input: EndorseCompetencyInput,
    ) -> Result<Option<AgentPayload>> {
        let by = acting_agent(ctx).await?;
        let given = async {
            let by = by.ok_or(Error::Forbidden)?;
            let given = Endorsement {
                agent: person(ctx, &input.agent, "agent")?,
                competency: uid(&input.competency, Kind::Competency, "competency")?,
                level: input.level,
            };
            let write = write_context(ctx, input.idempotency_key)?;
            let graph = ctx.graph().as_ref();
            endorse_competency(graph, &by, &given, &write).await?;
            Ok(by)
        };
        AgentPayload::answered(ctx, given.await).await
    }

    /// Accepts or refuses an endorsement that a peer offered me; a level rises only when I accept.
    async fn answer_endorsement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The offer, and the answer.")] input: AnswerEndorsementInput,
    ) -> Result<Option<AgentPayload>> {
        let agent = acting_agent(ctx).await?;
        let answered = async {
            let agent = agent.ok_or(Error::Forbidden)?;
            let write = write_context(ctx, input.idempotency_key)?;
            let offer = uid(&input.endorsement, Kind::EndorsementOffer, "endorsement")?;
            let graph = ctx.graph().as_ref();
            answer_endorsement(graph, &agent, &offer, input.accept, &write).await?;
            Ok(agent)
        };
        AgentPayload::answered(ctx, answered.await).await
    }
}

/// What I say of my wish to move.
#[derive(InputObject)]
pub struct UpdateProfileInput {
    /// Whether I want to move.
    move_intent: Option<MoveIntentValue>,
    /// The first day on which I could take another post, today at the earliest; null: none is said.
    mobile_from: MaybeUndefined<Date>,
    /// My grade in my corps: up to 100 characters; null: none is said.
    grade: MaybeUndefined<String>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// A competency of a peer that I confirm.
#[derive(InputObject)]
pub struct EndorseCompetencyInput {
    /// The peer.
    agent: ID,
    /// The competency.
    competency: ID,
    /// 1 (basic) to 4 (expert).
    level: i32,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// An answer to an endorsement that I was offered.
#[derive(InputObject)]
pub struct AnswerEndorsementInput {
    /// The offer.
    endorsement: ID,
    /// Whether it counts for me from now on.
    accept: bool,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// What I want to develop.
#[derive(InputObject)]
pub struct SetWantedCompetenciesInput {
    /// The competencies, the most wanted first, 20 at most; an empty list takes everything back.
    competencies: Vec<ID>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// What I wish for next.
#[derive(InputObject)]
pub struct SetAspirationsInput {
    /// Occupations, 20 at most.
    occupations: Option<Vec<ID>>,
    /// Organisations, or what is below them, 20 at most.
    organisations: Option<Vec<ID>>,
    /// Places, or what is within them, 20 at most.
    places: Option<Vec<ID>>,
    /// Within how many months, 1 to 120.
    horizon_months: Option<i32>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}
