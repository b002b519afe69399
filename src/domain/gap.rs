//! What an agent has and lacks for a post or an occupation.

pub mod port;

use crate::domain::{
    error::Error,
    gap::port::GapGraph,
    recommend::{
        explanation::{Requirement, Split, coverage, split_by_coverage},
        port::RecommendGraph,
    },
};

/// What the gap is measured against, by uid.
#[derive(Debug, Clone)]
pub enum Target {
    /// The requirements of a post.
    Post(String),
    /// The needs of an occupation.
    Occupation(String),
}

/// What an agent has and lacks for a target.
#[derive(Debug, Clone)]
pub struct Gap {
    /// Σ w·idf·credit ÷ Σ w·idf, in [0, 1]; none when the target requires nothing.
    pub coverage: Option<f64>,
    /// The requirements, by what the agent brings; contributions add up to the coverage.
    pub split: Split,
}

/// Measures what an agent has and lacks for a target.
///
/// # Errors
/// What the graph meets; the caller has made sure that agent and target exist and may be seen.
pub async fn measure_gap<G: GapGraph + RecommendGraph + ?Sized>(
    graph: &G,
    agent: &str,
    target: &Target,
) -> Result<Gap, Error> {
    let requirements = requirements(graph, agent, target).await?;
    Ok(Gap {
        coverage: coverage(&requirements),
        split: split_by_coverage(requirements),
    })
}

/// The requirements of a target and what the agent brings to each.
pub(super) async fn requirements<G: GapGraph + RecommendGraph + ?Sized>(
    graph: &G,
    agent: &str,
    target: &Target,
) -> Result<Vec<Requirement>, Error> {
    match target {
        Target::Post(uid) => graph.explain_posts(agent, std::slice::from_ref(uid)).await,
        Target::Occupation(uid) => {
            graph
                .explain_occupations(agent, std::slice::from_ref(uid))
                .await
        }
    }
}
