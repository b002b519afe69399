//! Indicators are those worked out by hand, are disclosed of enough people, and for analysts alone.

mod attacker;
mod stock;

use std::{fmt::Write as _, sync::Arc};

use async_graphql::Request;
use passerelle::{
    auth::{demo::read_token, principal::Principal},
    domain::analytics::{
        port::AnalyticsGraph as _,
        unmet_demand::{Unanswered, VainSearch},
    },
    graph::{
        catalog::{ANALYTICS_LIST_UNANSWERED, ANALYTICS_WEIGH_COMPETENCIES},
        store::GraphStore,
    },
    graphql::Api,
    refresh::refresh,
};
use serde_json::{Value, json};

use crate::support::{
    directory::directory,
    engine::{Engine, empty, fixture, load, moment, publish, small},
};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

pub fn today() -> chrono::NaiveDate {
    day("2026-03-02")
}

fn api(store: &GraphStore) -> Api {
    Api::new(Arc::new(store.clone()), Some(today())).unwrap()
}

async fn ask(store: &GraphStore, query: &str) -> Value {
    let request = Request::new(format!("{{ analytics {{ {query} }} }}"));
    let answer = api(store).execute(request, Principal::demo_all()).await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    answer.data.into_json().unwrap()["analytics"].take()
}

const FIGURES: &str = "value population suppressed unit companion companionUnit \
                       series { year value companion population } \
                       quarters { year quarter value companion population }";

async fn impact(store: &GraphStore, period: &str) -> Value {
    let field = |name: &str| format!("{name} {{ {FIGURES} }}");
    let names = [
        "satisfaction",
        "timeToFill",
        "furtherDigitalPosts",
        "returnToDigital",
    ];
    let fields = names.map(field).join(" ");
    ask(store, &format!("impact{period} {{ {fields} }}")).await["impact"].take()
}

#[tokio::test]
async fn a_competency_of_which_few_have_any_is_scarce_and_its_supply_is_suppressed() {
    for Engine { name, store, .. } in small().await {
        let ask_all = json!({ "today": today(), "threshold": 5, "limit": 50 });
        let all: Vec<Value> = store
            .read(ANALYTICS_WEIGH_COMPETENCIES.statement(), ask_all)
            .await
            .unwrap();
        let number = |row: &Value, field: &str| row[field].as_u64().unwrap();
        // post-01 and post-11 require cmp-etl, as occ-data-engineer needs it; cmp-rgaa is post-09's alone.
        let rgaa = all.iter().find(|row| row["competency_uid"] == "cmp-rgaa");
        let rgaa = rgaa.unwrap();
        // Those who may be counted and held occ-designer: agt-13 alone.
        let counts = (number(rgaa, "demand"), number(rgaa, "supply"));
        assert_eq!(counts, (1, 1), "{name}");
        let rank = |row: &Value| {
            let supply = number(row, "supply").max(5);
            1_000_000 * number(row, "demand") / supply
        };
        assert!(all.is_sorted_by(|a, b| rank(a) >= rank(b)), "{name}");
        let shown = ask(
            &store,
            "tension(first: 50) { demand supply ratio competency { id } }",
        )
        .await;
        for (row, counted) in shown["tension"].as_array().unwrap().iter().zip(&all) {
            assert_eq!(row["demand"], counted["demand"]);
            let few = number(counted, "supply") < 5;
            assert_eq!(row["supply"].is_null(), few, "{name} {row}");
            assert_eq!(row["ratio"].is_null(), few, "{name} {row}");
        }
        assert!(all.iter().any(|row| number(row, "supply") >= 5), "{name}");
    }
}

