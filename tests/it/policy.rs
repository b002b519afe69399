//! Who may see what: every field has a policy, and no viewer sees a person who is not for them.

use std::{collections::BTreeSet, fmt::Write as _, sync::Arc};

use async_graphql::{
    Request,
    parser::types::{BaseType, Type},
};
use passerelle::{
    auth::{demo::read_token, policy, principal::Role},
    graph::store::GraphStore,
    graphql::Api,
    refresh::refresh,
};
use serde_json::Value;

use crate::{
    guard::values,
    support::{
        answers::id,
        directory::directory,
        document::Documents,
        engine::{fixture, imported, load, moment, small},
        schema::{named, types},
    },
};

mod shown;

/// The agent who is looked for. Nobody else has this name, key, address or title.
const TARGET: &str = "agt-01";
/// What only those who may see the target as a whole may read.
const CANARIES: [&str; 5] = [
    "Vauquelin",
    "Ingénieure principale",
    "exemple.fr",
    "QWdlbnQ6YWd0LTAx",           // Agent:agt-01
    "QXNzaWdubWVudDphc2ctMDEtMg", // Assignment:asg-01-2
];

#[test]
fn every_type_of_the_schema_has_one_audience_and_exceptions_name_fields() {
    let schema = types();
    let mut listed: Vec<_> = policy::policies().collect();
    let written = listed.len();
    listed.sort_unstable();
    listed.dedup();
    assert_eq!(listed.len(), written, "a policy is written twice");
    let own = |of: &str| schema.get(of).into_iter().flatten();
    for (of, field) in &listed {
        assert!(schema.contains_key(*of), "{of} is not in the schema");
        if let Some(field) = field {
            assert!(
                own(of).any(|item| item.name.node.as_str() == *field),
                "{of}.{field}"
            );
            let exception = policy::audience(of, field);
            assert_ne!(exception, policy::audience(of, "id"), "{of}.{field}");
        }
    }
    assert!(policy::audience("Stranger", "id").is_none());
    let mut table = String::new();
    for of in schema.keys() {
        let mut names: Vec<_> = own(of).map(|item| item.name.node.as_str()).collect();
        names.sort_unstable();
        for name in names {
            let audience = policy::audience(of, name);
            let audience = audience.unwrap_or_else(|| panic!("{of}.{name} has no audience"));
            writeln!(table, "{of}.{name}: {audience:?}").unwrap();
        }
    }
    insta::assert_snapshot!("policy", table);
}

/// Whether null is never the answer, nor within it.
fn always(of: &Type) -> bool {
    !of.nullable
        && match &of.base {
            BaseType::Named(_) => true,
            BaseType::List(inner) => always(inner),
        }
}

#[test]
fn who_may_read_a_field_may_read_something_of_what_it_always_has() {
    let types = types();
    let roles = [
        Role::Agent,
        Role::Recruiter,
        Role::Analyst,
        Role::Adviser,
        Role::Steward,
        Role::Officer,
        Role::Operator,
        Role::Anonymous,
    ];
    let mut dead_ends = BTreeSet::new();
    for role in roles {
        let read = |of: &str| {
            let own = types.get(of).into_iter().flatten();
            let of = of.to_owned();
            own.filter(move |field| {
                policy::audience(&of, &field.name.node).is_some_and(|item| item.has(role))
            })
        };
        let mut next = vec!["Query", "Mutation", "Subscription"];
        let mut reached = BTreeSet::new();
        while let Some(of) = next.pop() {
            for field in read(of) {
                let to = named(&field.ty.node.base);
                let known = types.contains_key(to);
                if known && always(&field.ty.node) && read(to).next().is_none() {
                    dead_ends.insert(format!("{role:?}: {of}.{} is {to}", field.name.node));
                }
                if reached.insert(to) {
                    next.push(to);
                }
            }
        }
    }
    assert!(dead_ends.is_empty(), "{dead_ends:#?}");
}

fn api(store: &GraphStore) -> Api {
    Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap()
}

async fn ask(api: &Api, token: &str, query: &str) -> Value {
    let answer = api.execute(Request::new(query), read_token(token).unwrap());
    serde_json::to_value(&answer.await).unwrap()
}

