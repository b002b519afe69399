//! Peers: who is similar by what, who is not shown, and pages that miss and repeat nobody.

use std::sync::Arc;

use async_graphql::{Request, Variables};
use passerelle::{auth::demo::read_token, graph::store::GraphStore, graphql::Api};
use serde_json::{Value, json};

use crate::{
    oracle::{expected, is_close},
    support::{
        answers::{id, person},
        directory::directory,
        engine::{self, Engines, small, small_and},
    },
};

mod rarest;

const QUERY: &str = include_str!("graphql/peers.graphql");
const CRITERIA: [&str; 3] = ["COMPETENCY", "TRAJECTORY", "COMMUNITY"];

/// The answer of the API to a principal of the demo, errors included.
pub async fn answer(store: &GraphStore, token: &str, query: &str, variables: Value) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    let request = Request::new(query).variables(Variables::from_json(variables));
    let answer = api.execute(request, read_token(token).unwrap()).await;
    serde_json::to_value(&answer).unwrap()
}

/// The peers of an agent, as a connection.
pub async fn peers(store: &GraphStore, token: &str, agent: &str, by: &str) -> Value {
    let variables = json!({ "uid": agent, "by": by, "first": 50 });
    let said = answer(store, token, QUERY, variables).await;
    assert!(said.get("errors").is_none(), "{said}");
    said["data"]["agent"]["peers"].clone()
}

/// The keys of the people of a connection.
pub fn keys(connection: &Value) -> Vec<String> {
    let edges = connection["edges"].as_array().unwrap();
    let people = edges.iter();
    people.map(|edge| person(&edge["node"]["id"])).collect()
}

/// Engines with `fixtures/small` and more rows, refreshed, which a test may change.
pub async fn fresh(rows: &[(&str, &str)]) -> Engines {
    if rows.is_empty() {
        return engine::fresh().await;
    }
    small_and(directory(rows)).await
}

