//! Writes on each assignment when its spell began, and whether it stands for one that counts.

use serde::{Serialize, de::IgnoredAny};
use serde_json::json;

use super::{Moment, PAGE, next_keys, record};
use crate::{
    domain::spell::{HeldAssignment, spells},
    graph::{
        catalog::{REFRESH_LIST_AGENTS, REFRESH_MARK_SPELLS, REFRESH_READ_ASSIGNMENTS},
        error::GraphError,
        store::{GraphStore, Unit},
    },
};

/// What is written on an assignment.
#[derive(Serialize)]
struct Mark {
    uid: String,
    since: String,
    main: bool,
}

/// Marks the assignments of every agent; `parts` has how many agents there are.
pub(super) async fn mark(
    store: &GraphStore,
    moment: Moment,
    parts: &mut Vec<(&'static str, usize)>,
) -> Result<(), GraphError> {
    let mut after = String::new();
    let mut agents = 0;
    while let Some(uids) = next_keys(store, REFRESH_LIST_AGENTS, PAGE, &mut after).await? {
        agents += uids.len();
        let ask = json!({ "uids": uids });
        let rows = store.read(REFRESH_READ_ASSIGNMENTS, ask).await?;
        let careers = rows.chunk_by(|a, b| a.agent_uid == b.agent_uid);
        let marks: Vec<Mark> = careers
            .flat_map(|career| {
                let held: Vec<HeldAssignment> = career.iter().map(HeldAssignment::from).collect();
                spells(&held)
            })
            .map(|found| Mark {
                uid: found.uid,
                since: found.since.to_string(),
                main: found.main,
            })
            .collect();
        let unit = Unit::<IgnoredAny>::new(REFRESH_MARK_SPELLS, json!({ "rows": marks }));
        store.write(unit).await?;
    }
    record(store, "spells", moment).await?;
    parts.push(("spells", agents));
    Ok(())
}
