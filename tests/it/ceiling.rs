//! What each question may cost on a fixed graph of 2,000 agents: statements, and database hits of each.
//!
//! The questions are those of `benches/national`. `ceiling.csv` holds, of each statement, how many a request
//! sends and the hits that it may take: half as many again as the worst of the variants took when it was written.

use std::{collections::BTreeMap, sync::Arc};

use async_graphql::{Request, Variables};
use passerelle::{
    auth::demo::read_token,
    auth::principal::Principal,
    graph::{
        bolt::{BoltAddress, BoltStore},
        store::GraphStore,
    },
    graphql::Api,
};
use serde_json::{Value, json};

use crate::support::engine::{PATIENCE, empty, invent, neo4j, planner};

#[path = "../../benches/national/packstream.rs"]
mod packstream;
#[path = "../../benches/national/question.rs"]
#[expect(dead_code, reason = "goals in milliseconds are for the benchmark")]
mod question;
#[path = "../../benches/national/record.rs"]
mod record;

use question::{Asked, QUESTIONS, Sample};
use record::Recorder;

const AGENTS: u32 = 2_000;
const DAY: &str = "2026-03-02";
/// Whom a look that ends early meets first differs from run to run: a statement may take so many hits more, fewer
/// than one that looks at everybody.
const SLACK: u64 = 1_000;
/// Hits that a point of cost pays for.
const HITS: u64 = 100;
/// Documents of what has a price and is in no question, for that price: `$agent`, `$post` and `$occupation` vary.
const PRICED: &[&str] = &[
    "{ posts(first: 1) { totalCount } }",
    "{ posts(first: 1) { facets { ministries { key } categories { key } families { key } places { key } } } }",
    "{ agents(first: 1) { totalCount edges { node { uid } } } }",
    "{ competencies(search: \"donnees\", first: 1) { totalCount } }",
    "{ occupations(search: \"donnees\", first: 1) { totalCount } }",
    "{ organisations(search: \"direction\", first: 1) { totalCount } }",
    "{ communities(first: 1) { totalCount edges { node { memberCount } } } }",
    "{ communitySuggestions(first: 1) { key } }",
    "{ agent(uid: \"$agent\") { recommendedPosts(first: 1) { edges { explanation { counterfactual { level } } } } } }",
    "{ agent(uid: \"$agent\") { learningPlan(target: \"$post\") { hours } } }",
    "{ agent(uid: \"$agent\") { mobilityPaths(first: 1, maxHops: 4) { paths { score } } } }",
    "{ agent(uid: \"$agent\") { peers(by: TRAJECTORY, first: 1) { edges { similarity } } } }",
    "{ agent(uid: \"$agent\") { peers(by: COMMUNITY, first: 1) { edges { similarity } } } }",
    "{ agent(uid: \"$agent\") { suggestedCommunities { name } } }",
    "{ mobilityPaths(from: \"$occupation\", first: 1, maxHops: 4) { paths { score } } }",
    "{ node(id: \"$post\") { ... on Post { candidatePoolSize } } }",
    "{ node(id: \"$post\") { ... on Post { candidates(first: 1, nearMatches: true) { edges { score } } } } }",
    "{ node(id: \"$post\") { ... on Post { interested(first: 1) { edges { score } } } } }",
    "{ viewer { posts(first: 1) { edges { cursor } } } }",
    "{ searchCandidates(first: 1) { edges { moveIntent } } }",
    "{ analytics { digitalStep { withStep { population } } } }",
    "{ analytics { impact { furtherDigitalPosts { value } returnToDigital { value } satisfaction { value } timeToFill { value } } } }",
    "{ analytics { outlook { family } } }",
    "{ analytics { retention { requests } } }",
    "{ analytics { tension(first: 1) { demand } } }",
    "{ analytics { timeToFill(dimension: OCCUPATION) { key } } }",
    "{ analytics { unmetDemand(first: 1) { label } } }",
    "{ analytics { usualSequences(first: 1) { count } } }",
];
const CEILINGS: &str = include_str!("ceiling.csv");

/// Of a question and a statement: how many a request sends at most, and the most hits of one.
type Costs = BTreeMap<(String, String), (usize, u64)>;

fn ceilings() -> Costs {
    let mut reader = csv::Reader::from_reader(CEILINGS.as_bytes());
    reader
        .deserialize()
        .map(|row| {
            let (question, statement, times, hits): (String, String, usize, u64) = row.unwrap();
            ((question, statement), (times, hits))
        })
        .collect()
}