#[tokio::test]
async fn every_list_of_peers_is_the_expected_one() {
    let expected = expected();
    for engine in small().await {
        for (agent, wanted) in expected["peers"].as_object().unwrap() {
            for by in CRITERIA {
                let found = peers(&engine.store, "demo.all", agent, by).await;
                let edges = found["edges"].as_array().unwrap();
                assert_eq!(edges.is_empty(), found["emptyReason"].is_string());
                let wanted = wanted[by].as_array().unwrap();
                let named: Vec<_> = wanted.iter().map(|item| item["agent"].clone()).collect();
                assert_eq!(
                    json!(keys(&found)),
                    json!(named),
                    "{agent} {by} on {}",
                    engine.name
                );
                for (edge, wanted) in edges.iter().zip(wanted) {
                    let same = is_close(&edge["similarity"], &wanted["similarity"]);
                    assert!(same, "{agent} {by}: {edge}, not {wanted}");
                    let other = &edge["reason"]["otherMinistry"];
                    assert_eq!(other, &wanted["other_ministry"], "{agent} {by}: {edge}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_reason_lists_what_is_shared_whatever_the_criterion() {
    for engine in small().await {
        // agt-12 wishes to become what agt-02 became, from the same occupation.
        let found = peers(&engine.store, "demo.all", "agt-12", "TRAJECTORY").await;
        let reason = &found["edges"][0]["reason"];
        let codes = |list: &str| -> Vec<String> {
            let items = reason[list].as_array().unwrap().iter();
            items
                .map(|item| item["code"].as_str().unwrap().to_owned())
                .collect()
        };
        // By idf: 1.909543, 1.504077, 1.216395, 0.897942.
        assert_eq!(
            codes("sharedCompetencies"),
            ["RESEAU", "LINUX", "SUPERVISION", "PYTHON"],
            "{}",
            engine.name
        );
        assert_eq!(codes("sharedSteps"), ["INF-02"]);
        assert_eq!(reason["sharedCommunities"], json!([]));
        assert_eq!(
            reason["summary"],
            "Est passé·e d'Administrateur réseaux à Ingénieur DevOps, comme vous le souhaitez. \
             Métier exercé par vous deux : Administrateur réseaux. Compétences communes : Réseaux ; \
             Administration Linux ; Supervision et 1 autre."
        );
        let found = peers(&engine.store, "demo.all", "agt-01", "COMMUNITY").await;
        let reason = &found["edges"][0]["reason"];
        assert_eq!(
            reason["sharedCommunities"][0]["name"],
            "Réseau des données publiques"
        );
        assert!(!reason["sharedCompetencies"].as_array().unwrap().is_empty());
        assert_eq!(reason["sharedSteps"][0]["code"], "DATA-02");
    }
}

#[tokio::test]
async fn who_can_do_the_same_is_wholly_alike_both_ways_however_sure() {
    let rows = [
        (
            "agents.csv",
            "uid,display_name,status\nagt-31,Une,TENURED\nagt-32,Deux,TENURED\n",
        ),
        (
            "assignments.csv",
            "uid,agent_uid,start,organisation_uid\nasg-31,agt-31,2024-01-01,org-mte\n\
             asg-32,agt-32,2024-01-01,org-mte\n",
        ),
        (
            "agent_competencies.csv",
            "agent_uid,competency_uid,level,confidence\nagt-31,cmp-rust,4,1\nagt-31,cmp-sql,1,0.2\n\
             agt-32,cmp-rust,1,0.1\nagt-32,cmp-sql,,1\n",
        ),
        (
            "consents.csv",
            "agent_uid,purpose,granted_at\n\
             agt-31,VISIBLE_TO_PEERS,2026-01-01T08:00:00Z\nagt-31,RECOMMENDATIONS,2026-01-01T08:00:00Z\n\
             agt-32,VISIBLE_TO_PEERS,2026-01-01T08:00:00Z\nagt-32,RECOMMENDATIONS,2026-01-01T08:00:00Z\n",
        ),
    ];
    for engine in fresh(&rows).await {
        for (agent, other) in [("agt-31", "agt-32"), ("agt-32", "agt-31")] {
            let found = peers(&engine.store, "demo.all", agent, "COMPETENCY").await;
            assert_eq!(keys(&found)[0], other, "{}", engine.name);
            assert_eq!(found["edges"][0]["similarity"], 1.0);
            assert!(!keys(&found).contains(&agent.to_owned()));
        }
    }
}

#[tokio::test]
async fn among_equals_those_of_another_ministry_come_first() {
    // agt-00 would be first by key; like agt-17 they work at the Transition écologique.
    let rows = [
        (
            "agents.csv",
            "uid,display_name,status\nagt-00,Zélie Fictive,TENURED\n",
        ),
        (
            "assignments.csv",
            "uid,agent_uid,start,organisation_uid\nasg-00,agt-00,2020-01-01,org-mte\n",
        ),
        (
            "community_members.csv",
            "community_uid,agent_uid\ncom-02,agt-00\n",
        ),
        (
            "consents.csv",
            "agent_uid,purpose,granted_at\nagt-00,VISIBLE_TO_PEERS,2026-01-01T08:00:00Z\n",
        ),
    ];
    for engine in fresh(&rows).await {
        let found = peers(&engine.store, "demo.all", "agt-17", "COMMUNITY").await;
        assert_eq!(
            keys(&found),
            ["agt-01", "agt-10", "agt-00"],
            "{}",
            engine.name
        );
        let edges = found["edges"].as_array().unwrap();
        assert!(edges.iter().all(|edge| edge["similarity"] == 1.0));
        assert_eq!(edges[2]["reason"]["otherMinistry"], false);
    }
}

/// The organisations from which an agent hides.
async fn hide(store: &GraphStore, agent: &str, from: &[&str]) {
    let hide = "mutation($input: SetHiddenOrganisationsInput!) { setHiddenOrganisations(input: $input) \
                { userErrors { code } } }";
    let ids: Vec<_> = from.iter().map(|uid| id("Organisation", uid)).collect();
    let input = json!({ "input": { "organisations": ids } });
    let said = answer(store, &format!("demo.agent.{agent}"), hide, input).await;
    let errors = &said["data"]["setHiddenOrganisations"]["userErrors"];
    assert_eq!(errors, &json!([]), "{said}");
}

#[tokio::test]
async fn who_hides_is_absent_for_who_works_there_or_below_and_for_an_adviser_who_does() {
    for engine in fresh(&[]).await {
        // agt-01 works at org-dga-data, below org-dga, below org-minarm; their adviser agt-11 at org-spm.
        for (from, own, adviser) in [
            ("org-dga-data", false, false),
            ("org-dga", false, false),
            ("org-minarm", false, false),
            ("org-spm", true, false),
            ("org-dinum", true, true),
            ("org-dgfip", true, true),
        ] {
            hide(&engine.store, "agt-10", &[from]).await;
            for by in CRITERIA {
                for (token, sees) in [("demo.agent.agt-01", own), ("demo.adviser.agt-11", adviser)]
                {
                    let found = peers(&engine.store, token, "agt-01", by).await;
                    let seen = keys(&found).contains(&"agt-10".to_owned());
                    assert_eq!(seen, sees, "{by} {from} {token} on {}", engine.name);
                    assert!(keys(&found).contains(&"agt-17".to_owned()));
                }
            }
        }
    }
}

#[tokio::test]
async fn a_consent_withdrawn_or_given_changes_the_next_answer() {
    let set = |given: bool| {
        format!(
            "mutation {{ setConsent(input: {{ purpose: VISIBLE_TO_PEERS, given: {given} }}) {{ \
             userErrors {{ code }} }} }}"
        )
    };
    for engine in fresh(&[]).await {
        let store = &engine.store;
        for (given, sees) in [(false, false), (true, true)] {
            answer(store, "demo.agent.agt-10", &set(given), json!({})).await;
            for by in CRITERIA {
                let found = peers(store, "demo.agent.agt-01", "agt-01", by).await;
                let seen = keys(&found).contains(&"agt-10".to_owned());
                assert_eq!(seen, sees, "{by} on {}", engine.name);
            }
        }
        // Reading needs no consent to be shown.
        answer(store, "demo.agent.agt-01", &set(false), json!({})).await;
        let found = peers(store, "demo.agent.agt-01", "agt-01", "COMPETENCY").await;
        assert_eq!(keys(&found)[0], "agt-10");
        for agent in ["agt-02", "agt-09", "agt-10", "agt-12", "agt-15", "agt-17"] {
            let token = format!("demo.agent.{agent}");
            answer(store, &token, &set(false), json!({})).await;
        }
        let found = peers(store, "demo.agent.agt-01", "agt-01", "COMPETENCY").await;
        assert_eq!(found["emptyReason"], "NOBODY_CONSENTS", "{}", engine.name);
        // Somebody agrees and hides: the same as nobody.
        hide(store, "agt-10", &["org-minarm"]).await;
        answer(store, "demo.agent.agt-10", &set(true), json!({})).await;
        let hidden = peers(store, "demo.agent.agt-01", "agt-01", "COMPETENCY").await;
        assert_eq!(hidden, found);
    }
}

#[tokio::test]
async fn the_reason_of_an_empty_list_is_told() {
    for engine in small().await {
        for (agent, by, reason) in [
            ("agt-03", "COMPETENCY", "CONSENT_MISSING"),
            ("agt-04", "TRAJECTORY", "CONSENT_MISSING"),
            ("agt-06", "COMPETENCY", "NO_COMPETENCY_KNOWN"),
            ("agt-05", "TRAJECTORY", "NO_ASSIGNMENT"),
            ("agt-11", "TRAJECTORY", "NO_ASSIGNMENT"),
            ("agt-02", "COMMUNITY", "NO_COMMUNITY"),
            ("agt-15", "COMMUNITY", "BELOW_THRESHOLD"),
            ("agt-07", "COMPETENCY", "BELOW_THRESHOLD"),
        ] {
            let found = peers(&engine.store, "demo.all", agent, by).await;
            assert_eq!(
                found["emptyReason"], reason,
                "{agent} {by} on {}",
                engine.name
            );
        }
    }
}

#[tokio::test]
async fn pages_follow_one_another_and_go_on_when_somebody_leaves() {
    for engine in fresh(&[]).await {
        let store = &engine.store;
        let whole = keys(&peers(store, "demo.all", "agt-02", "COMPETENCY").await);
        let page = async |by: &str, after: &Value| {
            let variables = json!({ "uid": "agt-02", "by": by, "first": 2, "after": after });
            answer(store, "demo.all", QUERY, variables).await
        };
        let (mut after, mut found) = (Value::Null, Vec::new());
        loop {
            let said = page("COMPETENCY", &after).await;
            let part = &said["data"]["agent"]["peers"];
            assert_eq!(part["pageInfo"]["hasPreviousPage"], !after.is_null());
            found.extend(keys(part));
            after = part["pageInfo"]["endCursor"].clone();
            if part["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!(found, whole, "{}", engine.name);
        let first = page("COMPETENCY", &Value::Null).await;
        let after = &first["data"]["agent"]["peers"]["pageInfo"]["endCursor"];
        let other = page("TRAJECTORY", after).await;
        assert_eq!(other["errors"][0]["extensions"]["argument"], "after");
        // Who was at the end of the list leaves it.
        let withdraw = "mutation { setConsent(input: { purpose: VISIBLE_TO_PEERS, given: false }) \
                        { userErrors { code } } }";
        let last = format!("demo.agent.{}", whole.last().unwrap());
        answer(store, &last, withdraw, json!({})).await;
        let next = page("COMPETENCY", after).await;
        let expected: Vec<_> = whole[2..whole.len() - 1].iter().take(2).cloned().collect();
        assert_eq!(keys(&next["data"]["agent"]["peers"]), expected, "{next}");
        for first in [0, 51, -1] {
            let variables = json!({ "uid": "agt-02", "first": first });
            let said = answer(store, "demo.all", QUERY, variables).await;
            assert_eq!(
                said["errors"][0]["extensions"]["argument"], "first",
                "{said}"
            );
        }
    }
}

#[tokio::test]
async fn a_refresh_of_other_careers_changes_who_went_the_same_way() {
    // agt-17 was a data scientist first, as agt-01 was: the whole career is shared.
    let rows = [(
        "assignments.csv",
        "uid,agent_uid,start,end,organisation_uid,occupation_uid\n\
         asg-17-0,agt-17,2016-01-01,2022-04-03,org-ign,occ-data-scientist\n",
    )];
    for engine in fresh(&rows).await {
        let found = peers(&engine.store, "demo.all", "agt-01", "TRAJECTORY").await;
        assert_eq!(keys(&found)[0], "agt-17", "{}", engine.name);
        assert_eq!(found["edges"][0]["similarity"], 1.0);
    }
    // The other way round, only one step is in the same order: 2 · 1 ÷ 4.
    let rows = [(
        "assignments.csv",
        "uid,agent_uid,start,end,organisation_uid,occupation_uid\n\
         asg-17-1,agt-17,2022-04-04,2024-04-03,org-ign,occ-data-engineer\n\
         asg-17-2,agt-17,2024-04-04,,org-ign,occ-data-scientist\n",
    )];
    for engine in fresh(&rows).await {
        let found = peers(&engine.store, "demo.all", "agt-01", "TRAJECTORY").await;
        let at = keys(&found)
            .iter()
            .position(|item| item == "agt-17")
            .unwrap();
        // agt-01 wishes for this very move, from what they do now: 1 − (1 − 0.5)(1 − 0.5).
        assert_eq!(found["edges"][at]["similarity"], 0.75, "{}", engine.name);
    }
}
