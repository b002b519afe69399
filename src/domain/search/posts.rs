//! Open posts by words, filters and orders.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    ask::{Asked, read},
    meaning::{Known, nearest},
    port::{FoundPost, Hits, MatchedPost, Matching, Part, PostOrder, PostQuestion, SearchGraph},
    resolve::Resolution,
    weight::MOST_SUGGESTIONS,
};
use crate::{
    domain::error::Error,
    text::word::{stem, words},
};

/// What words find.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    /// The posts that hold the most of the words, in no order.
    pub found: Vec<FoundPost>,
    /// The words that were left out, as they were typed: they say nothing, or no open post has them.
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
/// Those of the graph.
pub async fn seek_posts<G: SearchGraph + ?Sized>(
    graph: &G,
    text: &str,
    today: NaiveDate,
) -> Result<Sought, Error> {
    let asked = read(text);
    if asked.words.is_empty() {
        return Ok(Sought::default());
    }
    let resolution = Resolution::find(graph, &asked).await?;
    let matching = Matching {
        terms: resolution.terms(),
        references: references(text),
        today,
    };
    let matched = graph.match_posts(&matching).await?;
    let is_reference = matched.iter().any(|post| post.referred);
    let found = holding_most(matched, &resolution);
    if is_reference {
        return Ok(Sought {
            found,
            ..Sought::default()
        });
    }
    let lost = &resolution.lost;
    let suggestions = if found.is_empty() {
        suggest(graph, lost, &resolution.near).await?
    } else {
        Vec::new()
    };
    let mut ignored = asked.left_out.clone();
    ignored.extend(lost.iter().map(|word| (word.at, word.typed.clone())));
    ignored.sort();
    Ok(Sought {
        found,
        ignored: ignored.into_iter().map(|(_, typed)| typed).collect(),
        suggestions,
    })
}

/// The posts that the question refers to, else those that hold the most of its words.
fn holding_most(matched: Vec<MatchedPost>, resolution: &Resolution<'_>) -> Vec<FoundPost> {
    let held = |post: &MatchedPost| {
        if post.referred {
            usize::MAX
        } else {
            resolution.held(post)
        }
    };
    let matched: Vec<_> = matched
        .into_iter()
        .map(|post| (held(&post), post))
        .collect();
    let most = matched.iter().map(|(held, _)| *held).max().unwrap_or(0);
    let found = matched.into_iter();
    found
        .filter(|(held, _)| *held == most && most > 0)
        .map(|(_, post)| FoundPost {
            uid: post.uid,
            tier: post.score,
            referred: post.referred,
        })
        .collect()
}

/// What a post may be called by its reference, which is one word.
fn references(text: &str) -> Vec<String> {
    let text = text.trim();
    if text.contains(char::is_whitespace) {
        return Vec::new();
    }
    let spelt: BTreeSet<String> =
        [text.to_owned(), text.to_uppercase(), text.to_lowercase()].into();
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
        .flat_map(|word| nearest(word, near, 1 + word.stem.len() / 4))
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
