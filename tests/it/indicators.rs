//! Indicators are those worked out by hand, tell of no few people, and are for analysts alone.

use std::{fmt::Write as _, sync::Arc};

use async_graphql::Request;
use passerelle::{
    auth::{demo::read_token, principal::Principal},
    domain::{
        analytics::Dimension,
        port::indicator::{
            CareerTally, Foreseen, FurtherPost, IndicatorGraph as _, Outlook, Overdue, Return,
            Satisfaction, Scarcity,
        },
    },
    graph::{refresh::refresh, store::GraphStore},
    graphql::Api,
};
use serde_json::{Value, json};

use crate::support::{
    directory::directory,
    engine::{Engine, empty, fixture, load, moment, small},
};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn today() -> chrono::NaiveDate {
    day("2026-03-02")
}

fn quarter(year: i32, quarter: i32) -> i32 {
    year * 4 + quarter - 1
}

fn api(store: &GraphStore) -> Api {
    Api::new(Arc::new(store.clone()), Some(today()))
}

async fn ask(store: &GraphStore, query: &str) -> Value {
    let request = Request::new(format!("{{ analytics {{ {query} }} }}"));
    let answer = api(store).execute(request, Principal::demo_all()).await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    answer.data.into_json().unwrap()["analytics"].take()
}

const FIGURES: &str = "value population suppressed unit companion companionUnit \
                       series { quarter value population }";

async fn impact(store: &GraphStore, period: &str) -> Value {
    let one = |name: &str| format!("{name} {{ {FIGURES} }}");
    let names = [
        "satisfaction",
        "timeToFill",
        "furtherDigitalPosts",
        "returnToDigital",
    ];
    let fields = names.map(one).join(" ");
    ask(store, &format!("impact{period} {{ {fields} }}")).await["impact"].take()
}

#[tokio::test]
async fn answers_and_vacancies_are_those_counted_by_hand() {
    for Engine { name, store, .. } in small().await {
        // One answer: agt-15, 5 on 2022-10-01. That of agt-02 is about a post, and no score.
        let satisfaction = store.satisfactions(today()).await.unwrap();
        let wanted = Satisfaction {
            quarter: quarter(2022, 4),
            score: 5,
            people: 1,
        };
        assert_eq!(satisfaction, [wanted], "{name}");

        // Filled: vac-02, 2024-01-08 to 2024-04-15, 98 days (23 + 29 + 31 + 15, 2024 is a leap year);
        // vac-11, 2025-09-01 to 2025-12-15, 105 (29 + 31 + 30 + 15). vac-16 opens after the day. vac-13 waited
        // until it was withdrawn, 36 days from 2026-01-15; vac-14 waits still although nobody may apply any more.
        let fillings = store.fillings(today(), None).await.unwrap();
        let filled: Vec<_> = fillings.iter().filter(|one| one.filled).collect();
        let filled: Vec<_> = filled
            .iter()
            .map(|one| (one.quarter, one.days, one.vacancies))
            .collect();
        let at = |year, of| Some(quarter(year, of));
        assert_eq!(
            filled,
            [(at(2024, 1), 98, 1), (at(2025, 3), 105, 1)],
            "{name}"
        );
        let waiting = fillings.iter().filter(|one| !one.filled);
        let waiting: usize = waiting.map(|one| one.vacancies).sum();
        assert_eq!(waiting, 14, "{name}: 17 less two filled and one to come");
        let open: usize = fillings
            .iter()
            .filter(|one| one.open)
            .map(|one| one.vacancies)
            .sum();
        assert_eq!(
            open, 12,
            "{name}: 14 less one withdrawn and one past apply_by"
        );
        let closed: Vec<_> = fillings
            .iter()
            .filter(|one| !one.filled && !one.open)
            .collect();
        let closed: Vec<_> = closed.iter().map(|one| one.days).collect();
        // 2026-01-15 to 2026-02-20; 2026-01-20 to 2026-03-02.
        assert_eq!(closed, [36, 41], "{name}");
        let by_family = store
            .fillings(today(), Some(Dimension::OccupationFamily))
            .await
            .unwrap();
        let security = by_family
            .iter()
            .filter(|one| one.key.as_deref() == Some("Sécurité"));
        // vac-07 since 2026-01-05 and vac-08 since 2026-02-25.
        let days: Vec<_> = security.map(|one| (one.days, one.open)).collect();
        assert_eq!(days, [(5, true), (56, true)], "{name}");
        // vac-11 was filled on 2025-12-15, and nobody began on post-10 after that.
        let by_corps = store
            .fillings(today(), Some(Dimension::Corps))
            .await
            .unwrap();
        assert!(by_corps.iter().all(|one| one.key.is_none()), "{name}");
    }
}

