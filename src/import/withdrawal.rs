//! What a source says no more: found before anything is written, taken back when everything is.
//!
//! A file that is complete decides what exists of its source. Its keys, those of refused rows too, are compared with
//! what the graph has of the source; what others state, or said over the API, stays.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{batch::Batch, format::CsvFile, known::fold};
use crate::{
    domain::calendar::precise_instant,
    graph::{
        catalog::{self, Returning, Statement},
        error::GraphError,
        row::{Standing, StatedRow},
        store::{GraphStore, Unit},
    },
};

/// How what a file states stands in the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Nodes of a label of a référentiel.
    Nodes(&'static str),
    Agents,
    /// Records of a label, each about one agent.
    Records(&'static str),
    /// Relationships of some types from nodes of a label.
    Relationships(&'static str, &'static [&'static str]),
    Posts,
    Vacancies,
    Consents,
}

/// What a file states, and the columns that are its key in the graph, in the order of the graph.
struct Stated {
    kind: Kind,
    key: &'static [&'static str],
}

/// How what a file states stands in the graph; none for a file that this does not know.
fn stated(file: &str) -> Option<Stated> {
    const UID: &[&str] = &["uid"];
    const RELATION: &[&str] = &["from_uid", "to_uid", "kind"];
    const SKILL: &[&str] = &["agent_uid", "competency_uid"];
    let (kind, key) = match file {
        "organisations.csv" => (Kind::Nodes("Organisation"), UID),
        "places.csv" => (Kind::Nodes("Place"), UID),
        "corps.csv" => (Kind::Nodes("Corps"), UID),
        "competencies.csv" => (Kind::Nodes("Competency"), UID),
        "competency_relations.csv" => (
            Kind::Relationships("Competency", &["BROADER", "RELATED", "ALIGNED"]),
            RELATION,
        ),
        "occupations.csv" => (Kind::Nodes("Occupation"), UID),
        "occupation_needs.csv" => (
            Kind::Relationships("Occupation", &["NEEDS"]),
            &["occupation_uid", "competency_uid"][..],
        ),
        "occupation_relations.csv" => (
            Kind::Relationships("Occupation", &["BROADER", "ALIGNED", "MOBILITY"]),
            RELATION,
        ),
        "trainings.csv" => (Kind::Nodes("Training"), UID),
        "training_teaches.csv" => (
            Kind::Relationships("Training", &["TEACHES"]),
            &["training_uid", "competency_uid"][..],
        ),
        "communities.csv" => (Kind::Nodes("Community"), UID),
        "posts.csv" => (Kind::Posts, UID),
        "post_requirements.csv" => (
            Kind::Relationships("Post", &["REQUIRES"]),
            &["post_uid", "competency_uid"][..],
        ),
        "post_develops.csv" => (
            Kind::Relationships("Post", &["DEVELOPS"]),
            &["post_uid", "competency_uid"][..],
        ),
        "vacancies.csv" => (Kind::Vacancies, UID),
        "agents.csv" => (Kind::Agents, UID),
        "assignments.csv" => (Kind::Records("Assignment"), UID),
        "grade_changes.csv" => (Kind::Records("GradeChange"), &["agent_uid", "on"][..]),
        "agent_competencies.csv" => (Kind::Relationships("Agent", &["HAS", "REJECTED"]), SKILL),
        "agent_proposals.csv" => (Kind::Relationships("Agent", &["PROPOSED"]), SKILL),
        "agent_wants.csv" => (Kind::Relationships("Agent", &["WANTS"]), SKILL),
        "aspirations.csv" => (Kind::Records("Aspiration"), UID),
        "consents.csv" => (Kind::Consents, &["agent_uid", "purpose", "granted_at"][..]),
        "hidden_from.csv" => (
            Kind::Relationships("Agent", &["HIDDEN_FROM"]),
            &["agent_uid", "organisation_uid"][..],
        ),
        "introductions.csv" => (Kind::Records("Introduction"), UID),
        "post_actions.csv" => (
            Kind::Relationships("Agent", &["SAVED", "DISMISSED", "INTERESTED_IN", "CLEARED"]),
            &["agent_uid", "post_uid", "kind"][..],
        ),
        "endorsements.csv" => (
            Kind::Records("Endorsement"),
            &["agent_uid", "competency_uid", "by_agent_uid"][..],
        ),
        "community_members.csv" => (
            Kind::Relationships("Agent", &["MEMBER_OF"]),
            &["agent_uid", "community_uid"][..],
        ),
        "accompaniments.csv" => (Kind::Records("Accompaniment"), UID),
        "testimonies.csv" => (Kind::Records("Testimony"), UID),
        "feedback.csv" => (
            Kind::Records("Feedback"),
            &["agent_uid", "kind", "on", "post_uid", "accompaniment_uid"][..],
        ),
        "mobility_requests.csv" => (Kind::Records("MobilityRequest"), UID),
        _ => return None,
    };
    Some(Stated { kind, key })
}

/// The columns that are the key of a file in the graph.
pub(super) fn key_columns(file: &CsvFile) -> &'static [&'static str] {
    stated(file.name).map_or(&[], |stated| stated.key)
}

/// A hash of a key. Keys that differ by capitals are one: an import finds them so.
fn hash<'t>(texts: impl Iterator<Item = &'t str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    let key = texts.collect::<Vec<_>>().join(":");
    fold(key.trim()).hash(&mut hasher);
    hasher.finish()
}

