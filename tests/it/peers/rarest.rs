//! A list of peers begins as the longest one does, though a short list walks the rarest competencies only.

use passerelle::domain::peers::{
    port::{PeerGraph, PeerQuestion},
    score::Peer,
};

use crate::support::engine::{Engine, empty, invent};

const AGENTS: u32 = 300;
const DAY: &str = "2026-03-02";

/// More than there are people: everything is walked.
const EVERYBODY: usize = AGENTS as usize;

async fn similar(engine: &Engine, agent: &str, viewer: &str, limit: usize) -> Vec<Peer> {
    let question = PeerQuestion {
        agent,
        viewer: Some(viewer),
        limit,
    };
    let found = engine.store.peers_by_competency(question).await.unwrap();
    found.peers
}

#[tokio::test]
async fn a_shorter_list_is_the_beginning_of_the_longest() {
    for engine in empty().await {
        invent(&engine.store, AGENTS, 3, DAY).await;
        let (mut compared, mut close) = (0, 0);
        for number in 1..=60 {
            let agent = format!("gen-agt-{number:06}");
            let viewer = format!("gen-agt-{:06}", number + 1);
            let whole = similar(&engine, &agent, &viewer, EVERYBODY).await;
            for limit in [1, 2, 5, 20, 50] {
                let short = similar(&engine, &agent, &viewer, limit).await;
                let wanted = &whole[..limit.min(whole.len())];
                assert_eq!(short, wanted, "{agent} {limit} on {}", engine.name);
                compared += usize::from(short.len() == limit);
                // Whoever shares competencies of less than half the weight cannot be as near as this.
                close += usize::from(short.last().is_some_and(|item| item.similarity > 0.71));
            }
        }
        assert!(compared > 100 && close > 50, "{compared} {close}");
    }
}
