//! Dates and free texts that a client sends are read strictly, and never end in an internal error.

use std::{fs::File, process::Stdio, sync::Arc};

use async_graphql::{Request, Variables};
use passerelle::{auth::demo::read_token, graph::store::GraphStore, graphql::Api};
use serde_json::{Value, json};

use crate::support::{
    answers::id,
    command::{Server, passerelle, run, text},
    directory::directory,
    engine::{fixture, fresh, small},
    schema::types,
};

/// Dates that are none, or of no year of ours.
const NO_DATES: [&str; 8] = [
    "+12000-01-01",
    "-0044-03-15",
    "2026-3-2",
    "20260302",
    "2026-02-30",
    "1899-12-31",
    "2101-01-01",
    "9999-12-31",
];

fn api(store: &GraphStore) -> Api {
    Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap()
}

async fn ask(api: &Api, token: &str, query: &str, variables: Value) -> Value {
    let request = Request::new(query).variables(Variables::from_json(variables));
    let answer = api.execute(request, read_token(token).unwrap()).await;
    serde_json::to_value(&answer).unwrap()
}

#[tokio::test]
async fn a_client_writes_a_date_in_one_way() {
    let query = "query ($day: Date) { agents(filter: { availableBefore: $day }) { totalCount } }";
    for engine in small().await {
        let api = api(&engine.store);
        for wrong in NO_DATES {
            let literal = query.replace("query ($day: Date)", "");
            let literal = literal.replace("$day", &format!("\"{wrong}\""));
            for (query, day) in [(query, json!({ "day": wrong })), (&literal, json!({}))] {
                let answer = ask(&api, "demo.all", query, day).await;
                let error = &answer["errors"][0];
                assert_eq!(
                    error["extensions"]["code"], "BAD_USER_INPUT",
                    "{wrong}: {answer}"
                );
                assert!(
                    error["path"].is_null() && answer["data"].is_null(),
                    "{answer}"
                );
                assert!(!error.to_string().contains(wrong), "{answer}");
            }
        }
        for right in ["1900-01-01", "2026-03-02", "2100-12-31"] {
            let answer = ask(&api, "demo.all", query, json!({ "day": right })).await;
            assert!(answer["errors"].is_null(), "{right}: {answer}");
        }
    }
}

#[test]
fn the_command_line_reads_dates_in_the_same_way() {
    let small = fixture("small");
    for wrong in NO_DATES {
        let flag = format!("--as-of={wrong}");
        let refused = run(&["config", "--check", &flag]);
        assert_eq!(refused.status.code(), Some(2), "{flag}");
        let split = format!("--split={wrong}");
        let refused = run(&["evaluate", "careers", text(&small), &split]);
        assert_eq!(refused.status.code(), Some(2), "{split}");
        let mut command = passerelle(&["config", "--check"]);
        let refused = command.env("PASSERELLE_AS_OF", wrong).output().unwrap();
        assert_eq!(refused.status.code(), Some(3), "{wrong}");
        let data = directory(&[("as_of", wrong)]);
        std::fs::copy(
            small.join("organisations.csv"),
            data.path().join("organisations.csv"),
        )
        .unwrap();
        let refused = run(&["check", "--data", text(data.path())]);
        assert_eq!(refused.status.code(), Some(5), "{wrong}");
    }
    let right = run(&["config", "--check", "--as-of", "2026-03-02"]);
    assert!(right.status.success());
}

#[test]
fn a_row_with_a_wrong_date_or_a_hidden_character_is_refused() {
    let rows = "uid,display_name,status\n\
                agt-t1,Ren\u{e9}e Test,TENURED\nagt-t2,Ren\u{202e}ée,TENURED\nagt-t3,Z\u{200b},TENURED\n";
    let assignments = "uid,agent_uid,organisation_uid,start,end\n\
                       asg-t1,agt-t1,org-t,2026-03-02,\nasg-t2,agt-t1,org-t,2026-3-2,\n\
                       asg-t3,agt-t1,org-t,+12000-01-01,\nasg-t4,agt-t1,org-t,2020-01-01,2205-03-04\n";
    let data = directory(&[
        ("organisations.csv", "uid,name\norg-t,Direction d'essai\n"),
        ("agents.csv", rows),
        ("assignments.csv", assignments),
    ]);
    let rejects = data.path().join("rejects");
    let flags = [
        "import",
        "csv",
        text(data.path()),
        "--rejects",
        text(&rejects),
    ];
    let done = run(&flags);
    assert!(done.status.success(), "{done:?}");
    let said = std::fs::read_to_string(&rejects).unwrap();
    let codes: Vec<_> = said
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<_> = line.split(',').collect();
            (cells[1], cells[2], cells[3])
        })
        .collect();
    for expected in [
        ("3", "display_name", "HIDDEN_CHARACTER"),
        ("4", "display_name", "HIDDEN_CHARACTER"),
        ("3", "start", "BAD_DATE"),
        ("4", "start", "BAD_DATE"),
        ("5", "end", "OUT_OF_RANGE"),
    ] {
        assert!(codes.contains(&expected), "{expected:?}: {said}");
    }
    assert_eq!(codes.len(), 5, "{said}");
}

