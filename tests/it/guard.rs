//! No document makes the service work more than its limits allow; ordinary pages pass.

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use async_graphql::Request;
use passerelle::{
    auth::principal::Principal,
    graphql::{Api, DocumentLimits},
};
use serde_json::{Value, json};

use crate::support::{
    answers::id,
    command::Server,
    document::Documents,
    engine::{embedded, small},
};

/// Documents that the guard's cost is compared on.
const DRAWN: usize = 2_500;

/// The hostile documents of the repository, by name.
pub fn hostile() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/hostile");
    let entries = fs::read_dir(folder).unwrap();
    let mut found: Vec<_> = entries
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    found.sort();
    assert!(found.len() >= 40, "{}", found.len());
    found
}

#[tokio::test]
async fn every_hostile_document_is_refused_before_anything_runs() {
    let api = Api::new(Arc::new(embedded()), None)
        .unwrap()
        .with_introspection(true);
    for (name, document) in hostile() {
        let operation = document.contains("query Right").then_some("Right");
        let mut request = Request::new(document);
        request.operation_name = operation.map(str::to_owned);
        let answer = api.execute(request, Principal::demo_all());
        let answer = serde_json::to_value(&answer.await).unwrap();
        let errors = answer["errors"].as_array().unwrap();
        assert!(
            errors.len() == 1 && answer["data"].is_null(),
            "{name}: {answer}"
        );
        let error = &errors[0];
        assert!(error.get("path").is_none(), "{name} ran: {error}");
        let extensions = &error["extensions"];
        if name.starts_with("fragment_cycle") {
            assert_eq!(extensions["code"], "GRAPHQL_VALIDATION_FAILED", "{name}");
            continue;
        }
        assert_eq!(extensions["code"], "QUERY_TOO_COMPLEX", "{name}: {error}");
        let number = |key: &str| extensions[key].as_u64().unwrap();
        assert!(number("cost") > number("limit"), "{name}");
        assert!(
            error["message"]
                .as_str()
                .unwrap()
                .starts_with("Requête trop complexe")
        );
    }
}

/// Bytes of memory that a process ever had at once.
fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}

#[test]
fn hostile_documents_cost_the_server_no_memory() {
    let server = Server::start(&["--data", "fixtures/small"]);
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .into();
    let post = |document: &str| {
        let body = json!({ "query": document }).to_string();
        let request = agent.post(format!("{}/graphql", server.address));
        let request = request.header("content-type", "application/json");
        request.send(&body).unwrap().status().as_u16()
    };
    assert_eq!(post("{ me { uid } }"), 200);
    let Some(before) = peak(server.id()) else {
        eprintln!("SKIPPED: this system does not report the memory of a process");
        return;
    };
    for (_, document) in hostile() {
        post(&document);
    }
    let after = peak(server.id()).unwrap();
    assert!(after - before <= 20 << 20, "{} bytes", after - before);
    assert_eq!(server.terminate(), Some(0));
}

#[tokio::test]
async fn an_ordinary_page_passes_with_room() {
    let page = include_str!("graphql/ordinary_page.graphql");
    let api = Api::new(Arc::new(embedded()), None).unwrap();
    let cost = api.cost(&mut Request::new(page)).unwrap();
    assert!(cost < DocumentLimits::default().cost, "{cost}");
    let introspection = "{ __schema { queryType { name } } }";
    let refused = api.cost(&mut Request::new(introspection)).unwrap_err();
    let refused = serde_json::to_value(&refused).unwrap();
    assert_eq!(refused["extensions"]["code"], "INTROSPECTION_DISABLED");
    let full = include_str!("graphql/introspection.graphql");
    let open = api.with_introspection(true);
    assert!(open.cost(&mut Request::new(full)).is_ok());
}

/// The fields of an answer.
fn fields(value: &Value) -> u64 {
    match value {
        Value::Object(members) => members.values().map(|member| 1 + fields(member)).sum(),
        Value::Array(items) => items.iter().map(fields).sum(),
        _ => 0,
    }
}

/// Values by which the nodes of `fixtures/small` are found, and some by which nothing is.
pub fn values() -> BTreeMap<&'static str, Vec<String>> {
    let id = |kind: &str, uid: &str| format!("\"{}\"", id(kind, uid));
    let nodes = [
        id("Agent", "agt-01"),
        id("Agent", "agt-09"),
        id("Assignment", "asg-01-2"),
        id("Post", "post-01"),
        id("Organisation", "org-dinum"),
        id("Competency", "cmp-python"),
        id("Occupation", "occ-data-engineer"),
    ];
    BTreeMap::from([
        (
            "uid",
            vec!["\"agt-01\"".to_owned(), "\"agt-09\"".to_owned()],
        ),
        (
            "by",
            ["COMPETENCY", "TRAJECTORY", "COMMUNITY"]
                .map(str::to_owned)
                .to_vec(),
        ),
        ("reference", vec!["\"DINUM-2026-001\"".to_owned()]),
        ("scheme", vec!["\"FILIERE\"".to_owned()]),
        (
            "code",
            vec!["\"PYTHON\"".to_owned(), "\"DATA-01\"".to_owned()],
        ),
        ("id", nodes.to_vec()),
        (
            "ids",
            vec![format!("[{}]", nodes.join(", ")), "[]".to_owned()],
        ),
        ("target", nodes[3..].to_vec()),
    ])
}

#[tokio::test]
async fn the_cost_is_never_below_the_fields_that_are_resolved() {
    let large = DocumentLimits {
        depth: 100,
        aliases: 10_000,
        roots: 100,
        fields: 100_000,
        walked: 1_000_000,
        cost: 10_000_000,
        ..DocumentLimits::default()
    };
    let store = small().await.next().unwrap().store;
    let api = Api::new(Arc::new(store), Some("2026-03-02".parse().unwrap()))
        .unwrap()
        .with_limits(large);
    let mut documents = Documents::new(values(), 1);
    let (mut resolved, mut refused) = (0, 0);
    for _ in 0..DRAWN {
        let (document, name) = documents.draw_with_name();
        let request = || {
            let mut request = Request::new(&document);
            request.operation_name.clone_from(&name);
            request
        };
        let answer = api.execute(request(), Principal::demo_all()).await;
        let cost = match api.cost(&mut request()) {
            Ok(cost) => cost,
            Err(error) => {
                // The name is that of no operation: nothing was run.
                let code = "GRAPHQL_VALIDATION_FAILED";
                let error = serde_json::to_value(&error).unwrap();
                assert_eq!(error["extensions"]["code"], code, "{name:?}: {document}");
                assert_eq!(answer.data, async_graphql::Value::Null);
                refused += 1;
                continue;
            }
        };
        let found = fields(&answer.data.into_json().unwrap());
        assert!(cost >= found, "{cost} < {found}: {document}");
        resolved += found;
    }
    assert!(
        resolved > 5 * DRAWN as u64,
        "documents that ask for something: {resolved}"
    );
    assert!((DRAWN / 20..DRAWN / 2).contains(&refused), "{refused}");
}
