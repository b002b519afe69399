//! Finds the agents who are one person twice, so that nobody is shown themselves as a peer.

use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::{Moment, record_unit};
use crate::graph::{
    catalog::{IMPORT_LIST_SAME_PERSONS, REFRESH_LINK_SAME_PERSONS, REFRESH_UNLINK_SAME_PERSONS},
    error::GraphError,
    store::{GraphStore, Unit},
};

/// The part of the refresh.
const PART: &str = "same_persons";

/// Links the agents who are one person; they are few.
pub(super) async fn link(
    store: &GraphStore,
    moment: Moment,
    parts: &mut Vec<(&'static str, usize)>,
) -> Result<(), GraphError> {
    let found = store.read(IMPORT_LIST_SAME_PERSONS, json!({})).await?;
    let rows: Vec<Value> = found
        .iter()
        .map(|row| json!({ "uid": row.uid, "other_uid": row.other_uid }))
        .collect();
    parts.push((PART, rows.len()));
    let unit = Unit::<IgnoredAny>::new(REFRESH_UNLINK_SAME_PERSONS, json!({}))
        .and(REFRESH_LINK_SAME_PERSONS, json!({ "rows": rows }));
    store.write(record_unit(unit, PART, moment)).await?;
    Ok(())
}
