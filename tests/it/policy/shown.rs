//! Who is shown to those who recruit, and to peers.

use super::*;
use crate::support::{
    answers::{candidate, card},
    engine::fresh,
};

/// Who asks for the candidates of a post of org-dinum, which is below org-spm, and whether they may.
const RECRUITERS: [(&str, bool); 15] = [
    ("demo.all", true),
    ("demo.recruiter.org-dinum", true),
    ("demo.recruiter.org-spm", true),
    ("demo.recruiter.org-anssi", false),
    ("demo.recruiter.org-mint", false),
    ("demo.recruiter.nobody", false),
    ("demo.recruiter", false),
    ("demo.agent.agt-01", false),
    ("demo.agent.org-dinum", false),
    ("demo.adviser.agt-18", false),
    ("demo.analyst.org-dinum", false),
    ("demo.steward", false),
    ("demo.officer", false),
    ("demo.operator", false),
    ("demo.anonymous", false),
];

#[tokio::test]
async fn candidates_are_those_who_agreed_and_do_not_hide_for_those_who_recruit() {
    let query = format!(
        "{{ node(id: \"{}\") {{ ... on Post {{ reference candidatePoolSize \
         candidates {{ emptyReason edges {{ node {{ id withheld topCompetencies {{ code }} }} }} }} }} }} }}",
        id("Post", "post-01")
    );
    for engine in fresh().await {
        let store = &engine.store;
        let api = &api(store);
        let mut absent = std::collections::HashMap::new();
        let (mut cases, mut shown) = (0, 0);
        for given in [false, true] {
            for hidden in ["", "org-dinum", "org-spm", "org-anssi", "org-mint"] {
                let set = format!("purpose: VISIBLE_TO_RECRUITERS, given: {given}");
                let consent = format!(
                    "mutation {{ setConsent(input: {{ {set} }}) {{ userErrors {{ code }} }} }}"
                );
                let organisations = match hidden {
                    "" => String::new(),
                    uid => format!("\"{}\"", id("Organisation", uid)),
                };
                let hide = format!(
                    "mutation {{ setHiddenOrganisations(input: {{ organisations: [{organisations}] }}) {{ \
                     userErrors {{ code }} }} }}"
                );
                for mutation in [consent, hide] {
                    let said = ask(api, "demo.agent.agt-01", &mutation).await.to_string();
                    assert!(said.contains("\"userErrors\":[]"), "{said}");
                }
                for (token, may) in RECRUITERS {
                    cases += 1;
                    let answer = ask(api, token, &query).await;
                    let case = format!("{token} {given} {hidden}: {answer}");
                    // org-anssi is below org-spm, whose recruiters recruit for it too.
                    let recruits = |of: &str| hidden == of && token == "demo.recruiter.org-spm";
                    let hides = token != "demo.all"
                        && (["org-dinum", "org-spm"].contains(&hidden) || recruits("org-anssi"));
                    let sees = may && given && !hides;
                    let text = answer.to_string();
                    let card = candidate(token, TARGET);
                    assert_eq!(!card.is_empty() && text.contains(&card), sees, "{case}");
                    assert!(!text.contains(CANARIES[3]), "{case}");
                    shown += usize::from(sees);
                    if sees {
                        let card = &answer["data"]["node"]["candidates"]["edges"][0]["node"];
                        // Fewer than five have agreed: only who sees everything reads more.
                        let whole = token == "demo.all";
                        assert_eq!(card["withheld"].as_array().unwrap().is_empty(), whole);
                        let competencies = card["topCompetencies"].as_array().unwrap();
                        assert_eq!(!competencies.is_empty(), whole, "{case}");
                    } else {
                        // Hidden looks like absent: the answer is that of the first case, without consent.
                        let known = absent.entry(token).or_insert_with(|| answer.clone());
                        assert_eq!(&answer, known, "{case}");
                    }
                }
            }
        }
        assert_eq!((cases, shown), (150, 10), "{}", engine.name);
        let refused = absent["demo.anonymous"].to_string();
        for (token, may) in RECRUITERS {
            let answer = absent[token].to_string();
            match token.strip_prefix("demo.recruiter") {
                // Of another tree: what is read of a post that nobody fits.
                Some(_) if !may => assert!(answer.contains("NOBODY_CONSENTS"), "{answer}"),
                None if !may => assert_eq!(answer, refused, "{token}"),
                _ => {}
            }
        }
        assert!(refused.contains("FORBIDDEN"), "{refused}");
    }
}