#[tokio::test]
async fn careers_are_those_counted_by_hand() {
    for Engine { name, store, .. } in small().await {
        // Digital assignments, of agents in statistics: 01, 02, 03, 04, 08, 09, 10, 12, 13, 14, 15, 17, 18.
        // agt-01 is followed since 2026-01-05, began in 2016-09 (112 months before), and took none since.
        // agt-15 is followed since 2022-02-01, began in 2013-09 (101 months), and took one on 2022-09-01.
        let further = store.further_posts(today()).await.unwrap();
        let row = |year, of, corps: &str, months, accompanied, further, people| FurtherPost {
            quarter: quarter(year, of),
            corps_uid: corps.to_owned(),
            months,
            accompanied,
            further,
            people,
        };
        let wanted = [
            row(2008, 3, "", 0, false, true, 1),           // 14, then 2015-08
            row(2009, 1, "crp-isic", 0, false, false, 1),  // 18
            row(2012, 3, "crp-ipef", 60, false, false, 1), // 08, in service since 2004-09: 96 months
            row(2014, 1, "crp-isic", 0, false, true, 1),   // 02, then 2020-01
            row(2015, 4, "crp-isic", 0, false, true, 1),   // 09, then 2021-10
            row(2017, 2, "crp-sic-b", 0, false, false, 1), // 12
            row(2018, 1, "crp-aae", 60, false, false, 1), // 03, in service since 2012-03: 72 months
            row(2021, 2, "", 0, false, true, 1),          // 13, then 2024-05
            row(2022, 1, "", 0, false, false, 1),         // 04
            row(2022, 1, "crp-isic", 60, true, true, 1),  // 15
            row(2022, 2, "", 0, false, false, 1),         // 17
            row(2023, 1, "", 0, false, false, 1),         // 10
            row(2026, 1, "crp-ia", 60, true, false, 1),   // 01
        ];
        assert_eq!(further, wanted, "{name}");

        // agt-08 left digital posts on 2017-09-01 for one that is not, and did not come back.
        let gone = store.returns(today()).await.unwrap();
        let wanted = Return {
            quarter: quarter(2017, 3),
            months: None,
            people: 1,
        };
        assert_eq!(gone, [wanted], "{name}");

        // agt-08 entered in 2004-09 and was promoted on 2012-09-01, 96 months later; agt-01 48 months after
        // 2016-09; agt-09 72 after 2015-10.
        let careers = store.careers(today()).await.unwrap();
        let promoted = careers.iter().filter(|one| one.promoted_months.is_some());
        let promoted: Vec<_> = promoted.cloned().collect();
        let row = |corps: &str, year, management, months| CareerTally {
            corps_uid: corps.to_owned(),
            entry_year: year,
            digital: true,
            management,
            promoted_months: Some(months),
            people: 1,
        };
        let wanted = [
            row("crp-ia", 2016, false, 48),
            row("crp-ipef", 2004, true, 96),
            row("crp-isic", 2015, false, 72),
        ];
        assert_eq!(promoted, wanted, "{name}");
        let of = |digital| careers.iter().filter(move |one| one.digital == digital);
        let people = |digital| of(digital).map(|one| one.people).sum::<usize>();
        // Without: 07, 11 and 16; agt-20 did not agree to statistics.
        assert_eq!((people(true), people(false)), (13, 3), "{name}");
    }
}