/// The keys of a file, and how many of its records have none that can be read.
#[derive(Default)]
pub(super) struct Keys {
    hashes: HashSet<u64>,
    pub(super) unreadable: u64,
}

impl Keys {
    /// Notes the key of a record, by the texts of [`key_columns`].
    pub(super) fn note<'t>(&mut self, texts: impl Iterator<Item = &'t str>) {
        self.hashes.insert(hash(texts));
    }

    /// Notes those of another part of the file.
    pub(super) fn add(&mut self, other: Self) {
        self.hashes.extend(other.hashes);
        self.unreadable += other.unreadable;
    }
}

/// What a source says no more of one file.
pub(super) struct Gone {
    pub(super) file: &'static CsvFile,
    kind: Kind,
    source: String,
    rows: Vec<StatedRow>,
    /// How many the graph has of the source that the file could say again.
    pub(super) said: u64,
    /// How many of these nobody else states: they are taken back.
    pub(super) left: u64,
    /// How many the file does not say of which nobody knows who stated them: they stay.
    pub(super) unknown: u64,
}

impl Gone {
    /// Compares the keys of a file with what the graph has of a source; none for a file that is not known.
    pub(super) async fn find(
        store: &GraphStore,
        source: &str,
        file: &'static CsvFile,
        keys: &Keys,
    ) -> Result<Option<Self>, GraphError> {
        let Some(Stated { kind, key }) = stated(file.name) else {
            return Ok(None);
        };
        let (statement, params) = kind.list(source);
        let mut gone = Self {
            file,
            kind,
            source: source.to_owned(),
            rows: Vec::new(),
            said: 0,
            left: 0,
            unknown: 0,
        };
        for row in store.read(statement, params).await? {
            let ends = [row.from_uid.as_deref(), Some(&row.to_uid)];
            let kind_of = key
                .contains(&"kind")
                .then_some(row.kind.as_deref())
                .flatten();
            let of_relationship = matches!(kind, Kind::Relationships(..));
            let texts = ends
                .into_iter()
                .skip(usize::from(!of_relationship))
                .flatten();
            let is_said = keys.hashes.contains(&hash(texts.chain(kind_of)));
            match row.standing {
                Standing::Unknown => gone.unknown += u64::from(!is_said),
                _ if is_said => gone.said += 1,
                standing => {
                    let alone = u64::from(standing == Standing::Alone);
                    gone.said += alone;
                    gone.left += alone;
                    gone.rows.push(row);
                }
            }
        }
        Ok(Some(gone))
    }

    /// Whether it is more than a tenth of what the graph has of the file.
    pub(super) fn is_too_much(&self) -> bool {
        self.left.saturating_mul(10) > self.said
    }

    /// Whether it is people.
    pub(super) fn is_people(&self) -> bool {
        self.kind == Kind::Agents
    }

    /// Takes nothing back.
    pub(super) fn keep(&mut self) {
        self.rows.clear();
        self.left = 0;
    }

