//! The similarity of two people: by what they can do, by what they went through, by their communities.
//!
//! The cosines by competency and by community are sums over paths, made in the graph. Two careers are
//! compared here: the heaviest steps that both have, in the same order, against all steps of both. The
//! formulas are in `docs/recommendation.md`.

use serde::{Deserialize, Serialize};

use crate::domain::{parameter::ENVISAGED_MOVE, ranked::Ranked};

/// What similarity between people is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PeerCriterion {
    /// What they can do.
    Competency,
    /// The occupations that they went through, and the move that one wishes for and the other made.
    Trajectory,
    /// The communities that they are in.
    Community,
}

/// An occupation of a career, with how rare it is to have gone through it, at least 0.
#[derive(Debug, Clone, PartialEq)]
pub struct CareerStep {
    /// The occupation.
    pub occupation_uid: String,
    /// How rare it is.
    pub rarity: f64,
}

/// A similar person, as the list shows them.
#[derive(Debug, Clone, PartialEq)]
pub struct Peer {
    /// The agent.
    pub uid: String,
    /// The similarity, in (0, 1].
    pub similarity: f64,
    /// They work in another ministry.
    pub other_ministry: bool,
}

/// The career of somebody else.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trajectory {
    /// The agent.
    pub uid: String,
    /// The occupations that they went through, the oldest first.
    pub career: Vec<String>,
    /// The rarity of all their steps together.
    pub weight: f64,
    /// The occupation that one wishes for and to which they moved from the one that one holds.
    pub moved_to: Option<String>,
    /// They work in another ministry.
    pub other_ministry: bool,
}

impl Trajectory {
    /// The similarity of the career to one's own.
    ///
    /// 1 − (1 − shared)(1 − move): shared is twice the rarity of the steps that both have in the same
    /// order ÷ the rarity of all steps of both; move is [`ENVISAGED_MOVE`] when they made the move that
    /// one wishes for. Rounded to twelve decimals.
    #[must_use]
    pub fn as_peer(&self, own: &[CareerStep]) -> Peer {
        let shared: f64 = shared_steps(own, &self.career)
            .into_iter()
            .map(|step| step.rarity)
            .sum();
        let all = own.iter().map(|step| step.rarity).sum::<f64>() + self.weight;
        let likeness = if all > 0.0 { 2.0 * shared / all } else { 0.0 };
        let made = self.moved_to.as_ref().map_or(0.0, |_| ENVISAGED_MOVE);
        Peer {
            uid: self.uid.clone(),
            similarity: rounded(1.0 - (1.0 - likeness) * (1.0 - made)),
            other_ministry: self.other_ministry,
        }
    }
}

