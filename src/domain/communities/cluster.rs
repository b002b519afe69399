//! What is often found together in people: clusters of competencies, by label propagation.
//!
//! Two competencies are as similar as the cosine of those who have them, people ÷ √(people · people), and
//! are linked when enough people have both. Every competency then takes, in turn, the label that weighs
//! most among those it is linked to, until none changes. Source: Raghavan, Albert and Kumara, "Near
//! linear time algorithm to detect community structures in large-scale networks" (2007); here in a fixed
//! order, so that the same facts always give the same clusters.

use std::{collections::BTreeMap, mem};

use crate::domain::{
    analytics::survival::number,
    parameter::{CLUSTER_LIKENESS, CLUSTER_NEIGHBOURS, CLUSTER_SHARE, CLUSTER_SIZE, SMALL_COUNT},
    paths::walk::Sparse,
};

/// Rounds after which propagation stops, should two labels chase each other.
const MOST_ROUNDS: usize = 100;

/// Competencies that are often found together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// Their positions, the most typical first: those most similar to the others.
    pub competencies: Vec<usize>,
    /// People who have most of them, by weight; at least [`SMALL_COUNT`].
    pub members: u32,
}

/// The clusters of at least [`CLUSTER_SIZE`] competencies that enough people have most of.
///
/// `holdings` holds the competencies of each person, in rising order; `weights` one weight a competency.
#[must_use]
pub fn clusters(holdings: &[Vec<usize>], weights: &[f64]) -> Vec<Cluster> {
    let links = links(holdings, weights.len());
    let mut together: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (competency, label) in propagate(&links).into_iter().enumerate() {
        together.entry(label).or_default().push(competency);
    }
    let large = together
        .into_values()
        .filter(|member| member.len() >= CLUSTER_SIZE);
    let counted = large.map(|competencies| Cluster {
        members: members(holdings, weights, &competencies),
        competencies: typical_first(&links, competencies),
    });
    counted
        .filter(|cluster| cluster.members >= SMALL_COUNT)
        .collect()
}

/// The share of the weight of some competencies that is among others, which are in rising order, in [0, 1]; 0 of
/// nothing.
#[must_use]
pub fn share_within(some: &[usize], others: &[usize], weights: &[f64]) -> f64 {
    let weigh = |within: bool| -> f64 {
        let is_among = |member: &usize| others.binary_search(member).is_ok();
        let counted = some.iter().filter(|member| !within || is_among(member));
        counted.map(|member| weights[*member]).sum()
    };
    let all = weigh(false);
    if all > 0.0 { weigh(true) / all } else { 0.0 }
}

/// Each competency's strongest links, both ways.
fn links(holdings: &[Vec<usize>], count: usize) -> Vec<Sparse> {
    let mut holders = vec![Vec::new(); count];
    for held in holdings {
        for competency in held {
            holders[*competency].push(held);
        }
    }
    let people: Vec<_> = holders.iter().map(|all| number(all.len())).collect();
    let mut likenesses = vec![Sparse::new(); count];
    // How many hold both the one and each other: counted one by one, since pairs are many.
    let mut both = vec![0_u32; count];
    for (one, holders) in holders.iter().enumerate() {
        for other in holders.iter().copied().flatten() {
            both[*other] += 1;
        }
        for (other, shared) in both.iter_mut().enumerate() {
            let shared = mem::take(shared);
            let likeness = f64::from(shared) / (people[one] * people[other]).sqrt();
            // Fewer people could be singled out: such a pair is not known at all.
            if other > one && shared >= SMALL_COUNT && likeness >= CLUSTER_LIKENESS {
                likenesses[one].push((other, likeness));
                likenesses[other].push((one, likeness));
            }
        }
    }
    let mut linked: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); count];
    for (one, mut near) in likenesses.into_iter().enumerate() {
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        for (other, likeness) in near.into_iter().take(CLUSTER_NEIGHBOURS) {
            linked[one].insert(other, likeness);
            linked[other].insert(one, likeness);
        }
    }
    let rows = linked.into_iter();
    rows.map(|row| row.into_iter().collect()).collect()
}