async fn answer(api: &Api, asked: &Asked) -> Value {
    let principal = if asked.token.is_empty() {
        Principal::demo_all()
    } else {
        read_token(&asked.token).unwrap()
    };
    let request = Request::new(asked.body["query"].as_str().unwrap());
    let request = request.variables(Variables::from_json(asked.body["variables"].clone()));
    let answer = api.execute(request, principal).await;
    assert!(
        answer.errors.is_empty(),
        "{}: {:?}",
        asked.body,
        answer.errors
    );
    serde_json::to_value(answer).unwrap()
}

/// The documents of prices, about one of the sample.
fn priced(sample: &Sample) -> Vec<Asked> {
    let about = |name: &str| {
        let question = QUESTIONS.iter().find(|item| item.name == name).unwrap();
        question.requests(sample).remove(0)
    };
    let agent = about("profile").token.replace("demo.agent.", "");
    let id = |name: &str, variable: &str| {
        let variables = &about(name).body["variables"];
        variables[variable].as_str().unwrap().to_owned()
    };
    let (post, occupation) = (id("candidates", "post"), id("tree", "from"));
    let fill = |document: &&str| {
        let document = document.replace("$agent", &agent).replace("$post", &post);
        Asked {
            body: json!({ "query": document.replace("$occupation", &occupation), "variables": {} }),
            token: String::new(),
        }
    };
    PRICED.iter().map(fill).collect()
}

/// What is wrong when a question costs less than its statements take.
fn unpaid(api: &Api, asked: &Asked, hits: u64) -> Option<String> {
    let request = Request::new(asked.body["query"].as_str().unwrap());
    let variables = Variables::from_json(asked.body["variables"].clone());
    let cost = api.cost(&mut request.variables(variables)).unwrap();
    let said = format!("{cost} points, {hits} hits: {}", asked.body["query"]);
    println!("{said}");
    (cost * HITS < hits).then_some(said)
}

#[test]
fn no_question_costs_more_statements_or_hits_than_its_ceiling() {
    let Some(address) = neo4j() else { return };
    let planner = planner().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(empty()).last().unwrap();
    runtime.block_on(invent(&server.store, AGENTS, 1, DAY));
    // Plans and samples of another test's graph are not those of this one.
    planner.ask("CALL db.prepareForReplanning(300)", &Value::Null);

    let recorder = Recorder::open(address.url.trim_start_matches("bolt://")).unwrap();
    let through = BoltAddress {
        url: format!("bolt://{}", recorder.address),
        ..address
    };
    let _in = runtime.enter();
    let store = GraphStore::Bolt(BoltStore::connect(&through, PATIENCE).unwrap());
    let api = Api::new(Arc::new(store), Some(DAY.parse().unwrap())).unwrap();
    let ask = |asked: &Asked| runtime.block_on(answer(&api, asked));

    let sample = Sample::read(ask, AGENTS, 5);
    let (mut costs, mut dear) = (Costs::new(), Vec::new());
    for question in QUESTIONS {
        for asked in question.requests(&sample) {
            recorder.take();
            ask(&asked);
            let mut times: BTreeMap<&str, usize> = BTreeMap::new();
            let mut total = 0;
            for sent in recorder.take().0 {
                let name = sent.statement().name;
                // The count of searches in vain comes after the answer, perhaps with that of the next question.
                if name == "search/record_unanswered" {
                    continue;
                }
                // A question changes nothing.
                assert!(question.writes() || !sent.writes(), "{name}");
                *times.entry(name).or_default() += 1;
                // Changes are made once more: the graph is this test's.
                let hits = planner.profile(&sent.text, &sent.params);
                total += hits;
                let key = (question.name.to_owned(), name.to_owned());
                let cost = costs.entry(key).or_default();
                *cost = (cost.0.max(times[name]), cost.1.max(hits));
            }
            dear.extend(unpaid(&api, &asked, total));
        }
    }
    for asked in priced(&sample) {
        recorder.take();
        ask(&asked);
        let sent = recorder.take().0;
        let sent = sent.iter().filter(|sent| !sent.writes());
        let total = sent
            .map(|sent| planner.profile(&sent.text, &sent.params))
            .sum();
        dear.extend(unpaid(&api, &asked, total));
    }
    assert!(dear.is_empty(), "prices too low: {dear:#?}");
    for ((question, statement), (times, hits)) in &costs {
        println!("{question},{statement},{times},{}", hits + hits.div_ceil(2));
    }
    let ceilings = ceilings();
    let known: Vec<_> = ceilings.keys().collect();
    assert_eq!(costs.keys().collect::<Vec<_>>(), known);
    for (key, (times, hits)) in &costs {
        let (most_times, most_hits) = ceilings[key];
        assert!(*times <= most_times, "{key:?}: {times} statements");
        assert!(*hits <= most_hits + SLACK, "{key:?}: {hits} hits");
    }
}
