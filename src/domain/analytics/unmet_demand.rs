//! What is searched for in vain, and posts that too few people fit.

use chrono::{Datelike as _, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::{
    analytics::{
        port::AnalyticsGraph,
        published::{read_table, table},
    },
    error::Error,
};

/// Months of which searches count.
const SEARCH_MONTHS: u32 = 12;
/// Letters of the words of a search that is kept, at most.
const LONGEST_SEARCH: usize = 60;
/// Words of a search that is kept, at most.
const MOST_WORDS: usize = 4;

/// Something that is wanted and not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmetDemand {
    /// The words searched for, or the occupation of the posts.
    pub label: String,
    /// Searches that found nothing.
    pub searches: Option<i32>,
    /// Open posts that too few people fit.
    pub posts: Option<i32>,
    /// The competency with which enough people would fit.
    pub competency_uid: Option<String>,
}

/// The first month of which searches are published, by its first day; older ones need not be kept.
#[must_use]
pub fn searched_since(today: NaiveDate) -> NaiveDate {
    let since = today.checked_sub_months(Months::new(SEARCH_MONTHS));
    month_of(since.unwrap_or(today))
}

/// The month of a day, by its first day: of a search no more is kept.
#[must_use]
pub fn month_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// Finds the demand that is not met, the greatest first.
///
/// # Errors
/// Those of the graph.
pub async fn find_unmet_demand<G>(graph: &G, limit: usize) -> Result<Vec<UnmetDemand>, Error>
where
    G: AnalyticsGraph + ?Sized,
{
    let searches = read_table(graph, &UnansweredSearches).await?;
    let posts = read_table(graph, &UnfitPosts).await?;
    let searches = searches.into_iter().map(|search| UnmetDemand {
        label: search.words,
        searches: Some(search.searches),
        posts: None,
        competency_uid: None,
    });
    let posts = posts.into_iter().map(|unfit| UnmetDemand {
        label: unfit.label,
        searches: None,
        posts: Some(unfit.posts),
        competency_uid: unfit.competency_uid,
    });
    let mut found: Vec<_> = searches.chain(posts).collect();
    found.sort_by(|a, b| {
        let size = |demand: &UnmetDemand| demand.searches.or(demand.posts);
        let name = |demand: &UnmetDemand| (demand.label.clone(), demand.competency_uid.clone());
        size(b).cmp(&size(a)).then_with(|| name(a).cmp(&name(b)))
    });
    found.truncate(limit);
    Ok(found)
}

/// The words of a search as they are kept when it finds nothing; none where they may name a person: an
/// address, a number, or a long text.
#[must_use]
pub fn words_to_keep(search: &str, words: &[String]) -> Option<String> {
    let kept = words.join(" ");
    let plain = kept.chars().all(|c| c.is_ascii_lowercase() || c == ' ');
    let short = kept.len() <= LONGEST_SEARCH
        && words.len() <= MOST_WORDS
        && search.len() <= 2 * LONGEST_SEARCH;
    (plain && short && !kept.is_empty() && !search.contains('@')).then_some(kept)
}

/// Open posts that too few people fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unfit {
    /// Their occupation, or the title of a post without one, in French.
    pub label: String,
    /// What would change it; none when one competency is not enough.
    pub competency_uid: Option<String>,
    /// How many posts.
    pub posts: i32,
}

/// Words that found nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unanswered {
    /// The folded words.
    pub words: String,
    /// How many times.
    pub searches: i32,
}

/// A search that found nothing, with as little of who made it as counting people takes.
#[derive(Debug, Clone, Copy)]
pub struct VainSearch<'s> {
    /// The list that was searched.
    pub list: &'s str,
    /// The folded words.
    pub words: &'s str,
    /// When; only the month is kept.
    pub today: NaiveDate,
    /// Under which key the bucket is that of the person.
    pub epoch: &'s str,
    /// The bucket into which the person always falls for these words.
    pub bucket: u32,
}

table! {
    /// Kinds of open posts that fewer people fit than the threshold, [`MOST_LISTED`](super::published::MOST_LISTED) at most.
    UnfitPosts holds Vec<Unfit>, "unfit_posts"
}

table! {
    /// Words that enough people searched for in vain, [`MOST_LISTED`](super::published::MOST_LISTED) at most.
    UnansweredSearches holds Vec<Unanswered>, "unanswered"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::search::words;

    #[test]
    fn what_may_name_a_person_is_not_kept() {
        let keep = |search: &str| words_to_keep(search, &words(search).unwrap_or_default());
        assert_eq!(
            keep("Bases de données graphes").as_deref(),
            Some("base de donnee graphe")
        );
        assert_eq!(keep("C++").as_deref(), Some("cplusplu"));
        for search in [
            "",
            "basile.trevidic@exemple.fr",
            "06 12 34 56 78",
            "DINUM-2026-001",
            "je cherche un poste près de chez moi",
            &"mot".repeat(30),
        ] {
            assert_eq!(keep(search), None, "{search}");
        }
    }
}