#[tokio::test]
async fn moves_to_come_and_requests_are_those_counted_by_hand() {
    for Engine { name, store, .. } in small().await {
        // Terms: agt-01 2026-08-31 (5 months), 14 2026-07-31 (4), 13 2027-05-16 (14), 17 2027-04-03 (13), 10
        // 2029-01-31 (34). Four years after the start: 15 began 2022-09-01, so 2026-09-01 (5); the others are over.
        // agt-04's is over. agt-16 began in 2018. Mobile: 01 2026-06-01, 07 05-01, 04 04-01, 12 07-01, 14 08-01,
        // 17 09-01; agt-09's day is past.
        let outlook = store.outlook(today(), 48, 36).await.unwrap();
        let row = |kind, ministry: &str, family: &str, months| Outlook {
            kind,
            ministry_uid: ministry.to_owned(),
            family: family.to_owned(),
            months,
            people: 1,
        };
        let wanted = [
            row(Foreseen::Agent, "org-minarm", "Données", 2),
            row(Foreseen::Agent, "org-minarm", "Sécurité", 4),
            row(Foreseen::Agent, "org-mint", "Infrastructures", 3),
            row(Foreseen::Agent, "org-mte", "Achats", 1),
            row(Foreseen::Agent, "org-mte", "Données", 5),
            row(Foreseen::Agent, "org-spm", "Développement", 0),
            row(Foreseen::Post, "org-mefsin", "Données", 34),
            row(Foreseen::Post, "org-mefsin", "Infrastructures", 5),
            row(Foreseen::Post, "org-minarm", "Données", 5),
            row(Foreseen::Post, "org-minarm", "Sécurité", 4),
            row(Foreseen::Post, "org-mte", "Conception", 14),
            row(Foreseen::Post, "org-mte", "Données", 13),
        ];
        assert_eq!(outlook, wanted, "{name}");

        // req-02: 2022-03-01 to 05-15 is 75 days, accepted; req-03: 2023-01-10 to 02-20 is 41, refused.
        let mut requests = store.requests(today()).await.unwrap();
        requests[0].answer_days.sort_unstable();
        let told: Vec<_> = requests
            .iter()
            .map(|one| {
                (
                    one.ministry_uid.as_str(),
                    one.requests,
                    one.asking,
                    one.refusals,
                    one.answered,
                )
            })
            .collect();
        assert_eq!(
            told,
            [("org-mefsin", 2, 2, 1, 2), ("org-minarm", 1, 1, 0, 0)],
            "{name}"
        );
        assert_eq!(requests[0].answer_days, [41, 75], "{name}");

        // agt-04's contract is over since 2025-12-31. Tenured, in post for five years: 02, 03, 07, 08, 11, 12, 16, 18;
        // 09 since 2021-10 only, 14 is military.
        let overdue = store.overdue(today(), 60).await.unwrap();
        let row = |ministry: &str, people| Overdue {
            ministry_uid: ministry.to_owned(),
            people,
        };
        let wanted = [
            row("org-mefsin", 3), // 03, 16, 18
            row("org-mint", 2),   // 02, 12
            row("org-mte", 2),    // 07, 08
            row("org-spm", 2),    // 04, 11
        ];
        assert_eq!(overdue, wanted, "{name}");
    }
}

#[tokio::test]
async fn a_competency_of_which_few_have_any_is_scarce_and_its_supply_is_not_told() {
    for Engine { name, store, .. } in small().await {
        let all = store.scarcities(today(), 5, 50).await.unwrap();
        // post-01 and post-11 require cmp-etl, as occ-data-engineer needs it; cmp-rgaa is post-09's alone.
        let of = |uid: &str| -> Scarcity {
            all.iter()
                .find(|one| one.competency_uid == uid)
                .cloned()
                .unwrap()
        };
        // Those who may be counted and held occ-designer: agt-13 alone.
        assert_eq!(
            (of("cmp-rgaa").demand, of("cmp-rgaa").supply),
            (1, 1),
            "{name}"
        );
        let rank = |one: &Scarcity| {
            let supply = u32::try_from(one.supply.max(5)).unwrap();
            (1e6 * f64::from(one.demand) / f64::from(supply)).round()
        };
        assert!(all.is_sorted_by(|a, b| rank(a) >= rank(b)), "{name}");
        let shown = ask(
            &store,
            "tension(first: 50) { demand supply ratio competency { id } }",
        )
        .await;
        for (row, one) in shown["tension"].as_array().unwrap().iter().zip(&all) {
            assert_eq!(row["demand"], one.demand);
            let few = one.supply < 5;
            assert_eq!(row["supply"].is_null(), few, "{name} {row}");
            assert_eq!(row["ratio"].is_null(), few, "{name} {row}");
        }
        assert!(all.iter().any(|one| one.supply >= 5), "{name}");
    }
}

