//! Rows of what `refresh` counts and derives from.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{paths::transition::Evidence, spell::HeldAssignment};

/// How many posts and occupations there are: the N of idf.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentsRow {
    pub(crate) documents: i64,
}

/// How many relationships were moved to the successor of a node.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MovedRow {
    pub(crate) moved: i64,
}

/// How many different people.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeopleRow {
    pub(crate) people: i64,
}

/// Of a node, how many different people are counted; written as it was read.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CountRow {
    uid: String,
    people: i64,
}

/// A competency with its rarity.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompetencyRow {
    pub(crate) uid: String,
    pub(crate) label_fr: String,
    pub(crate) idf: f64,
}

/// The competencies of an agent or of a community.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldRow {
    #[serde(rename = "owner_uid")]
    _owner_uid: String,
    pub(crate) competency_uids: Vec<String>,
}

/// How much an occupation needs a competency.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileRow {
    pub(crate) occupation_uid: String,
    pub(crate) competency_uid: String,
    pub(crate) weight: f64,
}

/// A move between occupations that a référentiel knows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferenceRow {
    pub(crate) from_uid: String,
    pub(crate) to_uid: String,
    pub(crate) kind: Evidence,
    pub(crate) rank: Option<u32>,
}

/// An assignment, as far as spells look at it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssignmentRow {
    pub(crate) agent_uid: String,
    pub(crate) uid: String,
    pub(crate) start: NaiveDate,
    pub(crate) ended_on: Option<NaiveDate>,
    pub(crate) post_uid: Option<String>,
    pub(crate) organisation_uid: Option<String>,
    pub(crate) occupation_uid: Option<String>,
    pub(crate) title: Option<String>,
}

impl From<&AssignmentRow> for HeldAssignment {
    fn from(row: &AssignmentRow) -> Self {
        Self {
            uid: row.uid.clone(),
            start: row.start,
            end: row.ended_on,
            post_uid: row.post_uid.clone(),
            organisation_uid: row.organisation_uid.clone(),
            occupation_uid: row.occupation_uid.clone(),
            title: row.title.clone(),
        }
    }
}

/// A spell that counts, with its key in each dimension.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CareerRow {
    pub(crate) agent_uid: String,
    pub(crate) start: NaiveDate,
    pub(crate) months: Option<i32>,
    pub(crate) digital: Option<bool>,
    pub(crate) occupation_uid: Option<String>,
    pub(crate) occupation_label: Option<String>,
    pub(crate) family: Option<String>,
    pub(crate) ministry_uid: Option<String>,
    pub(crate) ministry_label: Option<String>,
    pub(crate) corps_uid: Option<String>,
    pub(crate) corps_label: Option<String>,
}

/// What is counted of an agent, with the digests of it under versions of even and of odd numbers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContributionRow {
    pub(crate) uid: String,
    pub(crate) even: Option<String>,
    pub(crate) odd: Option<String>,
    pub(crate) facts: Vec<String>,
}

/// Open posts that require a competency, and different agents who have it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplyRow {
    pub(crate) competency_uid: String,
    pub(crate) demand: i32,
    pub(crate) supply: usize,
}

/// The texts of a node, that of a title or name first, and the mark of those from which its terms were made.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextsRow {
    pub(crate) uid: String,
    pub(crate) texts: Vec<String>,
    pub(crate) worded: Option<String>,
}

/// How many posts are open: the N of the rarity of terms.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenPostsRow {
    pub(crate) open_posts: i64,
}

/// A term: who has it, and the mark of the terms that it is linked to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermRow {
    pub(crate) uid: String,
    /// An open post says it.
    pub(crate) said: bool,
    /// A career or a name has it.
    pub(crate) called: bool,
    pub(crate) spelt: Option<String>,
}

/// What a post says of itself, and the first post of the same job by now.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeRow {
    pub(crate) uid: String,
    pub(crate) organisation_uid: String,
    pub(crate) title: String,
    pub(crate) description: Option<String>,
    pub(crate) place_uid: Option<String>,
    pub(crate) around: Vec<String>,
    pub(crate) categories: Vec<String>,
    pub(crate) open_to_military: Option<bool>,
    pub(crate) open_to_contract: Option<bool>,
    pub(crate) addresses: Vec<String>,
    pub(crate) opened: Vec<String>,
    pub(crate) same: Vec<String>,
}
