//! Careers that several people share, counted by the graph.

use async_trait::async_trait;
use serde_json::json;

use crate::{
    domain::{
        error::Error,
        port::career::{Career, CareerGraph, CareerQuestion, Root},
    },
    graph::{
        catalog::{ANALYTICS_LIST_CAREERS_BACK, ANALYTICS_LIST_CAREERS_ONWARD},
        store::GraphStore,
    },
};

#[async_trait]
impl CareerGraph for GraphStore {
    async fn careers(&self, question: &CareerQuestion) -> Result<Vec<Career>, Error> {
        let (occupation, corps) = match &question.root {
            Root::Occupation(uid) => (Some(uid), None),
            Root::Corps(uid) => (None, Some(uid)),
        };
        let ask = json!({
            "occupation_uid": occupation,
            "corps_uid": corps,
            "depth": question.depth,
            "since": question.since,
            "until": question.until,
        });
        let statement = if question.backwards {
            ANALYTICS_LIST_CAREERS_BACK
        } else {
            ANALYTICS_LIST_CAREERS_ONWARD
        };
        Ok(self.read(statement, ask).await?)
    }
}
