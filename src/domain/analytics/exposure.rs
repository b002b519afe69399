//! How evenly lists of recommendations are spread over groups of posts and of agents.
//!
//! A post is exposed by 1 ÷ log2(rank + 1) wherever it is among the first twenty of a list. The
//! ratio of a group of posts is its share of all exposure over its share of the open posts; that of
//! a group of agents is what their lists are worth (score, discounted by rank) over the mean. 1 is
//! even. No protected attribute is known, so none is watched. Source: `docs/evaluation.md`.

use std::collections::{BTreeMap, HashMap};

use async_trait::async_trait;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    error::Error,
    recommend::{
        port::{PostFilter, RecommendGraph},
        rank,
    },
    statute::Statute,
};

/// Recommendations of a list that count.
const SHOWN: usize = 20;
/// Groups with fewer members are not measured: the figure would speak of persons, and of chance.
const SMALLEST_GROUP: usize = 5;
/// Ratios outside are flagged.
const EVEN: std::ops::RangeInclusive<f64> = 0.8..=1.25;

/// A post or an agent with the groups by which exposure is watched.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grouped {
    /// Its key.
    pub uid: String,
    /// The name of its ministry.
    pub ministry: Option<String>,
    /// The name of its region.
    pub region: Option<String>,
    /// The label of its corps.
    pub corps: Option<String>,
    /// Its categories; an agent has one at most.
    pub categories: Vec<String>,
}

/// Who is shown what, in groups.
#[async_trait]
pub trait ExposureGraph: Send + Sync {
    /// Every agent who agreed to recommendations.
    async fn exposed_agents(&self) -> Result<Vec<Grouped>, Error>;
    /// Every post open on a day.
    async fn exposed_posts(&self, today: NaiveDate) -> Result<Vec<Grouped>, Error>;
}

/// The exposure of every group that is large enough.
#[derive(Debug, Serialize)]
pub struct Exposure {
    /// Agents who got a list.
    pub agents: usize,
    /// Posts open on the day.
    pub posts: usize,
    /// Groups left out because they are too small.
    pub too_small: usize,
    /// Each group, in the order of what is grouped, by what, and its name.
    pub ratios: Vec<Ratio>,
}

/// The exposure of one group.
#[derive(Debug, Serialize)]
pub struct Ratio {
    /// `posts` or `agents`.
    pub of: &'static str,
    /// `ministry`, `region`, `corps` or `category`.
    pub by: &'static str,
    /// The group's name.
    pub group: String,
    /// Its members.
    pub members: usize,
    /// 1 is even.
    pub ratio: f64,
    /// Whether the ratio is outside [0.8, 1.25].
    pub flagged: bool,
}

/// Ranks the open posts for every agent who agreed, and compares groups.
///
/// # Errors
/// What the graph meets.
pub async fn measure_exposure<G: RecommendGraph + ExposureGraph + ?Sized>(
    graph: &G,
    statute: &Statute,
    today: NaiveDate,
) -> Result<Exposure, Error> {
    let posts = graph.exposed_posts(today).await?;
    let agents = graph.exposed_agents().await?;
    let mut exposure: HashMap<String, f64> = HashMap::new();
    let mut served = Vec::new();
    for agent in agents {
        let all = PostFilter::default();
        let list = rank(graph, statute, &agent.uid, today, &all, None).await?;
        let mut worth = 0.0;
        for (discount, post) in discounts().zip(list.ranking.posts.iter().take(SHOWN)) {
            worth += discount * post.score();
            *exposure.entry(post.post_uid.clone()).or_default() += discount;
        }
        served.push((agent, worth));
    }
    let exposed: Vec<_> = posts
        .into_iter()
        .map(|post| {
            let found = exposure.remove(&post.uid).unwrap_or_default();
            (post, found)
        })
        .collect();
    let mut found = Exposure {
        agents: served.len(),
        posts: exposed.len(),
        too_small: 0,
        ratios: Vec::new(),
    };
    found.compare("posts", &exposed);
    found.compare("agents", &served);
    Ok(found)
}

/// 1 ÷ log2(rank + 1), from rank 1 on.
fn discounts() -> impl Iterator<Item = f64> {
    (2..).map(|place: i32| 1.0 / f64::from(place).log2())
}

impl Exposure {
    /// Adds the ratios of the groups of some members, each with its amount.
    ///
    /// The share of the amount over the share of the members is the mean of the group over the
    /// mean of all.
    fn compare(&mut self, of: &'static str, members: &[(Grouped, f64)]) {
        for by in ["ministry", "region", "corps", "category"] {
            let mut groups: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
            for (member, amount) in members {
                for group in names(member, by) {
                    groups.entry(group).or_default().push(*amount);
                }
            }
            let all: Vec<f64> = groups.values().flatten().copied().collect();
            let even = mean(&all);
            for (group, amounts) in groups {
                if amounts.len() < SMALLEST_GROUP {
                    self.too_small += 1;
                } else if even > 0.0 {
                    let ratio = mean(&amounts) / even;
                    self.ratios.push(Ratio {
                        of,
                        by,
                        group: group.to_owned(),
                        members: amounts.len(),
                        ratio,
                        flagged: !EVEN.contains(&ratio),
                    });
                }
            }
        }
    }
}

/// The groups of a member; a post may be open to several categories.
fn names<'m>(member: &'m Grouped, by: &str) -> Vec<&'m str> {
    match by {
        "ministry" => member.ministry.as_deref().into_iter().collect(),
        "region" => member.region.as_deref().into_iter().collect(),
        "corps" => member.corps.as_deref().into_iter().collect(),
        _ => member.categories.iter().map(String::as_str).collect(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of members are small")]
fn mean(amounts: &[f64]) -> f64 {
    amounts.iter().sum::<f64>() / amounts.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(uid: usize, ministry: Option<&str>) -> Grouped {
        Grouped {
            uid: uid.to_string(),
            ministry: ministry.map(str::to_owned),
            region: None,
            corps: None,
            categories: Vec::new(),
        }
    }

    #[test]
    fn a_group_that_gets_more_than_its_share_is_flagged() {
        let mut found = Exposure {
            agents: 0,
            posts: 0,
            too_small: 0,
            ratios: Vec::new(),
        };
        let one = |(i, group, amount)| (member(i, group), amount);
        let members: Vec<_> = (0..5)
            .map(|i| (i, Some("a"), 2.0))
            .chain((5..15).map(|i| (i, Some("b"), 1.0)))
            .chain([(15, Some("c"), 9.0), (16, None, 100.0)])
            .map(one)
            .collect();
        found.compare("posts", &members);
        assert_eq!(found.too_small, 1, "one member says nothing");
        // (10 + 10 + 9) ÷ 16 members is even.
        let even = 29.0 / 16.0;
        let got: Vec<_> = found
            .ratios
            .iter()
            .map(|found| (found.ratio, found.flagged))
            .collect();
        assert_eq!(got, [(2.0 / even, false), (1.0 / even, true)]);
    }
}
