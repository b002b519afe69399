//! One of two agents who are the same person.

use std::collections::BTreeMap;

use serde::{Serialize, de::IgnoredAny};
use serde_json::json;

use super::{
    catalog::{
        CONSENT_SET_LABELS, IMPORT_END_FOLLOWED_ASSIGNMENTS, IMPORT_KNOWN_AGENTS,
        IMPORT_LIST_ALIASES, INTRODUCTION_END_WITHDRAWN, MERGE_CAREERS, MERGE_CHOICES,
        MERGE_CONSENTS, MERGE_ENDORSEMENTS, MERGE_FEEDBACK, MERGE_GRADES, MERGE_INCOMING,
        MERGE_KNOWLEDGE, MERGE_LIST_RECORDS, MERGE_OUTGOING, MERGE_OWN, MERGE_RETIRE,
        MERGE_SAME_ASSIGNMENTS, MERGE_WAITING_WITHDRAWALS, REFRESH_DATE_POSITIONS,
        REFRESH_LINK_NEXT, REFRESH_LINK_WORKPLACES, REFRESH_MARK_CURRENT_ASSIGNMENTS,
        REFRESH_PRUNE_NEXT,
    },
    derived::{Moment, of_day},
    error::GraphError,
    store::{GraphStore, Unit},
};

/// What became of two agents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Merged {
    /// The agent who stays.
    pub keep: String,
    /// The agent who goes.
    pub retire: String,
    /// Whether they were one already: nothing was done.
    pub before: bool,
    /// What there was about the agent who went, by type of relationship.
    pub records: BTreeMap<String, u64>,
}

/// Why two agents are not made one.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MergeError {
    /// The two keys are one.
    #[error("{0}: an agent is not merged with themselves")]
    Same(String),
    /// No agent has this key.
    #[error("{0}: no agent has this key")]
    Unknown(String),
    /// The agent was merged with another one.
    #[error("{uid}: merged with {kept} before")]
    Elsewhere {
        /// The agent who went.
        uid: String,
        /// Who stayed.
        kept: String,
    },
    /// The graph failed; nothing was changed.
    #[error(transparent)]
    Graph(#[from] GraphError),
}

/// Gives an agent all that there is about another who is the same person, in one transaction; only looks when `is_dry`.
///
/// Of consents the stricter word counts. Imports know the key of the one who went from then on.
///
/// # Errors
/// See [`MergeError`].
pub async fn merge_agents(
    store: &GraphStore,
    (keep, retire): (&str, &str),
    moment: Moment,
    is_dry: bool,
) -> Result<Merged, MergeError> {
    if keep == retire {
        return Err(MergeError::Same(keep.to_owned()));
    }
    let mut merged = Merged {
        keep: keep.to_owned(),
        retire: retire.to_owned(),
        before: false,
        records: BTreeMap::new(),
    };
    let aliases = store.read(IMPORT_LIST_ALIASES, json!({})).await?;
    for row in aliases {
        if row.uid == retire && row.other_uid == keep {
            merged.before = true;
            return Ok(merged);
        }
        if row.uid == retire || row.uid == keep {
            return Err(MergeError::Elsewhere {
                uid: row.uid,
                kept: row.other_uid,
            });
        }
    }
    let uids = json!({ "uids": [keep, retire] });
    let known = store.read(IMPORT_KNOWN_AGENTS, uids).await?;
    for uid in [keep, retire] {
        if !known.iter().any(|row| row.uid == uid) {
            return Err(MergeError::Unknown(uid.to_owned()));
        }
    }
    for row in store
        .read(MERGE_LIST_RECORDS, json!({ "uid": retire }))
        .await?
    {
        merged.records.insert(row.what, row.records);
    }
    if !is_dry {
        store.write(unit(keep, retire, moment)).await?;
        // Of two careers in one, what has no end though something followed ends, as after an import.
        let ended = json!({ "uids": [keep] });
        store
            .write(Unit::new(IMPORT_END_FOLLOWED_ASSIGNMENTS, ended))
            .await?;
    }
    Ok(merged)
}

fn unit(keep: &str, retire: &str, moment: Moment) -> Unit {
    let mut both = of_day(moment);
    both["keep"] = keep.into();
    both["retire"] = retire.into();
    both["uids"] = json!([keep]);
    let steps = [
        MERGE_CAREERS,
        MERGE_GRADES,
        MERGE_FEEDBACK,
        MERGE_ENDORSEMENTS,
        MERGE_OUTGOING,
        MERGE_INCOMING,
        MERGE_OWN,
        MERGE_KNOWLEDGE,
        MERGE_CHOICES,
        MERGE_CONSENTS,
        MERGE_WAITING_WITHDRAWALS,
        MERGE_RETIRE,
        MERGE_SAME_ASSIGNMENTS,
        CONSENT_SET_LABELS,
        INTRODUCTION_END_WITHDRAWN,
        REFRESH_MARK_CURRENT_ASSIGNMENTS,
        REFRESH_DATE_POSITIONS,
        REFRESH_LINK_WORKPLACES,
        REFRESH_PRUNE_NEXT,
        REFRESH_LINK_NEXT,
    ];
    let start = Unit::<IgnoredAny>::default();
    steps
        .into_iter()
        .fold(start, |unit, step| unit.and(step, both.clone()))
}