/// A mutation with one free text, as whom it is sent, and the name of the text.
fn free_texts(said: &str) -> Vec<(&'static str, &'static str, Value, &'static str)> {
    let post = id("Post", "post-01");
    vec![
        (
            "dismissPost",
            "demo.agent.agt-01",
            json!({ "post": post, "reason": said }),
            "reason",
        ),
        (
            "giveFeedback",
            "demo.agent.agt-01",
            json!({ "score": 3, "comment": said }),
            "comment",
        ),
        (
            "updateProfile",
            "demo.agent.agt-01",
            json!({ "grade": said }),
            "grade",
        ),
        (
            "answerIntroduction",
            "demo.agent.agt-01",
            json!({ "introduction": id("Introduction", "none"), "accept": true, "contact": said }),
            "contact",
        ),
        (
            "createCommunity",
            "demo.steward",
            json!({ "suggestion": "none", "name": said, "topic": "Essai" }),
            "name",
        ),
        (
            "createCommunity",
            "demo.steward",
            json!({ "suggestion": "none", "name": "Essai", "topic": said }),
            "topic",
        ),
    ]
}

#[tokio::test]
async fn a_free_text_with_a_character_that_is_not_seen_is_refused_and_named() {
    for engine in fresh().await {
        let api = api(&engine.store);
        for hidden in [
            "\0",
            "\u{1b}[31m",
            "\u{202e}",
            "\u{2066}",
            "\u{200b}",
            "\u{200d}",
            "\u{feff}",
        ] {
            for (mutation, token, input, argument) in free_texts(&format!("Bon{hidden}jour")) {
                let of = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
                let query = format!(
                    "mutation ($input: {of}!) {{ done: {mutation}(input: $input) {{ \
                     userErrors {{ code field message }} }} }}"
                );
                let answer = ask(&api, token, &query, json!({ "input": input })).await;
                let error = &answer["data"]["done"]["userErrors"][0];
                assert_eq!(
                    error["code"], "BAD_USER_INPUT",
                    "{mutation} {hidden:?}: {answer}"
                );
                assert_eq!(error["field"], json!(["input", argument]), "{answer}");
                let message = error["message"].as_str().unwrap();
                assert!(!message.contains(hidden), "{message:?}");
            }
        }
        // 500 letters of four bytes each, on two lines.
        let long = format!("{}\n{}", "😀".repeat(250), "é".repeat(249));
        for (mutation, token, input, argument) in free_texts(&long) {
            if ["reason", "comment"].contains(&argument) {
                let of = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
                let query = format!(
                    "mutation ($input: {of}!) {{ done: {mutation}(input: $input) {{ userErrors {{ code }} }} }}"
                );
                let answer = ask(&api, token, &query, json!({ "input": input })).await;
                assert_eq!(
                    answer["data"]["done"]["userErrors"],
                    json!([]),
                    "{argument}: {answer}"
                );
            }
        }
    }
}

/// Every fourth of the hostile texts: of four fields in a row one is sent each.
fn some(of: usize) -> impl Iterator<Item = String> {
    hostile().into_iter().skip(of % 4).step_by(4)
}

