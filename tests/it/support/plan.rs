//! Plans of statements, as the server's query API gives them.

use serde_json::{Value, json};

/// A server that is asked how it would run a statement, or has run it.
pub struct Planner {
    url: String,
    authorization: String,
}

impl Planner {
    /// `http` is the address of the server's HTTP side.
    pub fn new(http: &str, user: &str, password: &str) -> Self {
        use base64::{Engine as _, engine::general_purpose::STANDARD};
        let token = STANDARD.encode(format!("{user}:{password}"));
        Self {
            url: format!("{http}/db/neo4j/query/v2"),
            authorization: format!("Basic {token}"),
        }
    }

    /// The answer to a statement, whose comments are no matter.
    pub fn ask(&self, text: &str, params: &Value) -> Value {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        let mut answer = agent
            .post(&self.url)
            .header("authorization", &self.authorization)
            .send_json(json!({ "statement": text, "parameters": params }))
            .unwrap();
        let body = answer.body_mut().with_config().limit(64 << 20);
        let answer: Value = body.read_json().unwrap();
        assert!(answer["errors"].is_null(), "{text}: {answer}");
        answer
    }

    /// Runs a statement, and counts the database hits of its plan.
    pub fn profile(&self, text: &str, params: &Value) -> u64 {
        sum(&self.ask(&format!("PROFILE {text}"), params)["profiledQueryPlan"])
    }
}

fn sum(plan: &Value) -> u64 {
    let own = plan["dbHits"].as_u64().unwrap_or_default();
    own + children(plan).iter().map(sum).sum::<u64>()
}

/// The plans below the head of a plan.
pub fn children(plan: &Value) -> &[Value] {
    plan["children"].as_array().map_or(&[], Vec::as_slice)
}
