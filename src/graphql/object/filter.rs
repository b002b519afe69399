//! What lists keep: of recommendations, of posts, of agents.

use async_graphql::{ID, InputObject, Result};
use chrono::NaiveDate;

use crate::{
    domain::{
        recommend::port::PostFilter,
        search::{
            port::{AgentQuestion, PostQuestion},
            words,
        },
        statute::Statute,
        vocabulary::Category,
    },
    graphql::{
        error::bad_input,
        id::{self, Kind},
        scalar::Date,
        vocabulary::CategoryValue,
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
    /// Only posts of another ministry than the present one.
    #[graphql(default_with = "Some(false)")]
    other_ministries_only: Option<bool>,
    /// Posts that statute blocks too.
    #[graphql(default_with = "Some(false)")]
    include_blocked: Option<bool>,
}

impl RecommendationFilter {
    /// The filter with keys in the place of global ids.
    pub(in crate::graphql) fn read(self) -> Result<PostFilter> {
        Ok(PostFilter {
            ministries: uids(self.ministries, Kind::Organisation, "filter.ministries")?,
            places: uids(self.places, Kind::Place, "filter.places")?,
            categories: categories(self.categories),
            occupations: uids(self.occupations, Kind::Occupation, "filter.occupations")?,
            other_ministries_only: self.other_ministries_only.unwrap_or_default(),
            include_blocked: self.include_blocked.unwrap_or_default(),
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
    /// Occupations of the posts.
    occupations: Option<Vec<ID>>,
    /// Categories to which the posts are open.
    categories: Option<Vec<CategoryValue>>,
    /// Competencies of which the posts require one at least.
    competencies: Option<Vec<ID>>,
    /// Words of the title, the reference, the occupation or the organisation.
    search: Option<String>,
    /// Posts that are open on this day too, besides today.
    open_on: Option<Date>,
}

impl OpenPostFilter {
    /// The words searched for, where nothing else keeps posts away.
    pub(in crate::graphql) fn search_alone(&self) -> Option<&str> {
        let lists = [
            &self.ministries,
            &self.places,
            &self.occupations,
            &self.competencies,
        ];
        let alone = lists.iter().all(|list| list.is_none());
        let alone = alone && self.categories.is_none() && self.open_on.is_none();
        self.search.as_deref().filter(|_| alone)
    }

    /// What is asked for; none when nothing can match.
    pub(in crate::graphql) fn read(self, today: NaiveDate) -> Result<Option<PostQuestion>> {
        let Some(words) = searched(self.search.as_deref()) else {
            return Ok(None);
        };
        Ok(Some(PostQuestion {
            words,
            ministries: uids(self.ministries, Kind::Organisation, "filter.ministries")?,
            places: uids(self.places, Kind::Place, "filter.places")?,
            occupations: uids(self.occupations, Kind::Occupation, "filter.occupations")?,
            categories: categories(self.categories),
            competencies: uids(self.competencies, Kind::Competency, "filter.competencies")?,
            open_on: self.open_on.map_or(today, |day| day.0),
            today,
        }))
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
    /// The day by which they can move, as `Agent.availability` says; those of whom it is unknown are
    /// left out.
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
        let Some(words) = searched(self.search.as_deref()) else {
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
pub(in crate::graphql) fn searched(search: Option<&str>) -> Option<Vec<String>> {
    match search.map(str::trim) {
        None | Some("") => Some(Vec::new()),
        Some(text) => words(text),
    }
}

fn categories(given: Option<Vec<CategoryValue>>) -> Vec<Category> {
    let given = given.unwrap_or_default();
    given.into_iter().map(Into::into).collect()
}

/// The keys behind some global ids, which must be of one kind.
fn uids(ids: Option<Vec<ID>>, kind: Kind, argument: &str) -> Result<Vec<String>> {
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
