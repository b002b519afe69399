//! What is sent when the graph changes, to whom, and what is not.

use passerelle::refresh::refresh;

use super::*;
use crate::support::{
    answers::{card, id, list, reference},
    directory::directory,
    engine::{Engine, fresh, load, moment},
};

const DECLARE: &str = include_str!("../graphql/declare_competency.graphql");
const CONSENT: &str = include_str!("../graphql/set_consent.graphql");
const PUBLISH: &str = include_str!("../graphql/publish_vacancy.graphql");
const REQUEST: &str = include_str!("../graphql/request_introduction.graphql");
const ANSWER: &str = include_str!("../graphql/answer_introduction.graphql");
const ENDORSE: &str = include_str!("../graphql/endorse_competency.graphql");
const ANSWER_OFFER: &str = include_str!("../graphql/answer_endorsement.graphql");

const MATCHES: &str = "subscription {
  newMatches(minScore: 0.1) {
    score feasibility { verdict }
    node { reference vacancy { state } }
    explanation { summary components { name contribution } }
  }
}";
/// Every post that fits at all.
const ALL_MATCHES: &str = "subscription { newMatches(minScore: 0) { node { reference } } }";
const INTRODUCTIONS: &str = "subscription {
  introductionChanged { id state message contact to { displayName } from { displayName } }
}";
/// The same edges, asked for with the weak ones.
const EDGES: &str = "{ me { recommendedPosts(first: 50, filter: { includeWeak: true }) { edges {
  score feasibility { verdict }
  node { reference vacancy { state } }
  explanation { summary components { name contribution } }
} } } }";

async fn serve(engine: &Engine) -> Service {
    Service::start(&engine.store, SocketLimits::default()).await
}

/// The edge of a post in the list that an agent asks for.
async fn edge(service: &Service, token: &str, post: &str) -> Value {
    let data = service.ask(token, EDGES, json!({})).await;
    let edges = data["me"]["recommendedPosts"]["edges"].as_array().unwrap();
    let found = edges.iter().find(|edge| reference(edge) == post);
    found.cloned().unwrap_or_default()
}

async fn consent(service: &Service, token: &str, given: bool) {
    let input = json!({ "purpose": "RECOMMENDATIONS", "given": given });
    service.change(token, CONSENT, input).await;
}

/// Basile knows systems; with ETL he also begins to fit the data engineer's post of the DINUM.
async fn learn_etl(service: &Service) {
    let input = json!({
        "competency": id("Competency", "cmp-etl"), "level": 4, "lastUsed": "2026-02-01",
    });
    service.change("demo.agent.agt-02", DECLARE, input).await;
}

/// The DGFIP opens its post of buyer again, which was filled.
async fn open_post(service: &Service) {
    let input = json!({ "post": id("Post", "post-10") });
    service
        .change("demo.recruiter.org-dgfip", PUBLISH, input)
        .await;
}

#[tokio::test]
async fn a_competency_that_makes_a_post_fit_is_one_event_equal_to_the_edge_of_the_list() {
    for engine in fresh().await {
        let service = serve(&engine).await;
        let token = "demo.agent.agt-02";
        let mut basile = service.client(token).await;
        basile.watch("m", MATCHES, &service).await;
        let mut other = service.client("demo.agent.agt-01").await;
        other.watch("m", ALL_MATCHES, &service).await;
        let before = edge(&service, token, "DINUM-2026-001").await;
        assert!(before["score"].as_f64().unwrap() < 0.1, "{}", engine.name);
        learn_etl(&service).await;
        let sent = basile.event("m").await["newMatches"].clone();
        assert_eq!(sent, edge(&service, token, "DINUM-2026-001").await);
        assert!(sent["score"].as_f64().unwrap() >= 0.1, "{}", engine.name);
        // The same change again is no news, and what Basile changes is none for another agent.
        learn_etl(&service).await;
        basile.hears_nothing().await;
        other.hears_nothing().await;
        basile.say(json!({ "type": "complete", "id": "m" })).await;
        while service.api.watched() > 1 {
            tokio::time::sleep(PERIOD).await;
        }
    }
}

