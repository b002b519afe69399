//! What to learn for a post or an occupation.

use super::measure_gap::{Target, requirements};
use crate::domain::{
    error::Error,
    mobility::learning_plan::{self, LearningPlan},
    port::{MobilityGraph, relation::RelationGraph},
};

/// Plans the trainings that close an agent's gap to a target in the fewest hours.
///
/// # Errors
/// What the graph meets; the caller has made sure that agent and target exist and may be seen.
pub async fn plan_learning<G: MobilityGraph + RelationGraph + ?Sized>(
    graph: &G,
    agent: &str,
    target: &Target,
) -> Result<LearningPlan, Error> {
    let requirements = requirements(graph, agent, target).await?;
    let missing = requirements.iter().filter(|one| !one.is_met());
    let missing: Vec<_> = missing.map(|one| one.competency_uid.clone()).collect();
    let offers = if missing.is_empty() {
        Vec::new()
    } else {
        graph.learning_offers(&missing).await?
    };
    Ok(learning_plan::plan_learning(&requirements, &offers))
}
