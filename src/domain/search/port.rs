//! Pages of nodes that are found by words and filters: what is asked of the graph.

use std::collections::BTreeSet;

use async_trait::async_trait;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{error::Error, statute::delay::Delay, viewer::Viewer, vocabulary::Category};

/// Where a node stands in a list: it is found again by this, whatever comes before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hit {
    /// How well its names match, the larger the better.
    pub tier: i64,
    /// The number by which it is sorted, the smaller first.
    pub sort_number: i64,
    /// The text by which it is sorted then.
    pub sort_text: String,
    /// Its key.
    pub uid: String,
}

/// Which part of a list is asked for.
#[derive(Debug, Clone)]
pub struct Part {
    /// What it comes after; none for the first part.
    pub after: Option<Hit>,
    /// How many at most.
    pub limit: usize,
}

/// A part of a list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hits {
    /// How many the whole list has; none when they are too few people to be counted.
    pub total: Option<i32>,
    /// The part.
    pub hits: Vec<Hit>,
}

impl Hits {
    /// The list of what cannot match.
    #[must_use]
    pub fn nothing() -> Self {
        Self {
            total: Some(0),
            hits: Vec::new(),
        }
    }
}

/// What has names, and is for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "they are the labels of the graph")]
pub enum Named {
    Competency,
    Community,
    Corps,
    Occupation,
    Organisation,
    Place,
    Training,
}

/// Which names are asked for.
#[derive(Debug, Clone)]
pub struct NameQuestion {
    /// Of what.
    pub kind: Named,
    /// Words that they must match; all when there is none.
    pub words: Vec<String>,
    /// Digital ones only, or others only.
    pub digital: Option<bool>,
    /// Ministries only.
    pub ministries_only: bool,
}

impl NameQuestion {
    /// Everything of a kind whose names match some words.
    #[must_use]
    pub fn new(kind: Named, words: Vec<String>) -> Self {
        Self {
            kind,
            words,
            digital: None,
            ministries_only: false,
        }
    }
}

/// Terms that are asked of the graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermQuestion {
    /// Their keys.
    pub exact: BTreeSet<String>,
    /// Their beginnings.
    pub prefixes: BTreeSet<String>,
    /// What they look like.
    pub near: Vec<Near>,
    /// The day that decides what is open.
    pub today: NaiveDate,
}

impl TermQuestion {
    /// A question of no term yet.
    #[must_use]
    pub fn on(today: NaiveDate) -> Self {
        Self {
            exact: BTreeSet::new(),
            prefixes: BTreeSet::new(),
            near: Vec::new(),
            today,
        }
    }
}

/// Terms of about the length of a word that begin as it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Near {
    /// How they begin.
    pub start: String,
    /// Letters at least.
    pub least: usize,
    /// Letters at most.
    pub most: usize,
}

/// A term by which some open post is found.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its key, a stem.
    pub uid: String,
    /// How rare it is among open posts; none when it came after the last refresh.
    pub idf: Option<f64>,
}

/// A term that stands for a word.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WordTerm {
    /// Which word.
    pub word: usize,
    /// The key of the term.
    pub uid: String,
    /// How near it is to the word, times how rare the word is.
    pub weight: f64,
    /// 1 where a post that has it has the word, 0 where it only adds.
    pub holds: u8,
}

/// Words for which posts are sought.
#[derive(Debug, Clone, PartialEq)]
pub struct Matching {
    /// The terms that stand for them.
    pub terms: Vec<WordTerm>,
    /// References that words of the question may be.
    pub references: Vec<String>,
    /// The day that decides what is open.
    pub today: NaiveDate,
}

/// A post that some words find.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatchedPost {
    /// Its key.
    pub uid: String,
    /// Which of the words it has.
    pub words: Vec<usize>,
    /// Which of them not only by what its occupation needs.
    pub said: Vec<usize>,
    /// Which of those not only by its description.
    pub firm: Vec<usize>,
    /// How well, in thousand-millionths.
    pub score: i64,
    /// Whether a word of the question is its reference.
    pub referred: bool,
}

/// A place of which a name has some of the terms that were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedPlace {
    /// Its key.
    pub uid: String,
    /// Its name.
    pub display_name: String,
}

/// Where a term is written out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spelling {
    /// The key of the term.
    pub uid: String,
    /// Texts, one of which has it.
    pub texts: Vec<String>,
}

/// What is below what was chosen, with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Below {
    /// Competencies.
    pub competencies: Vec<String>,
    /// Occupations.
    pub occupations: Vec<String>,
}

/// The order of a list of posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PostOrder {
    /// The best match of the words first, then the newest.
    Relevance,
    /// The newest first.
    OpenedOnDesc,
    /// The first to close first, those without an end last.
    ApplyByAsc,
    /// The first to be vacant first, those of which it is unknown last.
    VacantFromAsc,
    /// By title.
    TitleAsc,
}

/// A post that words find.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundPost {
    /// Its key.
    pub uid: String,
    /// How well it matches.
    pub tier: i64,
    /// Whether the words are its reference: it is then found as a copy too.
    pub referred: bool,
}

/// What is chosen of a tree, and all that passes for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// What was chosen.
    pub chosen: Vec<String>,
    /// That, what is below it and what is aligned with it.
    pub all: Vec<String>,
}

