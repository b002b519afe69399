//! What gaps ask of a graph.

use async_trait::async_trait;

use crate::domain::{error::Error, recommend::explanation::Requirement};

/// Traversals behind gaps.
#[async_trait]
pub trait GapGraph: Send + Sync {
    /// What the agent brings to each need of some occupations.
    async fn explain_occupations(
        &self,
        agent: &str,
        occupations: &[String],
    ) -> Result<Vec<Requirement>, Error>;
}
