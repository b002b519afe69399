//! Which posts enter a long list: maximal marginal relevance over ministry and occupation family.
//!
//! Each next post is the one with the largest λ · score − (1 − λ) · likeness to those chosen. The list
//! is then shown by falling score, so that scores and order never contradict each other.

use super::score::ScoredPost;
use crate::domain::{
    parameter::{BAND_CLOSE, BLOCK, BLOCK_SAME_OCCUPATION, DIVERSITY},
    ranked::Ranked,
    vocabulary::MoveKind,
};

/// Chooses `length` candidates out of a list sorted by score, and gives them in that order.
#[must_use]
pub fn diversify(posts: Vec<ScoredPost>, length: usize) -> Vec<ScoredPost> {
    if posts.len() <= length {
        return posts;
    }
    let scores: Vec<f64> = posts.iter().map(ScoredPost::score).collect();
    let mut likeness = vec![0.0_f64; posts.len()];
    let mut left: Vec<usize> = (0..posts.len()).collect();
    let mut chosen = vec![false; posts.len()];
    for _ in 0..length {
        let gain = |i: usize| DIVERSITY * scores[i] - (1.0 - DIVERSITY) * likeness[i];
        // The first of equals: the order of the list decides.
        let best = (0..left.len()).reduce(|best, next| {
            if gain(left[next]) > gain(left[best]) {
                next
            } else {
                best
            }
        });
        let Some(best) = best.map(|at| left.remove(at)) else {
            break;
        };
        chosen[best] = true;
        for &i in &left {
            likeness[i] = likeness[i].max(half_each(&posts[i], &posts[best]));
        }
    }
    let kept = posts.into_iter().zip(chosen);
    kept.filter_map(|(post, chosen)| chosen.then_some(post))
        .collect()
}

/// Puts a list that is sorted by score into blocks of [`BLOCK`], each with [`BLOCK_SAME_OCCUPATION`] posts of today's
/// occupation at most while there are others that are close: who looks for a move reads what they could move to.
///
/// Both kinds keep their order, and each block falls by score.
#[must_use]
pub fn in_blocks(posts: Vec<ScoredPost>) -> Vec<ScoredPost> {
    let today = |post: &ScoredPost| post.kind == Some(MoveKind::SameOccupation);
    let (same, others): (Vec<_>, Vec<_>) = posts.into_iter().partition(today);
    let (mut same, mut others) = (same.into_iter().peekable(), others.into_iter().peekable());
    let mut list = Vec::with_capacity(same.len() + others.len());
    for block in 0.. {
        let mut of_today = 0;
        for _ in 0..BLOCK {
            let second = others.peek().map(Ranked::score);
            let open = of_today < BLOCK_SAME_OCCUPATION || second < Some(BAND_CLOSE);
            let first = same.peek().filter(|_| open).map(Ranked::score);
            let next = if first.is_some() && first >= second {
                of_today += 1;
                same.next()
            } else {
                others.next()
            };
            list.extend(next.map(|post| ScoredPost { block, ..post }));
        }
        if same.peek().is_none() && others.peek().is_none() {
            break;
        }
    }
    list
}

/// Half for the same ministry, half for the same family; what is unknown is like nothing.
fn half_each(a: &ScoredPost, b: &ScoredPost) -> f64 {
    let same = |x: &Option<String>, y: &Option<String>| x.is_some() && x == y;
    let half = |same: bool| if same { 0.5 } else { 0.0 };
    half(same(&a.ministry_uid, &b.ministry_uid)) + half(same(&a.family, &b.family))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::recommend::score::Wishes;

    fn post(uid: &str, competency: f64, ministry: &str) -> ScoredPost {
        ScoredPost {
            post_uid: uid.to_owned(),
            competency: Some(competency),
            ministry_uid: Some(ministry.to_owned()),
            ..ScoredPost::default()
        }
    }

    #[test]
    fn a_short_list_is_left_alone_and_a_long_one_opens_to_other_ministries() {
        let list = vec![
            post("a", 0.90, "m1"),
            post("b", 0.89, "m1"),
            post("c", 0.88, "m1"),
            post("d", 0.80, "m2"),
        ];
        assert_eq!(diversify(list.clone(), 4), list);
        let chosen = diversify(list, 2);
        let uids: Vec<_> = chosen.iter().map(|post| post.post_uid.as_str()).collect();
        assert_eq!(uids, ["a", "d"]);
    }

    fn kinds(list: &[ScoredPost]) -> String {
        list.iter()
            .map(|post| match post.kind {
                Some(MoveKind::SameOccupation) => 's',
                _ => 'o',
            })
            .collect()
    }

    fn list(kinds: &str) -> Vec<ScoredPost> {
        let posts = kinds.chars().zip(0_u32..);
        posts
            .map(|(kind, at)| ScoredPost {
                kind: (kind == 's').then_some(MoveKind::SameOccupation),
                wishes: Wishes {
                    place: Some(true),
                    ..Wishes::default()
                },
                ..post(&format!("p{at:02}"), 1.0 - f64::from(at) / 100.0, "m")
            })
            .collect()
    }

    #[test]
    fn half_of_a_block_is_of_todays_occupation_where_others_fit() {
        let found = in_blocks(list("ssssssssssooooooos"));
        assert_eq!(kinds(&found), "sssssooooosssssoos");
        let blocks: Vec<_> = found.iter().map(|post| post.block).collect();
        assert_eq!(blocks, [[0; 10].as_slice(), &[1; 8]].concat());
        for block in found.chunk_by(|a, b| a.block == b.block) {
            assert!(block.is_sorted_by(|a, b| a.score() >= b.score()));
        }
        // Where nothing else is close, today's occupation fills the list.
        let far = |post: ScoredPost| match post.kind {
            None => ScoredPost {
                wishes: Wishes::default(),
                ..post
            },
            Some(_) => post,
        };
        let far: Vec<_> = list("ssssssssssoooooo").into_iter().map(far).collect();
        assert_eq!(kinds(&in_blocks(far)), "ssssssssssoooooo");
        assert_eq!(kinds(&in_blocks(list("ssssssssssss"))), "ssssssssssss");
        assert_eq!(kinds(&in_blocks(list("osso"))), "osso");
        assert!(in_blocks(Vec::new()).is_empty());
    }
}
