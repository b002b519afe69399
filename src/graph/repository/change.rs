//! Writes that people ask for.

use async_trait::async_trait;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::watch::{noted, noting};
use crate::{
    domain::{
        error::Error,
        port::{
            change::{Amended, ChangeGraph, Occasion, ProfileChange},
            watch::Subject,
        },
    },
    graph::{
        catalog::{
            AGENT_CLEAR_ASPIRATIONS, AGENT_DECLARE_COMPETENCY, AGENT_SET_CONSENT,
            AGENT_SET_HIDDEN_ORGANISATIONS, AGENT_SET_WANTED, AGENT_UPDATE_PROFILE,
            AGENT_WITHDRAW_COMPETENCY, IDEMPOTENCY_KEY_FIND, IDEMPOTENCY_KEY_RECORD,
            IMPORT_ASPIRATIONS,
        },
        error::GraphError,
        refresh::{instant, with_competencies_of},
        store::{GraphStore, Unit},
    },
};

#[async_trait]
impl ChangeGraph for GraphStore {
    async fn change_profile(
        &self,
        agent: &str,
        change: &ProfileChange,
        occasion: &Occasion,
    ) -> Result<(), Error> {
        let unit = profile_unit(agent, change, occasion);
        let unit = noting(unit, &[Subject::Agent(agent.to_owned())]);
        once(self, unit, occasion).await
    }
}

fn profile_unit(agent: &str, change: &ProfileChange, occasion: &Occasion) -> Unit {
    let at = instant(occasion.now);
    match change {
        ProfileChange::Consent { purpose, given } => Unit::of(
            AGENT_SET_CONSENT,
            json!({ "agent_uid": agent, "purpose": purpose, "given": given, "at": at }),
        ),
        ProfileChange::HiddenFrom { organisations } => Unit::of(
            AGENT_SET_HIDDEN_ORGANISATIONS,
            json!({ "agent_uid": agent, "organisation_uids": organisations }),
        ),
        ProfileChange::Declare {
            competency,
            level,
            last_used,
        } => {
            let ask = json!({
                "agent_uid": agent,
                "competency_uid": competency,
                "level": level,
                "last_used": last_used,
                "at": at,
            });
            derived(Unit::of(AGENT_DECLARE_COMPETENCY, ask), agent, occasion)
        }
        ProfileChange::Withdraw { competency } => {
            let ask = json!({ "agent_uid": agent, "competency_uid": competency });
            derived(Unit::of(AGENT_WITHDRAW_COMPETENCY, ask), agent, occasion)
        }
        ProfileChange::Profile {
            move_intent,
            mobile_from,
            grade,
        } => Unit::of(
            AGENT_UPDATE_PROFILE,
            json!({
                "agent_uid": agent,
                "move_intent": move_intent,
                "says_mobile_from": *mobile_from != Amended::Kept,
                "mobile_from": now(mobile_from),
                "says_grade": *grade != Amended::Kept,
                "grade": now(grade),
            }),
        ),
        ProfileChange::Wanted { competencies } => {
            let rows = competencies.iter().zip(1..);
            let rows: Vec<_> = rows
                .map(|(uid, rank)| json!({ "competency_uid": uid, "rank": rank }))
                .collect();
            Unit::of(
                AGENT_SET_WANTED,
                json!({ "agent_uid": agent, "rows": rows }),
            )
        }
        ProfileChange::ForgetAspirations => {
            Unit::of(AGENT_CLEAR_ASPIRATIONS, json!({ "agent_uid": agent }))
        }
        ProfileChange::Aspirations {
            occupations,
            organisations,
            places,
            horizon_months,
        } => {
            let wish = json!({
                "uid": format!("{agent}:wish"),
                "agent_uid": agent,
                "occupation_uids": occupations,
                "organisation_uids": organisations,
                "place_uids": places,
                "horizon_months": horizon_months,
            });
            Unit::of(AGENT_CLEAR_ASPIRATIONS, json!({ "agent_uid": agent }))
                .and(IMPORT_ASPIRATIONS, json!({ "rows": [wish] }))
        }
    }
}

/// What is said anew.
fn now<T>(amended: &Amended<T>) -> Option<&T> {
    match amended {
        Amended::Kept => None,
        Amended::Now(value) => value.as_ref(),
    }
}

/// The change of an agent's competencies with what follows from it.
pub(super) fn derived(unit: Unit, agent: &str, occasion: &Occasion) -> Unit {
    with_competencies_of(unit, &[agent.to_owned()], occasion.into())
}

/// Runs a unit, unless its key was used before; key, unit and mark of change are kept together.
pub(super) async fn once(store: &GraphStore, unit: Unit, occasion: &Occasion) -> Result<(), Error> {
    answered::<IgnoredAny>(store, unit, occasion).await?;
    Ok(())
}

/// The same, with the rows of the unit's last statement; none when its key was used before.
pub(super) async fn answered<Row: DeserializeOwned + Send + 'static>(
    store: &GraphStore,
    unit: Unit,
    occasion: &Occasion,
) -> Result<Option<Vec<Row>>, Error> {
    let unit = noted(unit);
    let Some(key) = &occasion.key else {
        return Ok(Some(store.write(unit).await?));
    };
    let note = json!({ "uid": key, "used_at": instant(occasion.now) });
    let keyed = unit.after(IDEMPOTENCY_KEY_RECORD, note);
    match store.write(keyed).await {
        Ok(rows) => Ok(Some(rows)),
        Err(GraphError::Conflict { statement, source }) => {
            let ask = json!({ "uid": key });
            let used: Vec<IgnoredAny> = store.read(IDEMPOTENCY_KEY_FIND, ask).await?;
            if used.is_empty() {
                return Err(GraphError::Conflict { statement, source }.into());
            }
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// Runs a unit whose first statement looks for its key, notes it with its effect, and says what became
/// of it in one row; no row when it is not for the one who asks.
///
/// A key that another unit noted meanwhile is found at the second try.
pub(super) async fn kept_once<Row>(store: &GraphStore, unit: Unit) -> Result<Option<Row>, Error>
where
    Row: DeserializeOwned + Send + 'static,
{
    let unit = noted(unit);
    let rows = match store.write(unit.clone()).await {
        Err(GraphError::Conflict { .. }) => store.write(unit).await,
        other => other,
    };
    Ok(rows?.into_iter().next())
}

/// The key of a new node: the same for the same idempotency key, so that a repeated change finds it.
pub(super) fn fresh_uid(prefix: &str, occasion: &Occasion) -> String {
    match &occasion.key {
        Some(key) => {
            let digest = format!("{:x}", Sha256::digest(key));
            format!("{prefix}-{}", &digest[..32])
        }
        None => format!("{prefix}-{}", Uuid::new_v4().simple()),
    }
}
