//! Does the list of an agent begin with the posts that an adviser would propose?
//!
//! `acceptable_posts.csv` in a directory of careers: `agent_uid`, `post_uid`, `grade` (`RIGHT` for those named first,
//! `ACCEPTABLE` for the others). A post that is not listed counts as wrong.

use std::{collections::BTreeMap, path::Path};

use serde::{Deserialize, Serialize};

use super::EvaluateError;
use crate::domain::vocabulary::FitBand;

/// The file of a directory of careers.
const FILE: &str = "acceptable_posts.csv";
/// Posts of a list that are looked at.
pub const LOOKED_AT: usize = 50;
/// Posts that somebody reads.
const READ: usize = 10;

/// How good a post is for an agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Grade {
    /// One of those that an adviser names first.
    Right,
    /// Another that they would propose.
    Acceptable,
}

#[derive(Deserialize)]
struct Judged {
    agent_uid: String,
    post_uid: String,
    grade: Grade,
}

/// The graded posts of each agent.
pub type Acceptable = BTreeMap<String, BTreeMap<String, Grade>>;

/// Means over agents, from 0 to 1.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PostsReport {
    /// Agents whose posts were graded.
    pub agents: usize,
    /// One over the place of the first right post.
    pub mrr_right: f64,
    /// One over the place of the first post of either grade.
    pub mrr_acceptable: f64,
    /// Agents with a right post first.
    pub right_first: usize,
    /// Agents with a right post among ten.
    pub right_in_10: usize,
    /// Share of the graded posts, of ten at most, that are among the first ten.
    pub recall_10: f64,
    /// Of the posts listed, those of each band: how many, and how many of them were graded.
    pub bands: BTreeMap<&'static str, Band>,
}

/// The posts of one band of the score.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Band {
    /// Posts in the lists.
    pub listed: usize,
    /// Those of them that an adviser would propose.
    pub graded: usize,
}

/// A post of a list, and the band of its score.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Its key.
    pub post_uid: String,
    /// How close it is.
    pub band: FitBand,
}

/// Reads the grades of a directory of careers.
///
/// # Errors
/// [`EvaluateError::Unreadable`] when the file is missing or is none of this form.
pub fn read(directory: &Path) -> Result<Acceptable, EvaluateError> {
    let path = directory.join(FILE);
    let unreadable = |error| EvaluateError::Unreadable(path.clone(), error);
    let mut found = Acceptable::new();
    let mut file = csv::Reader::from_path(&path).map_err(unreadable)?;
    for row in file.deserialize() {
        let Judged {
            agent_uid,
            post_uid,
            grade,
        } = row.map_err(unreadable)?;
        found.entry(agent_uid).or_default().insert(post_uid, grade);
    }
    Ok(found)
}

/// Measures lists of posts, best first, by agent.
#[must_use]
pub fn measure(acceptable: &Acceptable, lists: &BTreeMap<String, Vec<Listed>>) -> PostsReport {
    let mut report = PostsReport::default();
    for (agent, graded) in acceptable {
        let list = lists.get(agent).map(Vec::as_slice).unwrap_or_default();
        let place = |wanted: &dyn Fn(Grade) -> bool| {
            list.iter().position(|post| {
                graded
                    .get(&post.post_uid)
                    .is_some_and(|grade| wanted(*grade))
            })
        };
        let right = place(&|grade| grade == Grade::Right);
        let any = place(&|_| true);
        report.agents += 1;
        report.mrr_right += reciprocal(right);
        report.mrr_acceptable += reciprocal(any);
        report.right_first += usize::from(right == Some(0));
        report.right_in_10 += usize::from(right.is_some_and(|at| at < READ));
        let read = list
            .iter()
            .take(READ)
            .filter(|post| graded.contains_key(&post.post_uid));
        report.recall_10 += share(read.count(), graded.len().min(READ));
        for post in list {
            let band = report.bands.entry(post.band.word()).or_default();
            band.listed += 1;
            band.graded += usize::from(graded.contains_key(&post.post_uid));
        }
    }
    let agents = share(report.agents.max(1), 1);
    for sum in [
        &mut report.mrr_right,
        &mut report.mrr_acceptable,
        &mut report.recall_10,
    ] {
        *sum /= agents;
    }
    report
}

fn reciprocal(place: Option<usize>) -> f64 {
    place.map_or(0.0, |at| 1.0 / share(at + 1, 1))
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_from_one_and_a_list_without_the_right_post_gives_nothing() {
        let graded = |posts: &[(&str, Grade)]| {
            posts
                .iter()
                .map(|(post, grade)| ((*post).to_owned(), *grade))
                .collect()
        };
        let acceptable = Acceptable::from([
            (
                "a".to_owned(),
                graded(&[("p1", Grade::Right), ("p2", Grade::Acceptable)]),
            ),
            ("b".to_owned(), graded(&[("p9", Grade::Right)])),
        ]);
        let list = |posts: &[&str]| {
            let listed = posts.iter().map(|post| Listed {
                post_uid: (*post).to_owned(),
                band: if *post == "p2" {
                    FitBand::Close
                } else {
                    FitBand::ToExplore
                },
            });
            listed.collect()
        };
        let lists = BTreeMap::from([
            ("a".to_owned(), list(&["p2", "p3", "p1"])),
            ("b".to_owned(), list(&["p1"])),
        ]);
        let report = measure(&acceptable, &lists);
        assert_eq!(
            (report.agents, report.right_first, report.right_in_10),
            (2, 0, 1)
        );
        let close = Band {
            listed: 1,
            graded: 1,
        };
        let far = Band {
            listed: 3,
            graded: 1,
        };
        assert_eq!(
            report.bands,
            BTreeMap::from([("CLOSE", close), ("TO_EXPLORE", far)])
        );
        assert!((report.mrr_right - 1.0 / 6.0).abs() < 1e-12);
        assert!((report.mrr_acceptable - 0.5).abs() < 1e-12);
        assert!((report.recall_10 - 0.5).abs() < 1e-12);
    }
}