/// Texts that no form sends.
fn hostile() -> Vec<String> {
    let mut texts: Vec<String> = [
        "",
        " ",
        "\0",
        "a\0b",
        "\u{1b}[2J",
        "\u{202e}x",
        "\u{feff}",
        "'",
        "\"",
        "`",
        "\\",
        "\\u0000",
        "{}",
        "$uid",
        "' OR 1=1 //",
        "\u{10ffff}",
        "😀",
        "é",
        "+12000-01-01",
        "NaN",
        "-1",
        "999999999999999999999",
        "|",
        "a|b|c|d",
        "2026-03-02T04:05:06Z|7|2.3.0|99999999999999999999",
        "2026-03-02T04:05:06Z|99999999999999999999999999|2.3.0|65535",
        "+262142-12-31T23:59:60Z|7|2.3.0|1",
        "Post:",
        "Agent",
        ":",
        "Post:\0",
        "Agent:\u{202e}",
        "~",
        "*",
        "a~2 AND b:c",
    ]
    .map(str::to_owned)
    .into();
    texts.push("x".repeat(20_000));
    texts.push("\0".repeat(500));
    let encoded: Vec<_> = texts
        .iter()
        .zip(
            ["Post", "Agent", "Vacancy", "Occupation", "X"]
                .iter()
                .cycle(),
        )
        .map(|(text, kind)| id(kind, text))
        .collect();
    texts.extend(encoded);
    texts
}

