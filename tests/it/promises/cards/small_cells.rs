//! What a candidate's card withholds where it would single the person out.

use std::{collections::BTreeMap, fmt::Write as _};

use super::*;
use crate::support::{
    directory::directory,
    engine::{Engines, small_and},
};

const RECRUITER: &str = "demo.recruiter.org-dinum";
const CARD: &str = "id displayName category withheld corps { code } occupation { code } \
    ministry { acronym } place { name } topCompetencies(first: 50) { code }";

/// Nine people who agreed to be shown to recruiters: five who look the same, and four who differ from them
/// by place, by corps, by ministry, and by everything but the category.
async fn nine() -> Engines {
    let mut agents =
        "uid,display_name,status,category,corps_uid,grade,move_intent,mobile_from,email\n"
            .to_owned();
    let mut assignments = "uid,agent_uid,start,end,term_end,title,grade,organisation_uid,occupation_uid,post_uid,place_uid,route,digital,management\n".to_owned();
    let mut consents = "agent_uid,purpose,granted_at,withdrawn_at\n".to_owned();
    let mut competencies =
        "agent_uid,competency_uid,level,origin,last_used,confidence,source,recorded_at\n"
            .to_owned();
    for number in 90..99 {
        let (corps, organisation, occupation, place) = match number {
            95 => ("crp-isic", "org-insee", "occ-devops", "plc-93"),
            96 => ("crp-aae", "org-insee", "occ-devops", "plc-94"),
            97 => ("crp-isic", "org-mte", "occ-devops", "plc-94"),
            98 => ("crp-ipef", "org-mint", "occ-reseau", "plc-75"),
            _ => ("crp-isic", "org-insee", "occ-devops", "plc-94"),
        };
        writeln!(
            agents,
            "agt-{number},Nom {number},TENURED,A,{corps},,ACTIVE,,"
        )
        .unwrap();
        writeln!(assignments, "asg-{number},agt-{number},2020-01-01,,,,,{organisation},{occupation},,{place},,true,false").unwrap();
        writeln!(
            consents,
            "agt-{number},VISIBLE_TO_RECRUITERS,2025-10-01T08:00:00Z,"
        )
        .unwrap();
        writeln!(
            competencies,
            "agt-{number},cmp-python,4,DECLARED,2026-01-01,0.9,déclaration,2026-01-01T08:00:00Z"
        )
        .unwrap();
    }
    competencies
        .push_str("agt-98,cmp-rust,4,DECLARED,2026-01-01,0.9,déclaration,2026-01-01T08:00:00Z\n");
    let rows = directory(&[
        ("agents.csv", &agents),
        ("assignments.csv", &assignments),
        ("consents.csv", &consents),
        ("agent_competencies.csv", &competencies),
    ]);
    small_and(rows).await
}

/// The cards of the nine, as a recruiter sees them.
async fn shown(store: &GraphStore) -> BTreeMap<String, Value> {
    let cards = candidates(store, RECRUITER, "post-01", CARD).await;
    let cards = cards.into_iter().map(|card| (person(&card["id"]), card));
    cards.filter(|(uid, _)| uid.as_str() >= "agt-90").collect()
}

async fn act(store: &GraphStore, token: &str, mutation: &str) -> Value {
    let answer = ask(store, token, mutation, json!({})).await;
    assert!(!answer.to_string().contains("\"code\""), "{answer}");
    answer["data"].clone()
}

#[tokio::test]
async fn a_card_withholds_place_corps_ministry_and_occupation_until_five_look_the_same() {
    for engine in nine().await {
        let store = &engine.store;
        let cards = shown(store).await;
        assert_eq!(cards.len(), 9, "{} {cards:?}", engine.name);
        let all = ["PLACE", "CORPS", "MINISTRY", "OCCUPATION"];
        for (uid, hidden) in [
            ("agt-90", 0),
            ("agt-94", 0),
            ("agt-95", 1),
            ("agt-96", 2),
            ("agt-97", 3),
            ("agt-98", 4),
        ] {
            let card = &cards[uid];
            assert_eq!(
                card["withheld"],
                json!(all[..hidden]),
                "{card} on {}",
                engine.name
            );
            for (at, field) in ["place", "corps", "ministry", "occupation"]
                .into_iter()
                .enumerate()
            {
                assert_eq!(card[field].is_null(), at < hidden, "{field} of {card}");
            }
            assert_eq!(
                (&card["category"], &card["displayName"]),
                (&json!("A"), &Value::Null)
            );
        }
        // Who withdraws is not counted from the next answer on: four are left who look the same, and one more
        // without the place.
        act(store, "demo.agent.agt-94", "mutation { setConsent(input: { purpose: VISIBLE_TO_RECRUITERS, given: false }) { userErrors { code } } }").await;
        let cards = shown(store).await;
        assert_eq!(cards.len(), 8);
        assert_eq!(cards["agt-90"]["withheld"], json!(["PLACE"]));
        assert_eq!(cards["agt-95"]["withheld"], json!(["PLACE"]));
    }
}

#[tokio::test]
async fn a_card_shows_five_competencies_at_most_and_none_that_fewer_than_five_people_have() {
    for engine in nine().await {
        let cards = shown(&engine.store).await;
        for card in cards.values() {
            let codes: Vec<_> = card["topCompetencies"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| item["code"].as_str().unwrap())
                .collect();
            assert!(
                codes.len() <= 5 && codes.contains(&"PYTHON"),
                "{card} on {}",
                engine.name
            );
            for rare in ["RUST", "RESEAU"] {
                assert!(!codes.contains(&rare), "{card}");
            }
        }
        assert_eq!(
            cards["agt-90"]["topCompetencies"].as_array().unwrap().len(),
            5
        );
    }
}

#[tokio::test]
async fn who_accepted_an_introduction_is_known_to_that_organisation_alone() {
    for engine in nine().await {
        let store = &engine.store;
        let hers = shown(store).await["agt-98"]["id"].clone();
        let input = json!({ "input": { "to": hers, "about": id("Post", "post-01") } });
        let answer = ask(store, RECRUITER, REQUEST, input).await;
        let made = &answer["data"]["result"]["introduction"];
        assert_eq!(made["state"], "ASKED", "{answer}");
        // What is asked discloses no more than the list does.
        assert_eq!(made["to"]["displayName"], Value::Null);
        assert_eq!(made["to"]["occupation"], Value::Null, "{made}");
        assert_eq!(made["to"]["id"], hers);
        let accept = format!(
            "mutation {{ answerIntroduction(input: {{ introduction: {}, accept: true, contact: \"nom98@exemple.fr\" }}) {{ userErrors {{ code }} }} }}",
            made["id"]
        );
        act(store, "demo.agent.agt-98", &accept).await;
        let known = shown(store).await["agt-98"].clone();
        assert_eq!(known["withheld"], json!([]), "{known}");
        assert_eq!(known["displayName"], "Nom 98");
        assert_eq!(known["ministry"]["acronym"], "MI");
        assert!(
            known["topCompetencies"].to_string().contains("RESEAU"),
            "{known}"
        );
        let others = candidates(store, "demo.recruiter.org-mint", "post-14", CARD).await;
        let others: Vec<_> = others
            .iter()
            .filter(|card| person(&card["id"]) == "agt-98")
            .collect();
        assert_eq!(others.len(), 1);
        assert_eq!(
            others[0]["withheld"].as_array().unwrap().len(),
            4,
            "{others:?}"
        );
    }
}