#[tokio::test]
async fn in_a_small_graph_nothing_is_told_of_anybody() {
    for Engine { name, store, .. } in small().await {
        let told = impact(&store, "").await;
        for indicator in told.as_object().unwrap().values() {
            for figure in ["value", "population", "companion"] {
                assert_eq!(indicator[figure], Value::Null, "{name} {told}");
            }
            assert_eq!(indicator["suppressed"], true);
            assert_eq!(indicator["series"], json!([]));
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
async fn a_period_is_told_where_enough_people_are_and_no_difference_isolates_one() {
    for Engine { name, store, .. } in empty().await {
        load(&store, &fixture("small")).await;
        load(&store, more(12).path()).await;
        refresh(&store, moment("2026-03-02")).await.unwrap();
        let told = impact(&store, "").await;
        // agt-15's 5 in 2022 makes thirteen: (5 + 5·4 + 1 + 6·5) ÷ 13.
        let satisfaction = &told["satisfaction"];
        assert_eq!(satisfaction["population"], 13, "{name}");
        assert!((satisfaction["value"].as_f64().unwrap() - 56.0 / 13.0).abs() < 1e-12);
        assert_eq!(satisfaction["suppressed"], false);
        // An end on 2023-01-01 would leave agt-15 alone before it; the first admitted is 2025-04-01.
        let none = impact(&store, "(since: \"2025-01-01\", until: \"2025-12-31\")").await;
        assert_eq!(none["satisfaction"]["value"], Value::Null, "{name}");
        let some = impact(&store, "(since: \"2025-04-01\", until: \"2025-12-31\")").await;
        // (1 + 30) ÷ 7.
        assert_eq!(some["satisfaction"]["population"], 7, "{name}");
        assert!((some["satisfaction"]["value"].as_f64().unwrap() - 31.0 / 7.0).abs() < 1e-12);
    }
}

#[tokio::test]
async fn who_did_not_agree_to_statistics_changes_nothing() {
    for Engine { name, store, .. } in empty().await {
        load(&store, &fixture("small")).await;
        load(&store, more(11).path()).await;
        refresh(&store, moment("2026-03-02")).await.unwrap();
        let all = "impact { satisfaction { value population series { quarter value } } } \
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
        refresh(&store, moment("2026-03-02")).await.unwrap();
        assert_eq!(ask(&store, all).await, before, "{name}");
    }
}

#[tokio::test]
async fn wrong_arguments_are_named_and_others_than_analysts_are_refused() {
    for Engine { name, store, .. } in small().await {
        for (query, argument) in [
            (
                "impact(since: \"2026-01-01\", until: \"2025-12-31\") { satisfaction { value } }",
                "until",
            ),
            (
                "impact(since: \"2025-01-02\") { satisfaction { value } }",
                "since",
            ),
            (
                "impact(until: \"2025-11-30\") { satisfaction { value } }",
                "until",
            ),
            ("outlook(months: 0) { family }", "months"),
            ("outlook(months: 37) { family }", "months"),
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

#[tokio::test]
async fn searches_in_vain_are_told_when_there_are_enough_on_more_than_one_day() {
    for Engine { name, store, .. } in empty().await {
        load(&store, &fixture("small")).await;
        refresh(&store, moment("2026-03-02")).await.unwrap();
        for (words, on, times) in [
            ("quantique", "2026-03-01", 3),
            ("quantique", "2026-03-02", 2),
            ("rare", "2026-03-01", 2),
            ("rare", "2026-03-02", 2),
            ("insistant", "2026-03-02", 9),
            ("ancien", "2024-03-01", 9),
            ("ancien", "2024-03-02", 9),
        ] {
            for _ in 0..times {
                store
                    .record_unanswered("posts", words, day(on))
                    .await
                    .unwrap();
            }
        }
        let told = ask(
            &store,
            "unmetDemand(first: 50) { label searches posts wouldBeMetBy { id } }",
        )
        .await;
        let rows = told["unmetDemand"].as_array().unwrap();
        let searches: Vec<_> = rows
            .iter()
            .filter(|row| !row["searches"].is_null())
            .collect();
        let wanted =
            json!({ "label": "quantique", "searches": 5, "posts": null, "wouldBeMetBy": null });
        assert_eq!(searches, [&wanted], "{name}");
        // In `small` nobody is five: all twelve open posts but post-16, which requires nothing, are in want.
        let posts: i64 = rows.iter().filter_map(|row| row["posts"].as_i64()).sum();
        assert_eq!(posts, 11, "{name} {told}");
    }
}

#[tokio::test]
async fn a_list_counts_what_it_does_not_find_without_who_asked() {
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
            found = store.unanswered(today(), 1, 1, 50).await.unwrap();
            if found.iter().any(|one| one.searches == 2) {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.words.as_str(), one.searches))
            .collect();
        assert_eq!(found, [("zythologie", 2)], "{name}");
    }
}
