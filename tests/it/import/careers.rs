//! Dates of careers and vacancies that say no end, or two things at once.

use passerelle::{
    export::export_csv,
    graph::{catalog::Statement, check::check, store::Unit},
};
use serde::de::IgnoredAny;
use serde_json::json;

use super::import;
use crate::support::{
    directory::{directory, files},
    engine::empty,
};

const ORGANISATIONS: (&str, &str) = ("organisations.csv", "uid,name\no-a,A\no-b,B\n");

const AGENTS: (&str, &str) = (
    "agents.csv",
    "uid,display_name,status\na-1,Un,TENURED\na-2,Deux,TENURED\na-3,Trois,TENURED\n",
);

const POSTS: (&str, &str) = (
    "posts.csv",
    "uid,reference,title,organisation_uid\np-1,R1,T,o-a\np-2,R2,T,o-b\n",
);

#[tokio::test]
async fn what_was_followed_on_another_post_ends_the_day_before_and_the_import_says_so() {
    let header = "uid,agent_uid,start,end,organisation_uid,post_uid,title\n";
    let rows = "s-1,a-1,2008-01-01,,o-a,,Réseau\ns-2,a-1,2015-03-01,9999-12-31,o-b,,Dev\ns-3,a-1,2020-01-01,,o-a,,Design\n\
                s-4,a-2,2010-01-01,,o-a,p-1,T\ns-5,a-2,2012-01-01,,o-a,p-1,T\n\
                s-6,a-3,2010-01-01,2012-01-01,o-a,,T\ns-7,a-3,2011-01-01,,o-b,,T\n";
    let text = format!("{header}{rows}");
    let home = directory(&[ORGANISATIONS, AGENTS, POSTS, ("assignments.csv", &text)]);
    let more = format!("{header}s-8,a-2,2014-01-01,,o-b,p-2,T\ns-9,a-3,2011-01-01,,o-a,,U\n");
    let more = directory(&[("assignments.csv", &more)]);
    for engine in empty().await {
        for _ in 0..2 {
            let (summary, rejects) = import(&engine.store, home.path()).await;
            let summary = summary.unwrap();
            assert_eq!(summary.rejected, 0, "{rejects}");
            assert_eq!(summary.noted["ENDED_BY_NEXT"], 2, "{rejects}");
            assert_eq!(summary.noted["END_OF_TIME"], 1, "{rejects}");
            for said in [
                "assignments.csv,2,end,ENDED_BY_NEXT",
                "s-1 finit le 2015-02-28, la veille de s-2",
                "assignments.csv,3,end,ENDED_BY_NEXT",
                "s-2 finit le 2019-12-31, la veille de s-3",
            ] {
                assert!(rejects.contains(said), "{said}: {rejects}");
            }
        }
        let (_, rejects) = import(&engine.store, more.path()).await;
        assert_eq!(rejects.matches("ENDED_BY_NEXT").count(), 2, "{rejects}");
        let out = tempfile::tempdir().unwrap();
        export_csv(&engine.store, out.path()).await.unwrap();
        let written = &files(out.path())["assignments.csv"];
        let ends: Vec<_> = written
            .lines()
            .skip(1)
            .map(|line| line.split(',').nth(3).unwrap())
            .collect();
        // Two on one post are one; two that begin on one day follow neither.
        let expected = [
            "2015-02-28",
            "2019-12-31",
            "",
            "2013-12-31",
            "2013-12-31",
            "2012-01-01",
            "",
            "",
            "",
        ];
        assert_eq!(ends, expected, "{}", engine.name);
    }
}

/// Vacancies that say two things at once, by hand.
const PLANTED: Statement = Statement {
    name: "tests/plant_vacancies",
    text: include_str!("../support/plant_vacancies.cypher"),
    embedded: None,
};

#[tokio::test]
async fn a_vacancy_that_contradicts_itself_is_refused_and_counted_by_check() {
    let vacancies = "uid,post_uid,state,opened_on,apply_by,filled_on,withdrawn_on\n\
                     v-1,p-1,VACANT,2026-02-01,2026-01-01,,\nv-2,p-1,VACANT,2026-02-01,,2026-02-15,2026-02-16\n\
                     v-3,p-1,FILLED,2026-02-01,,,\nv-4,p-1,WITHDRAWN,2026-02-01,,2026-02-02,\n\
                     v-5,p-1,FILLED,2026-02-01,2099-12-31,2026-02-03,9999-12-31\n";
    let home = directory(&[ORGANISATIONS, POSTS, ("vacancies.csv", vacancies)]);
    for engine in empty().await {
        let (summary, rejects) = import(&engine.store, home.path()).await;
        assert_eq!(summary.unwrap().written["Vacancy"], 1, "{rejects}");
        for said in [
            "vacancies.csv,2,apply_by,DATES_OUT_OF_ORDER",
            "vacancies.csv,3,withdrawn_on,CONFLICTING_VALUES",
            "vacancies.csv,4,filled_on,MISSING_VALUE",
            "vacancies.csv,5,filled_on,CONFLICTING_VALUES",
        ] {
            assert!(rejects.contains(said), "{said}: {rejects}");
        }
        let counted = async || {
            let checked = check(&engine.store).await.unwrap();
            let found = |name| {
                let mut items = checked.iter();
                items
                    .find(|item| item.name == name)
                    .unwrap()
                    .examples
                    .clone()
            };
            (found("dates_in_order"), found("vacancies_ended"))
        };
        assert_eq!(counted().await, (vec![], vec![]), "{}", engine.name);
        let unit = Unit::new(PLANTED, json!({}));
        engine.store.write::<IgnoredAny>(unit).await.unwrap();
        let (order, ended) = counted().await;
        assert_eq!(order, ["w-1"], "{}", engine.name);
        assert_eq!(ended, ["w-2", "w-3", "w-4"], "{}", engine.name);
    }
}