#[tokio::test]
async fn a_peer_is_seen_by_agents_only_if_they_agreed_and_do_not_hide_from_the_viewer() {
    // agt-10 and agt-17 share competencies, an occupation or a community with the target; agt-11 (org-spm)
    // accompanies the target and, here, agt-10 too.
    let accompaniments = directory(&[(
        "accompaniments.csv",
        "uid,agent_uid,adviser_uid,started_on,ended_on\nacc-t1,agt-10,agt-11,2026-01-05,\n",
    )]);
    let viewers = [
        ("demo.agent.agt-10", "agt-10", "org-insee"),
        ("demo.agent.agt-17", "agt-17", "org-ign"),
        ("demo.adviser.agt-11", "agt-10", "org-spm"),
        ("demo.recruiter.org-insee", "agt-10", ""),
        ("demo.analyst", "agt-10", ""),
        ("demo.steward", "agt-10", ""),
        ("demo.officer", "agt-10", ""),
        ("demo.operator", "agt-10", ""),
        ("demo.anonymous", "agt-10", ""),
        ("demo.agent.agt-02", "agt-10", ""),
    ];
    let set = async |api: &Api, given: bool, from: &str| {
        let hidden = if from.is_empty() {
            String::new()
        } else {
            format!("\"{}\"", id("Organisation", from))
        };
        let both = format!(
            "mutation {{ one: setConsent(input: {{ purpose: VISIBLE_TO_PEERS, given: {given} }}) {{ \
             userErrors {{ code }} }} two: setHiddenOrganisations(input: {{ organisations: [{hidden}] }}) {{ \
             userErrors {{ code }} }} }}"
        );
        ask(api, "demo.agent.agt-01", &both).await
    };
    for engine in imported().await {
        let store = &engine.store;
        load(store, accompaniments.path()).await;
        refresh(store, moment("2026-03-02")).await.unwrap();
        let api = &api(store);
        for given in [false, true] {
            for from in [
                "",
                "org-insee",
                "org-mefsin",
                "org-ign",
                "org-spm",
                "org-mint",
            ] {
                set(api, given, from).await;
                for (token, agent, works) in viewers {
                    // Hiding from a ministry hides from all below it.
                    let hides = from == works
                        || (from, works) == ("org-mefsin", "org-insee")
                        || (agent == "agt-10" && ["org-insee", "org-mefsin"].contains(&from));
                    let sees = given && !works.is_empty() && !hides;
                    for by in ["COMPETENCY", "TRAJECTORY", "COMMUNITY"] {
                        let list = format!(
                            "peers(by: {by}) {{ edges {{ node {{ id displayName corps {{ code }} \
                             agent {{ grade }} }} reason {{ summary }} }} }}"
                        );
                        let query = format!("{{ agent(uid: \"{agent}\") {{ {list} }} }}");
                        let said = ask(api, token, &query).await;
                        let text = said.to_string();
                        let case = format!("{token} {given} {from} {by}: {text}");
                        assert_eq!(text.contains(CANARIES[0]), sees, "{case}");
                        let card = card(token, TARGET);
                        assert_eq!(!card.is_empty() && text.contains(&card), sees, "{case}");
                        assert!(!text.contains(CANARIES[3]), "{case}");
                        // Never the titles of what they did, nor their address; the whole person only
                        // to their own adviser.
                        assert!(!text.contains(CANARIES[2]), "{case}");
                        let whole = text.contains(CANARIES[1]);
                        assert_eq!(whole, sees && token == "demo.adviser.agt-11", "{case}");
                    }
                }
            }
        }
    }
}
