//! A testimony is shown as long as its author agrees, and they can take it back for good.

use std::sync::Arc;

use async_graphql::{Request, Variables};
use chrono::TimeDelta;
use passerelle::{
    auth::demo::read_token,
    domain::{
        profile::port::{ChangeGraph as _, ProfileChange, WriteContext},
        vocabulary::Purpose,
    },
    export::export_csv,
    graph::{check::check, migrate::migrate, store::GraphStore},
    graphql::Api,
};
use serde_json::{Value, json};

use crate::support::{
    answers::id,
    directory::{directory, files},
    engine::{Engine, embedded, evening, fixture, fresh, instant, load, load_at},
};

const DAY: &str = "2026-03-02";
/// What agt-15 says of the move from developer to DevOps engineer.
const TEXT: &str = "automatiser nos livraisons";
const WITHDRAW: &str = "mutation ($input: WithdrawTestimonyInput!) {
    result: withdrawTestimony(input: $input) { recorded userErrors { code field } } }";

async fn ask(store: &GraphStore, token: &str, query: &str, variables: Value) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some(DAY.parse().unwrap())).unwrap();
    let request = Request::new(query).variables(Variables::from_json(variables));
    let answer = api.execute(request, read_token(token).unwrap()).await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    answer.data.into_json().unwrap()
}

/// The testimonies that somebody sees of the move of agt-15.
async fn seen(store: &GraphStore, token: &str) -> Vec<Value> {
    let query = "query ($from: ID!, $to: ID!) { mobilityPaths(from: $from, to: $to, maxHops: 1) { paths { steps {
        testimonies { id text { fr } on author { displayName ministry { acronym } } } } } } }";
    let ends = json!({ "from": id("Occupation", "occ-dev"), "to": id("Occupation", "occ-devops") });
    let answer = ask(store, token, query, ends).await;
    let step = &answer["mobilityPaths"]["paths"][0]["steps"][0];
    step["testimonies"].as_array().unwrap().clone()
}

/// The testimonies in an agent's own record.
async fn own(store: &GraphStore, agent: &str) -> Vec<Value> {
    let query = "{ me { testimonies { id text { fr } on } } }";
    let answer = ask(store, &format!("demo.agent.{agent}"), query, json!({})).await;
    answer["me"]["testimonies"].as_array().unwrap().clone()
}

async fn change(store: &GraphStore, change: ProfileChange) {
    let write = WriteContext {
        now: instant(),
        today: DAY.parse().unwrap(),
        key: None,
    };
    let done = store.change_profile("agt-15", &change, &write).await;
    done.unwrap();
}

async fn consent(store: &GraphStore, given: bool) {
    let purpose = Purpose::VisibleToPeers;
    change(store, ProfileChange::Consent { purpose, given }).await;
}

async fn withdraw(store: &GraphStore, token: &str, input: Value) -> Value {
    let answer = ask(store, token, WITHDRAW, json!({ "input": input })).await;
    answer["result"].clone()
}

/// Every row of testimonies.csv of an export, without the header.
async fn exported(store: &GraphStore) -> Vec<String> {
    let home = tempfile::tempdir().unwrap();
    export_csv(store, home.path()).await.unwrap();
    let rows = files(home.path()).remove("testimonies.csv").unwrap();
    rows.lines().skip(1).map(str::to_owned).collect()
}

async fn sound(engine: &Engine) {
    for invariant in check(&engine.store).await.unwrap() {
        assert_eq!(
            invariant.violations, 0,
            "{} on {}",
            invariant.name, engine.name
        );
    }
}

#[tokio::test]
async fn the_whole_testimony_goes_with_the_consent_to_be_visible_to_peers() {
    for engine in fresh().await {
        let (store, peer) = (&engine.store, "demo.agent.agt-01");
        let before = seen(store, peer).await;
        assert_eq!(before.len(), 1, "{}", engine.name);
        assert!(before[0]["text"]["fr"].as_str().unwrap().contains(TEXT));
        assert!(!before[0]["author"].is_null());
        consent(store, false).await;
        for token in [peer, "demo.adviser.agt-02", "demo.all"] {
            assert_eq!(seen(store, token).await, Vec::<Value>::new(), "{token}");
        }
        // The author still reads it in their own record.
        assert_eq!(own(store, "agt-15").await.len(), 1);
        consent(store, true).await;
        assert_eq!(seen(store, peer).await, before);
        sound(&engine).await;
    }
}

#[tokio::test]
async fn whoever_is_no_peer_or_is_hidden_from_reads_no_testimony() {
    for engine in fresh().await {
        let store = &engine.store;
        let others = [
            "demo.anonymous",
            "demo.recruiter.org-dinum",
            "demo.analyst",
            "demo.steward",
        ];
        for token in others {
            assert_eq!(seen(store, token).await, Vec::<Value>::new(), "{token}");
        }
        assert_eq!(seen(store, "demo.agent.agt-01").await.len(), 1);
        // agt-01 works in org-dga-data, below the organisation that is hidden from.
        let organisations = vec!["org-dga".to_owned()];
        change(store, ProfileChange::HiddenFrom { organisations }).await;
        let hidden = seen(store, "demo.agent.agt-01").await;
        assert_eq!(hidden, Vec::<Value>::new(), "{}", engine.name);
        // agt-09 works elsewhere.
        assert_eq!(seen(store, "demo.agent.agt-09").await.len(), 1);
    }
}