/// The steps of a career that another has in the same order: of all such, those that are rarest together.
#[must_use]
pub fn shared_steps<'s>(own: &'s [CareerStep], other: &[String]) -> Vec<&'s CareerStep> {
    // best[i][j]: the rarity of what own[i..] and other[j..] share at most.
    let mut best = vec![vec![0.0_f64; other.len() + 1]; own.len() + 1];
    for (i, step) in own.iter().enumerate().rev() {
        for (j, uid) in other.iter().enumerate().rev() {
            best[i][j] = if step.occupation_uid == *uid {
                step.rarity + best[i + 1][j + 1]
            } else {
                best[i + 1][j].max(best[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut shared) = (0, 0, Vec::new());
    while i < own.len() && j < other.len() {
        if own[i].occupation_uid == other[j] {
            shared.push(&own[i]);
            (i, j) = (i + 1, j + 1);
        } else if best[i + 1][j] >= best[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    shared
}

impl Ranked for Peer {
    fn key(&self) -> &str {
        &self.uid
    }

    fn score(&self) -> f64 {
        self.similarity
    }

    /// Another ministry first.
    fn precedence(&self) -> u8 {
        u8::from(!self.other_ministry)
    }
}

/// Twelve decimals, as the statements round: ties must be ties.
fn rounded(value: f64) -> f64 {
    const SCALE: f64 = 1e12;
    (value.clamp(0.0, 1.0) * SCALE).round() / SCALE
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::domain::ranked::order;

    /// A career over seven occupations, of which the third is the rarest.
    fn career(steps: &[usize]) -> Vec<CareerStep> {
        const RARITIES: [f64; 7] = [0.7, 0.7, 3.0, 1.1, 0.4, 1.6, 1.1];
        let step = |i: &usize| CareerStep {
            occupation_uid: format!("o{i}"),
            rarity: RARITIES[*i],
        };
        steps.iter().map(step).collect()
    }

    fn trajectory(steps: &[usize]) -> Trajectory {
        let steps = career(steps);
        Trajectory {
            uid: "b".to_owned(),
            weight: steps.iter().map(|step| step.rarity).sum(),
            career: steps.into_iter().map(|step| step.occupation_uid).collect(),
            moved_to: None,
            other_ministry: false,
        }
    }

    fn similarity(one: &[usize], other: &[usize]) -> f64 {
        trajectory(other).as_peer(&career(one)).similarity
    }

    #[test]
    fn shared_steps_are_the_rarest_in_the_same_order() {
        let own = career(&[0, 1, 2]);
        let other = ["o2", "o0", "o1"].map(str::to_owned);
        // The third alone (3.0) outweighs the two others, which follow one another in both (1.4).
        let shared = shared_steps(&own, &other);
        assert_eq!(shared, [&own[2]]);
        // 2 · 3.0 ÷ (4.4 + 4.4).
        assert!((similarity(&[0, 1, 2], &[2, 0, 1]) - 6.0 / 8.8).abs() < 1e-12);
    }

    #[test]
    fn who_made_the_move_one_wishes_for_is_nearer() {
        let made = Trajectory {
            moved_to: Some("o9".to_owned()),
            ..trajectory(&[0, 3])
        };
        // Shared: 2 · 0.7 ÷ (0.7 + 1.8) = 0.56, joined with the move: 1 − 0.44 · 0.5.
        let found = made.as_peer(&career(&[0])).similarity;
        assert!((found - (1.0 - 0.44 * (1.0 - ENVISAGED_MOVE))).abs() < 1e-12);
    }

    #[test]
    fn nothing_is_alike_to_nothing() {
        assert!(similarity(&[], &[]).abs() < f64::EPSILON);
        assert!(similarity(&[1], &[]).abs() < f64::EPSILON);
    }

    #[test]
    fn among_equals_another_ministry_comes_first() {
        let peer = |uid: &str, similarity, other_ministry| Peer {
            uid: uid.to_owned(),
            similarity,
            other_ministry,
        };
        let mut peers = vec![
            peer("a", 0.5, false),
            peer("c", 0.5, true),
            peer("b", 0.5, true),
            peer("d", 0.9, false),
        ];
        order(&mut peers);
        let uids: Vec<_> = peers.iter().map(|peer| peer.uid.as_str()).collect();
        assert_eq!(uids, ["d", "b", "c", "a"]);
    }

    proptest! {
        #[test]
        fn likeness_goes_both_ways_and_is_whole_with_oneself(
            one in vec(0usize..7, 0..9), other in vec(0usize..7, 0..9),
        ) {
            let there = similarity(&one, &other);
            prop_assert!((0.0..=1.0).contains(&there));
            prop_assert!((there - similarity(&other, &one)).abs() < 1e-11);
            if !one.is_empty() {
                prop_assert!((similarity(&one, &one) - 1.0).abs() < 1e-12);
            }
        }

        #[test]
        fn no_common_sequence_is_rarer(one in vec(0usize..7, 0..8), other in vec(0usize..7, 0..8)) {
            let (own, theirs) = (career(&one), career(&other));
            let uids: Vec<_> = theirs.into_iter().map(|step| step.occupation_uid).collect();
            let weigh = |steps: &[&CareerStep]| steps.iter().map(|step| step.rarity).sum::<f64>();
            let found = weigh(&shared_steps(&own, &uids));
            // Every choice of one's own steps that the other has too, in that order.
            let mut most = 0.0_f64;
            for choice in 0u32..1 << own.len() {
                let chosen: Vec<&CareerStep> =
                    (0..own.len()).filter(|i| choice >> i & 1 == 1).map(|i| &own[i]).collect();
                let mut left = uids.iter();
                if chosen.iter().all(|step| left.any(|uid| *uid == step.occupation_uid)) {
                    most = most.max(weigh(&chosen));
                }
            }
            prop_assert!((found - most).abs() < 1e-9, "{found} {most}");
        }
    }
}
