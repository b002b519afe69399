//! One mistake does not empty the screen: the other fields of an answer stay.

use std::sync::Arc;

use async_graphql::{Request, Variables};
use passerelle::{
    auth::{demo::read_token, policy::audience, principal::Role},
    graph::store::GraphStore,
    graphql::Api,
};
use serde_json::{Value, json};

use crate::support::{
    answers::id,
    engine::small,
    schema::{named, types},
};

/// Types whose fields each load or compute what they give, with arguments or without.
const COMPUTED: [&str; 4] = ["Query", "Agent", "Analytics", "ImpactIndicators"];
const ROLES: [Role; 8] = [
    Role::Agent,
    Role::Recruiter,
    Role::Analyst,
    Role::Adviser,
    Role::Steward,
    Role::Officer,
    Role::Operator,
    Role::Anonymous,
];

async fn ask(store: &GraphStore, token: &str, query: &str, variables: Value) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    let request = Request::new(query).variables(Variables::from_json(variables));
    let answer = api.execute(request, read_token(token).unwrap()).await;
    serde_json::to_value(&answer).unwrap()
}

#[test]
fn every_field_that_can_be_refused_or_fail_may_be_null() {
    let types = types();
    let mut strict = Vec::new();
    for (of, fields) in types.iter().filter(|(of, _)| *of != "Subscription") {
        let may = |role, field: &str| audience(of, field).is_some_and(|item| item.has(role));
        for field in fields {
            let name = field.name.node.as_str();
            let narrower = ROLES.iter().any(|role| {
                let reads_another = fields.iter().any(|field| may(*role, &field.name.node));
                reads_another && !may(*role, name)
            });
            let computed =
                COMPUTED.contains(&of.as_str()) && types.contains_key(named(&field.ty.node.base));
            let fallible = narrower || computed || !field.arguments.is_empty();
            if fallible && !field.ty.node.nullable {
                strict.push(format!("{of}.{name}"));
            }
        }
    }
    assert!(strict.is_empty(), "these must be nullable: {strict:?}");
}

#[tokio::test]
async fn a_refusal_says_where_it_is_and_the_other_fields_are_answered() {
    let query = "{\n  tables: analytics { threshold }\n  algorithm { version }\n  \
                 post(reference: \"DINUM-2026-001\") { title candidates { emptyReason } candidatePoolSize }\n  \
                 me { uid }\n}";
    for engine in small().await {
        let answer = ask(&engine.store, "demo.anonymous", query, json!({})).await;
        let data = &answer["data"];
        assert!(data["algorithm"]["version"].is_string(), "{answer}");
        assert!(data["post"]["title"].is_string(), "{answer}");
        for absent in [
            &data["tables"],
            &data["me"],
            &data["post"]["candidates"],
            &data["post"]["candidatePoolSize"],
        ] {
            assert!(absent.is_null(), "{answer}");
        }
        let mut refusals: Vec<_> = answer["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|error| {
                assert_eq!(error["extensions"]["code"], "FORBIDDEN", "{answer}");
                (error["path"].to_string(), error["locations"].clone())
            })
            .collect();
        refusals.sort_by(|a, b| a.0.cmp(&b.0));
        let at = |line, column| json!([{ "line": line, "column": column }]);
        assert_eq!(
            refusals,
            [
                ("[\"post\",\"candidatePoolSize\"]".to_owned(), at(4, 72)),
                ("[\"post\",\"candidates\"]".to_owned(), at(4, 45)),
                ("[\"tables\"]".to_owned(), at(2, 3)),
            ],
            "{}",
            engine.name
        );
    }
}

