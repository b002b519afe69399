//! Writes that people ask for.

use async_trait::async_trait;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    consent::consent_unit,
    watch::{noted, noting},
};
use crate::{
    domain::{
        calendar::{instant, precise_instant},
        error::Error,
        parameter::PROPOSED_CONFIDENCE,
        profile::port::{
            ChangeGraph, IdempotencyKey, MOST_HIDDEN_ORGANISATIONS, Patch, ProfileChange,
            WriteContext, keys_expired_at,
        },
        refusal::Obstacle,
        watch::port::Subject,
    },
    graph::{
        catalog::{
            AGENT_CLEAR_ASPIRATIONS, AGENT_DECLARE_COMPETENCY, AGENT_DROP_PROPOSALS,
            AGENT_HIDE_FROM_ORGANISATION, AGENT_KEEP_PROPOSALS, AGENT_REJECT_COMPETENCY,
            AGENT_RESTORE_COMPETENCY, AGENT_SET_HIDDEN_ORGANISATIONS, AGENT_SET_WANTED,
            AGENT_SHOW_TO_ORGANISATION, AGENT_UPDATE_PROFILE, AGENT_WITHDRAW_COMPETENCY,
            IMPORT_ASPIRATIONS,
        },
        derived::with_competencies_of,
        row::OutcomeRow,
        store::{GraphStore, Unit},
        unit::Written,
    },
};

#[async_trait]
impl ChangeGraph for GraphStore {
    async fn change_profile(
        &self,
        agent: &str,
        change: &ProfileChange,
        write: &WriteContext,
    ) -> Result<(), Error> {
        let unit = profile_unit(self, agent, change, write).await?;
        let mut subjects = vec![Subject::Agent(agent.to_owned())];
        if matches!(change, ProfileChange::Consent { .. }) {
            subjects.push(Subject::Introductions);
        }
        let unit = noting(unit, &subjects);
        once(self, unit, write).await
    }
}

#[expect(clippy::too_many_lines, reason = "a match, one arm a change")]
async fn profile_unit(
    store: &GraphStore,
    agent: &str,
    change: &ProfileChange,
    write: &WriteContext,
) -> Result<Unit, Error> {
    let at = instant(write.now);
    Ok(match change {
        ProfileChange::Consent { purpose, given } => {
            consent_unit(store, agent, *purpose, *given, write).await?
        }
        ProfileChange::HiddenFrom { organisations } => Unit::new(
            AGENT_SET_HIDDEN_ORGANISATIONS,
            json!({ "agent_uid": agent, "organisation_uids": organisations, "at": at }),
        ),
        ProfileChange::Hide { organisation } => Unit::new(
            AGENT_HIDE_FROM_ORGANISATION,
            json!({
                "agent_uid": agent,
                "organisation_uid": organisation,
                "most": MOST_HIDDEN_ORGANISATIONS,
            }),
        ),
        ProfileChange::Show { organisation } => Unit::new(
            AGENT_SHOW_TO_ORGANISATION,
            json!({ "agent_uid": agent, "organisation_uid": organisation, "at": at }),
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
            derived(Unit::new(AGENT_DECLARE_COMPETENCY, ask), agent, write)
        }
        ProfileChange::Withdraw { competency } => {
            let ask = json!({ "agent_uid": agent, "competency_uid": competency, "at": at });
            derived(Unit::new(AGENT_WITHDRAW_COMPETENCY, ask), agent, write)
        }
        ProfileChange::Reject { competency } => {
            let ask = json!({ "agent_uid": agent, "competency_uid": competency, "at": at });
            derived(Unit::new(AGENT_REJECT_COMPETENCY, ask), agent, write)
        }
        ProfileChange::Restore { competency } => {
            let ask = json!({ "agent_uid": agent, "competency_uid": competency });
            derived(Unit::new(AGENT_RESTORE_COMPETENCY, ask), agent, write)
        }
        ProfileChange::Keep { competencies } => Unit::new(
            AGENT_KEEP_PROPOSALS,
            json!({
                "agent_uid": agent,
                "competency_uids": competencies,
                "confidence": PROPOSED_CONFIDENCE,
                "at": at,
            }),
        ),
        ProfileChange::Drop { competencies } => Unit::new(
            AGENT_DROP_PROPOSALS,
            json!({ "agent_uid": agent, "competency_uids": competencies, "at": at }),
        ),
        ProfileChange::Profile {
            move_intent,
            mobile_from,
            grade,
        } => Unit::new(
            AGENT_UPDATE_PROFILE,
            json!({
                "agent_uid": agent,
                "move_intent": move_intent,
                "says_mobile_from": *mobile_from != Patch::Unchanged,
                "mobile_from": set_value(mobile_from),
                "says_grade": *grade != Patch::Unchanged,
                "grade": set_value(grade),
                "at": precise_instant(write.now),
            }),
        ),
        ProfileChange::Wanted { competencies } => {
            let rows = competencies.iter().zip(1..);
            let rows: Vec<_> = rows
                .map(|(uid, rank)| json!({ "competency_uid": uid, "rank": rank }))
                .collect();
            Unit::new(
                AGENT_SET_WANTED,
                json!({ "agent_uid": agent, "rows": rows, "at": at }),
            )
        }
        ProfileChange::ForgetAspirations => Unit::new(
            AGENT_CLEAR_ASPIRATIONS,
            json!({ "agent_uid": agent, "at": at }),
        ),
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
                "said": true,
                "stated_by": "api",
            });
            Unit::new(
                AGENT_CLEAR_ASPIRATIONS,
                json!({ "agent_uid": agent, "at": at }),
            )
            .and(IMPORT_ASPIRATIONS, json!({ "rows": [wish] }))
        }
    })
}

