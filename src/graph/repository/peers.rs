//! Similar people, of those who agreed to be shown.

use async_trait::async_trait;
use serde_json::{Value, json};

use crate::{
    domain::{
        error::Error,
        parameter::ENVISAGED_MOVE,
        peers::{
            port::{Common, PeerDiagnosis, PeerGraph, PeerQuestion, PeerRanking, Trajectories},
            score::{CareerStep, Peer},
        },
    },
    graph::{
        catalog::{
            PEERS_DIAGNOSE, PEERS_EXPLAIN, PEERS_LIST_TRAJECTORIES, PEERS_RANK_BY_COMMUNITY,
            PEERS_RANK_BY_COMPETENCY, Returning,
        },
        repository::recommend::data_as_of,
        row::{self, CommonRow, Listed, TrajectoriesRow},
        store::GraphStore,
    },
};

fn steps(career: Vec<String>, rarities: Vec<f64>) -> Vec<CareerStep> {
    let step = |(occupation_uid, rarity)| CareerStep {
        occupation_uid,
        rarity,
    };
    career.into_iter().zip(rarities).map(step).collect()
}

fn asked(question: PeerQuestion<'_>) -> Value {
    json!({
        "agent_uid": question.agent,
        "viewer_agent": question.viewer,
        "limit": question.limit,
    })
}

async fn ranked(
    store: &GraphStore,
    statement: Returning<row::PeerRanking>,
    question: PeerQuestion<'_>,
) -> Result<PeerRanking, Error> {
    let rows: Vec<row::PeerRanking> = store.read(statement, asked(question)).await?;
    let found = rows.into_iter().next().map(|row| PeerRanking {
        data_as_of: Some(data_as_of(row.as_of, row.computed_at)),
        peers: row
            .peers
            .into_iter()
            .map(|Listed(peer)| Peer {
                uid: peer.uid,
                similarity: peer.similarity.min(1.0),
                other_ministry: peer.other_ministry,
            })
            .collect(),
    });
    Ok(found.unwrap_or_default())
}

#[async_trait]
impl PeerGraph for GraphStore {
    async fn peers_by_competency(&self, question: PeerQuestion<'_>) -> Result<PeerRanking, Error> {
        ranked(self, PEERS_RANK_BY_COMPETENCY, question).await
    }

    async fn peers_by_community(&self, question: PeerQuestion<'_>) -> Result<PeerRanking, Error> {
        ranked(self, PEERS_RANK_BY_COMMUNITY, question).await
    }

    async fn trajectories(&self, question: PeerQuestion<'_>) -> Result<Trajectories, Error> {
        let mut ask = asked(question);
        ask["envisaged"] = ENVISAGED_MOVE.into();
        let rows: Vec<TrajectoriesRow> = self.read(PEERS_LIST_TRAJECTORIES, ask).await?;
        let found = rows.into_iter().next().map(|row| Trajectories {
            own: steps(row.career, row.rarities),
            others: row.others,
            data_as_of: Some(data_as_of(row.as_of, row.computed_at)),
        });
        Ok(found.unwrap_or_default())
    }

    async fn explain_peers(&self, agent: &str, peers: &[String]) -> Result<Vec<Common>, Error> {
        let ask = json!({ "agent_uid": agent, "peer_uids": peers });
        let rows: Vec<CommonRow> = self.read(PEERS_EXPLAIN, ask).await?;
        let common = |row: CommonRow| Common {
            peer_uid: row.peer_uid,
            competencies: row.competencies,
            communities: row.communities,
            occupations: row.occupations,
            own: steps(row.own, row.rarities),
            career: row.career,
            moved: row.moved_from.zip(row.moved_to),
        };
        Ok(rows.into_iter().map(common).collect())
    }

    async fn diagnose_peers(
        &self,
        agent: &str,
        viewer: Option<&str>,
    ) -> Result<Option<PeerDiagnosis>, Error> {
        let ask = json!({ "agent_uid": agent, "viewer_agent": viewer });
        let rows: Vec<PeerDiagnosis> = self.read(PEERS_DIAGNOSE, ask).await?;
        Ok(rows.into_iter().next())
    }
}
