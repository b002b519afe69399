//! What lists keep: of recommendations, of posts, of agents.

use async_graphql::{ID, InputObject, Result};
use chrono::NaiveDate;

use crate::{
    domain::{
        error::Error,
        recommend::port::PostFilter,
        refusal::{Field, Reason},
        search::{
            self,
            port::{AgentQuestion, Chosen, PostQuestion},
            words,
        },
        statute::Statute,
        vocabulary::Category,
    },
    graphql::{
        error::{bad_input, refuse},
        id::{self, Kind},
        scalar::Date,
        vocabulary::{CategoryValue, MoveKindValue},
    },
};

/// Which posts a list of recommendations keeps; an absent or empty list keeps all.
#[derive(Debug, Default, InputObject)]
pub struct RecommendationFilter {
    /// Organisations, usually ministries: the posts below them.
    ministries: Option<Vec<ID>>,
    /// Places: the posts within them.
    places: Option<Vec<ID>>,
    /// Categories to which the posts are open.
    categories: Option<Vec<CategoryValue>>,
    /// Occupations of the posts.
    occupations: Option<Vec<ID>>,
    /// Families of the occupations of the posts, by name.
    families: Option<Vec<String>>,
    /// The posts themselves.
    posts: Option<Vec<ID>>,
    /// Posts that opened on this day or later: what is new since a visit.
    opened_since: Option<Date>,
    /// Only posts of another ministry than the present one.
    #[graphql(default_with = "Some(false)")]
    other_ministries_only: Option<bool>,
    /// Posts that statute blocks too.
    #[graphql(default_with = "Some(false)")]
    include_blocked: Option<bool>,
    /// Kinds of move; without any, half of each ten posts at most are of today's occupation for who looks for a move.
    kinds: Option<Vec<MoveKindValue>>,
    /// Posts of which too little of the career speaks too: below `recommend_floor` of `algorithm`.
    #[graphql(default_with = "Some(false)")]
    include_weak: Option<bool>,
}

impl RecommendationFilter {
    /// The filter with keys in the place of global ids.
    pub(in crate::graphql) fn read(self) -> Result<PostFilter> {
        Ok(PostFilter {
            ministries: uids(self.ministries, Kind::Organisation, "filter.ministries")?,
            places: uids(self.places, Kind::Place, "filter.places")?,
            categories: categories(self.categories),
            occupations: uids(self.occupations, Kind::Occupation, "filter.occupations")?,
            families: self.families.unwrap_or_default(),
            posts: uids(self.posts, Kind::Post, "filter.posts")?,
            opened_since: self.opened_since.map(|day| day.0),
            other_ministries_only: self.other_ministries_only.unwrap_or_default(),
            include_blocked: self.include_blocked.unwrap_or_default(),
            kinds: self
                .kinds
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
            include_weak: self.include_weak.unwrap_or_default(),
        })
    }
}

/// Which open posts a list keeps; an absent or empty list keeps all.
#[derive(Debug, Default, InputObject)]
#[graphql(name = "PostFilter")]
pub struct OpenPostFilter {
    /// Organisations, usually ministries: the posts below them.
    ministries: Option<Vec<ID>>,
    /// Places: the posts within them.
    places: Option<Vec<ID>>,
    /// Occupations of the posts, with those below them.
    occupations: Option<Vec<ID>>,
    /// Families of the occupations of the posts, by name.
    families: Option<Vec<String>>,
    /// Categories to which the posts are open.
    categories: Option<Vec<CategoryValue>>,
    /// Competencies of which the posts require one at least, or one below it.
    competencies: Option<Vec<ID>>,
    /// Words, or a sentence: they are looked for in the title, the occupation, the competencies, the place, the
    /// organisation and the description. A reference that is typed whole finds its post.
    search: Option<String>,
    /// Posts that are open on this day too, besides today.
    open_on: Option<Date>,
    /// Posts that are open to people under a contract, or others; those of which it is unknown are left out.
    open_to_contract: Option<bool>,
    /// Posts that are open to the military, or others; those of which it is unknown are left out.
    open_to_military: Option<bool>,
    /// Posts with people to manage, or others; those of which it is unknown are left out.
    management: Option<bool>,
    /// Posts that opened on this day or later.
    opened_since: Option<Date>,
    /// Posts for which one applies on this day at the latest; those without a last day are left out.
    apply_before: Option<Date>,
    /// Posts that are vacant on this day or earlier; those of which it is unknown are left out.
    opens_before: Option<Date>,
    /// Only posts that the agent who asks has saved.
    saved_only: Option<bool>,
}

impl OpenPostFilter {
    /// What is searched for.
    pub(in crate::graphql) fn search(&self) -> Option<&str> {
        self.search.as_deref()
    }

    /// Whether it is about the agent who asks.
    pub(in crate::graphql) fn is_own(&self) -> bool {
        self.saved_only.unwrap_or_default()
    }

