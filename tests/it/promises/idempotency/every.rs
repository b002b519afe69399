//! Every mutation of the schema keeps the promise: a retry has no second effect, another input is a conflict,
//! and the key of one user is nothing to another.

use std::collections::BTreeSet;

use passerelle::{
    domain::{
        acts::port::{ActGraph as _, Endorsement, Offering},
        watch::port::WatchGraph as _,
    },
    graph::{catalog::Statement, store::Unit},
};
use serde::de::IgnoredAny;

use super::*;
use crate::support::{
    answers::card,
    schema::{named, types},
};

const SUGGEST: Statement = Statement {
    name: "tests/suggest",
    text: include_str!("suggest.cypher"),
    embedded: None,
};

/// Valid calls of one mutation under one key.
struct Case {
    mutation: &'static str,
    /// Who calls it, with an input that has an effect.
    mine: (&'static str, Value),
    /// Another input of the same user.
    other: Value,
    /// Another user, with an input that has an effect after the first.
    theirs: (&'static str, Value),
}

fn case(
    mutation: &'static str,
    mine: (&'static str, Value),
    other: Value,
    theirs: (&'static str, Value),
) -> Case {
    Case {
        mutation,
        mine,
        other,
        theirs,
    }
}

/// Of one agent, of which another agent sends the same.
fn same_key(mutation: &'static str, input: Value, other: Value) -> Case {
    let theirs = ("demo.agent.agt-10", input.clone());
    case(mutation, ("demo.agent.agt-01", input), other, theirs)
}

/// Two requests to meet agt-15, by the ids of the introductions.
async fn introductions(store: &GraphStore) -> Vec<String> {
    let mut ids = Vec::new();
    let pairs = [
        ("agt-01", "agt-15"),
        ("agt-10", "agt-09"),
        ("agt-01", "agt-12"),
        ("agt-10", "agt-12"),
    ];
    for (from, to) in pairs {
        let request = Ask {
            from: Asker::Peer(from.to_owned()),
            to: to.to_owned(),
            about: None,
            message: None,
            contact: None,
        };
        let write = WriteContext {
            key: None,
            ..at(now(), "", "")
        };
        let asked = store.ask(&request, &write).await.unwrap().unwrap();
        ids.push(id("Introduction", &asked.0));
    }
    ids
}

/// Two offered endorsements, to agt-12 and agt-10, by their ids.
async fn offers(store: &GraphStore) -> Vec<String> {
    let mut ids = Vec::new();
    for (by, agent) in [("agt-02", "agt-12"), ("agt-15", "agt-10")] {
        let given = Endorsement {
            agent: agent.to_owned(),
            competency: "cmp-python".to_owned(),
            level: 4,
        };
        let write = WriteContext {
            key: None,
            ..at(now(), "", "")
        };
        let offered = store.offer_endorsement(by, &given, &write).await;
        assert_eq!(offered.unwrap(), Some(Offering::Offered));
        let token = read_token(&format!("demo.agent.{agent}")).unwrap();
        let viewer = token.viewer(write.today);
        let waiting = store.endorsement_offers(&[agent.to_owned()], &viewer).await;
        ids.push(id("EndorsementOffer", &waiting.unwrap()[0].handle));
    }
    ids
}

#[expect(clippy::too_many_lines, reason = "one case for each mutation")]
fn cases(introductions: &[String], offers: &[String]) -> Vec<Case> {
    let competency = |uid: &str| id("Competency", uid);
    let post = |uid: &str| json!({ "post": id("Post", uid) });
    let declared = |level: i32| json!({ "competency": competency("cmp-python"), "level": level });
    let occupations = |uid: &str| json!({ "occupations": [id("Occupation", uid)] });
    let organisations = |uid: &str| json!({ "organisations": [id("Organisation", uid)] });
    let community = |uid: &str| json!({ "community": id("Community", uid) });
    let suggestion =
        |uid: &str, name: &str| json!({ "suggestion": uid, "name": name, "topic": "Essai" });
    let answer = |which: usize, accept: bool| json!({ "introduction": introductions[which], "accept": accept, "contact": "06" });
    let endorsed = |token: &str, level: i32| json!({ "agent": card(token, "agt-15"), "competency": competency("cmp-cloud"), "level": level });
    let required = |post: &str, uid: &str| {
        json!({ "post": id("Post", post), "requirements": [
        { "competency": competency(uid), "level": 2, "importance": "DESIRABLE" }] })
    };
    let reviewed =
        |uid: &str| json!({ "post": id("Post", "post-10"), "competencies": [competency(uid)] });
    let dismissed = |uid: &str| {
        let mut input = reviewed(uid);
        input["reason"] = "NOT_NEEDED".into();
        input
    };
    let created = |title: &str| {
        let organisation = id("Organisation", "org-dgfip");
        json!({ "organisation": organisation, "title": title, "categories": ["A"] })
    };
    let days = |field: &str| json!({ "vacancy": id("Vacancy", "vac-04"), field: null });
    let (agent, dinum, dgfip) = (
        "demo.agent.agt-01",
        "demo.recruiter.org-dinum",
        "demo.recruiter.org-dgfip",
    );
    let second = "demo.recruiter.org-dgfip~second";
    vec![
        same_key("declareCompetency", declared(4), declared(3)),
        same_key(
            "withdrawCompetency",
            json!({ "competency": competency("cmp-python") }),
            json!({ "competency": competency("cmp-rust") }),
        ),
        same_key(
            "keepProposals",
            json!({ "competencies": [competency("cmp-rust")] }),
            json!({ "competencies": [competency("cmp-linux")] }),
        ),
        same_key(
            "dropProposals",
            json!({ "competencies": [competency("cmp-rust")] }),
            json!({ "competencies": [competency("cmp-linux")] }),
        ),
        same_key(
            "setConsent",
            json!({ "purpose": "STATISTICS", "given": true }),
            json!({ "purpose": "STATISTICS", "given": false }),
        ),
        same_key(
            "setHiddenOrganisations",
            organisations("org-mint"),
            organisations("org-mte"),
        ),
        same_key(
            "hideFromOrganisation",
            json!({ "organisation": id("Organisation", "org-mint") }),
            json!({ "organisation": id("Organisation", "org-mte") }),
        ),
        same_key(
            "showToOrganisation",
            json!({ "organisation": id("Organisation", "org-mint") }),
            json!({ "organisation": id("Organisation", "org-mte") }),
        ),
        same_key(
            "updateProfile",
            json!({ "moveIntent": "ACTIVE" }),
            json!({ "grade": null }),
        ),
        same_key(
            "setWantedCompetencies",
            json!({ "competencies": [competency("cmp-rust"), competency("cmp-linux")] }),
            json!({ "competencies": [competency("cmp-linux"), competency("cmp-rust")] }),
        ),
        same_key(
            "setAspirations",
            occupations("occ-devops"),
            occupations("occ-rssi"),
        ),
        same_key("savePost", post("post-01"), post("post-02")),
        same_key("clearPostAction", post("post-01"), post("post-02")),
        same_key("expressInterest", post("post-01"), post("post-02")),
        same_key(
            "dismissPost",
            json!({ "post": id("Post", "post-01"), "reason": "Trop loin" }),
            json!({ "post": id("Post", "post-01"), "reason": "Trop près" }),
        ),
        same_key("giveFeedback", json!({ "score": 4 }), json!({ "score": 1 })),
        case(
            "endorseCompetency",
            (agent, endorsed(agent, 3)),
            endorsed(agent, 4),
            ("demo.agent.agt-10", endorsed("demo.agent.agt-10", 3)),
        ),
        case(
            "answerEndorsement",
            (
                "demo.agent.agt-12",
                json!({ "endorsement": offers[0], "accept": true }),
            ),
            json!({ "endorsement": offers[0], "accept": false }),
            (
                "demo.agent.agt-10",
                json!({ "endorsement": offers[1], "accept": true }),
            ),
        ),
        case(
            "joinCommunity",
            (agent, community("com-01")),
            community("com-02"),
            ("demo.agent.agt-10", community("com-01")),
        ),
        case(
            "leaveCommunity",
            (agent, community("com-02")),
            community("com-01"),
            ("demo.agent.agt-10", community("com-02")),
        ),
        case(
            "createCommunity",
            ("demo.steward", suggestion("sug-01", "Rust")),
            suggestion("sug-02", "Rust"),
            ("demo.steward~second", suggestion("sug-02", "Rust")),
        ),
        case(
            "requestIntroduction",
            (agent, json!({ "to": card(agent, "agt-09") })),
            json!({ "to": card(agent, "agt-10") }),
            (
                "demo.agent.agt-02",
                json!({ "to": card("demo.agent.agt-02", "agt-15") }),
            ),
        ),
        case(
            "answerIntroduction",
            ("demo.agent.agt-15", answer(0, true)),
            answer(0, false),
            ("demo.agent.agt-09", answer(1, true)),
        ),
        same_key(
            "rejectInferredCompetency",
            json!({ "competency": competency("cmp-python") }),
            json!({ "competency": competency("cmp-rust") }),
        ),
        same_key(
            "restoreInferredCompetency",
            json!({ "competency": competency("cmp-python") }),
            json!({ "competency": competency("cmp-rust") }),
        ),
        case(
            "cancelIntroduction",
            (agent, json!({ "introduction": introductions[2] })),
            json!({ "introduction": id("Introduction", "int-01") }),
            (
                "demo.agent.agt-10",
                json!({ "introduction": introductions[3] }),
            ),
        ),
        case(
            "endIntroduction",
            (
                "demo.agent.agt-15",
                json!({ "introduction": introductions[0] }),
            ),
            json!({ "introduction": id("Introduction", "int-01") }),
            (
                "demo.agent.agt-09",
                json!({ "introduction": introductions[1] }),
            ),
        ),
        case(
            "publishVacancy",
            (dgfip, post("post-10")),
            json!({ "post": id("Post", "post-10"), "applyBy": "2026-06-01" }),
            (second, post("post-10")),
        ),
        case(
            "changeVacancy",
            (
                dinum,
                json!({ "vacancy": id("Vacancy", "vac-01"), "state": "FILLED" }),
            ),
            json!({ "vacancy": id("Vacancy", "vac-01"), "state": "WITHDRAWN" }),
            (
                dgfip,
                json!({ "vacancy": id("Vacancy", "vac-03"), "state": "FILLED" }),
            ),
        ),
        case(
            "confirmPostRequirements",
            (dgfip, reviewed("cmp-marches")),
            reviewed("cmp-negociation"),
            (second, reviewed("cmp-marches")),
        ),
        case(
            "dismissPostRequirements",
            (dgfip, dismissed("cmp-negociation")),
            dismissed("cmp-budget"),
            (second, dismissed("cmp-budget")),
        ),
        case(
            "setPostRequirements",
            (dgfip, required("post-02", "cmp-rust")),
            required("post-02", "cmp-linux"),
            (second, required("post-03", "cmp-rust")),
        ),
        case(
            "separatePost",
            (dgfip, post("post-02")),
            post("post-03"),
            (second, post("post-03")),
        ),
        case(
            "mergePost",
            (dgfip, post("post-02")),
            post("post-03"),
            (second, post("post-03")),
        ),
        case(
            "createPost",
            (dgfip, created("Essai")),
            created("Essai de plus"),
            (second, created("Essai")),
        ),
        case(
            "updatePost",
            (
                dgfip,
                json!({ "post": id("Post", "post-03"), "title": "Essai" }),
            ),
            json!({ "post": id("Post", "post-03"), "place": null }),
            (
                second,
                json!({ "post": id("Post", "post-03"), "title": "Essai" }),
            ),
        ),
        case(
            "updateVacancy",
            (dgfip, days("applyBy")),
            days("vacantFrom"),
            (second, days("applyBy")),
        ),
        case(
            "withdrawTestimony",
            (
                "demo.agent.agt-15",
                json!({ "testimony": id("Testimony", "tes-01") }),
            ),
            json!({ "testimony": id("Testimony", "tes-02") }),
            (
                "demo.agent.agt-14",
                json!({ "testimony": id("Testimony", "tes-02") }),
            ),
        ),
    ]
}

/// Mutations of which a second user has nothing to change after the first: that they are looked at, and
/// refused for what they are about, shows that their key is their own.
const REFUSED_TO_THE_SECOND: [&str; 1] = ["publishVacancy"];

/// Every mutation with the type of its input.
fn mutations() -> Vec<(String, String)> {
    let fields = types().remove("Mutation").unwrap();
    let input = |field: &async_graphql::parser::types::FieldDefinition| {
        let argument = &field.arguments[0].node;
        assert_eq!(argument.name.node, "input");
        named(&argument.ty.node.base).to_owned()
    };
    fields
        .iter()
        .map(|field| (field.name.node.to_string(), input(field)))
        .collect()
}

#[test]
fn every_mutation_has_a_case() {
    let ids = ["a", "b", "c", "d"].map(str::to_owned);
    let tested: BTreeSet<_> = cases(&ids, &ids)
        .iter()
        .map(|case| case.mutation.to_owned())
        .collect();
    let known: BTreeSet<_> = mutations().into_iter().map(|(name, _)| name).collect();
    assert_eq!(tested, known, "add a case for each new mutation");
}

#[tokio::test]
async fn a_retry_of_any_mutation_has_no_effect_and_another_input_is_a_conflict() {
    for engine in fresh().await {
        let store = &engine.store;
        store
            .write::<IgnoredAny>(Unit::new(SUGGEST, json!({})))
            .await
            .unwrap();
        let inputs = mutations();
        for case in cases(&introductions(store).await, &offers(store).await) {
            let Case {
                mutation,
                mine: (me, mine),
                other,
                theirs: (them, theirs),
            } = case;
            let name = format!("{mutation} on {}", engine.name);
            let (_, input) = inputs.iter().find(|(name, _)| *name == mutation).unwrap();
            let query = format!(
                "mutation ($input: {input}!) {{ result: {mutation}(input: $input) {{
                    userErrors {{ code field }} }} }}"
            );
            let call = async |token: &str, mut input: Value| {
                input["idempotencyKey"] = mutation.into();
                change(store, token, &query, input).await
            };
            let mark = async || store.graph_mark().await.unwrap().mark;
            let before = mark().await;
            let first = call(me, mine.clone()).await;
            assert_eq!(first["userErrors"], json!([]), "{name}");
            let made = mark().await;
            assert_ne!(made, before, "{name}: the first has an effect");
            let again = call(me, mine).await;
            assert_eq!(again["userErrors"], json!([]), "{name}: again");
            assert_eq!(mark().await, made, "{name}: nothing was written again");
            assert_key_conflict(&call(me, other).await);
            assert_eq!(mark().await, made, "{name}: nothing was written");
            let second = call(them, theirs).await;
            if REFUSED_TO_THE_SECOND.contains(&mutation) {
                let field = &second["userErrors"][0]["field"][1];
                assert!(!field.is_null() && field != "idempotencyKey", "{second}");
            } else {
                assert_eq!(second["userErrors"], json!([]), "{name}: another user");
                assert_ne!(mark().await, made, "{name}: another user's key is new");
            }
        }
    }
}
