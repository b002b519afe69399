//! What to learn for a post or an occupation.

pub mod cover;
pub mod plan;

use crate::domain::{
    error::Error,
    gap::{Target, port::GapGraph, requirements},
    learning::plan::LearningPlan,
    model::port::RelationGraph,
    recommend::port::RecommendGraph,
};

/// Plans the trainings that close an agent's gap to a target in the fewest hours.
///
/// # Errors
/// What the graph meets; the caller has made sure that agent and target exist and may be seen.
pub async fn plan_learning<G: GapGraph + RecommendGraph + RelationGraph + ?Sized>(
    graph: &G,
    agent: &str,
    target: &Target,
) -> Result<LearningPlan, Error> {
    let requirements = requirements(graph, agent, target).await?;
    let missing = requirements
        .iter()
        .filter(|requirement| !requirement.is_met());
    let missing: Vec<_> = missing
        .map(|requirement| requirement.competency_uid.clone())
        .collect();
    let offers = if missing.is_empty() {
        Vec::new()
    } else {
        graph.learning_offers(&missing).await?
    };
    Ok(plan::plan_learning(&requirements, &offers))
}