#[tokio::test]
async fn a_post_that_opens_is_sent_to_those_whom_it_fits_who_agree_and_to_nobody_else() {
    for engine in fresh().await {
        let service = serve(&engine).await;
        let store = &engine.store;
        let mut agents = Vec::new();
        for agent in ["agt-07", "agt-15", "agt-08", "agt-01", "agt-03"] {
            let token = format!("demo.agent.{agent}");
            let mut client = service.client(&token).await;
            client.watch("m", ALL_MATCHES, &service).await;
            agents.push((agent, client));
        }
        consent(&service, "demo.agent.agt-08", false).await;
        open_post(&service).await;
        let mut sent = 0;
        for (agent, client) in &mut agents {
            let edges = list(store, agent).await["edges"]
                .as_array()
                .unwrap()
                .clone();
            if edges.iter().any(|edge| reference(edge) == "DGFIP-2025-090") {
                sent += 1;
                let event = client.event("m").await;
                assert_eq!(reference(&event["newMatches"]), "DGFIP-2025-090", "{agent}");
            }
            client.hears_nothing().await;
        }
        assert_eq!(sent, 2, "agt-07 and agt-15 on {}", engine.name);
        // What fitted before the pause is not sent again after it; what opened meanwhile is.
        consent(&service, "demo.agent.agt-08", true).await;
        let (_, quiet) = agents
            .iter_mut()
            .find(|(agent, _)| *agent == "agt-08")
            .unwrap();
        let event = quiet.event("m").await;
        assert_eq!(reference(&event["newMatches"]), "DGFIP-2025-090");
        quiet.hears_nothing().await;
    }
}

#[tokio::test]
async fn what_an_import_brings_is_sent_after_the_refresh_and_a_refresh_alone_is_no_news() {
    let opened = directory(&[(
        "vacancies.csv",
        "uid,post_uid,state,opened_on,vacant_from,apply_by,filled_on,withdrawn_on,source_url\n\
         vac-90,post-10,VACANT,2026-03-01,2026-04-01,,,,\n",
    )]);
    for engine in fresh().await {
        let service = serve(&engine).await;
        let mut client = service.client("demo.agent.agt-07").await;
        client.watch("m", ALL_MATCHES, &service).await;
        refresh(&engine.store, moment(DAY)).await.unwrap();
        client.hears_nothing().await;
        load(&engine.store, opened.path()).await;
        refresh(&engine.store, moment(DAY)).await.unwrap();
        let sent = client.event("m").await;
        assert_eq!(reference(&sent["newMatches"]), "DGFIP-2025-090");
    }
}

#[tokio::test]
async fn both_people_and_nobody_else_hear_of_an_introduction() {
    for engine in fresh().await {
        let service = serve(&engine).await;
        let (from, to) = ("demo.agent.agt-01", "demo.agent.agt-15");
        let mut heard = Vec::new();
        for token in [from, to, "demo.agent.agt-12"] {
            let mut client = service.client(token).await;
            client.watch("i", INTRODUCTIONS, &service).await;
            heard.push(client);
        }
        let input = json!({ "to": card(from, "agt-15"), "message": "Bonjour" });
        let data = service.ask(from, REQUEST, json!({ "input": input })).await;
        let asked = &data["result"]["introduction"]["id"];
        assert!(asked.is_string(), "{data}");
        for client in &mut heard[..2] {
            let event = client.event("i").await["introductionChanged"].clone();
            assert_eq!(event["id"], *asked);
            assert_eq!(
                (&event["state"], &event["message"]),
                (&json!("ASKED"), &json!("Bonjour"))
            );
        }
        let input =
            json!({ "introduction": asked, "accept": true, "contact": "quitterie@exemple.fr" });
        service.change(to, ANSWER, input).await;
        for client in &mut heard[..2] {
            let event = client.event("i").await["introductionChanged"].clone();
            assert_eq!(event["id"], *asked);
            assert_eq!(
                (&event["state"], &event["contact"]),
                (&json!("ACCEPTED"), &json!("quitterie@exemple.fr"))
            );
        }
        for client in &mut heard {
            client.hears_nothing().await;
        }
        drop(engine);
    }
}

