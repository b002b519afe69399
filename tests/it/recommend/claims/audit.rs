//! The reasons of some people held against the files of a directory.

use std::{collections::BTreeMap, path::Path, pin::pin};

use async_graphql::{Request, Variables};
use futures::{StreamExt as _, stream};
use passerelle::{
    auth::principal::{Principal, Role},
    graphql::Api,
};
use serde_json::{Value, json};

use super::{
    TODAY,
    files::{Files, rows},
    judge::{Asked, Case},
    sentence::{Sentence, Standing, read},
};
use crate::support::answers::id;

const QUERY: &str = include_str!("claims.graphql");

/// Lists that are asked for at once.
const AT_ONCE: usize = 2;

/// The reasons of some people against the files of a directory.
pub struct Audit {
    files: Files,
    /// Competencies by the id of the API.
    ids: BTreeMap<String, String>,
    pub agents: Vec<String>,
    /// How many claims of each kind were read.
    read: BTreeMap<String, usize>,
    faults: Vec<String>,
}

impl Audit {
    pub fn new(directory: &Path) -> Self {
        let files = Files::read(directory, TODAY.parse().unwrap());
        let ids = files.competencies.keys();
        let agents = rows(directory, "agents.csv").into_iter();
        Self {
            ids: ids
                .map(|uid| (id("Competency", uid), uid.clone()))
                .collect(),
            agents: agents.map(|row| row["uid"].clone()).collect(),
            files,
            read: BTreeMap::new(),
            faults: Vec::new(),
        }
    }

    /// Reads the first posts of some lists, each as the person reads it or as somebody else does.
    pub async fn lists(&mut self, api: &Api, readings: Vec<(String, bool)>, first: usize) {
        let answers = stream::iter(readings).map(async |(agent, own)| {
            let edges = ask(api, &agent, own, first).await;
            (agent, own, edges)
        });
        let mut answers = pin!(answers.buffered(AT_ONCE));
        while let Some((agent, own, edges)) = answers.next().await {
            for edge in &edges {
                let faults = self.edge(&agent, own, edge);
                let why = &edge["explanation"]["summary"];
                let place = format!("{agent} {} {why}", edge["node"]["reference"]);
                let faults = faults.into_iter().map(|fault| format!("{place}: {fault}"));
                self.faults.extend(faults);
            }
        }
    }

    /// What one reason says that is not so.
    fn edge(&mut self, agent: &str, own: bool, edge: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        let why = &edge["explanation"];
        let post = &self.files.posts[edge["node"]["reference"].as_str().unwrap()];
        let lists = ["matched", "missing"].map(|list| why[list].as_array().unwrap());
        let matches: Vec<_> = lists.into_iter().flatten().collect();
        let asked: Vec<_> = matches
            .iter()
            .map(|found| Asked {
                uid: self.ids[found["competency"]["id"].as_str().unwrap()].clone(),
                need: found["need"].as_i64(),
            })
            .collect();
        let case = Case {
            files: &self.files,
            agent,
            post,
            asked: &asked,
        };
        for (found, asked) in matches.iter().zip(&asked) {
            let standing = case.standing(asked);
            let known = match standing {
                Standing::Held => "HELD",
                Standing::Near => "NEAR",
                Standing::ToConfirm => "TO_CONFIRM",
                Standing::ToRaise | Standing::ToLearn => "TO_LEARN",
            };
            let own = case.said(&asked.uid);
            if found["status"] != known
                || own.is_some_and(|said| found["have"].as_i64() != said.number("level"))
            {
                faults.push(format!("{standing:?}: {found}"));
            }
        }
        if !case.asks(matches.iter().map(|found| found["quote"].as_str())) {
            faults.push("it does not ask for that".to_owned());
        }
        if edge["kind"].as_str() != case.kind() {
            faults.push(format!("{} is {:?}", edge["kind"], case.kind()));
        }
        let summary = why["summary"].as_str().unwrap();
        if summary.split_whitespace().count() > 60 {
            faults.push("more than 60 words".to_owned());
        }
        let sentences = match read(summary, own) {
            Ok(sentences) => sentences,
            Err(text) => {
                faults.push(format!("what is {text}?"));
                return faults;
            }
        };
        faults.extend(sentences.iter().filter_map(|sentence| case.fault(sentence)));
        let labels = sentences.iter().flat_map(Sentence::labels);
        let mut labels: Vec<_> = labels.collect();
        labels.sort_unstable();
        if labels.windows(2).any(|pair| pair[0] == pair[1]) {
            faults.push("a competency stands in two sentences".to_owned());
        }
        for kind in sentences.iter().flat_map(Sentence::kinds) {
            *self.read.entry(kind).or_default() += 1;
        }
        faults
    }

    /// Nothing false was read, and as many kinds of claim as are known to be there.
    pub fn end(self, engine: &str, kinds: usize) {
        let count = self.faults.len();
        let first = &self.faults[..count.min(20)];
        assert!(
            first.is_empty(),
            "{engine}, {count} false claims: {first:#?}"
        );
        assert_eq!(self.read.len(), kinds, "{engine}: {:?}", self.read);
    }
}

/// The first posts of somebody's list.
async fn ask(api: &Api, agent: &str, own: bool, first: usize) -> Vec<Value> {
    let variables = Variables::from_json(json!({ "agent": agent, "first": first }));
    let request = Request::new(QUERY).variables(variables);
    let reader = if own {
        Principal {
            role: Role::Agent,
            uid: Some(agent.to_owned()),
            user: agent.to_owned(),
        }
    } else {
        Principal::demo_all()
    };
    let answer = api.execute(request, reader).await;
    assert!(answer.errors.is_empty(), "{agent}: {:?}", answer.errors);
    let mut data = answer.data.into_json().unwrap();
    match data["agent"]["recommendedPosts"]["edges"].take() {
        Value::Array(edges) => edges,
        other => panic!("{agent}: {other}"),
    }
}
