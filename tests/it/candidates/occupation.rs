//! The occupation of a post counts for those who practise it or did, by whole steps, where enough people practised it.

use std::fmt::Write as _;

use super::*;
use crate::support::engine::{Engines, small_and};

const RECRUITER: &str = "demo.recruiter.org-dinum";
const REQUEST: &str = include_str!("../graphql/request_introduction.graphql");

/// Somebody, when they left post as data engineers, and what they agreed to.
type Practised = (&'static str, &'static str, &'static [&'static str]);

const VISIBLE: &[&str] = &["STATISTICS", "VISIBLE_TO_RECRUITERS"];
/// Four more who practised it, for different times: today, until four, nine and fourteen years ago.
const FOUR: [Practised; 4] = [
    ("agt-90", "", VISIBLE),
    ("agt-91", "2022-01-31", VISIBLE),
    ("agt-92", "2017-01-31", VISIBLE),
    ("agt-93", "2012-01-31", VISIBLE),
];

/// `fixtures/small`, where two practise it, with more people who declare nothing, and post-90: a data engineer of whom is
/// required only what no data engineer learns, but for post-91.
async fn with(people: &[Practised]) -> Engines {
    let mut agents =
        "uid,display_name,status,category,corps_uid,grade,move_intent,mobile_from,email\n"
            .to_owned();
    let mut assignments = "uid,agent_uid,start,end,term_end,title,grade,organisation_uid,occupation_uid,post_uid,place_uid,route,digital,management\n".to_owned();
    let mut consents = "agent_uid,purpose,granted_at,withdrawn_at\n".to_owned();
    for (uid, end, purposes) in people {
        writeln!(agents, "{uid},Nom,TENURED,A,crp-isic,,ACTIVE,,").unwrap();
        writeln!(
            assignments,
            "asg-{uid},{uid},2010-01-01,{end},,,,org-insee,occ-data-engineer,,plc-94,,true,false"
        )
        .unwrap();
        for purpose in *purposes {
            writeln!(consents, "{uid},{purpose},2025-10-01T08:00:00Z,").unwrap();
        }
    }
    small_and(directory(&[
        ("agents.csv", &agents),
        ("assignments.csv", &assignments),
        ("consents.csv", &consents),
        (
            "posts.csv",
            "uid,reference,title,organisation_uid,occupation_uid,place_uid,categories,open_to_military,open_to_contract,management,description\n\
             post-90,DINUM-2026-090,Ingénieur de la donnée,org-dinum,occ-data-engineer,plc-75,A,true,true,false,\n",
        ),
        (
            "vacancies.csv",
            "uid,post_uid,state,opened_on,vacant_from,apply_by,filled_on,withdrawn_on,source_url\n\
             vac-90,post-90,VACANT,2026-02-01,,,,,\n",
        ),
        (
            "post_requirements.csv",
            "post_uid,competency_uid,level,importance,origin,confidence\n\
             post-90,cmp-ux,4,ESSENTIAL,DECLARED,1\n",
        ),
    ]))
    .await
}

