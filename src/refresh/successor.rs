//! Follows what was renamed, merged or reformed to its last successor.
//!
//! What is recorded under a corps or an occupation that was replaced is moved to the last successor, and each moved
//! relationship keeps under what it was recorded: so that statements know one corps and one occupation, and an export
//! gives back what it was given. Organisations and competencies stay where they are, and are walked through.

use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::{Moment, PAGE, next_keys, record};
use crate::graph::{
    catalog::{
        REFRESH_FIND_SUCCESSORS_OF_COMPETENCIES, REFRESH_FIND_SUCCESSORS_OF_CORPS,
        REFRESH_FIND_SUCCESSORS_OF_OCCUPATIONS, REFRESH_FIND_SUCCESSORS_OF_ORGANISATIONS,
        REFRESH_FOLLOW_CORPS, REFRESH_FOLLOW_OCCUPATIONS, REFRESH_FOLLOW_WISHES,
        REFRESH_HIDE_FROM_SUCCESSORS, REFRESH_LIST_COMPETENCIES, REFRESH_LIST_CORPS,
        REFRESH_LIST_OCCUPATIONS, REFRESH_LIST_ORGANISATIONS,
        REFRESH_NAME_SUCCESSORS_OF_COMPETENCIES, REFRESH_NAME_SUCCESSORS_OF_CORPS,
        REFRESH_NAME_SUCCESSORS_OF_OCCUPATIONS, REFRESH_NAME_SUCCESSORS_OF_ORGANISATIONS,
        REFRESH_NOTE_FOLLOWED_CORPS, REFRESH_NOTE_FOLLOWED_OCCUPATIONS, REFRESH_UNFOLLOW_CORPS,
        REFRESH_UNFOLLOW_OCCUPATIONS, REFRESH_UNFOLLOW_WISHES, Returning, Statement,
    },
    error::GraphError,
    row::{MovedRow, UidRow},
    store::{GraphStore, Unit},
};

/// Relationships that are moved in one transaction.
const MOVED: i64 = 3_000;

/// What may be replaced.
struct Kind {
    list: Returning<UidRow>,
    find: Statement,
    /// What is moved, in this order; what is at a former successor first.
    moves: &'static [Returning<MovedRow>],
    after: &'static [Statement],
}

const KINDS: [Kind; 4] = [
    Kind {
        list: REFRESH_LIST_CORPS,
        find: REFRESH_FIND_SUCCESSORS_OF_CORPS,
        moves: &[REFRESH_UNFOLLOW_CORPS, REFRESH_FOLLOW_CORPS],
        after: &[
            REFRESH_NOTE_FOLLOWED_CORPS,
            REFRESH_NAME_SUCCESSORS_OF_CORPS,
        ],
    },
    Kind {
        list: REFRESH_LIST_OCCUPATIONS,
        find: REFRESH_FIND_SUCCESSORS_OF_OCCUPATIONS,
        moves: &[
            REFRESH_UNFOLLOW_OCCUPATIONS,
            REFRESH_UNFOLLOW_WISHES,
            REFRESH_FOLLOW_OCCUPATIONS,
            REFRESH_FOLLOW_WISHES,
        ],
        after: &[
            REFRESH_NOTE_FOLLOWED_OCCUPATIONS,
            REFRESH_NAME_SUCCESSORS_OF_OCCUPATIONS,
        ],
    },
    Kind {
        list: REFRESH_LIST_COMPETENCIES,
        find: REFRESH_FIND_SUCCESSORS_OF_COMPETENCIES,
        moves: &[],
        after: &[REFRESH_NAME_SUCCESSORS_OF_COMPETENCIES],
    },
    Kind {
        list: REFRESH_LIST_ORGANISATIONS,
        find: REFRESH_FIND_SUCCESSORS_OF_ORGANISATIONS,
        moves: &[],
        after: &[
            REFRESH_NAME_SUCCESSORS_OF_ORGANISATIONS,
            REFRESH_HIDE_FROM_SUCCESSORS,
        ],
    },
];

/// Follows all of them; `parts` has how many nodes may be replaced.
pub(super) async fn follow(
    store: &GraphStore,
    moment: Moment,
    parts: &mut Vec<(&'static str, usize)>,
) -> Result<(), GraphError> {
    let mut nodes = 0;
    for kind in &KINDS {
        let mut after = String::new();
        let mut pages = Vec::new();
        while let Some(uids) = next_keys(store, kind.list, PAGE, &mut after).await? {
            nodes += uids.len();
            let ask = json!({ "uids": uids, "as_of": moment.as_of.to_string() });
            let unit = Unit::<IgnoredAny>::new(kind.find, ask.clone());
            store.write(unit).await?;
            pages.push(ask);
        }
        for statement in kind.moves {
            for ask in &pages {
                move_all(store, *statement, ask).await?;
            }
        }
        for ask in &pages {
            let unit = kind
                .after
                .iter()
                .fold(Unit::default(), |unit, step| unit.and(*step, ask.clone()));
            store.write::<IgnoredAny>(unit).await?;
        }
    }
    record(store, "successors", moment).await?;
    parts.push(("successors", nodes));
    Ok(())
}

/// Moves what a page of nodes has, some in each transaction, until nothing is left.
async fn move_all(
    store: &GraphStore,
    statement: Returning<MovedRow>,
    ask: &Value,
) -> Result<(), GraphError> {
    let mut ask = ask.clone();
    ask["limit"] = MOVED.into();
    loop {
        let unit = Unit::new(statement, ask.clone());
        let rows = store.write(unit).await?;
        if rows.iter().map(|row: &MovedRow| row.moved).sum::<i64>() < MOVED {
            return Ok(());
        }
    }
}
