//! Which keys exist: those of this import, and those of the graph, asked for when first met.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use serde_json::{Value, json};

use super::{format::CsvFile, row::CsvRow};
use crate::graph::{
    catalog::{
        IMPORT_KNOWN_ACCOMPANIMENTS, IMPORT_KNOWN_AGENTS, IMPORT_KNOWN_COMMUNITIES,
        IMPORT_KNOWN_COMPETENCIES, IMPORT_KNOWN_CORPS, IMPORT_KNOWN_OCCUPATIONS,
        IMPORT_KNOWN_ORGANISATIONS, IMPORT_KNOWN_PLACES, IMPORT_KNOWN_POSTS,
        IMPORT_KNOWN_TRAININGS, IMPORT_LIST_ALIASES, Returning,
    },
    error::GraphError,
    row::UidRow,
    store::GraphStore,
};

/// The keys that exist, by hash.
#[derive(Default)]
pub(super) struct KnownKeys {
    exact: HashSet<u64>,
    /// Those with capitals, by the hash of how they are folded; none where two are folded the same way.
    folded: HashMap<u64, Option<String>>,
    /// The keys of agents who turned out to be another one, and who that is.
    aliases: HashMap<String, String>,
}

impl KnownKeys {
    /// Notes a key that has just been written.
    pub(super) fn declare(&mut self, label: &str, uid: &str) {
        let folded = fold(uid);
        if self.exact.insert(hash(label, uid)) && folded != uid {
            self.folded
                .entry(hash(label, &folded))
                .and_modify(|known| *known = None)
                .or_insert_with(|| Some(uid.to_owned()));
        }
    }

    /// The first column of a row that refers to what does not exist.
    pub(super) fn missing<'r>(&self, row: &'r CsvRow) -> Option<(&'static str, &'r str)> {
        row.references
            .iter()
            .find(|(_, label, uid)| !self.exact.contains(&hash(label, uid)))
            .map(|(column, _, uid)| (*column, uid.as_str()))
    }

    /// Reads which keys are those of agents who turned out to be another one.
    pub(super) async fn read_aliases(&mut self, store: &GraphStore) -> Result<(), GraphError> {
        let found = store.read(IMPORT_LIST_ALIASES, json!({})).await?;
        let found = found.into_iter();
        self.aliases = found.map(|row| (row.uid, row.other_uid)).collect();
        Ok(())
    }

    /// The agents who stayed of two.
    pub(super) fn merged(&self) -> BTreeSet<&String> {
        self.aliases.values().collect()
    }

    /// Who the agent with a key turned out to be; the same key for everybody else.
    pub(super) fn stays<'k>(&'k self, uid: &'k str) -> &'k str {
        self.aliases.get(uid).map_or(uid, String::as_str)
    }

    /// Gives the row of an agent who turned out to be another one to that one; false where the row is about nobody else then.
    pub(super) fn redirect(&self, file: &CsvFile, row: &mut CsvRow) -> bool {
        if self.aliases.is_empty() {
            return true;
        }
        if file.declares == Some("Agent") && self.aliases.contains_key(row.uid()) {
            return false;
        }
        let redirected = replace(row, |label, uid| {
            let known = self.aliases.get(uid).filter(|_| label == "Agent");
            known.cloned()
        });
        if redirected == 0 {
            return true;
        }
        // What they agreed to under the other key was not given to this one; what they withdrew is.
        if file.name == "consents.csv" {
            let withdrawn = row.values.get("withdrawn_at").cloned().unwrap_or_default();
            let takes_back = !withdrawn.is_null();
            row.values.insert("granted_at".to_owned(), withdrawn);
            return takes_back;
        }
        let references = row.references.iter();
        let agents = references.filter(|(_, label, _)| *label == "Agent");
        let agents: Vec<_> = agents.map(|(.., uid)| uid).collect();
        agents.len() < 2 || agents[0] != agents[1]
    }

    /// Replaces the keys of a row that exist with other capitals only; says how many.
    pub(super) fn resolve(&self, row: &mut CsvRow) -> u64 {
        replace(row, |label, uid| {
            if self.exact.contains(&hash(label, uid)) {
                return None;
            }
            self.otherwise(label, uid)
        })
    }

    /// The one key that is the same but for capitals.
    fn otherwise(&self, label: &str, uid: &str) -> Option<String> {
        let folded = fold(uid);
        let small = self.exact.contains(&hash(label, &folded));
        match self.folded.get(&hash(label, &folded)) {
            Some(known) if !small => known.clone(),
            None if small => Some(folded),
            _ => None,
        }
    }
    /// Asks the graph for the keys of some rows that are not known yet.
    pub(super) async fn ask(
        &mut self,
        store: &GraphStore,
        rows: &[CsvRow],
    ) -> Result<(), GraphError> {
        let mut asked: HashMap<&'static str, HashSet<String>> = HashMap::new();
        for (_, label, uid) in rows.iter().flat_map(|row| &row.references) {
            if !self.exact.contains(&hash(label, uid)) {
                let uids = asked.entry(label).or_default();
                uids.extend([uid.clone(), fold(uid), uid.to_uppercase()]);
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

/// Replaces the keys to which a row refers, by their labels, where another is given; says how many.
fn replace(row: &mut CsvRow, other: impl Fn(&str, &str) -> Option<String>) -> u64 {
    let mut replaced = Vec::new();
    for (column, label, uid) in &mut row.references {
        if let Some(known) = other(label, uid) {
            replaced.push((*column, std::mem::replace(uid, known.clone()), known));
        }
    }
    for (column, was, known) in &replaced {
        match row.values.get_mut(*column) {
            Some(Value::Array(all)) => {
                for uid in all.iter_mut().filter(|uid| *uid == was) {
                    *uid = known.as_str().into();
                }
            }
            Some(uid) => *uid = known.as_str().into(),
            None => {}
        }
    }
    replaced.len() as u64
}

/// A key without its capitals.
pub(super) fn fold(uid: &str) -> String {
    uid.to_lowercase()
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