#[tokio::test]
async fn changes_by_another_process_are_told() {
    for engine in fresh().await {
        let service = serve(&engine).await;
        // Another replica: it shares nothing with the first but the graph.
        let replica = Service::start(&engine.store, SocketLimits::default()).await;
        let mut client = replica.client("demo.agent.agt-02").await;
        client.watch("m", MATCHES, &replica).await;
        learn_etl(&service).await;
        let sent = client.event("m").await;
        assert_eq!(reference(&sent["newMatches"]), "DINUM-2026-001");
        client.0.close(None).await.unwrap();
        timeout(PATIENCE, replica.sockets.close()).await.unwrap();
    }
}

/// The offer for Linux in a person's list: two offers of one second are in no order.
fn linux(data: &Value) -> &Value {
    let offers = data["me"]["endorsementOffers"].as_array().unwrap();
    let is_linux = |item: &&Value| item["competency"]["code"] == "LINUX";
    offers.iter().find(is_linux).unwrap()
}

#[tokio::test]
async fn only_the_person_hears_of_an_endorsement_that_is_offered_and_only_while_they_are_shown() {
    const OFFERS: &str = "subscription {
      endorsementOffered { id level offeredOn competency { code } from { displayName } }
    }";
    const WAITING: &str = "{ me { endorsementOffers { id level offeredOn competency { code } \
        from { displayName } } } }";
    let (peer, person) = ("demo.agent.agt-02", "demo.agent.agt-12");
    let offer = |competency: &str, level: i32| {
        let competency = id("Competency", competency);
        json!({ "agent": card(peer, "agt-12"), "competency": competency, "level": level })
    };
    for engine in fresh().await {
        let service = serve(&engine).await;
        // What waits when the subscription begins is in the list.
        service.change(peer, ENDORSE, offer("cmp-reseau", 2)).await;
        let mut heard = service.client(person).await;
        heard.watch("o", OFFERS, &service).await;
        let mut other = service.client(peer).await;
        other.watch("o", OFFERS, &service).await;
        for level in [4, 3] {
            service
                .change(peer, ENDORSE, offer("cmp-linux", level))
                .await;
            let event = heard.event("o").await["endorsementOffered"].clone();
            let data = service.ask(person, WAITING, json!({})).await;
            assert_eq!(event, *linux(&data), "{}", engine.name);
            assert_eq!(event["level"], level);
            assert!(event["from"]["displayName"].is_string(), "{event}");
        }
        // The same offer again, and a competency that the person neither has nor wants, are no event.
        service.change(peer, ENDORSE, offer("cmp-linux", 3)).await;
        service.change(peer, ENDORSE, offer("cmp-java", 3)).await;
        heard.hears_nothing().await;
        // Nor are a refusal, and an offer after it.
        let data = service.ask(person, WAITING, json!({})).await;
        let refusal = json!({ "endorsement": linux(&data)["id"], "accept": false });
        service.change(person, ANSWER_OFFER, refusal).await;
        service.change(peer, ENDORSE, offer("cmp-linux", 4)).await;
        heard.hears_nothing().await;
        // Nor is the offer to somebody who is shown to peers no more: it is refused.
        let input = json!({ "purpose": "VISIBLE_TO_PEERS", "given": false });
        service.change(person, CONSENT, input).await;
        let input = json!({ "input": offer("cmp-conteneurs", 2) });
        let data = service.ask(peer, ENDORSE, input).await;
        let code = &data["result"]["userErrors"][0]["code"];
        assert_eq!(code, "NOT_FOUND", "{data}");
        for client in [&mut heard, &mut other] {
            client.hears_nothing().await;
        }
    }
}