/// The value that a patch sets; none where it clears the field or leaves it alone.
fn set_value<T>(patch: &Patch<T>) -> Option<&T> {
    match patch {
        Patch::Unchanged => None,
        Patch::Set(value) => value.as_ref(),
    }
}

/// The change of an agent's competencies with what follows from it.
pub(super) fn derived<Row>(unit: Unit<Row>, agent: &str, write: &WriteContext) -> Unit<Row> {
    with_competencies_of(unit, &[agent.to_owned()], write.into())
}

/// Makes a change at most once for its idempotency key; key, change and mark of change are kept together.
pub(super) async fn once(
    store: &GraphStore,
    unit: Unit,
    write: &WriteContext,
) -> Result<(), Error> {
    written(store, unit, write, None, |_| true).await?;
    Ok(())
}

/// Whether the same change was made before under its key; nothing is written.
pub(super) async fn repeated(store: &GraphStore, write: &WriteContext) -> Result<bool, Error> {
    let Some(key) = &write.key else {
        return Ok(false);
    };
    let unit = Unit::default().under(taking(key, write, None));
    let outcome = store.write_if::<IgnoredAny>(unit, |_| false).await?;
    Ok(matches!(outcome, Written::Repeated { .. }))
}

/// The parameters with which a change takes its key; `made` is the uid of what it creates.
fn taking(key: &IdempotencyKey, write: &WriteContext, made: Option<&str>) -> Value {
    json!({
        "uid": key.uid,
        "digest": key.digest,
        "made": made,
        "at": instant(write.now),
        "expired_at": instant(keys_expired_at(write.now)),
    })
}

/// The outcome of a guarded statement, as its row says it.
pub(super) trait Outcome:
    DeserializeOwned + Copy + PartialEq + Send + Sync + 'static
{
}

impl<T: DeserializeOwned + Copy + PartialEq + Send + Sync + 'static> Outcome for T {}

/// Makes a change whose statement answers an outcome, at most once for its idempotency key.
///
/// Nothing is kept, the key included, unless the outcome is `done`; it is `done` too where the change was
/// made before under its key. No outcome when the statement has no row: what it is about is absent.
pub(super) async fn decided<T: Outcome>(
    store: &GraphStore,
    unit: Unit<OutcomeRow<T>>,
    write: &WriteContext,
    done: T,
) -> Result<Option<T>, Error> {
    let wanted = move |rows: &[OutcomeRow<T>]| is(rows, done);
    Ok(match written(store, unit, write, None, wanted).await? {
        Change::Now(rows) => rows.into_iter().next().map(|row| row.outcome),
        Change::Before { .. } => Some(done),
    })
}

/// The same for a change that creates a node, with the node's uid: `made`, or that of the change before.
pub(super) async fn created<T: Outcome>(
    store: &GraphStore,
    unit: Unit<OutcomeRow<T>>,
    write: &WriteContext,
    done: T,
    made: String,
) -> Result<Option<(String, T)>, Error> {
    let wanted = move |rows: &[OutcomeRow<T>]| is(rows, done);
    let change = written(store, unit, write, Some(&made), wanted).await?;
    Ok(match change {
        Change::Now(rows) => rows.into_iter().next().map(|row| (made, row.outcome)),
        Change::Before { made: before } => Some((before.unwrap_or(made), done)),
    })
}

fn is<T: Outcome>(rows: &[OutcomeRow<T>], done: T) -> bool {
    rows.first().is_some_and(|row| row.outcome == done)
}

/// Whether a change was made now, or before under the same idempotency key.
enum Change<Row> {
    /// It ran now, with these rows.
    Now(Vec<Row>),
    /// It was made before.
    Before {
        /// What was created then.
        made: Option<String>,
    },
}

/// Runs the unit of a change under its idempotency key; `made` is the uid of what it creates.
async fn written<Row: DeserializeOwned + Send + 'static>(
    store: &GraphStore,
    unit: Unit<Row>,
    write: &WriteContext,
    made: Option<&str>,
    wanted: impl Fn(&[Row]) -> bool + Send + Sync + 'static,
) -> Result<Change<Row>, Error> {
    let mut unit = noted(unit);
    if let Some(key) = &write.key {
        unit = unit.under(taking(key, write, made));
    }
    match store.write_if(unit, wanted).await? {
        Written::Kept(rows) | Written::Refused(rows) => Ok(Change::Now(rows)),
        Written::Repeated { made } => Ok(Change::Before { made }),
        Written::KeyReused => Err(Error::NotNow(Obstacle::KeyReused)),
    }
}

/// The uid of a new node.
pub(super) fn fresh_uid(prefix: &str) -> String {
    format!("{prefix}-{}", Uuid::new_v4().simple())
}