#[tokio::test]
async fn in_a_small_graph_nothing_is_disclosed_of_anybody() {
    for Engine { name, store, .. } in small().await {
        let answer = impact(&store, "").await;
        for indicator in answer.as_object().unwrap().values() {
            for figure in ["value", "population", "companion"] {
                assert_eq!(indicator[figure], Value::Null, "{name} {answer}");
            }
            assert_eq!(indicator["suppressed"], true);
            let series = indicator["series"].as_array().unwrap();
            assert_eq!(series.len(), 5, "{name}");
            assert!(series.iter().all(|point| point["population"].is_null()));
        }
        let rest = ask(
            &store,
            "retention { requests } outlook { family } timeToFill(dimension: OCCUPATION) { key filled } \
             digitalStep { withStep { population promotedShare promotedShareInterval { low } } \
             withoutStep { population managementShare medianMonthsToPromotion } }",
        )
        .await;
        let nobody = json!({
            "withStep": { "population": null, "promotedShare": null, "promotedShareInterval": null },
            "withoutStep": { "population": null, "managementShare": null, "medianMonthsToPromotion": null },
        });
        assert_eq!(rest["digitalStep"], nobody, "{name}");
        assert_eq!(
            (&rest["retention"], &rest["outlook"]),
            (&json!([]), &json!([])),
            "{name}"
        );
        assert_eq!(rest["timeToFill"], json!([]), "{name}");
    }
}

/// Twelve more agents, who gave `first` and the others the scores, in some days, and filled vacancies.
fn more(consenting: usize) -> tempfile::TempDir {
    let mut agents =
        "uid,display_name,status,category,corps_uid,grade,move_intent,mobile_from,email\n"
            .to_owned();
    let mut consents = "agent_uid,purpose,granted_at,withdrawn_at\n".to_owned();
    let mut followed = "uid,agent_uid,adviser_uid,started_on,ended_on\n".to_owned();
    let mut feedback = "agent_uid,post_uid,accompaniment_uid,kind,score,reason,on\n".to_owned();
    for i in 1..=12 {
        writeln!(
            agents,
            "new-{i:02},Personne Nouvelle {i},TENURED,A,crp-isic,,NO,,"
        )
        .unwrap();
        if i <= consenting {
            writeln!(consents, "new-{i:02},STATISTICS,2025-10-01T08:00:00Z,").unwrap();
        }
        writeln!(followed, "fol-{i:02},new-{i:02},agt-11,2024-01-05,").unwrap();
        // Five in the first quarter of 2025, one in the second, six in the third.
        let (score, on) = match i {
            1..=5 => (4, "2025-01-15"),
            6 => (1, "2025-04-15"),
            _ => (5, "2025-07-15"),
        };
        writeln!(
            feedback,
            "new-{i:02},,fol-{i:02},SATISFACTION,{score},,{on}"
        )
        .unwrap();
    }
    directory(&[
        ("agents.csv", &agents),
        ("consents.csv", &consents),
        ("accompaniments.csv", &followed),
        ("feedback.csv", &feedback),
    ])
}

#[tokio::test]
async fn a_year_is_disclosed_where_enough_people_are_and_no_difference_isolates_one() {
    for Engine { name, store, .. } in empty().await {
        load(&store, &fixture("small")).await;
        load(&store, more(12).path()).await;
        refresh(&store, moment("2026-03-02")).await.unwrap();
        // agt-15's 5 in 2022 makes thirteen: (5 + 5·4 + 1 + 6·5) ÷ 13.
        let satisfaction = &impact(&store, "").await["satisfaction"];
        assert_eq!(satisfaction["population"], 13, "{name}");
        assert!((satisfaction["value"].as_f64().unwrap() - 56.0 / 13.0).abs() < 1e-12);
        assert_eq!(satisfaction["suppressed"], false);
        // The twelve of 2025 would leave agt-15 alone.
        let none = impact(&store, "(since: \"2025-01-01\", until: \"2025-12-31\")").await;
        assert_eq!(none["satisfaction"]["value"], Value::Null, "{name}");
        let years: Vec<_> = satisfaction["series"].as_array().unwrap().iter().collect();
        assert!(years.iter().all(|point| point["value"].is_null()), "{name}");
    }
}

