//! Which posts enter a long list: maximal marginal relevance over ministry and occupation family.
//!
//! Each next post is the one with the largest λ · score − (1 − λ) · likeness to those chosen. The list
//! is then shown by falling score, so that scores and order never contradict each other.

use super::score::ScoredPost;
use crate::domain::parameter::DIVERSITY;

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

/// Half for the same ministry, half for the same family; what is unknown is like nothing.
fn half_each(a: &ScoredPost, b: &ScoredPost) -> f64 {
    let same = |x: &Option<String>, y: &Option<String>| x.is_some() && x == y;
    let half = |same: bool| if same { 0.5 } else { 0.0 };
    half(same(&a.ministry_uid, &b.ministry_uid)) + half(same(&a.family, &b.family))
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