    /// Whether nothing but words keeps posts away.
    pub(in crate::graphql) fn is_search_alone(&self) -> bool {
        let lists = [
            &self.ministries,
            &self.places,
            &self.occupations,
            &self.competencies,
        ];
        let days = [
            self.open_on,
            self.opened_since,
            self.apply_before,
            self.opens_before,
        ];
        let marks = [
            self.open_to_contract,
            self.open_to_military,
            self.management,
            self.saved_only,
        ];
        lists.iter().all(|list| list.is_none())
            && self.categories.is_none()
            && self.families.is_none()
            && days.iter().all(Option::is_none)
            && marks.iter().all(Option::is_none)
    }

    /// What is asked for but words; `agent` is who asks.
    pub(in crate::graphql) fn read(
        self,
        today: NaiveDate,
        agent: Option<String>,
    ) -> Result<PostQuestion> {
        let saved_by = match (self.saved_only, agent) {
            (Some(true), None) => {
                let error = Error::Invalid(Field::SavedOnly, Reason::NoAgent);
                return Err(refuse(&error));
            }
            (Some(true), agent) => agent,
            _ => None,
        };
        let day = |day: Option<Date>| day.map(|day| day.0);
        let chosen = |uids: Vec<String>| Chosen {
            all: uids.clone(),
            chosen: uids,
        };
        let occupations = uids(self.occupations, Kind::Occupation, "filter.occupations")?;
        let competencies = uids(self.competencies, Kind::Competency, "filter.competencies")?;
        Ok(PostQuestion {
            found: None,
            ministries: uids(self.ministries, Kind::Organisation, "filter.ministries")?,
            places: uids(self.places, Kind::Place, "filter.places")?,
            occupations: chosen(occupations),
            families: self.families.unwrap_or_default(),
            categories: categories(self.categories),
            competencies: chosen(competencies),
            open_to_contract: self.open_to_contract,
            open_to_military: self.open_to_military,
            management: self.management,
            opened_since: day(self.opened_since),
            apply_before: day(self.apply_before),
            opens_before: day(self.opens_before),
            saved_by,
            open_on: day(self.open_on).unwrap_or(today),
            today,
        })
    }
}

/// Which agents a list keeps, of those whom one may see; an absent or empty list keeps all.
#[derive(Debug, Default, InputObject)]
pub struct AgentFilter {
    /// Competencies of which they have one at least.
    competencies: Option<Vec<ID>>,
    /// Occupations that they hold today.
    occupations: Option<Vec<ID>>,
    /// Their category.
    categories: Option<Vec<CategoryValue>>,
    /// Their corps.
    corps: Option<Vec<ID>>,
    /// The day by which they can move, as `Agent.availability` says: those who are free today come first, those of
    /// whom it is unknown are left out.
    available_before: Option<Date>,
    /// Words of their name.
    search: Option<String>,
}

impl AgentFilter {
    /// Who is asked for; none when nobody can match.
    pub(in crate::graphql) fn read(
        self,
        statute: &Statute,
        today: NaiveDate,
    ) -> Result<Option<AgentQuestion>> {
        let Some(words) = searched(Field::FilterSearch, self.search.as_deref())? else {
            return Ok(None);
        };
        Ok(Some(AgentQuestion {
            words,
            competencies: uids(self.competencies, Kind::Competency, "filter.competencies")?,
            occupations: uids(self.occupations, Kind::Occupation, "filter.occupations")?,
            categories: categories(self.categories),
            corps: uids(self.corps, Kind::Corps, "filter.corps")?,
            available_before: self.available_before.map(|day| day.0),
            delays: self
                .available_before
                .map(|_| statute.delays(today))
                .unwrap_or_default(),
        }))
    }
}

/// The words of a search, none of them when nothing is searched for; none when nothing can match.
pub(in crate::graphql) fn searched(
    field: Field,
    search: Option<&str>,
) -> Result<Option<Vec<String>>> {
    let text =
        search::searched(field, search.unwrap_or_default()).map_err(|error| refuse(&error))?;
    Ok(if text.is_empty() {
        Some(Vec::new())
    } else {
        words(text)
    })
}

pub(super) fn categories(given: Option<Vec<CategoryValue>>) -> Vec<Category> {
    let given = given.unwrap_or_default();
    given.into_iter().map(Into::into).collect()
}

/// The keys behind some global ids, which must be of one kind.
pub(super) fn uids(ids: Option<Vec<ID>>, kind: Kind, argument: &str) -> Result<Vec<String>> {
    let ids = ids.unwrap_or_default();
    ids.iter()
        .map(|id| match id::decode(id) {
            Some((found, uid)) if found == kind => Ok(uid),
            _ => Err(bad_input(
                argument,
                format!("{argument} attend des identifiants de type {kind:?}."),
            )),
        })
        .collect()
}
