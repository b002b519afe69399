//! Whether statute allows steps of a path, of which only the occupation is known.
//!
//! A step is judged by the best of the occupation's open posts; where none is open, by what is known
//! of the agent alone, which is UNKNOWN more often than not. A step that does not start at an agent
//! has nothing to be judged by: [`Feasibility::unknown`].

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::domain::{
    error::Error,
    statute::{
        Statute,
        judge::Feasibility,
        port::{OccupationStep, StatuteGraph},
        situation::Situation,
    },
};

/// A step, and whether it starts at the assignment held today.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StepKey {
    /// Who moves, and to which occupation.
    pub step: OccupationStep,
    /// Whether what is known of the present assignment counts: of later steps it does not.
    pub first: bool,
}

/// The feasibility of each of some steps, in their order, in one statement.
///
/// # Errors
/// What the graph meets.
pub async fn judge_steps<G: StatuteGraph + ?Sized>(
    graph: &G,
    statute: &Statute,
    today: NaiveDate,
    steps: &[StepKey],
) -> Result<Vec<Feasibility>, Error> {
    let asked: HashSet<_> = steps.iter().map(|key| &key.step).collect();
    let asked: Vec<_> = asked.into_iter().cloned().collect();
    let mut known: HashMap<OccupationStep, Vec<Situation>> = HashMap::new();
    for found in graph.step_situations(&asked, today).await? {
        let step = OccupationStep {
            agent_uid: found.agent_uid,
            occupation_uid: found.occupation_uid,
        };
        known.entry(step).or_default().push(found.situation);
    }
    let judge = |key: &StepKey| {
        let situations = known.get(&key.step).cloned().unwrap_or_default();
        let situations = situations.into_iter().map(|situation| {
            if key.first {
                situation
            } else {
                situation.after_a_move()
            }
        });
        statute.judge_any(&situations.collect::<Vec<_>>(), today)
    };
    Ok(steps.iter().map(judge).collect())
}
