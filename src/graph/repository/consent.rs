//! Acts of consent: one node for each, and what follows from them in the same unit.

use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use serde_json::json;

use crate::{
    domain::{
        calendar::precise_instant, error::Error, model::Consent, profile::port::WriteContext,
        vocabulary::Purpose,
    },
    graph::{
        catalog::{AGENT_LIST_CONSENTS, AGENT_SET_CONSENT},
        derived::with_consents_of,
        store::{GraphStore, Unit},
    },
};

/// The unit that notes what an agent says about a purpose, with their labels and introductions.
pub(super) async fn consent_unit(
    store: &GraphStore,
    agent: &str,
    purpose: Purpose,
    given: bool,
    write: &WriteContext,
) -> Result<Unit, Error> {
    let at = act_instant(store, agent, purpose, write).await?;
    let ask = json!({
        "agent_uid": agent,
        "purpose": purpose,
        "given": given,
        "kind": if given { "GRANTED" } else { "WITHDRAWN" },
        "at": precise_instant(at),
        "day": write.today,
    });
    let unit = Unit::new(AGENT_SET_CONSENT, ask);
    Ok(with_consents_of(unit, &[agent.to_owned()], at))
}

/// The instant of an act: that of the change, or right after the last act that has come where another clock
/// dated it later. So what a person says counts at once.
async fn act_instant(
    store: &GraphStore,
    agent: &str,
    purpose: Purpose,
    write: &WriteContext,
) -> Result<DateTime<Utc>, Error> {
    let ask = json!({ "uids": [agent] });
    let said: Vec<Consent> = store.read(AGENT_LIST_CONSENTS, ask).await?;
    let last = said.iter().find(|consent| consent.purpose == purpose);
    let now = write.now.trunc_subsecs(3);
    Ok(last.map_or(now, |last| now.max(last.at + TimeDelta::milliseconds(1))))
}
