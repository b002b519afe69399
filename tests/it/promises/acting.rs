//! A person who acts over the API, and files that are imported meanwhile.

use std::{
    io::Write,
    path::Path,
    sync::{Arc, Mutex},
};

use async_graphql::{Request, Variables};
use chrono::{DateTime, Utc};
use passerelle::{
    auth::demo::read_token,
    export::export_csv,
    graph::{check::check, store::GraphStore},
    graphql::Api,
    import::{import_csv, progress::Silent, reject::Rejects},
};
use serde_json::{Value, json};

use crate::support::{
    directory::{directory, files},
    engine::{Engine, evening},
};

/// The service's own day in these tests.
pub const DAY: &str = "2026-03-02";

/// What a token is answered; no error is expected.
pub async fn ask(store: &GraphStore, token: &str, query: &str, variables: Value) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some(DAY.parse().unwrap())).unwrap();
    let request = Request::new(query).variables(Variables::from_json(variables));
    let answer = api.execute(request, read_token(token).unwrap()).await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    answer.data.into_json().unwrap()
}

/// The payload of a mutation of an agent, `name(input: TYPE!) { … }`.
pub async fn change(
    store: &GraphStore,
    token: &str,
    (name, of, show): (&str, &str, &str),
    input: Value,
) -> Value {
    let query = format!(
        "mutation ($input: {of}!) {{ result: {name}(input: $input) {{ {show} userErrors {{ code field }} }} }}"
    );
    let mut data = ask(store, token, &query, json!({ "input": input })).await;
    data["result"].take()
}

/// Says yes or no to a purpose.
pub async fn consent(store: &GraphStore, agent: &str, purpose: &str, given: bool) {
    let input = json!({ "purpose": purpose, "given": given });
    let mutation = ("setConsent", "SetConsentInput", "");
    let result = change(store, &format!("demo.agent.{agent}"), mutation, input).await;
    assert_eq!(result["userErrors"], json!([]));
}

/// What an agent reads of their own consent to a purpose: whether it is given, and since when.
pub async fn said(store: &GraphStore, agent: &str, purpose: &str) -> Value {
    let query = "{ me { consents { purpose given at } } }";
    let data = ask(store, &format!("demo.agent.{agent}"), query, json!({})).await;
    let consents = data["me"]["consents"].as_array().unwrap();
    let of = |item: &&Value| item["purpose"] == purpose;
    consents.iter().find(of).unwrap().clone()
}

/// The names of the peers that an agent is shown.
pub async fn peers(store: &GraphStore, agent: &str) -> Vec<String> {
    let query = "{ me { peers(first: 20) { edges { node { displayName } } } } }";
    let data = ask(store, &format!("demo.agent.{agent}"), query, json!({})).await;
    let edges = data["me"]["peers"]["edges"].as_array().unwrap();
    let name = |edge: &Value| edge["node"]["displayName"].as_str().unwrap().to_owned();
    edges.iter().map(name).collect()
}

/// A writer whose text the test can read.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Imports a directory at the end of the day; gives the rejects without their header.
pub async fn import(store: &GraphStore, from: &Path) -> String {
    import_at(store, from, evening()).await
}

/// Imports a directory at an instant; gives the rejects without their header.
pub async fn import_at(store: &GraphStore, from: &Path, now: DateTime<Utc>) -> String {
    let text = Shared::default();
    let mut rejects = Rejects::written(Box::new(text.clone())).unwrap();
    import_csv(store, from, now, &mut rejects, &mut Silent)
        .await
        .unwrap();
    drop(rejects);
    let bytes = text.0.lock().unwrap().clone();
    let text = String::from_utf8(bytes).unwrap();
    text.split_once('\n').unwrap().1.to_owned()
}

/// Imports one file with a header and some rows; gives the rejects.
pub async fn import_file(store: &GraphStore, name: &str, text: &str) -> String {
    import(store, directory(&[(name, text)]).path()).await
}

/// The rows of one exported file that hold a text.
pub async fn exported(store: &GraphStore, name: &str, with: &str) -> Vec<String> {
    let out = tempfile::tempdir().unwrap();
    export_csv(store, out.path()).await.unwrap();
    let lines = files(out.path());
    let lines = lines.get(name).map(String::as_str).unwrap_or_default();
    let holds = |line: &&str| line.contains(with);
    lines.lines().filter(holds).map(str::to_owned).collect()
}

/// Every invariant holds.
pub async fn sound(engine: &Engine) {
    for invariant in check(&engine.store).await.unwrap() {
        assert_eq!(invariant.violations, 0, "{invariant:?} on {}", engine.name);
    }
}
