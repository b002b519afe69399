//! A GraphQL request as clients write it, over HTTP and over WebSocket.

use async_graphql::{Request, Variables};
use serde::Deserialize;
use serde_json::{Map, Value};

/// The members of a request.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct GraphqlRequest {
    pub(super) query: String,
    pub(super) operation_name: Option<String>,
    pub(super) variables: Option<Map<String, Value>>,
    pub(super) extensions: Option<Map<String, Value>>,
}

impl GraphqlRequest {
    /// Whether the client wants to read what its request cost: `"extensions": { "cost": true }`.
    pub(super) fn wants_cost(&self) -> bool {
        let wish = self.extensions.as_ref().and_then(|all| all.get("cost"));
        wish == Some(&Value::Bool(true))
    }

    /// The request, ready to be run.
    pub(super) fn read(self) -> Request {
        let mut request = Request::new(self.query);
        if let Some(name) = self.operation_name {
            request = request.operation_name(name);
        }
        if let Some(variables) = self.variables {
            request = request.variables(Variables::from_json(Value::Object(variables)));
        }
        request
    }
}
