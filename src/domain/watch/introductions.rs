//! The introductions of an agent that change while they watch.

use std::collections::HashMap;

use crate::domain::{
    error::Error, introductions::port::IntroductionGraph, viewer::Viewer,
    vocabulary::IntroductionState,
};

/// What is known of an agent's introductions: their keys and states.
pub type KnownIntroductions = HashMap<String, IntroductionState>;

/// Looks at the introductions of an agent as the viewer sees them, and returns the keys of those that are
/// new or have another state than in `known`, which is brought up to date; the oldest first.
///
/// One that is no longer shown is no news; nor is it when it is shown again as it was.
///
/// # Errors
/// What the graph meets; `known` is then as it was.
pub async fn watch_introductions<G: IntroductionGraph + ?Sized>(
    graph: &G,
    agent: &str,
    viewer: &Viewer,
    known: &mut KnownIntroductions,
) -> Result<Vec<String>, Error> {
    let agents = [agent.to_owned()];
    let listed = graph.agent_introductions(&agents, viewer).await?;
    let mut changed = Vec::new();
    for introduction in listed.into_iter().rev() {
        let before = known.insert(introduction.introduction_uid.clone(), introduction.state);
        if before != Some(introduction.state) {
            changed.push(introduction.introduction_uid);
        }
    }
    Ok(changed)
}