#[tokio::test]
async fn who_did_not_agree_to_statistics_changes_nothing() {
    for Engine { name, store, .. } in empty().await {
        load(&store, &fixture("small")).await;
        load(&store, more(11).path()).await;
        refresh(&store, moment("2026-03-02")).await.unwrap();
        let all = "impact { satisfaction { value population series { year value } } } \
                   tension(first: 50) { demand supply } retention { requests overdueTerms } \
                   outlook { family postsFallingVacant } digitalStep { withStep { population } }";
        let before = ask(&store, all).await;
        assert_eq!(before["impact"]["satisfaction"]["population"], 12, "{name}");
        let stranger = directory(&[
            (
                "agents.csv",
                "uid,display_name,status,category,corps_uid,grade,move_intent,mobile_from,email\n\
                 new-99,Personne Étrangère,TENURED,A,crp-isic,,ACTIVE,2026-04-01,\n",
            ),
            (
                "accompaniments.csv",
                "uid,agent_uid,adviser_uid,started_on,ended_on\nfol-99,new-99,agt-11,2024-01-05,\n",
            ),
            (
                "feedback.csv",
                "agent_uid,post_uid,accompaniment_uid,kind,score,reason,on\n\
                 new-99,,fol-99,SATISFACTION,1,,2025-01-15\n",
            ),
            (
                "mobility_requests.csv",
                "uid,agent_uid,from_organisation_uid,asked_on,answered_on,answer,reason\n\
                 req-99,new-99,org-dgfip,2024-01-10,2024-01-12,REFUSED,\n",
            ),
            (
                "assignments.csv",
                "uid,agent_uid,start,end,term_end,title,grade,organisation_uid,occupation_uid,post_uid,place_uid,route,digital,management\n\
                 asg-99,new-99,2015-01-01,,2026-05-01,Développeur,,org-dgfip,occ-dev,,,,true,true\n",
            ),
        ]);
        load(&store, stranger.path()).await;
        publish(&store, "2026-03-02").await;
        assert_eq!(ask(&store, all).await, before, "{name}");
    }
}

#[tokio::test]
async fn wrong_arguments_are_named_and_others_than_analysts_are_refused() {
    for Engine { name, store, .. } in small().await {
        for (query, argument) in [
            (
                "impact(since: \"2024-01-01\", until: \"2025-12-31\") { satisfaction { value } }",
                "until",
            ),
            (
                "impact(since: \"2025-01-02\", until: \"2025-12-31\") { satisfaction { value } }",
                "since",
            ),
            (
                "impact(since: \"2020-01-01\", until: \"2020-12-31\") { satisfaction { value } }",
                "since",
            ),
            ("outlook(months: 0) { family }", "months"),
            ("outlook(months: 13) { family }", "months"),
            ("tension(first: 51) { demand }", "first"),
            ("unmetDemand(first: 0) { label }", "first"),
        ] {
            let request = || Request::new(format!("{{ analytics {{ {query} }} }}"));
            let answer = api(&store).execute(request(), Principal::demo_all()).await;
            let error = serde_json::to_value(&answer.errors[0]).unwrap();
            assert_eq!(
                error["extensions"]["code"], "BAD_USER_INPUT",
                "{name} {query}"
            );
            assert_eq!(error["extensions"]["argument"], argument, "{name} {query}");
        }
        for role in [
            "agent.agt-01",
            "recruiter.org-dinum",
            "adviser.agt-11",
            "anonymous",
        ] {
            let who = read_token(&format!("demo.{role}")).unwrap();
            let query = "{ analytics { tension { demand } digitalStep { note { fr } } } }";
            let answer = api(&store).execute(Request::new(query), who).await;
            let data = serde_json::to_string(&answer.data).unwrap();
            assert!(
                !data.contains("demand") && !data.contains("fr"),
                "{role} {data}"
            );
        }
    }
}

