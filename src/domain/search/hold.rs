//! Which of the posts that some words find are shown, and which words none of them holds.

use std::collections::BTreeSet;

use super::{
    ask::Asked,
    port::{FoundPost, MatchedPost, NamedPlace},
    resolve::Resolution,
    weight::{ENOUGH_FIRM, MOST_LOOSE},
};
use crate::text::{
    function_word::is_function_word,
    word::{stem, words},
};

/// What a post has of the question.
struct Holding {
    post: MatchedPost,
    /// In any field.
    has: BTreeSet<usize>,
    /// Where it counts.
    has_well: BTreeSet<usize>,
}

/// The posts that are shown.
pub(super) struct Shown {
    pub(super) posts: Vec<FoundPost>,
    /// The words of the question that none of them holds.
    pub(super) unmet: BTreeSet<usize>,
}

/// The words of the question that name a place, each place for itself: all words of its name were typed.
pub(super) fn places(asked: &[Asked], named: &[NamedPlace]) -> Vec<BTreeSet<usize>> {
    let whole = |place: &NamedPlace| -> Option<BTreeSet<usize>> {
        let name = words(&place.display_name).into_iter();
        let mut name = name
            .filter(|word| !is_function_word(&word.folded))
            .map(|word| stem(&word.folded))
            .peekable();
        name.peek()?;
        name.map(|stem| asked.iter().position(|word| word.stem == stem))
            .collect()
    };
    let found: BTreeSet<BTreeSet<usize>> = named.iter().filter_map(whole).collect();
    // `Loire` is no place of its own in `Pays de la Loire`.
    let is_part = |place: &BTreeSet<usize>| {
        found
            .iter()
            .any(|other| other.len() > place.len() && other.is_superset(place))
    };
    found
        .iter()
        .filter(|place| !is_part(place))
        .cloned()
        .collect()
}

/// The posts that the question refers to, else those that hold the most of its words.
///
/// A place keeps the posts that hold its name, where some of them hold the other words as well as any post does;
/// elsewhere it is unmet.
pub(super) fn choose(
    matched: Vec<MatchedPost>,
    resolution: &Resolution<'_>,
    asked: usize,
    places: &[BTreeSet<usize>],
) -> Shown {
    if matched.iter().any(|post| post.referred) {
        let referred = matched.into_iter().filter(|post| post.referred);
        return Shown {
            posts: referred.map(found).collect(),
            unmet: BTreeSet::new(),
        };
    }
    let mut posts = held(matched, resolution);
    let needed = resolution.needed();
    let count = |has: &BTreeSet<usize>, among: &BTreeSet<usize>| {
        let among = among.iter();
        among.filter(|at| resolution.holds(has, **at)).count()
    };
    let named: BTreeSet<usize> = places.iter().flatten().copied().collect();
    let mut others: BTreeSet<usize> = needed.difference(&named).copied().collect();
    let most = |posts: &[Holding], among: &BTreeSet<usize>| {
        let held = posts.iter().map(|post| count(&post.has, among));
        held.max().unwrap_or(0)
    };
    let most_well = |posts: &[Holding], among: &BTreeSet<usize>| {
        let held = posts.iter().map(|post| count(&post.has_well, among));
        held.max().unwrap_or(0)
    };
    let mut unmet = BTreeSet::new();
    if !named.is_empty() && most(&posts, &others) > 0 {
        let (best, best_well) = (most(&posts, &others), most_well(&posts, &others));
        let is_there = |post: &Holding| {
            places.iter().any(|place| {
                let mut place = place.iter();
                place.all(|at| resolution.holds(&post.has, *at))
            })
        };
        let is_met = |post: &Holding| {
            is_there(post)
                && count(&post.has, &others) == best
                && 2 * count(&post.has_well, &others) >= best_well
        };
        if posts.iter().any(is_met) {
            posts.retain(is_there);
        } else {
            unmet.clone_from(&named);
        }
    } else {
        others.clone_from(&needed);
    }
    let best = most(&posts, &others);
    posts.retain(|post| best > 0 && count(&post.has, &others) == best);
    let best_well = most_well(&posts, &others);
    posts.retain(|post| 2 * count(&post.has_well, &others) >= best_well);
    let is_unmet = |at: &usize| !posts.iter().any(|post| resolution.holds(&post.has, *at));
    unmet.extend((0..asked).filter(is_unmet));
    Shown {
        unmet,
        posts: posts.into_iter().map(|post| found(post.post)).collect(),
    }
}

/// What each post has, and what of it counts.
///
/// A word that few posts have counts wherever it stands. One that is common in descriptions, or in what occupations
/// need, counts there only where no better field of any post has it.
fn held(matched: Vec<MatchedPost>, resolution: &Resolution<'_>) -> Vec<Holding> {
    let mut counts = vec![[0_usize; 3]; resolution.slots()];
    for post in &matched {
        for (grade, has) in [&post.words, &post.said, &post.firm]
            .into_iter()
            .enumerate()
        {
            for at in has {
                counts[*at][grade] += 1;
            }
        }
    }
    let least: Vec<usize> = counts
        .iter()
        .map(|[all, said, firm]| match (*all, *said, *firm) {
            (all, said, _) if all <= MOST_LOOSE || said == 0 => 0,
            (_, said, firm) if said <= MOST_LOOSE || firm < ENOUGH_FIRM => 1,
            _ => 2,
        })
        .collect();
    let holding = |post: MatchedPost| {
        let grades = [&post.words, &post.said, &post.firm];
        let counted = grades.into_iter().enumerate().flat_map(|(grade, has)| {
            let least = &least;
            has.iter().copied().filter(move |at| least[*at] <= grade)
        });
        Holding {
            has_well: counted.collect(),
            has: post.words.iter().copied().collect(),
            post,
        }
    };
    matched.into_iter().map(holding).collect()
}

fn found(post: MatchedPost) -> FoundPost {
    FoundPost {
        uid: post.uid,
        tier: post.score,
        referred: post.referred,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::search::ask::read;

    #[test]
    fn a_place_is_named_by_all_its_words() {
        let place = |name: &str| NamedPlace {
            uid: name.to_owned(),
            display_name: name.to_owned(),
        };
        let named = ["Pays de la Loire", "Loire", "Seine-Saint-Denis", "Paris"].map(place);
        let found = |text: &str| places(&read(text).words, &named);
        assert_eq!(found("développeur Paris"), [[1].into()]);
        assert_eq!(found("java en Pays de la Loire"), [[1, 2].into()]);
        assert_eq!(found("seine saint denis"), [[0, 1, 2].into()]);
        assert_eq!(found("Saint-Denis"), []);
        assert_eq!(found("Paris ou Loire"), [[0].into(), [1].into()]);
    }
}
