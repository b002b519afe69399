//! Derives the communities that do not exist yet: what is often found together in people.
//!
//! The clusters are a pure function of the domain; here facts are read and suggestions written.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::{Moment, next_keys};
use crate::{
    domain::{
        communities::cluster::{Cluster, clusters, share_within},
        parameter::CLUSTER_SHARE,
    },
    graph::{
        catalog::{
            REFRESH_LIST_AGENTS, REFRESH_LIST_COMMUNITIES, REFRESH_LIST_COMPETENCIES,
            REFRESH_PRUNE_SUGGESTIONS, REFRESH_READ_COMPETENCIES, REFRESH_READ_HOLDINGS,
            REFRESH_READ_SUBJECTS, REFRESH_SUGGEST_COMMUNITIES,
        },
        error::GraphError,
        row::{CompetencyRow, HeldRow},
        store::{GraphStore, Unit},
    },
};

/// Competencies by which a suggestion is called.
const NAMED: usize = 3;

/// Competencies by position, and what people and communities hold of them.
struct CommunityFacts {
    competencies: Vec<CompetencyRow>,
    weights: Vec<f64>,
    holdings: Vec<Vec<usize>>,
    subjects: Vec<Vec<usize>>,
}

/// The unit with, at its end, the suggested communities in place of the former ones; and how many there are.
pub(super) async fn suggest(
    store: &GraphStore,
    unit: Unit,
    moment: Moment,
    page: usize,
) -> Result<(Unit, usize), GraphError> {
    let facts = read(store, page).await?;
    let rows: Vec<Value> = clusters(&facts.holdings, &facts.weights)
        .iter()
        .filter(|cluster| !facts.has_community(cluster))
        .filter_map(|cluster| facts.row(cluster))
        .collect();
    let kept: Vec<_> = rows.iter().map(|row| row["uid"].clone()).collect();
    let count = rows.len();
    let ask = json!({ "rows": rows, "as_of": moment.as_of.to_string() });
    let unit = unit
        .and(REFRESH_PRUNE_SUGGESTIONS, json!({ "kept": kept }))
        .and(REFRESH_SUGGEST_COMMUNITIES, ask);
    Ok((unit, count))
}

impl CommunityFacts {
    /// Whether a community is about it already, by half of its own subject at least.
    fn has_community(&self, cluster: &Cluster) -> bool {
        let mut competencies = cluster.competencies.clone();
        competencies.sort_unstable();
        let share = |subject: &Vec<usize>| {
            share_within(subject, &competencies, &self.weights) >= CLUSTER_SHARE
        };
        self.subjects.iter().any(share)
    }

    fn row(&self, cluster: &Cluster) -> Option<Value> {
        let competency = |at: &usize| &self.competencies[*at];
        let first = cluster.competencies.first().map(competency)?;
        let named = cluster.competencies.iter().take(NAMED).map(competency);
        let labels: Vec<_> = named
            .map(|competency| competency.label_fr.as_str())
            .collect();
        let uids: Vec<_> = cluster
            .competencies
            .iter()
            .map(|at| &competency(at).uid)
            .collect();
        Some(json!({
            "uid": first.uid,
            "label_fr": labels.join(" · "),
            "members": cluster.members,
            "competency_uids": uids,
        }))
    }
}

async fn read(store: &GraphStore, page: usize) -> Result<CommunityFacts, GraphError> {
    let mut competencies: Vec<CompetencyRow> = Vec::new();
    let mut after = String::new();
    while let Some(uids) = next_keys(store, REFRESH_LIST_COMPETENCIES, page, &mut after).await? {
        let ask = json!({ "uids": uids });
        competencies.extend(store.read(REFRESH_READ_COMPETENCIES, ask).await?);
    }
    // What everything asks for has no weight.
    competencies.retain(|row: &CompetencyRow| row.idf > 0.0);
    let positions: HashMap<&str, usize> = competencies
        .iter()
        .enumerate()
        .map(|(at, row)| (row.uid.as_str(), at))
        .collect();
    let placed = |row: HeldRow| {
        let known = row.competency_uids.iter();
        let mut held: Vec<usize> = known
            .filter_map(|uid| positions.get(uid.as_str()).copied())
            .collect();
        held.sort_unstable();
        held
    };
    let mut lists = [
        (REFRESH_LIST_AGENTS, REFRESH_READ_HOLDINGS, Vec::new()),
        (REFRESH_LIST_COMMUNITIES, REFRESH_READ_SUBJECTS, Vec::new()),
    ];
    for (list, statement, found) in &mut lists {
        let mut after = String::new();
        while let Some(uids) = next_keys(store, *list, page, &mut after).await? {
            let rows = store.read(*statement, json!({ "uids": uids })).await?;
            found.extend(rows.into_iter().map(placed));
        }
    }
    let [(_, _, holdings), (_, _, subjects)] = lists;
    Ok(CommunityFacts {
        weights: competencies.iter().map(|row| row.idf).collect(),
        competencies,
        holdings,
        subjects,
    })
}
