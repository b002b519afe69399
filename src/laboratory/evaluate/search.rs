//! Do words find the posts that a person who typed them would be glad to see? Questions with the posts that are right.
//!
//! The measure is the mean reciprocal rank of the first right post (`fixtures/search/README.md`).

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::EvaluateError;
use crate::domain::{
    error::Error,
    search::{
        port::{Chosen, Part, PostQuestion, SearchGraph},
        posts::find_posts,
    },
};

/// Posts of a list that are looked at.
const LONGEST: usize = 1000;

/// A question and what is right.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchQuestion {
    /// Its name.
    pub id: String,
    /// On which data it is asked.
    pub data: String,
    /// Whether it was written before anything of the data had been read.
    pub blind: bool,
    /// What was typed.
    pub words: String,
    /// The keys of the posts that are right, between bars.
    relevant: String,
}

impl SearchQuestion {
    fn is_right(&self, uid: &str) -> bool {
        self.relevant.split('|').any(|right| right == uid)
    }
}

/// What a question found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SearchAnswer {
    /// The name of the question.
    pub id: String,
    /// On which data it was asked.
    pub data: String,
    /// Whether it was written before anything of the data had been read.
    pub blind: bool,
    /// What was typed.
    pub words: String,
    /// How many posts were found.
    pub found: i32,
    /// The rank of the first right one, from 1; none when there is none.
    pub rank: Option<usize>,
}

/// How well some questions are answered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SearchSlice {
    /// Which: of which data and whether blind; `all` where it does not matter.
    pub slice: String,
    /// How many questions.
    pub cases: usize,
    /// The mean of one over the rank of the first right post, 0 where there is none.
    pub mrr: f64,
    /// The share of questions that find nothing.
    pub empty: f64,
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SearchReport {
    /// All questions, then those of each data and of each kind.
    pub slices: Vec<SearchSlice>,
    /// Question by question.
    pub answers: Vec<SearchAnswer>,
}

/// Reads questions: a CSV with the columns id, data, blind, words and relevant.
///
/// # Errors
/// [`EvaluateError::Unreadable`] when the file cannot be read as that.
pub fn read_questions(path: &Path) -> Result<Vec<SearchQuestion>, EvaluateError> {
    let unreadable = |error| EvaluateError::Unreadable(PathBuf::from(path), error);
    let mut reader = csv::Reader::from_path(path).map_err(unreadable)?;
    reader
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(unreadable)
}

/// Asks the questions that are about some data.
///
/// # Errors
/// Those of the graph.
pub async fn ask<G: SearchGraph + ?Sized>(
    graph: &G,
    questions: &[SearchQuestion],
    data: &str,
    today: NaiveDate,
) -> Result<Vec<SearchAnswer>, Error> {
    let mut answers = Vec::new();
    for question in questions.iter().filter(|question| question.data == data) {
        let part = Part {
            after: None,
            limit: LONGEST,
        };
        let words = Some(question.words.as_str());
        let found = find_posts(graph, words, everything(today), None, &part).await?;
        let hits = found.hits.hits.iter();
        let rank = hits
            .enumerate()
            .find(|(_, hit)| question.is_right(&hit.uid));
        answers.push(SearchAnswer {
            id: question.id.clone(),
            data: question.data.clone(),
            blind: question.blind,
            words: question.words.clone(),
            found: found.hits.total.unwrap_or_default(),
            rank: rank.map(|(at, _)| at + 1),
        });
    }
    Ok(answers)
}

/// What the answers to all questions amount to.
#[must_use]
pub fn report(answers: Vec<SearchAnswer>) -> SearchReport {
    let mut slices = vec![slice("all", answers.iter())];
    let mut data: Vec<&str> = answers.iter().map(|answer| answer.data.as_str()).collect();
    data.sort_unstable();
    data.dedup();
    for name in data {
        slices.push(slice(
            name,
            answers.iter().filter(|answer| answer.data == name),
        ));
    }
    for (name, blind) in [("blind", true), ("in view", false)] {
        slices.push(slice(
            name,
            answers.iter().filter(|answer| answer.blind == blind),
        ));
    }
    slices.retain(|slice| slice.cases > 0);
    SearchReport { slices, answers }
}

#[expect(clippy::cast_precision_loss, reason = "counts of questions are small")]
fn slice<'a>(name: &str, answers: impl Iterator<Item = &'a SearchAnswer>) -> SearchSlice {
    let (mut cases, mut gain, mut empty) = (0_usize, 0.0, 0_usize);
    for answer in answers {
        cases += 1;
        gain += answer.rank.map_or(0.0, |rank| 1.0 / rank as f64);
        empty += usize::from(answer.found == 0);
    }
    let share = |sum: f64| if cases == 0 { 0.0 } else { sum / cases as f64 };
    SearchSlice {
        slice: name.to_owned(),
        cases,
        mrr: share(gain),
        empty: share(empty as f64),
    }
}

/// Every post that is open on a day.
fn everything(today: NaiveDate) -> PostQuestion {
    PostQuestion {
        found: None,
        ministries: Vec::new(),
        places: Vec::new(),
        occupations: Chosen::default(),
        families: Vec::new(),
        categories: Vec::new(),
        competencies: Chosen::default(),
        open_to_contract: None,
        open_to_military: None,
        management: None,
        opened_since: None,
        apply_before: None,
        opens_before: None,
        saved_by: None,
        open_on: today,
        today,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(id: &str, blind: bool, found: i32, rank: Option<usize>) -> SearchAnswer {
        SearchAnswer {
            id: id.to_owned(),
            data: "demo".to_owned(),
            blind,
            words: String::new(),
            found,
            rank,
        }
    }

    #[test]
    fn worked_out_by_hand() {
        let answers = vec![
            answer("a", true, 3, Some(1)),
            answer("b", true, 9, Some(4)),
            answer("c", false, 0, None),
        ];
        let measured = report(answers).slices;
        let names: Vec<_> = measured.iter().map(|slice| slice.slice.as_str()).collect();
        assert_eq!(names, ["all", "demo", "blind", "in view"]);
        assert!((measured[0].mrr - 1.25 / 3.0).abs() < 1e-12);
        assert!((measured[0].empty - 1.0 / 3.0).abs() < 1e-12);
        assert!((measured[2].mrr - 0.625).abs() < 1e-12 && measured[2].empty == 0.0);
    }
}