    /// Takes it back, batch by batch, with what follows at once.
    pub(super) async fn take_back(
        &self,
        store: &GraphStore,
        now: DateTime<Utc>,
    ) -> Result<(), GraphError> {
        for rows in self.rows.chunks(Batch::SIZE) {
            store.write(self.unit(rows, now)).await?;
        }
        Ok(())
    }

    fn unit(&self, rows: &[StatedRow], now: DateTime<Utc>) -> Unit {
        let (source, day) = (&self.source, now.date_naive());
        let from: Vec<_> = rows
            .iter()
            .filter_map(|row| row.from_uid.as_ref())
            .collect();
        let to: Vec<_> = rows.iter().map(|row| &row.to_uid).collect();
        let params = json!({ "source": source, "day": day, "rows": rows });
        match self.kind {
            Kind::Nodes(label) => Unit::new(
                catalog::WITHDRAW_NODES,
                json!({ "source": source, "day": day, "rows": rows, "label": label }),
            ),
            Kind::Records(label) => Unit::new(
                catalog::WITHDRAW_RECORDS,
                json!({ "source": source, "rows": rows, "label": label }),
            ),
            Kind::Relationships(label, _) => Unit::new(relationships(label), params),
            Kind::Agents => Unit::new(catalog::WITHDRAW_AGENTS, params),
            // What depends on them is decided in the same transaction: nobody is shown, nothing is open for a moment longer.
            Kind::Consents => Unit::new(catalog::WITHDRAW_CONSENTS, params).and(
                catalog::CONSENT_SET_LABELS,
                json!({ "uids": from, "moment": precise_instant(now) }),
            ),
            Kind::Vacancies => Unit::new(catalog::WITHDRAW_VACANCIES, params)
                .and(catalog::REFRESH_CLOSE_POSTS, json!({ "uids": from }))
                .and(catalog::REFRESH_DATE_POSTS, json!({ "uids": from })),
            Kind::Posts => Unit::new(catalog::WITHDRAW_VACANCIES_OF_POSTS, params.clone())
                .and(catalog::WITHDRAW_POSTS, params)
                .and(catalog::REFRESH_CLOSE_POSTS, json!({ "uids": to }))
                .and(catalog::REFRESH_DATE_POSTS, json!({ "uids": to })),
        }
    }
}

impl Kind {
    /// The statement that lists what a source states, and its parameters.
    fn list(self, source: &str) -> (Returning<StatedRow>, Value) {
        match self {
            Self::Nodes(label) => (
                catalog::WITHDRAW_LIST_NODES,
                json!({ "source": source, "label": label }),
            ),
            Self::Agents => (
                catalog::WITHDRAW_LIST_NODES,
                json!({ "source": source, "label": "Agent" }),
            ),
            Self::Records(label) => (
                catalog::WITHDRAW_LIST_RECORDS,
                json!({ "source": source, "label": label }),
            ),
            Self::Relationships(label, relationships) => (
                catalog::WITHDRAW_LIST_RELATIONSHIPS,
                json!({ "source": source, "label": label, "relationships": relationships }),
            ),
            Self::Posts => (catalog::WITHDRAW_LIST_POSTS, json!({ "source": source })),
            Self::Vacancies => (
                catalog::WITHDRAW_LIST_VACANCIES,
                json!({ "source": source }),
            ),
            Self::Consents => (catalog::WITHDRAW_LIST_CONSENTS, json!({ "source": source })),
        }
    }
}

/// The statement that takes back relationships from nodes of a label.
fn relationships(label: &str) -> Statement {
    match label {
        "Agent" => catalog::WITHDRAW_OF_AGENTS,
        "Post" => catalog::WITHDRAW_OF_POSTS,
        "Competency" => catalog::WITHDRAW_OF_COMPETENCIES,
        "Training" => catalog::WITHDRAW_OF_TRAININGS,
        _ => catalog::WITHDRAW_OF_OCCUPATIONS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::format::files;

    #[test]
    fn every_file_can_be_complete_and_its_key_is_of_its_columns() {
        for file in files() {
            let key = key_columns(file);
            assert!(!key.is_empty(), "{}", file.name);
            assert!(
                key.iter().all(|name| file.column(name).is_some()),
                "{}",
                file.name
            );
        }
        assert!(stated("recipes.csv").is_none());
    }
}