/// Every search that is kept, as words with their number.
async fn kept(store: &GraphStore, people: u32) -> Vec<Unanswered> {
    let all = json!({ "since": "2000-01-01", "threshold": people, "limit": 50 });
    store.read(ANALYTICS_LIST_UNANSWERED, all).await.unwrap()
}

#[tokio::test]
async fn searches_in_vain_are_disclosed_when_enough_people_made_them() {
    for Engine { name, store, .. } in empty().await {
        load(&store, &fixture("small")).await;
        refresh(&store, moment("2026-03-02")).await.unwrap();
        for (words, on, epoch, buckets) in [
            ("quantique", "2026-02-27", "a", &[1, 2, 3, 1][..]),
            ("quantique", "2026-03-02", "a", &[3, 4, 5]),
            ("rare", "2026-03-01", "a", &[1, 2, 3, 4, 4, 4]),
            ("insistant", "2026-03-02", "a", &[9, 9, 9, 9, 9, 9]),
            // The same people may be in the buckets of two keys.
            ("double", "2026-03-01", "a", &[1, 2, 3, 4]),
            ("double", "2026-03-01", "b", &[5, 6, 7, 8]),
            ("ancien", "2025-02-28", "a", &[1, 2, 3, 4, 5, 6]),
        ] {
            for bucket in buckets {
                let search = VainSearch {
                    list: "posts",
                    words,
                    today: day(on),
                    epoch,
                    bucket: *bucket,
                };
                store.record_unanswered(&search).await.unwrap();
            }
        }
        let query = "unmetDemand(first: 50) { label searches posts wouldBeMetBy { id } }";
        let searches = |answer: &Value| -> Vec<Value> {
            let rows = answer["unmetDemand"].as_array().unwrap().iter();
            rows.filter(|row| !row["searches"].is_null())
                .cloned()
                .collect()
        };
        let answer = ask(&store, query).await;
        assert_eq!(
            searches(&answer),
            [] as [Value; 0],
            "{name}: no version yet"
        );
        // In `small` nobody is five: all twelve open posts but post-16, which requires nothing, are in want.
        let rows = answer["unmetDemand"].as_array().unwrap();
        let posts: i64 = rows.iter().filter_map(|row| row["posts"].as_i64()).sum();
        assert_eq!(posts, 11, "{name} {answer}");
        assert_eq!(kept(&store, 1).await.len(), 5, "{name}");
        // A refresh forgets what is too old to be disclosed, and publishes the others with the next version.
        refresh(&store, moment("2026-03-02")).await.unwrap();
        assert_eq!(kept(&store, 1).await.len(), 4, "{name}");
        refresh(&store, moment("2026-04-01")).await.unwrap();
        let wanted =
            json!({ "label": "quantique", "searches": 7, "posts": null, "wouldBeMetBy": null });
        assert_eq!(searches(&ask(&store, query).await), [wanted], "{name}");
    }
}

#[tokio::test]
async fn a_list_counts_what_it_does_not_find_and_keeps_no_words_of_a_person() {
    for Engine { name, store, .. } in empty().await {
        load(&store, &fixture("small")).await;
        refresh(&store, moment("2026-03-02")).await.unwrap();
        let api = api(&store);
        for search in ["zythologie", "zythologie", "personne@exemple.fr", "SQL"] {
            let query = format!("{{ competencies(search: \"{search}\") {{ totalCount }} }}");
            let answer = api
                .execute(Request::new(query), Principal::demo_all())
                .await;
            assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        }
        // What is counted is counted after the answer.
        let mut found = Vec::new();
        for _ in 0..600 {
            found = kept(&store, 1).await;
            if found.iter().any(|item| item.searches == 2) {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        let found: Vec<_> = found
            .iter()
            .map(|item| (item.words.as_str(), item.searches))
            .collect();
        assert_eq!(found, [("zythologie", 2)], "{name}");
    }
}
