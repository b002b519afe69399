//! Hiding from an organisation holds for all who work in it or recruit for it.

use passerelle::refresh::refresh;
use serde_json::{Value, json};

use super::cards::{ask, candidates};
use crate::support::{
    answers::{card, id, person},
    directory::directory,
    engine::{Engine, Engines, fresh, imported, load, moment, small_and},
    sent::statements_sent,
};

const REQUEST: &str = include_str!("../graphql/request_introduction.graphql");
const NODE: &str = "query ($id: ID!) { node(id: $id) { ... on AgentCard { displayName } } }";
const CHANGED: &str = "{ agent { hiddenOrganisations { acronym } } userErrors { code field } }";

/// `fixtures/small` with people who left org-dinum, who never had an assignment, and who will have one.
async fn more() -> Engines {
    let people = directory(&[
        (
            "agents.csv",
            "uid,display_name,status,category,corps_uid,grade,move_intent,mobile_from,email\n\
             agt-90,Partie,TENURED,A,,,ACTIVE,,\nagt-91,Sans poste,TENURED,A,,,ACTIVE,,\n\
             agt-92,Bientôt,TENURED,A,,,ACTIVE,,\n",
        ),
        (
            "assignments.csv",
            "uid,agent_uid,start,end,term_end,title,grade,organisation_uid,occupation_uid,post_uid,place_uid,route,digital,management\n\
             asg-90-1,agt-90,2015-01-01,2018-12-31,,,,org-mint,occ-dev,,plc-75,,true,false\n\
             asg-90-2,agt-90,2019-01-01,2025-06-30,,,,org-dinum,occ-dev,,plc-75,,true,false\n\
             asg-92-1,agt-92,2026-09-01,,,,,org-mint,occ-dev,,plc-75,,true,false\n",
        ),
        (
            "consents.csv",
            "agent_uid,purpose,granted_at,withdrawn_at\n\
             agt-10,VISIBLE_TO_RECRUITERS,2025-10-01T08:00:00Z,\n\
             agt-91,RECOMMENDATIONS,2025-10-01T08:00:00Z,\n",
        ),
        (
            "agent_competencies.csv",
            "agent_uid,competency_uid,level,origin,last_used,confidence,source,recorded_at\n\
             agt-91,cmp-python,3,DECLARED,2026-02-01,1,déclaration,2026-02-10T09:30:00Z\n",
        ),
    ]);
    small_and(people).await
}

async fn hide(engine: &Engine, token: &str, mutation: &str, organisation: &str) -> Value {
    let query = format!(
        "mutation ($of: ID!) {{ result: {mutation}(input: {{ organisation: $of }}) {CHANGED} }}"
    );
    let of = json!({ "of": id("Organisation", organisation) });
    let answer = ask(&engine.store, token, &query, of).await;
    assert!(answer.get("errors").is_none(), "{answer}");
    answer["data"]["result"].clone()
}

#[tokio::test]
async fn who_works_there_or_worked_there_last_or_recruits_below_or_above_sees_nobody() {
    // Whom agt-10 is hidden from when they hide from one of these; agt-04 works in org-dinum, below org-spm.
    let viewers = [
        ("demo.agent.agt-04", vec!["org-dinum", "org-spm"]),
        ("demo.agent.agt-90", vec!["org-dinum", "org-spm"]),
        ("demo.agent.agt-12", vec!["org-sgami-ouest", "org-mint"]),
        ("demo.agent.agt-02", vec!["org-mint"]),
        (
            "demo.recruiter.org-spm",
            vec!["org-dinum", "org-anssi", "org-spm"],
        ),
        ("demo.recruiter.org-dinum", vec!["org-dinum", "org-spm"]),
        ("demo.recruiter.org-anssi", vec!["org-anssi", "org-spm"]),
        (
            "demo.recruiter.org-mint",
            vec!["org-sgami-ouest", "org-mint"],
        ),
    ];
    let organisations = [
        "org-dinum",
        "org-anssi",
        "org-spm",
        "org-mint",
        "org-sgami-ouest",
    ];
    for engine in more().await {
        for organisation in organisations {
            hide(
                &engine,
                "demo.agent.agt-10",
                "hideFromOrganisation",
                organisation,
            )
            .await;
            for (token, hidden) in &viewers {
                let hides = hidden.contains(&organisation);
                let query = json!({ "id": card(token, "agt-10") });
                let answer = ask(&engine.store, token, NODE, query).await;
                let seen = !answer["data"]["node"].is_null();
                assert_eq!(
                    seen, !hides,
                    "{token} {organisation} on {}: {answer}",
                    engine.name
                );
            }
            hide(
                &engine,
                "demo.agent.agt-10",
                "showToOrganisation",
                organisation,
            )
            .await;
        }
        // Who never had an assignment sees nobody, and reads why.
        for viewer in ["demo.agent.agt-91", "demo.agent.agt-92"] {
            let query = json!({ "id": card(viewer, "agt-10") });
            let answer = ask(&engine.store, viewer, NODE, query).await;
            assert_eq!(answer["data"]["node"], Value::Null, "{viewer}");
            let input = json!({ "input": { "to": card(viewer, "agt-10") } });
            let answer = ask(&engine.store, viewer, REQUEST, input).await;
            assert_eq!(
                answer["data"]["result"]["userErrors"][0]["code"],
                "NOT_FOUND"
            );
        }
        let peers = "{ me { peers { emptyReason edges { cursor } } } }";
        let answer = ask(&engine.store, "demo.agent.agt-91", peers, json!({})).await;
        let expected = json!({ "emptyReason": "NO_ASSIGNMENT", "edges": [] });
        assert_eq!(answer["data"]["me"]["peers"], expected, "{}", engine.name);
    }
}

