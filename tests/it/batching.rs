//! A level of an answer asks the graph once, however many parents it has.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
};

use async_graphql::{
    Request,
    parser::types::{BaseType, FieldDefinition},
};
use passerelle::{
    auth::principal::Principal,
    graphql::{Api, DocumentLimits},
};

use crate::support::{
    answers::id,
    engine::small,
    schema::{Types, named, types},
    sent::statements_sent,
};

/// Look-ups of one node: a list of several proves more.
const ONE: [&str; 9] = [
    "agent",
    "competency",
    "me",
    "node",
    "occupation",
    "organisation",
    "post",
    "viewer",
    "vocabulary",
];
/// Answers that rank or measure for one agent, and the statements that each takes beyond the first.
const RANKED: [(&str, usize); 7] = [
    // A page that is explained, and the trainings of those who are not ready.
    ("candidates", 2),
    ("competencyGap", 1),
    ("learningPlan", 2),
    ("peers", 1),
    ("reach", 1),
    ("recommendedPosts", 2),
    // Who asks, the ranking, its explanation, and what is not ranked.
    ("viewerMatch", 6),
];

/// Scalars that are counted, in a statement of their own for a whole level.
const COUNTED: [&str; 1] = ["candidatePoolSize"];

/// The objects of the schema: whatever is behind an interface is reached otherwise.
fn objects() -> Types {
    let mut types = types();
    types.remove("Node");
    types
}

/// The field with the arguments that it needs; none when one is not known.
fn call(field: &FieldDefinition) -> Option<String> {
    let mut given = Vec::new();
    for argument in &field.arguments {
        let value = match argument.node.name.node.as_str() {
            "first" => "3".to_owned(),
            "uid" => "\"agt-01\"".to_owned(),
            "target" => format!("\"{}\"", id("Post", "post-01")),
            "ids" => format!("[\"{}\"]", id("Post", "post-01")),
            _ if argument.node.ty.node.nullable => continue,
            _ => return None,
        };
        given.push(format!("{}: {value}", argument.node.name.node));
    }
    let name = &field.name.node;
    Some(if given.is_empty() {
        name.to_string()
    } else {
        format!("{name}({})", given.join(", "))
    })
}

/// The shortest way from the root to every type, as calls.
fn ways(types: &Types, may_cross: impl Fn(&str) -> bool) -> BTreeMap<String, Vec<String>> {
    let mut ways = BTreeMap::from([("Query".to_owned(), Vec::new())]);
    let mut queue = VecDeque::from(["Query".to_owned()]);
    while let Some(of) = queue.pop_front() {
        for field in &types[&of] {
            let to = named(&field.ty.node.base);
            let known = ways.contains_key(to) || !types.contains_key(to);
            let Some(call) = call(field).filter(|_| !known && may_cross(&field.name.node)) else {
                continue;
            };
            let mut way = ways[&of].clone();
            way.push(call);
            ways.insert(to.to_owned(), way);
            queue.push_back(to.to_owned());
        }
    }
    ways
}

/// The scalars of a type.
fn leaves(types: &Types, of: &str) -> String {
    let plain = types.get(of).into_iter().flatten().filter(|field| {
        let to = named(&field.ty.node.base);
        field.arguments.is_empty() && !types.contains_key(to) && to != "Node"
    });
    let names: Vec<_> = plain.map(|field| field.name.node.as_str()).collect();
    format!("__typename {}", names.join(" "))
}

#[tokio::test]
async fn every_list_costs_two_statements_a_level_at_most() {
    let types = objects();
    let wide = ways(&types, |name| {
        !ONE.contains(&name) && RANKED.iter().all(|item| item.0 != name)
    });
    // Without an argument it asks for one.
    let all = ways(&types, |name| name != "organisation");
    for engine in small().await {
        let api = Api::new(
            Arc::new(engine.store.clone()),
            Some("2026-03-02".parse().unwrap()),
        )
        .unwrap()
        // What is looked at here is the number of statements, not the price of what they count.
        .with_limits(DocumentLimits {
            cost: u64::MAX,
            ..DocumentLimits::default()
        });
        let mut lists = 0;
        for (of, fields) in &types {
            for field in fields {
                let to = named(&field.ty.node.base);
                let is_list = matches!(field.ty.node.base, BaseType::List(_));
                let (true, Some(call)) = (is_list && types.contains_key(to), call(field)) else {
                    continue;
                };
                // The newcomer of demo mode recruits for nobody.
                if field.name.node.as_str() == "recruitsFor" {
                    continue;
                }
                let Some(way) = wide.get(of).or_else(|| all.get(of)) else {
                    continue;
                };
                lists += 1;
                let leaves = leaves(&types, to);
                let counted = COUNTED
                    .iter()
                    .filter(|name| leaves.contains(**name))
                    .count();
                let mut query = format!("{call} {{ {leaves} }}");
                for step in way.iter().rev() {
                    query = format!("{step} {{ {query} }}");
                }
                let before = statements_sent();
                let request = Request::new(format!("{{ {query} }}"));
                let answer = api.execute(request, Principal::demo_all()).await;
                assert!(answer.errors.is_empty(), "{query}: {:?}", answer.errors);
                let sent = statements_sent() - before;
                let starts = |name: &str| way.iter().any(|step| step.starts_with(name));
                let ranked = RANKED.iter().filter(|item| starts(item.0));
                let beyond: usize = ranked.map(|item| item.1).sum();
                // The edges of a connection come with it.
                let levels = way
                    .iter()
                    .chain([&call])
                    .filter(|step| *step != "edges")
                    .count();
                // A plain list is one statement for the keys and one for the nodes.
                let steps: Vec<_> = way.iter().chain([&call]).collect();
                let next = steps.iter().skip(1).map(|step| step.as_str()).chain([""]);
                let pairs = steps.iter().zip(next);
                let is_list = |step: &str| step.contains("first") || step == call;
                let plain = pairs.filter(|(step, next)| is_list(step) && *next != "edges");
                let most = levels + plain.count() + beyond + counted;
                assert!(
                    (1..=most).contains(&sent),
                    "{sent} for {query} on {}",
                    engine.name
                );
            }
        }
        assert!(lists > 40, "{lists}");
    }
}