#[tokio::test]
async fn no_value_of_an_argument_ends_in_a_failure_of_ours() {
    let types = types();
    for engine in fresh().await {
        let api = api(&engine.store);
        for of in ["Query", "Agent", "Mutation"] {
            for (at, field) in types[of].iter().enumerate() {
                let name = field.name.node.as_str();
                let asked: Vec<_> = field
                    .arguments
                    .iter()
                    .map(|item| {
                        (
                            item.node.name.node.to_string(),
                            item.node.ty.node.to_string(),
                        )
                    })
                    .filter(|(_, ty)| {
                        ["ID", "String", "Int", "Float", "Date"]
                            .contains(&ty.trim_matches(['[', ']', '!']))
                    })
                    .collect();
                if asked.is_empty() {
                    continue;
                }
                let declared: Vec<_> = asked
                    .iter()
                    .map(|(name, ty)| format!("${name}: {ty}"))
                    .collect();
                let given: Vec<_> = asked
                    .iter()
                    .map(|(name, _)| format!("{name}: ${name}"))
                    .collect();
                let others: Vec<_> = field
                    .arguments
                    .iter()
                    .filter(|item| item.node.name.node == "dimension")
                    .map(|_| "dimension: CORPS".to_owned())
                    .collect();
                let arguments = [given, others].concat().join(", ");
                let scalar =
                    !types.contains_key(crate::support::schema::named(&field.ty.node.base));
                let set = if scalar { "" } else { "{ __typename }" };
                let call = format!("{name}({arguments}) {set}");
                let body = if of == "Agent" {
                    format!("me {{ {call} }}")
                } else {
                    call
                };
                let operation = if of == "Mutation" {
                    "mutation"
                } else {
                    "query"
                };
                let query = format!("{operation} ({}) {{ {body} }}", declared.join(", "));
                for value in some(at) {
                    let variables: serde_json::Map<_, _> = asked
                        .iter()
                        .map(|(name, ty)| {
                            let value = match ty.trim_matches(['[', ']', '!']) {
                                "Int" => json!([0, -1, i32::MIN, i32::MAX][value.len() % 4]),
                                "Float" => json!([0.0, -1e308, 1e308, 1e-308][value.len() % 4]),
                                "Date" => json!(["1900-01-01", "2100-12-31"][value.len() % 2]),
                                _ if ty.starts_with('[') => json!([value]),
                                _ => json!(value),
                            };
                            (name.clone(), value)
                        })
                        .collect();
                    let answer = ask(&api, "demo.all", &query, Value::Object(variables)).await;
                    let said = answer["errors"].to_string();
                    for ours in [
                        "INTERNAL_SERVER_ERROR",
                        "UPSTREAM_UNAVAILABLE",
                        "DEADLINE_EXCEEDED",
                    ] {
                        assert!(
                            !said.contains(ours),
                            "{} {query} {value:?}: {said}",
                            engine.name
                        );
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn no_value_of_an_input_ends_in_a_failure_of_ours() {
    use async_graphql::parser::{parse_schema, types::TypeKind, types::TypeSystemDefinition};
    let definitions = parse_schema(passerelle::graphql::sdl())
        .unwrap()
        .definitions;
    let inputs: std::collections::BTreeMap<_, _> = definitions
        .into_iter()
        .filter_map(|definition| match definition {
            TypeSystemDefinition::Type(one) => match one.node.kind {
                TypeKind::InputObject(input) => {
                    Some((one.node.name.node.to_string(), input.fields))
                }
                _ => None,
            },
            _ => None,
        })
        .collect();
    for engine in fresh().await {
        let api = api(&engine.store);
        for (at, field) in types()["Mutation"].iter().enumerate() {
            let name = field.name.node.as_str();
            let of = field.arguments[0].node.ty.node.to_string();
            let query = format!(
                "mutation ($input: {of}) {{ {name}(input: $input) {{ userErrors {{ code message }} }} }}"
            );
            let fields = &inputs[of.trim_end_matches('!')];
            for value in some(at) {
                let mut input = serde_json::Map::new();
                for field in fields {
                    let ty = field.node.ty.node.to_string();
                    let given = match ty.trim_matches(['[', ']', '!']) {
                        "ID" | "String" => json!(value),
                        "Int" => json!([0, 3, i32::MIN, i32::MAX][value.len() % 4]),
                        "Float" => json!([0.0, 0.5, 1e308][value.len() % 3]),
                        "Boolean" => json!(true),
                        "Date" => json!(["1900-01-01", "2100-12-31"][value.len() % 2]),
                        "Purpose" => json!("STATISTICS"),
                        "MoveIntent" => json!("OPEN"),
                        "VacancyState" => json!("VACANT"),
                        _ => continue,
                    };
                    input.insert(field.node.name.node.to_string(), given);
                }
                for token in [
                    "demo.agent.agt-02",
                    "demo.recruiter.org-dinum",
                    "demo.steward",
                ] {
                    let variables = json!({ "input": input });
                    let answer = ask(&api, token, &query, variables).await;
                    let said = answer.to_string();
                    for ours in [
                        "INTERNAL_SERVER_ERROR",
                        "UPSTREAM_UNAVAILABLE",
                        "DEADLINE_EXCEEDED",
                    ] {
                        assert!(
                            !said.contains(ours),
                            "{} {query} {value:?} {token}: {said}",
                            engine.name
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn what_a_client_sends_is_not_in_the_log() {
    const CANARY: &str = "Canari4711";
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut command = passerelle(&[
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--data",
        "fixtures/small",
        "--demo",
    ]);
    command
        .env("PASSERELLE_LOG__FORMAT", "json")
        .env("PASSERELLE_LOG__LEVEL", "debug")
        .stdout(Stdio::piped())
        .stderr(File::create(log.path()).unwrap());
    let server = Server::launch(&mut command);
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .into();
    let post = |body: &str| {
        let request = agent.post(format!("{}/graphql", server.address));
        let request = request.header("content-type", "application/json");
        let answer = request.send(body).unwrap();
        assert!(answer.status().as_u16() < 500, "{body}");
    };
    for body in [
        json!({ "query": format!("{{ {CANARY} }}") }),
        json!({ "query": format!("{{ agent(uid: \"{CANARY}\") {{ uid }} }}") }),
        json!({ "query": format!("{{ agents(filter: {{ availableBefore: \"{CANARY}\" }}) {{ totalCount }} }}") }),
        json!({ "query": format!("query {CANARY} {{ posts(after: \"{CANARY}\") {{ totalCount }} }}"), "operationName": CANARY }),
        json!({ "query": format!("{{ node(id: \"{}\") {{ id }} }}", id("Post", CANARY)) }),
        json!({ "query": "query ($d: Date) { agents(filter: { availableBefore: $d }) { totalCount } }", "variables": { "d": CANARY } }),
        json!({ "query": format!("{{ competencies(search: \"{CANARY}\\u0000\") {{ totalCount }} }}") }),
        json!({ "query": format!("mutation {{ giveFeedback(input: {{ score: 9, comment: \"{CANARY}\" }}) {{ recorded }} }}") }),
        json!({ "query": format!("mutation {{ savePost(input: {{ post: \"{}\", idempotencyKey: \"{CANARY}\" }}) {{ userErrors {{ code }} }} }}", id("Post", "post-01")) }),
    ] {
        post(&body.to_string());
    }
    // Half of a pair, which no text of ours can hold.
    post(&format!(
        "{{\"query\":\"{{ agent(uid: \\\"{CANARY}\\\\ud800\\\") {{ uid }} }}\"}}"
    ));
    post(&format!("{{\"query\":\"{CANARY} \\ud800\"}}"));
    assert_eq!(server.terminate(), Some(0));
    let said = std::fs::read_to_string(log.path()).unwrap();
    assert!(said.contains("answered"), "{said}");
    assert!(!said.contains(CANARY), "{said}");
}