#[tokio::test]
async fn a_wrong_argument_leaves_the_rest_of_the_page() {
    let lists = [
        "agents(first: 0) { totalCount }",
        "communities(first: 99) { totalCount }",
        "competencies(first: 0) { totalCount }",
        "corps(after: \"?\") { totalCount }",
        "occupations(first: -1) { totalCount }",
        "organisations(first: 0) { totalCount }",
        "places(first: 0) { totalCount }",
        "posts(first: 0) { totalCount }",
        "trainings(first: 0) { totalCount }",
        "communitySuggestions(first: 0) { label { fr } }",
        "nodes(ids: [\"x\"]) { id }",
        "mobilityPaths(from: \"?\") { emptyReason }",
    ];
    let own = [
        "assignments(first: 0) { edges { cursor } }",
        "competencies(after: \"?\") { edges { cursor } }",
        "recommendedPosts(first: 1, after: \"eA\") { edges { score } }",
        "mobilityPaths(maxHops: 9) { emptyReason }",
        "competencyGap(target: \"?\") { coverage }",
        "learningPlan(target: \"?\") { hours }",
        "peers(first: 51) { emptyReason }",
        "introductions(first: 0) { edges { cursor } }",
        "communities(first: 0) { id }",
        "reach { nextBest(first: 0) { openPostsGained } }",
    ];
    let tables = [
        "flows(dimension: CORPS, since: \"2026-02-02\") { threshold }",
        "impact(since: \"2026-02-02\") { satisfaction { unit } }",
        "outlook(months: 0) { postsFallingVacant }",
        "tension(first: 0) { ratio }",
        "usualSequences(length: 9) { count }",
    ];
    for engine in small().await {
        let pages = lists
            .iter()
            .map(|list| (list.to_string(), vec!["algorithm", "version"]))
            .chain(own.iter().map(|field| {
                let page = format!("me {{ displayName {field} }}");
                (page, vec!["me", "displayName"])
            }))
            .chain(tables.iter().map(|field| {
                let page = format!("analytics {{ threshold {field} }}");
                (page, vec!["analytics", "threshold"])
            }));
        for (page, kept) in pages {
            let query = format!("{{ algorithm {{ version }} {page} }}");
            let answer = ask(&engine.store, "demo.all", &query, json!({})).await;
            let value = &answer["data"][kept[0]][kept[1]];
            assert!(!value.is_null(), "{query}: {answer}");
            if !page.starts_with("nodes") {
                let error = &answer["errors"][0];
                assert_eq!(
                    error["extensions"]["code"], "BAD_USER_INPUT",
                    "{query}: {answer}"
                );
                assert!(error["path"].is_array(), "{query}: {answer}");
            }
        }
    }
}

/// Whether an agent agrees to recommendations.
async fn agrees(store: &GraphStore) -> bool {
    let query = "{ me { consents { purpose given } } }";
    let answer = ask(store, "demo.agent.agt-01", query, json!({})).await;
    let consents = answer["data"]["me"]["consents"].as_array().unwrap();
    let one = consents
        .iter()
        .find(|item| item["purpose"] == "RECOMMENDATIONS");
    one.unwrap()["given"] == true
}

