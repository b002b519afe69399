//! Which keys exist: those of this import, and those of the graph, asked for when first met.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use serde_json::json;

use super::row::CsvRow;
use crate::graph::{
    catalog::{
        IMPORT_KNOWN_ACCOMPANIMENTS, IMPORT_KNOWN_AGENTS, IMPORT_KNOWN_COMMUNITIES,
        IMPORT_KNOWN_COMPETENCIES, IMPORT_KNOWN_CORPS, IMPORT_KNOWN_OCCUPATIONS,
        IMPORT_KNOWN_ORGANISATIONS, IMPORT_KNOWN_PLACES, IMPORT_KNOWN_POSTS,
        IMPORT_KNOWN_TRAININGS, Returning,
    },
    error::GraphError,
    row::UidRow,
    store::GraphStore,
};

/// The keys that exist, by hash.
#[derive(Default)]
pub(super) struct KnownKeys(HashSet<u64>);

impl KnownKeys {
    /// Notes a key that has just been written.
    pub(super) fn declare(&mut self, label: &str, uid: &str) {
        self.0.insert(hash(label, uid));
    }

    /// The first column of a row that refers to what does not exist.
    pub(super) fn missing(&self, row: &CsvRow) -> Option<&'static str> {
        row.references
            .iter()
            .find(|(_, label, uid)| !self.0.contains(&hash(label, uid)))
            .map(|(column, ..)| *column)
    }

    /// Asks the graph for the keys of some rows that are not known yet.
    pub(super) async fn ask(
        &mut self,
        store: &GraphStore,
        rows: &[CsvRow],
    ) -> Result<(), GraphError> {
        let mut asked: HashMap<&'static str, HashSet<&str>> = HashMap::new();
        for (_, label, uid) in rows.iter().flat_map(|row| &row.references) {
            if !self.0.contains(&hash(label, uid)) {
                asked.entry(label).or_default().insert(uid);
            }
        }
        for (label, uids) in asked {
            let Some(statement) = statement(label) else {
                continue;
            };
            let found = store.read(statement, json!({ "uids": uids })).await?;
            for row in found {
                self.declare(label, &row.uid);
            }
        }
        Ok(())
    }
}

fn hash(label: &str, uid: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (label, uid).hash(&mut hasher);
    hasher.finish()
}

fn statement(label: &str) -> Option<Returning<UidRow>> {
    Some(match label {
        "Accompaniment" => IMPORT_KNOWN_ACCOMPANIMENTS,
        "Agent" => IMPORT_KNOWN_AGENTS,
        "Community" => IMPORT_KNOWN_COMMUNITIES,
        "Competency" => IMPORT_KNOWN_COMPETENCIES,
        "Corps" => IMPORT_KNOWN_CORPS,
        "Occupation" => IMPORT_KNOWN_OCCUPATIONS,
        "Organisation" => IMPORT_KNOWN_ORGANISATIONS,
        "Place" => IMPORT_KNOWN_PLACES,
        "Post" => IMPORT_KNOWN_POSTS,
        "Training" => IMPORT_KNOWN_TRAININGS,
        _ => return None,
    })
}