/// Which open posts are asked for; an empty list or nothing keeps all.
#[derive(Debug, Clone)]
pub struct PostQuestion {
    /// The posts that words find; none when no words are asked for.
    pub found: Option<Vec<FoundPost>>,
    /// Of one of these organisations, or below one.
    pub ministries: Vec<String>,
    /// In one of these places, or within one.
    pub places: Vec<String>,
    /// Of one of these occupations, or below one.
    pub occupations: Chosen,
    /// Of an occupation of one of these families.
    pub families: Vec<String>,
    /// Open to one of these categories.
    pub categories: Vec<Category>,
    /// That require one of these competencies, or one below.
    pub competencies: Chosen,
    /// Open to people under a contract, or not.
    pub open_to_contract: Option<bool>,
    /// Open to the military, or not.
    pub open_to_military: Option<bool>,
    /// With people to manage, or without.
    pub management: Option<bool>,
    /// Opened on this day or later.
    pub opened_since: Option<NaiveDate>,
    /// Whose last day to apply is this one or earlier.
    pub apply_before: Option<NaiveDate>,
    /// Vacant on this day or earlier.
    pub opens_before: Option<NaiveDate>,
    /// That this agent saved.
    pub saved_by: Option<String>,
    /// Open on this day too.
    pub open_on: NaiveDate,
    /// The day that decides what is open.
    pub today: NaiveDate,
}

impl PostQuestion {
    /// Whether words are asked for that find nothing.
    #[must_use]
    pub fn finds_nothing(&self) -> bool {
        self.found.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether it names something that has something below it.
    pub(super) fn names_a_domain(&self) -> bool {
        !self.competencies.chosen.is_empty() || !self.occupations.chosen.is_empty()
    }

    /// Whether something by which posts are counted was chosen.
    #[must_use]
    pub fn has_chosen(&self, facet: Facet, key: &str) -> bool {
        let is_in = |list: &[String]| list.iter().any(|item| item == key);
        match facet {
            Facet::Ministry => is_in(&self.ministries),
            Facet::Category => self
                .categories
                .iter()
                .any(|category| category.word() == key),
            Facet::Family => is_in(&self.families),
            Facet::Place | Facet::Department => is_in(&self.places),
            Facet::Occupation => is_in(&self.occupations.chosen),
            Facet::Competency => is_in(&self.competencies.chosen),
        }
    }
}

/// By what posts are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Facet {
    /// By ministry.
    Ministry,
    /// By category.
    Category,
    /// By family of occupations.
    Family,
    /// By region.
    Place,
    /// By department.
    Department,
    /// By occupation.
    Occupation,
    /// By competency that they require.
    Competency,
}

/// How many posts have something in common.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FacetCount {
    /// By what they are counted.
    pub facet: Facet,
    /// The key of what they have in common.
    pub key: String,
    /// Its name.
    pub label_fr: String,
    /// How many they are.
    pub posts: i32,
}

/// A family of occupations.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OccupationFamily {
    /// Its name.
    pub family: String,
    /// The keys of its occupations, by name.
    pub occupations: Vec<String>,
    /// How many posts of these are open.
    pub posts: i32,
}

/// Which agents are asked for; an empty list keeps all.
#[derive(Debug, Clone)]
pub struct AgentQuestion {
    /// Words that their names must match; all when there is none.
    pub words: Vec<String>,
    /// Who have one of these competencies.
    pub competencies: Vec<String>,
    /// Who hold one of these occupations today.
    pub occupations: Vec<String>,
    /// Of one of these categories.
    pub categories: Vec<Category>,
    /// Of one of these corps.
    pub corps: Vec<String>,
    /// Who can move by then.
    pub available_before: Option<NaiveDate>,
    /// What statute asks for before they can.
    pub delays: Vec<Delay>,
}

/// Lists by words and filters.
#[async_trait]
pub trait SearchGraph: Send + Sync {
    /// What has names that match, best match first, then by name.
    async fn find_names(&self, question: &NameQuestion, part: &Part) -> Result<Hits, Error>;
    /// The terms that words may stand for, of those by which some post is found that is open on the day.
    async fn find_terms(&self, question: &TermQuestion) -> Result<Vec<Term>, Error>;
    /// The open posts that some terms find.
    async fn match_posts(&self, matching: &Matching) -> Result<Vec<MatchedPost>, Error>;
    /// The places, but for countries, that are named by some terms.
    async fn find_named_places(&self, uids: &[String]) -> Result<Vec<NamedPlace>, Error>;
    /// Where some terms are written out.
    async fn find_spellings(&self, uids: &[String]) -> Result<Vec<Spelling>, Error>;
    /// What is below some competencies and occupations, and aligned with it.
    async fn find_below(
        &self,
        competencies: &[String],
        occupations: &[String],
    ) -> Result<Below, Error>;
    /// Posts that pass a filter, in an order.
    async fn find_posts(
        &self,
        question: &PostQuestion,
        order: PostOrder,
        part: &Part,
    ) -> Result<Hits, Error>;
    /// How many of the posts that pass a filter have something in common.
    async fn count_posts(&self, question: &PostQuestion) -> Result<Vec<FacetCount>, Error>;
    /// The families of occupations, by name, with the posts that are open on a day.
    async fn occupation_families(&self, today: NaiveDate) -> Result<Vec<OccupationFamily>, Error>;
    /// Agents whom the viewer may see as a whole, by name.
    async fn find_agents(
        &self,
        question: &AgentQuestion,
        viewer: &Viewer,
        part: &Part,
    ) -> Result<Hits, Error>;
}