#[tokio::test]
async fn a_recruiter_above_an_organisation_that_somebody_hides_from_reads_of_nobody() {
    let (above, there) = ("demo.recruiter.org-spm", "demo.recruiter.org-dinum");
    for engine in more().await {
        let store = &engine.store;
        let sees = async |token: &str| {
            let cards = candidates(store, token, "post-01", "id").await;
            cards.iter().any(|card| person(&card["id"]) == "agt-17")
        };
        assert!(sees(above).await && sees(there).await);
        // Recruiters of org-spm recruit for org-anssi too; those of org-dinum do not.
        hide(
            &engine,
            "demo.agent.agt-17",
            "hideFromOrganisation",
            "org-anssi",
        )
        .await;
        assert!(!sees(above).await && sees(there).await, "{}", engine.name);
        let asked = async |uid: &str| {
            let before = statements_sent();
            let input = json!({ "to": card(above, uid), "about": id("Post", "post-01") });
            let answer = ask(store, above, REQUEST, json!({ "input": input })).await;
            (answer, statements_sent() - before)
        };
        let (hidden, absent) = (asked("agt-17").await, asked("agt-none").await);
        assert_eq!(
            hidden.0["data"]["result"]["userErrors"][0]["code"],
            "NOT_FOUND"
        );
        assert_eq!(hidden, absent, "{}", engine.name);
    }
}

#[tokio::test]
async fn ones_own_list_is_read_and_grows_and_shrinks_by_one() {
    let me = "demo.agent.agt-10";
    let acronyms = |result: &Value| -> Vec<String> {
        let list = result["agent"]["hiddenOrganisations"].as_array().unwrap();
        list.iter()
            .map(|item| item["acronym"].as_str().unwrap().to_owned())
            .collect()
    };
    for engine in fresh().await {
        assert_eq!(
            acronyms(&hide(&engine, me, "hideFromOrganisation", "org-dinum").await),
            ["DINUM"]
        );
        let both = hide(&engine, me, "hideFromOrganisation", "org-anssi").await;
        assert_eq!(acronyms(&both), ["ANSSI", "DINUM"]);
        let again = hide(&engine, me, "hideFromOrganisation", "org-anssi").await;
        assert_eq!(again, both, "{}", engine.name);
        assert_eq!(
            acronyms(&hide(&engine, me, "showToOrganisation", "org-dinum").await),
            ["ANSSI"]
        );
        assert_eq!(
            acronyms(&hide(&engine, me, "showToOrganisation", "org-mte").await),
            ["ANSSI"]
        );
        let unknown = hide(&engine, me, "hideFromOrganisation", "org-none").await;
        let errors = json!([{ "code": "NOT_FOUND", "field": ["input", "organisation"] }]);
        assert_eq!(unknown["userErrors"], errors);
        // An adviser sees the person, and not from whom they hide.
        let query = "{ agent(uid: \"agt-01\") { uid hiddenOrganisations { acronym } } }";
        for (token, list) in [
            ("demo.agent.agt-01", json!([{ "acronym": "DGA" }])),
            ("demo.adviser.agt-11", Value::Null),
        ] {
            let answer = ask(&engine.store, token, query, json!({})).await;
            assert_eq!(answer["data"]["agent"]["uid"], "agt-01", "{answer}");
            assert_eq!(
                answer["data"]["agent"]["hiddenOrganisations"], list,
                "{token}"
            );
        }
    }
}

#[tokio::test]
async fn ones_own_list_says_nothing_of_where_a_peer_works() {
    // agt-12 works in org-sgami-ouest; org-autre is another part of the same ministry.
    let unit = directory(&[(
        "organisations.csv",
        "uid,name,acronym,kind,parent_uid\norg-autre,Autre direction,AD,DIRECTORATE,org-mint\n",
    )]);
    let me = "demo.agent.agt-10";
    let peers = "{ me { peers(first: 50) { edges { node { id } } } } }";
    for engine in imported().await {
        let store = &engine.store;
        load(store, unit.path()).await;
        refresh(store, moment("2026-03-02")).await.unwrap();
        let asked = async |uid: &str| {
            let before = statements_sent();
            let input = json!({ "input": { "to": card(me, uid), "message": "Bonjour" } });
            let answer = ask(store, me, REQUEST, input).await;
            (answer, statements_sent() - before)
        };
        let listed = ask(store, me, peers, json!({})).await;
        let absent = asked("agt-none").await;
        for organisation in ["org-sgami-ouest", "org-autre", "org-mint"] {
            hide(&engine, me, "hideFromOrganisation", organisation).await;
            assert_eq!(
                asked("agt-12").await,
                absent,
                "{organisation} on {}",
                engine.name
            );
            assert_eq!(ask(store, me, peers, json!({})).await, listed);
            hide(&engine, me, "showToOrganisation", organisation).await;
        }
        // The ministry is on the card: hiding from another one stands against nothing.
        hide(&engine, me, "hideFromOrganisation", "org-dnum-mte").await;
        let (made, _) = asked("agt-12").await;
        assert_eq!(
            made["data"]["result"]["introduction"]["state"], "ASKED",
            "{made}"
        );
    }
}