/// The label of each competency, once none changes; among labels of one weight, one's own stays, else
/// the first is taken.
fn propagate(links: &[Sparse]) -> Vec<usize> {
    let mut labels: Vec<usize> = (0..links.len()).collect();
    for _ in 0..MOST_ROUNDS {
        let mut changed = false;
        for (one, near) in links.iter().enumerate() {
            let mut weighed: BTreeMap<usize, f64> = BTreeMap::new();
            for (other, likeness) in near {
                *weighed.entry(labels[*other]).or_default() += likeness;
            }
            let own = weighed.get(&labels[one]).copied().unwrap_or(0.0);
            let (mut best, mut most) = (labels[one], own);
            for (label, weight) in weighed {
                if weight > most + 1e-12 {
                    (best, most) = (label, weight);
                }
            }
            changed |= best != labels[one];
            labels[one] = best;
        }
        if !changed {
            break;
        }
    }
    labels
}

fn members(holdings: &[Vec<usize>], weights: &[f64], cluster: &[usize]) -> u32 {
    let has_most =
        |held: &&Vec<usize>| share_within(cluster, held, weights) + 1e-12 >= CLUSTER_SHARE;
    let count = holdings.iter().filter(has_most).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn typical_first(links: &[Sparse], mut cluster: Vec<usize>) -> Vec<usize> {
    let typical = |member: usize, within: &[usize]| -> f64 {
        let inside = links[member]
            .iter()
            .filter(|(other, _)| within.contains(other));
        inside.map(|(_, likeness)| likeness).sum()
    };
    let within = cluster.clone();
    cluster.sort_by(|a, b| {
        typical(*b, &within)
            .total_cmp(&typical(*a, &within))
            .then(a.cmp(b))
    });
    cluster
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    /// So many people who have the same competencies.
    fn people(count: usize, held: &[usize]) -> Vec<Vec<usize>> {
        vec![held.to_vec(); count]
    }

    #[test]
    fn what_is_found_together_is_one_cluster_and_the_rest_another() {
        let mut holdings = people(6, &[0, 1, 2]);
        holdings.extend(people(5, &[3, 4, 5]));
        // Two people who have something of both join nothing.
        holdings.extend(people(2, &[2, 3]));
        let found = clusters(&holdings, &[1.0; 6]);
        // What those two have is less typical: 5 ÷ √(7 · 5) = 0.845 with the others, who have 1 together.
        assert_eq!(
            found,
            [
                Cluster {
                    competencies: vec![0, 1, 2],
                    members: 6
                },
                Cluster {
                    competencies: vec![4, 5, 3],
                    members: 5
                },
            ]
        );
    }

    #[test]
    fn what_few_people_have_together_is_not_known_at_all() {
        let few = usize::try_from(SMALL_COUNT).unwrap() - 1;
        assert!(clusters(&people(few, &[0, 1, 2]), &[1.0; 3]).is_empty());
        assert!(clusters(&people(9, &[0, 1]), &[1.0; 2]).is_empty(), "two");
        assert!(clusters(&[], &[]).is_empty());
    }

    #[test]
    fn a_member_has_half_of_the_weight_at_least() {
        let mut holdings = people(5, &[0, 1, 2]);
        holdings.push(vec![0]);
        holdings.push(vec![1]);
        // The first weighs 2 of 4: who has it alone is a member; who has the second alone is not.
        assert_eq!(clusters(&holdings, &[2.0, 1.0, 1.0])[0].members, 6);
        assert!((share_within(&[0, 1], &[1, 2], &[3.0, 1.0, 1.0]) - 0.25).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn clusters_do_not_overlap_nor_depend_on_the_order_of_people(
            mut holdings in vec(proptest::collection::btree_set(0usize..8, 0..6), 0..40), turn in 0usize..40,
        ) {
            let whole = |holdings: &[std::collections::BTreeSet<usize>]| {
                let sorted: Vec<Vec<usize>> =
                    holdings.iter().map(|held| held.iter().copied().collect()).collect();
                clusters(&sorted, &[1.0; 8])
            };
            let found = whole(&holdings);
            let mut seen: Vec<usize> = found.iter().flat_map(|member| member.competencies.clone()).collect();
            let all = seen.len();
            seen.sort_unstable();
            seen.dedup();
            prop_assert_eq!(seen.len(), all);
            let turn = turn % holdings.len().max(1);
            holdings.rotate_left(turn);
            prop_assert_eq!(whole(&holdings), found);
        }
    }
}