#[tokio::test]
async fn every_wrong_variable_is_named_at_once_and_nothing_runs() {
    let query = "mutation ($consent: SetConsentInput!, $post: ID!, $comment: GiveFeedbackInput!) {
        setConsent(input: $consent) { userErrors { code } }
        savePost(input: { post: $post }) { userErrors { code } }
        giveFeedback(input: $comment) { userErrors { code } } }";
    let post = id("Post", "post-01");
    let consent = json!({ "purpose": "RECOMMENDATIONS", "given": false });
    let feedback = json!({ "score": 4 });
    for engine in small().await {
        let store = &engine.store;
        assert!(agrees(store).await);
        for (variables, wrong) in [
            (
                json!({ "consent": consent, "post": null, "comment": { "score": "4" } }),
                vec!["post", "comment"],
            ),
            (
                json!({ "consent": consent, "comment": { "score": 4_294_967_297_u64 } }),
                vec!["post", "comment"],
            ),
            (
                json!({ "consent": { "purpose": "ALL", "given": null }, "post": post, "comment": feedback }),
                vec!["consent", "consent"],
            ),
            (
                json!({ "consent": consent, "post": [1.5], "comment": [] }),
                vec!["post", "comment"],
            ),
            (
                json!({ "consent": consent, "post": post, "comment": { "score": 4, "other": 1 } }),
                vec!["comment"],
            ),
            (
                json!({ "consent": consent, "post": post, "comment": {} }),
                vec!["comment"],
            ),
        ] {
            let answer = ask(store, "demo.agent.agt-01", query, variables.clone()).await;
            let errors = answer["errors"].as_array().unwrap();
            let named: Vec<_> = errors
                .iter()
                .map(|error| {
                    assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{answer}");
                    assert!(error["path"].is_null(), "{answer}");
                    assert!(error["locations"][0]["line"] == 1, "{answer}");
                    error["extensions"]["argument"].as_str().unwrap()
                })
                .collect();
            assert_eq!(named, wrong, "{variables}: {answer}");
            assert!(answer["data"].is_null(), "{answer}");
            assert!(agrees(store).await, "a part of it ran: {variables}");
        }
        // What is right is run.
        let right = json!({ "consent": { "purpose": "RECOMMENDATIONS", "given": true }, "post": post, "comment": feedback });
        let answer = ask(store, "demo.agent.agt-01", query, right).await;
        assert_eq!(
            answer["data"]["setConsent"]["userErrors"],
            json!([]),
            "{answer}"
        );
    }
}

#[tokio::test]
async fn a_wrong_literal_keeps_the_fields_before_it_from_running() {
    for engine in small().await {
        let store = &engine.store;
        for second in [
            "giveFeedback(input: { score: 99999999999 }) { recorded }",
            "giveFeedback(input: { score: 4, post: 1.5 }) { recorded }",
            "...Second",
            "updateProfile(input: { mobileFrom: \"2026-3-2\" }) { userErrors { code } }",
            "setConsent(input: { purpose: ALL, given: true }) { userErrors { code } }",
        ] {
            let query = format!(
                "mutation {{ first: setConsent(input: {{ purpose: RECOMMENDATIONS, given: false }}) {{ \
                 userErrors {{ code }} }} {second} }} \
                 fragment Second on Mutation {{ updateProfile(input: {{ mobileFrom: \"+12000-01-01\" }}) {{ \
                 userErrors {{ code }} }} }}"
            );
            let query = if second == "...Second" {
                query
            } else {
                query.split(" fragment").next().unwrap().to_owned()
            };
            let answer = ask(store, "demo.agent.agt-01", &query, json!({})).await;
            let error = &answer["errors"][0];
            assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{answer}");
            assert!(
                answer["data"].is_null() && error["path"].is_null(),
                "{answer}"
            );
            assert!(agrees(store).await, "a part of it ran: {second}");
        }
    }
}

#[tokio::test]
async fn variables_that_the_schema_takes_are_taken() {
    let query = "query ($ids: [ID!]!, $day: Date, $filter: PostFilter, $order: PostOrder = OPENED_ON_DESC, $some: Int) {
        nodes(ids: $ids) { id }
        agents(filter: { availableBefore: $day }, first: $some) { totalCount }
        posts(filter: $filter, orderBy: $order) { totalCount } }";
    let engine = small().await.next().unwrap();
    for variables in [
        // One value stands for a list of one; a number is an id; null is a value where it may be.
        json!({ "ids": id("Post", "post-01") }),
        json!({ "ids": [7, "x"], "day": null, "filter": {}, "some": null }),
        json!({ "ids": [], "day": "2026-03-02", "filter": { "categories": ["A"] }, "order": "TITLE_ASC", "unused": {} }),
    ] {
        let answer = ask(&engine.store, "demo.all", query, variables.clone()).await;
        let errors = answer["errors"].to_string();
        assert!(!errors.contains("doit"), "{variables}: {errors}");
        assert!(
            answer["data"]["posts"]["totalCount"].is_i64(),
            "{variables}: {answer}"
        );
    }
}
