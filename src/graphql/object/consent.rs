//! What agents agreed to.

use async_graphql::SimpleObject;
use chrono::{DateTime, Utc};

use crate::{
    domain::{model::Consent, vocabulary::Purpose},
    graphql::vocabulary::PurposeValue,
};

/// One act by which an agent agreed to a purpose, or withdrew.
#[derive(SimpleObject)]
pub struct ConsentChange {
    /// The purpose.
    purpose: PurposeValue,
    /// Whether they agreed.
    given: bool,
    /// When.
    at: DateTime<Utc>,
}

impl From<Consent> for ConsentChange {
    fn from(said: Consent) -> Self {
        Self {
            purpose: said.purpose.into(),
            given: said.given,
            at: said.at,
        }
    }
}

/// What an agent says about one purpose.
#[derive(SimpleObject)]
pub struct ConsentState {
    /// The purpose.
    purpose: PurposeValue,
    /// Whether they agree.
    given: bool,
    /// When they last said so; null when they never said anything.
    at: Option<DateTime<Utc>>,
}

impl ConsentState {
    /// Every purpose, whatever the agent said.
    pub(super) fn all(said: &[Consent]) -> Vec<Self> {
        let state = |purpose: Purpose| {
            let last = said.iter().find(|consent| consent.purpose == purpose);
            Self {
                purpose: purpose.into(),
                given: last.is_some_and(|consent| consent.given),
                at: last.map(|consent| consent.at),
            }
        };
        Purpose::ALL.iter().copied().map(state).collect()
    }
}