/// The queries by which one could come to a person.
fn ways(agent: &str, assignment: &str) -> [String; 7] {
    let whole = "displayName grade corps { label } assignments { edges { node { title } } }
        competencies { edges { node { code } } } recommendedPosts { edges { node { reference } } }";
    let (by_id, past) = (id("Agent", agent), id("Assignment", assignment));
    [
        format!("{{ agent(uid: \"{agent}\") {{ {whole} }} }}"),
        format!("{{ node(id: \"{by_id}\") {{ id ... on Agent {{ {whole} }} }} }}"),
        format!("{{ nodes(ids: [\"{by_id}\", \"{past}\"]) {{ id ... on Agent {{ uid }} }} }}"),
        format!("{{ node(id: \"{past}\") {{ id ... on Assignment {{ title start }} }} }}"),
        format!("{{ agent(uid: \"{agent}\") {{ consents {{ purpose given at }} }} }}"),
        format!("{{ agent(uid: \"{agent}\") {{ recommendedPosts {{ emptyReason }} }} }}"),
        format!("{{ me {{ {whole} uid id }} }}"),
    ]
}

/// Viewers, and whether they may see the target as a whole.
const VIEWERS: [(&str, bool); 13] = [
    ("demo.all", true),
    ("demo.agent.agt-01", true),
    ("demo.agent.agt-02", false),
    ("demo.agent.nobody", false),
    ("demo.agent", false),
    ("demo.adviser.agt-18", true),
    ("demo.adviser.agt-19", false),
    ("demo.recruiter.org-dga", false),
    ("demo.analyst", false),
    ("demo.steward", false),
    ("demo.officer", false),
    ("demo.operator", false),
    ("demo.anonymous", false),
];

#[tokio::test]
async fn no_role_sees_a_person_who_is_not_for_them_whatever_the_person_agreed_to() {
    // An accompaniment that is open, one that has ended, and one that begins later.
    let accompaniments = directory(&[(
        "accompaniments.csv",
        "uid,agent_uid,adviser_uid,started_on,ended_on\n\
         acc-t1,agt-01,agt-18,2026-01-05,\n\
         acc-t2,agt-01,agt-19,2025-01-05,2026-03-01\n\
         acc-t3,agt-01,agt-19,2026-03-03,\n",
    )]);
    let purposes = [
        "RECOMMENDATIONS",
        "VISIBLE_TO_PEERS",
        "VISIBLE_TO_RECRUITERS",
        "STATISTICS",
    ];
    for engine in imported().await {
        let store = &engine.store;
        load(store, accompaniments.path()).await;
        refresh(store, moment("2026-03-02")).await.unwrap();
        let api = &api(store);
        let absent: Vec<String> = ways("agt-none", "asg-none").into();
        let mut cases = 0;
        for consents in 0..16 {
            for (i, purpose) in purposes.iter().enumerate() {
                let given = consents >> i & 1 == 1;
                let set = format!(
                    "mutation {{ setConsent(input: {{ purpose: {purpose}, given: {given} }}) {{ \
                     userErrors {{ code }} }} }}"
                );
                ask(api, "demo.agent.agt-01", &set).await;
            }
            for (token, sees) in VIEWERS {
                for (query, missing) in ways(TARGET, "asg-01-2").iter().zip(&absent) {
                    cases += 1;
                    let answer = ask(api, token, query).await;
                    let text = answer.to_string();
                    let case = format!("{token} {consents:04b} {query}: {text}");
                    let found = CANARIES.iter().any(|canary| text.contains(canary));
                    assert!(sees || !found, "{case}");
                    if !sees && !query.contains(" me ") {
                        // Hidden looks like absent.
                        assert_eq!(answer, ask(api, token, missing).await, "{case}");
                    }
                    if sees && query.contains("emptyReason") {
                        let list = &answer["data"]["agent"]["recommendedPosts"];
                        let silent = list["emptyReason"] == "CONSENT_MISSING";
                        assert_eq!(silent, consents & 1 == 0, "{case}");
                    }
                }
            }
        }
        assert!(cases >= 300, "{cases}");
        let own = ask(api, "demo.adviser.agt-18", "{ me { uid } }").await;
        assert_eq!(own["data"]["me"]["uid"], "agt-18");
        for sees in VIEWERS.iter().filter(|(_, sees)| *sees) {
            let answer = ask(api, sees.0, &ways(TARGET, "asg-01-2")[0]).await;
            assert!(answer.to_string().contains(CANARIES[0]), "{}", sees.0);
        }
    }
}

