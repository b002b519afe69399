//! Which posts a list of recommendations keeps.

use async_graphql::{ID, InputObject, Result};

use crate::{
    domain::port::PostFilter,
    graphql::{
        error::bad_input,
        id::{self, Kind},
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
            categories: self
                .categories
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
            occupations: uids(self.occupations, Kind::Occupation, "filter.occupations")?,
            other_ministries_only: self.other_ministries_only.unwrap_or_default(),
        })
    }
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
