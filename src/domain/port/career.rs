//! Careers that several people share.

use async_trait::async_trait;
use chrono::NaiveDate;
use serde::Deserialize;

use crate::domain::error::Error;

/// Where careers start, or end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Root {
    /// With an assignment as an occupation.
    Occupation(String),
    /// With any assignment of a member of a corps.
    Corps(String),
}

/// Of which careers a tree is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CareerQuestion {
    /// Where they start.
    pub root: Root,
    /// Assignments after the first, 1 to 4.
    pub depth: u32,
    /// What came before, not what came after.
    pub backwards: bool,
    /// The first day on which the first assignment may begin.
    pub since: Option<NaiveDate>,
    /// The last day on which it may.
    pub until: Option<NaiveDate>,
}

/// A career, and how many people had it; each person has one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Career {
    /// The occupations in order; an empty key where none is known.
    pub occupations: Vec<String>,
    /// Different people.
    pub people: usize,
    /// For each person, the months between each assignment and the one before it in the list; of the first, nothing
    /// that counts.
    pub months: Vec<Vec<i32>>,
}

/// Careers of agents who agreed to statistics.
#[async_trait]
pub trait CareerGraph: Send + Sync {
    /// The careers asked for.
    async fn careers(&self, question: &CareerQuestion) -> Result<Vec<Career>, Error>;
}