#[tokio::test]
async fn a_closed_post_is_for_those_who_recruit_for_it_or_did_something_with_it() {
    let actions = directory(&[(
        "post_actions.csv",
        "agent_uid,post_uid,kind,at,reason\n\
         agt-02,post-10,SAVED,2026-02-20T18:00:00Z,\n\
         agt-03,post-10,INTERESTED,2026-02-20T18:00:00Z,\n\
         agt-04,post-10,DISMISSED,2026-02-20T18:00:00Z,Trop loin\n",
    )]);
    let query = format!(
        "{{ post(reference: \"DGFIP-2025-090\") {{ reference vacancy {{ state }} }}
            node(id: \"{}\") {{ ... on Vacancy {{ state post {{ reference }} }} }} }}",
        id("Vacancy", "vac-11")
    );
    for engine in imported().await {
        let store = &engine.store;
        load(store, actions.path()).await;
        refresh(store, moment("2026-03-02")).await.unwrap();
        let api = &api(store);
        for (token, sees) in [
            ("demo.recruiter.org-dgfip", true),
            ("demo.recruiter.org-mefsin", true),
            ("demo.recruiter.org-mint", false),
            ("demo.recruiter", false),
            ("demo.agent.agt-02", true),
            ("demo.agent.agt-03", true),
            ("demo.agent.agt-04", true),
            ("demo.agent.agt-05", false),
            ("demo.analyst.org-dgfip", false),
            ("demo.anonymous", false),
            ("demo.all", true),
        ] {
            let answer = &ask(api, token, &query).await["data"];
            let post = &answer["post"];
            assert_eq!(
                post["reference"] == "DGFIP-2025-090",
                sees,
                "{token} {answer}"
            );
            assert!(post["vacancy"].is_null(), "it is not open: {token}");
            assert_eq!(
                answer["node"]["state"] == "FILLED",
                sees,
                "{token} {answer}"
            );
        }
    }
}

#[tokio::test]
async fn random_queries_name_nobody_to_those_who_may_not_see_them() {
    let agents = std::fs::read_to_string(fixture("small").join("agents.csv")).unwrap();
    let people: Vec<(&str, &str)> = agents
        .lines()
        .skip(1)
        .map(|line| line.split_once(',').unwrap())
        .map(|(uid, rest)| (uid, rest.split(',').next().unwrap()))
        .collect();
    assert!(people.len() >= 20);
    let consents = std::fs::read_to_string(fixture("small").join("consents.csv")).unwrap();
    let visible = |uid: &str| consents.contains(&format!("{uid},VISIBLE_TO_PEERS"));
    let engine = small().await.next().unwrap();
    let api = &api(&engine.store);
    // Whom a recruiter may be shown as candidates, by id alone.
    let candidates: &[&str] = &["agt-01", "agt-09", "agt-13", "agt-17"];
    // Themselves, and those who asked them or whom they asked to meet.
    let met: &[&str] = &["agt-02", "agt-12", "agt-15"];
    for (seed, (token, met, shown)) in [
        ("demo.anonymous", [].as_slice(), [].as_slice()),
        ("demo.analyst", &[], &[]),
        ("demo.recruiter.org-dinum", &[], candidates),
        ("demo.officer", &[], &[]),
        ("demo.agent.agt-02", met, &[]),
        ("demo.adviser.agt-02", met, &[]),
    ]
    .into_iter()
    .enumerate()
    {
        let mut documents = Documents::new(values(), seed as u64);
        for _ in 0..1000 {
            let document = documents.draw();
            let said = ask(api, token, &document).await.to_string();
            // Agents see peers, of those who agreed to be shown.
            let is_peer = |uid: &str| !met.is_empty() && visible(uid);
            for (uid, name) in people
                .iter()
                .filter(|(uid, _)| !met.contains(uid) && !is_peer(uid))
            {
                assert!(!said.contains(name), "{token} reads {name}: {document}");
                assert!(!said.contains(uid), "{token} reads {uid}: {document}");
                let id = id("Agent", uid);
                let may = shown.contains(uid);
                assert!(may || !said.contains(&id), "{token} reads {id}: {document}");
            }
        }
    }
}