#[tokio::test]
async fn whoever_practised_the_occupation_is_a_candidate_even_where_nothing_else_is_known() {
    for engine in with(&FOUR).await {
        let api = api(&engine.store);
        let whole = list(&api, RECRUITER, "post-90", true).await;
        let read = |edge: &Value| {
            let value = component(edge, "occupation")["value"].as_f64();
            (
                person(&edge["node"]["id"]),
                (value, edge["isNearMatch"] == true),
            )
        };
        let found: BTreeMap<_, _> = edges(&whole).iter().map(read).collect();
        let wanted = [
            // Whoever practises it, and whoever did less than five years ago, look the same.
            ("agt-01", (Some(1.0), false)),
            ("agt-17", (Some(1.0), false)),
            ("agt-90", (Some(1.0), false)),
            ("agt-91", (Some(1.0), false)),
            ("agt-92", (Some(0.5), true)),
            ("agt-93", (Some(0.25), true)),
        ];
        for (uid, read) in wanted {
            assert_eq!(found.get(uid), Some(&read), "{uid} on {}", engine.name);
        }
        // Who never practised it has 0, not nothing: agt-13 is a designer.
        assert_eq!(found["agt-13"], (Some(0.0), false), "{whole}");
        for edge in edges(&list(&api, "demo.all", "post-90", true).await) {
            adds_up(edge);
        }
        // Without coverage the fit is 0.4 of the occupation; everybody here looks for a post and wished nothing: want 0.6.
        let of = |uid: &str| {
            let mut edges = edges(&whole).iter();
            edges
                .find(|edge| person(&edge["node"]["id"]) == uid)
                .unwrap()
        };
        for (uid, fit) in [("agt-90", 0.4), ("agt-91", 0.4), ("agt-92", 0.2)] {
            let score = 2.0 * fit * 0.6 / (fit + 0.6);
            assert!(is_close(&of(uid)["score"], &json!(score)), "{}", of(uid));
            let summary = of(uid)["explanation"]["summary"].as_str().unwrap();
            let since = if fit > 0.3 { "moins" } else { "plus" };
            assert!(
                summary.contains(&format!("il y a {since} de cinq ans")),
                "{summary}"
            );
        }
        // The list stops before near matches, and a page goes on from the one into the other.
        let fits = list(&api, RECRUITER, "post-90", false).await;
        let all = agents(&whole);
        let count = edges(&fits).len();
        assert_eq!(agents(&fits), all[..count]);
        let near = |edge: &Value| edge["isNearMatch"] == true;
        assert!(edges(&whole)[count..].iter().all(near) && count < all.len());
        let query = format!(
            "query ($after: String, $near: Boolean) {{ node(id: \"{}\") {{ ... on Post {{ candidatePoolSize \
             candidates(first: {count}, after: $after, nearMatches: $near) {{ edges {{ node {{ id }} }} \
             pageInfo {{ endCursor }} }} }} }} }}",
            id("Post", "post-90")
        );
        let page = async |after: Value, near: bool| {
            let variables =
                async_graphql::Variables::from_json(json!({ "after": after, "near": near }));
            let request = Request::new(&query).variables(variables);
            let answer = api.execute(request, read_token(RECRUITER).unwrap()).await;
            serde_json::to_value(&answer).unwrap()["data"]["node"].take()
        };
        let first = page(Value::Null, false).await;
        let end = first["candidates"]["pageInfo"]["endCursor"].clone();
        let rest = page(end, true).await;
        assert_eq!(agents(&rest["candidates"]), all[count..], "{}", engine.name);
        // Statute leaves nobody out here, so the pool is the list.
        assert_eq!(first["candidatePoolSize"], json!(all.len()), "{first}");
    }
}

#[tokio::test]
async fn an_occupation_that_few_practised_says_nothing_and_makes_nobody_a_candidate() {
    // Those who did not agree to be counted do not make five.
    let four: Vec<Practised> = vec![
        FOUR[0],
        FOUR[1],
        ("agt-92", "2017-01-31", &["VISIBLE_TO_RECRUITERS"]),
        ("agt-93", "2012-01-31", &[]),
    ];
    for engine in with(&four).await {
        let api = api(&engine.store);
        let whole = list(&api, RECRUITER, "post-90", true).await;
        assert_eq!(agents(&whole), ["agt-13"], "{}", engine.name);
        assert!(component(&edges(&whole)[0], "occupation")["value"].is_null());
        // post-01 asks for what data engineers know: they are there, and nothing is said of the occupation.
        let whole = list(&api, RECRUITER, "post-01", true).await;
        assert!(agents(&whole).contains(&"agt-90".to_owned()), "{whole}");
        for edge in edges(&whole) {
            let part = component(edge, "occupation");
            assert!(
                part["value"].is_null() && part["contribution"] == 0.0,
                "{edge}"
            );
            let summary = edge["explanation"]["summary"].as_str().unwrap();
            assert!(!summary.contains("ce métier"), "{summary}");
        }
    }
}

#[tokio::test]
async fn who_is_a_candidate_by_the_occupation_alone_can_be_asked_and_who_is_none_cannot() {
    let ask_to_meet = async |api: &Api, uid: &str| {
        let card = crate::support::answers::card(RECRUITER, uid);
        let input = json!({ "input": { "to": card, "about": id("Post", "post-90") } });
        let request = Request::new(REQUEST).variables(async_graphql::Variables::from_json(input));
        let answer = api.execute(request, read_token(RECRUITER).unwrap()).await;
        serde_json::to_value(&answer).unwrap()["data"]["result"].take()
    };
    for engine in with(&FOUR).await {
        let api = api(&engine.store);
        let asked = ask_to_meet(&api, "agt-93").await;
        assert_eq!(asked["introduction"]["state"], "ASKED", "{asked}");
        let refused = ask_to_meet(&api, "agt-09").await;
        assert_eq!(refused["userErrors"][0]["code"], "NOT_FOUND", "{refused}");
    }
    for engine in with(&FOUR[..2]).await {
        let refused = ask_to_meet(&self::api(&engine.store), "agt-90").await;
        assert_eq!(refused["userErrors"][0]["code"], "NOT_FOUND", "{refused}");
    }
}
