//! What one may see of another person.

use async_graphql::{Context, Description, Enum, ID, Object, Result};

use super::{
    agent::AgentObject,
    competency::CompetencyObject,
    occupation::OccupationObject,
    organisation::{CorpsObject, OrganisationObject, PlaceObject},
};
use crate::{
    auth::card_id::ShownCard,
    domain::{introductions::port::Met, model::relation::Card, parameter::CANDIDATE_COMPETENCIES},
    graphql::{
        context::ContextExt as _,
        loader::{
            CandidateCardKey, CandidateCompetenciesOf, CardKey, IntroductionCardKey,
            TopCompetenciesOf,
        },
        page::First,
        vocabulary::CategoryValue,
    },
};

/// What a card can withhold, where it would single the person out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "CardAttribute",
    remote = "crate::domain::model::relation::CardAttribute"
)]
pub enum CardAttributeValue {
    /// Where they work.
    Place,
    /// Their corps.
    Corps,
    /// The ministry where they work.
    Ministry,
    /// What they do.
    Occupation,
}

/// What one may see of another person who agreed to be shown.
#[derive(Description)]
pub struct AgentCard {
    card: Card,
    shown: ShownCard,
}

#[Object(use_type_description)]
impl AgentCard {
    /// An id of the card, and not of the person: encrypted for the viewer, to whom `node` of it gives the
    /// card while they may see it; null for everybody else.
    pub(in crate::graphql) async fn id(&self, ctx: &Context<'_>) -> ID {
        ID(ctx.cards().seal(&ctx.viewer(), &self.shown))
    }

    /// The name to show; null where it is withheld.
    async fn display_name(&self) -> Option<&str> {
        self.card.display_name.as_deref()
    }

    /// Their statutory category, when known.
    async fn category(&self) -> Option<CategoryValue> {
        self.card.category.map(Into::into)
    }

    /// Their corps.
    async fn corps(&self, ctx: &Context<'_>) -> Result<Option<CorpsObject>> {
        CorpsObject::maybe(ctx, self.card.corps_uid.as_deref()).await
    }

    /// What they do today.
    async fn occupation(&self, ctx: &Context<'_>) -> Result<Option<OccupationObject>> {
        OccupationObject::maybe(ctx, self.card.occupation_uid.as_deref()).await
    }

    /// The ministry where they work.
    async fn ministry(&self, ctx: &Context<'_>) -> Result<Option<OrganisationObject>> {
        OrganisationObject::maybe(ctx, self.card.ministry_uid.as_deref()).await
    }

    /// Where they work.
    async fn place(&self, ctx: &Context<'_>) -> Result<Option<PlaceObject>> {
        PlaceObject::maybe(ctx, self.card.place_uid.as_deref()).await
    }

    /// What is withheld because fewer people than the small count who agreed would look the same: it reads
    /// as unknown. Of candidates only, until they accept an introduction of the recruiter's organisation.
    async fn withheld(&self) -> Vec<CardAttributeValue> {
        self.card.withheld.iter().copied().map(Into::into).collect()
    }

    /// What they can do best; of a candidate five at most, and none that fewer people than the small count
    /// have.
    async fn top_competencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<5>,
    ) -> Result<Option<Vec<CompetencyObject>>> {
        let (uid, size) = (self.card.uid.clone(), first.size()?);
        let found = if let ShownCard::Candidate(_) = self.shown {
            let size = size.min(CANDIDATE_COMPETENCIES);
            ctx.related(CandidateCompetenciesOf(uid), size).await
        } else {
            ctx.related(TopCompetenciesOf(uid), size).await
        };
        found.map(Some)
    }

    /// The whole person, for those who may see it.
    async fn agent(&self, ctx: &Context<'_>) -> Result<Option<AgentObject>> {
        AgentObject::find(ctx, self.card.uid.clone()).await
    }
}

impl AgentCard {
    /// The card of somebody as their peers see them.
    pub(in crate::graphql) fn of_peer(card: Card) -> Self {
        let shown = ShownCard::Peer(card.uid.clone());
        Self { card, shown }
    }

    /// The card of somebody as recruiters see them.
    pub(in crate::graphql) fn of_candidate(card: Card) -> Self {
        let shown = ShownCard::Candidate(card.uid.clone());
        Self { card, shown }
    }

    /// The card of somebody in an introduction.
    pub(in crate::graphql) fn of_met(card: Card, met: Met) -> Self {
        let shown = ShownCard::Met(met);
        Self { card, shown }
    }

    /// The card that an id stood for; none when the viewer may not see it, or not any more.
    pub(in crate::graphql) async fn find(
        ctx: &Context<'_>,
        shown: ShownCard,
    ) -> Result<Option<Self>> {
        let card = match &shown {
            ShownCard::Peer(uid) => ctx.load(CardKey(uid.clone())).await?,
            ShownCard::Candidate(uid) => ctx.load(CandidateCardKey(uid.clone())).await?,
            ShownCard::Met(met) => ctx.load(IntroductionCardKey(met.clone())).await?,
        };
        Ok(card.map(|card| Self { card, shown }))
    }

    /// The card of somebody whom the viewer may see as a peer; none otherwise.
    pub(in crate::graphql) async fn maybe(
        ctx: &Context<'_>,
        uid: Option<&str>,
    ) -> Result<Option<Self>> {
        let Some(uid) = uid else { return Ok(None) };
        Self::find(ctx, ShownCard::Peer(uid.to_owned())).await
    }
}