#[tokio::test]
async fn only_the_author_has_an_id_and_takes_it_back() {
    for engine in fresh().await {
        let store = &engine.store;
        assert_eq!(seen(store, "demo.agent.agt-01").await[0]["id"], Value::Null);
        let mine = own(store, "agt-15").await;
        assert_eq!(mine.len(), 1, "{}", engine.name);
        let input = json!({ "testimony": mine[0]["id"], "idempotencyKey": "k" });
        assert_eq!(own(store, "agt-01").await, Vec::<Value>::new());
        // Somebody else's testimony looks like none.
        for testimony in [id("Testimony", "tes-01"), id("Testimony", "none")] {
            let input = json!({ "testimony": testimony });
            let refused = withdraw(store, "demo.agent.agt-01", input).await;
            assert_eq!(refused["recorded"], false);
            assert_eq!(refused["userErrors"][0]["code"], "NOT_FOUND");
        }
        assert_eq!(seen(store, "demo.agent.agt-01").await.len(), 1);
        let done = json!({ "recorded": true, "userErrors": [] });
        // Sent twice under one key, it is a success twice.
        for _ in 0..2 {
            let result = withdraw(store, "demo.agent.agt-15", input.clone()).await;
            assert_eq!(result, done, "{}", engine.name);
        }
        for token in ["demo.agent.agt-01", "demo.agent.agt-15", "demo.all"] {
            assert_eq!(seen(store, token).await, Vec::<Value>::new(), "{token}");
        }
        assert_eq!(own(store, "agt-15").await, Vec::<Value>::new());
        let input = json!({ "testimony": mine[0]["id"] });
        let again = withdraw(store, "demo.agent.agt-15", input).await;
        assert_eq!(again["userErrors"][0]["code"], "NOT_FOUND");
        sound(&engine).await;
    }
}

#[tokio::test]
async fn a_withdrawn_testimony_stays_withdrawn_until_its_author_gives_a_later_one() {
    const HEADER: &str =
        "uid,agent_uid,from_occupation_uid,to_occupation_uid,text_fr,on,withdrawn_on\n";
    let row = |text: &str, on: &str, withdrawn: &str| {
        let row = format!("{HEADER}tes-01,agt-15,occ-dev,occ-devops,{text},{on},{withdrawn}\n");
        directory(&[("testimonies.csv", &row)])
    };
    for engine in fresh().await {
        let (store, peer) = (&engine.store, "demo.agent.agt-01");
        let mine = own(store, "agt-15").await;
        let input = json!({ "testimony": mine[0]["id"] });
        withdraw(store, "demo.agent.agt-15", input).await;
        // The same files, and the same testimony dated to the day of the withdrawal, bring nothing back.
        load(store, &fixture("small")).await;
        load(store, row("Encore", DAY, "").path()).await;
        assert_eq!(seen(store, peer).await, Vec::<Value>::new());
        let rows = exported(store).await;
        let withdrawn = format!("tes-01,agt-15,occ-dev,occ-devops,,2023-06-01,{DAY}");
        assert!(rows.contains(&withdrawn), "{rows:?} on {}", engine.name);
        // A later one is another testimony; the withdrawal of the former does not touch it.
        load_at(
            store,
            row("Nouveau récit", "2026-03-03", "").path(),
            evening() + TimeDelta::days(2),
        )
        .await;
        load(store, row("", "2023-06-01", DAY).path()).await;
        let later = seen(store, peer).await;
        assert_eq!(later[0]["text"]["fr"], "Nouveau récit", "{}", engine.name);
        // A withdrawal in a file counts as one made here.
        load_at(
            store,
            row("", "2026-03-03", "2026-03-04").path(),
            evening() + TimeDelta::days(2),
        )
        .await;
        assert_eq!(seen(store, peer).await, Vec::<Value>::new());
        let rows = exported(store).await;
        assert!(!rows.join("\n").contains("Nouveau"), "{rows:?}");
        sound(&engine).await;
    }
}

#[tokio::test]
async fn an_export_with_a_withdrawn_testimony_comes_back_the_same() {
    for engine in fresh().await {
        let store = &engine.store;
        let mine = own(store, "agt-15").await;
        let input = json!({ "testimony": mine[0]["id"] });
        withdraw(store, "demo.agent.agt-15", input).await;
        let home = tempfile::tempdir().unwrap();
        export_csv(store, home.path()).await.unwrap();
        let other = embedded();
        migrate(&other, "tests", instant).await.unwrap();
        load(&other, home.path()).await;
        let again = tempfile::tempdir().unwrap();
        export_csv(&other, again.path()).await.unwrap();
        assert_eq!(files(again.path()), files(home.path()), "{}", engine.name);
    }
}
