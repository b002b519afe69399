//! Open posts by words, filters and orders.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    ask::{Asked, Question, read},
    hold::{choose, places},
    meaning::{Known, nearest},
    port::{FoundPost, Hits, Matching, Part, PostOrder, PostQuestion, SearchGraph},
    resolve::Resolution,
    searched,
    weight::{ANY_MISTAKE, MOST_SUGGESTIONS, SUGGESTED},
};
use crate::{
    domain::{error::Error, refusal::Field},
    text::word::{stem, words},
};

/// Characters of a reference, at least.
const SHORTEST_REFERENCE: usize = 5;

/// What words find.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    /// The posts that hold the most of the words, in no order.
    pub found: Vec<FoundPost>,
    /// The words that were left out, as they were typed: they say nothing, or no post that is found has them.
    pub ignored: Vec<String>,
    /// Words that do find posts and are written much as those that find none; none where something is found.
    pub suggestions: Vec<String>,
}

/// A page of posts.
#[derive(Debug, Clone)]
pub struct FoundPosts {
    /// The page.
    pub hits: Hits,
    /// What was asked, with the posts that words find and what is below what was chosen.
    pub question: PostQuestion,
    /// See [`Sought::ignored`].
    pub ignored: Vec<String>,
    /// See [`Sought::suggestions`].
    pub suggestions: Vec<String>,
}

/// Finds the open posts that hold some words and pass a filter, in an order: without one, by how well they match
/// where words are asked for, else the newest first.
///
/// # Errors
/// Those of the graph.
pub async fn find_posts<G: SearchGraph + ?Sized>(
    graph: &G,
    text: Option<&str>,
    question: PostQuestion,
    order: Option<PostOrder>,
    part: &Part,
) -> Result<FoundPosts, Error> {
    let mut question = question;
    let sought = match text.map(str::trim).filter(|text| !text.is_empty()) {
        None => Sought::default(),
        Some(text) => {
            let mut sought = seek_posts(graph, text, question.today).await?;
            question.found = Some(std::mem::take(&mut sought.found));
            sought
        }
    };
    let has_words = question.found.is_some();
    let order = order.unwrap_or(if has_words {
        PostOrder::Relevance
    } else {
        PostOrder::OpenedOnDesc
    });
    let hits = if question.finds_nothing() {
        Hits::nothing()
    } else {
        if question.names_a_domain() {
            let below = graph
                .find_below(&question.competencies.chosen, &question.occupations.chosen)
                .await?;
            question.competencies.all = below.competencies;
            question.occupations.all = below.occupations;
        }
        graph.find_posts(&question, order, part).await?
    };
    Ok(FoundPosts {
        hits,
        question,
        ignored: sought.ignored,
        suggestions: sought.suggestions,
    })
}

/// Finds the open posts that hold the most of some words.
///
/// # Errors
/// [`Error::Invalid`] for a text that is too long, and those of the graph.
pub async fn seek_posts<G: SearchGraph + ?Sized>(
    graph: &G,
    text: &str,
    today: NaiveDate,
) -> Result<Sought, Error> {
    let asked = read(searched(Field::FilterSearch, text)?);
    if asked.words.is_empty() {
        return Ok(Sought {
            ignored: typed(&asked, &BTreeSet::new()),
            ..Sought::default()
        });
    }
    let stems: Vec<String> = asked.words.iter().map(|word| word.stem.clone()).collect();
    let places = places(&asked.words, &graph.find_named_places(&stems).await?);
    let resolution = Resolution::find(graph, &asked, today).await?;
    let matching = Matching {
        terms: resolution.terms(),
        references: references(text),
        today,
    };
    let matched = graph.match_posts(&matching).await?;
    let is_reference = matched.iter().any(|post| post.referred);
    let shown = choose(matched, &resolution, asked.words.len(), &places);
    let suggestions = if shown.posts.is_empty() {
        suggest(graph, &resolution.lost, &resolution.near).await?
    } else {
        Vec::new()
    };
    let ignored = if is_reference {
        Vec::new()
    } else {
        typed(&asked, &shown.unmet)
    };
    Ok(Sought {
        found: shown.posts,
        ignored,
        suggestions,
    })
}

/// The words that were left out and those that nothing meets, as they were typed and in order.
fn typed(asked: &Question, unmet: &BTreeSet<usize>) -> Vec<String> {
    let mut ignored = asked.left_out.clone();
    let unmet = unmet.iter().filter_map(|at| asked.words.get(*at));
    ignored.extend(unmet.map(|word| (word.at, word.typed.clone())));
    ignored.sort();
    let mut typed: Vec<String> = ignored.into_iter().map(|(_, typed)| typed).collect();
    // A word of other letters may be read as several.
    typed.dedup();
    typed
}

/// What posts may be called by their reference: each word with a digit, and what is behind a colon in it.
fn references(text: &str) -> Vec<String> {
    let is_reference = |word: &&str| {
        word.chars().count() >= SHORTEST_REFERENCE && word.contains(|c: char| c.is_ascii_digit())
    };
    let words = text.split_whitespace().flat_map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let behind = word.rsplit_once([':', '.']).map(|(_, rest)| rest);
        [Some(word), behind].into_iter().flatten()
    });
    let spelt: BTreeSet<String> = words
        .filter(is_reference)
        .chain((!text.contains(char::is_whitespace)).then_some(text))
        .flat_map(|word| [word.to_owned(), word.to_uppercase(), word.to_lowercase()])
        .collect();
    spelt.into_iter().collect()
}

/// Words as posts write them that are near some words which nothing has.
async fn suggest<G: SearchGraph + ?Sized>(
    graph: &G,
    lost: &[&Asked],
    near: &Known,
) -> Result<Vec<String>, Error> {
    let mut wanted: Vec<(usize, &str)> = lost
        .iter()
        .filter(|word| !word.is_acronym && word.folded.len() >= ANY_MISTAKE)
        .flat_map(|word| nearest(word, near, 1 + usize::from(word.stem.len() >= SUGGESTED)))
        .collect();
    wanted.sort_by_key(|(distance, _)| *distance);
    let mut seen = BTreeSet::new();
    wanted.retain(|(_, uid)| seen.insert(*uid));
    wanted.truncate(MOST_SUGGESTIONS);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let uids: Vec<String> = wanted.iter().map(|(_, uid)| (*uid).to_owned()).collect();
    let spellings = graph.find_spellings(&uids).await?;
    let spelt = |uid: &String| {
        let spelling = spellings.iter().find(|spelling| spelling.uid == *uid)?;
        let mut words = spelling.texts.iter().flat_map(|text| words(text));
        let word = words.find(|word| stem(&word.folded) == *uid)?;
        Some(word.typed.to_lowercase())
    };
    Ok(uids.iter().filter_map(spelt).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_sentence_may_be_a_reference() {
        for text in [
            "2021-597464",
            "réf 2021-597464",
            "réf.2021-597464, svp",
            "PEP:2021-597464",
            "(2021-597464) architecte",
        ] {
            let found = references(text);
            assert!(
                found.contains(&"2021-597464".to_owned()),
                "{text} {found:?}"
            );
        }
        assert!(references("dinum-2026-001").contains(&"DINUM-2026-001".to_owned()));
        assert_eq!(references("catégorie B en 2026"), Vec::<String>::new());
    }
}
