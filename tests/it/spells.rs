//! Leaving, returning and one more post are decided on spells, whatever acts they are recorded by.

use std::fmt::Write as _;

use chrono::NaiveDate;
use passerelle::{
    domain::analytics::tally::{ForeseenMoves, FurtherPost, Overdue, Return},
    graph::{
        catalog::{ANALYTICS_TALLY_OVERDUE_TERMS, Statement},
        store::GraphStore,
    },
    refresh::refresh,
};
use serde::Deserialize;
use serde_json::json;
use tempfile::TempDir;

use crate::support::{
    directory::directory,
    engine::{Engine, empty, load, moment},
    tallies,
};

const TABLES: Statement = Statement {
    name: "tests/tables",
    text: include_str!("spells/tables.cypher"),
    embedded: None,
};

#[derive(Debug, Deserialize, PartialEq, Eq)]
struct Table {
    uid: String,
    content: String,
}

/// An assignment: agent, first and last day, planned end, occupation, post, digital.
type Act<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, &'a str, bool);

/// Everybody who is in some assignments, counted in statistics, in two ministries and four occupations.
fn careers(acts: &[Act]) -> TempDir {
    let mut agents = "uid,display_name,status,corps_uid\nadviser,Personne,TENURED,\n".to_owned();
    let mut consents = "agent_uid,purpose,granted_at\n".to_owned();
    let mut assignments =
        "uid,agent_uid,start,end,term_end,title,organisation_uid,occupation_uid,post_uid,digital\n"
            .to_owned();
    let mut accompaniments = "uid,agent_uid,adviser_uid,started_on\n".to_owned();
    let mut posts = "uid,reference,title,organisation_uid\n".to_owned();
    let mut known = std::collections::BTreeSet::new();
    for (number, (agent, start, end, term, occupation, post, digital)) in acts.iter().enumerate() {
        if known.insert(*agent) {
            writeln!(agents, "{agent},Personne {agent},TENURED,crp").unwrap();
            writeln!(consents, "{agent},STATISTICS,2025-01-01T00:00:00Z").unwrap();
            writeln!(accompaniments, "acc-{agent},{agent},adviser,2016-01-01").unwrap();
        }
        if !post.is_empty() && known.insert(*post) {
            writeln!(posts, "{post},R-{post},Un poste,org-0").unwrap();
        }
        let organisation = usize::from(*occupation == "occ-2");
        writeln!(
            assignments,
            "asg-{number:04},{agent},{start},{end},{term},Un poste,org-{organisation},{occupation},{post},{digital}"
        )
        .unwrap();
    }
    let mut occupations = "uid,scheme,code,label_fr,family,digital\n".to_owned();
    for i in 0..4 {
        writeln!(occupations, "occ-{i},X,O-{i},Métier {i},Famille {i},true").unwrap();
    }
    directory(&[
        ("agents.csv", &agents),
        ("consents.csv", &consents),
        ("assignments.csv", &assignments),
        ("accompaniments.csv", &accompaniments),
        ("posts.csv", &posts),
        ("occupations.csv", &occupations),
        (
            "organisations.csv",
            "uid,name,kind\norg-0,Ministère A,MINISTRY\norg-1,Ministère B,MINISTRY\n",
        ),
        ("corps.csv", "uid,code,label,military\ncrp,C,Corps,false\n"),
    ])
}

async fn written(store: &GraphStore, acts: &[Act<'_>]) {
    load(store, careers(acts).path()).await;
    refresh(store, moment("2026-03-02")).await.unwrap();
}

#[tokio::test]
async fn a_side_mission_is_no_departure_and_no_further_post() {
    for Engine { name, store, .. } in empty().await {
        let acts = [
            // Left for two years, and came back.
            ("a", "2015-01-01", "2017-12-31", "", "occ-0", "", true),
            ("a", "2018-01-01", "2019-12-31", "", "occ-1", "", false),
            ("a", "2020-01-01", "", "", "occ-0", "", true),
            // Kept the post, with a mission of six months.
            ("b", "2015-01-01", "", "", "occ-0", "", true),
            ("b", "2018-01-01", "2018-06-30", "", "occ-1", "", false),
            // Kept the post, renewed during a digital mission.
            ("c", "2015-01-01", "2018-03-31", "", "occ-0", "", true),
            ("c", "2018-01-01", "2018-06-30", "", "occ-3", "", true),
            ("c", "2018-04-01", "", "", "occ-0", "", true),
        ];
        written(&store, &acts).await;
        let came_back = Return {
            year: 2018,
            months: Some(24),
            people: 1,
        };
        assert_eq!(tallies::returns(&store).await, [came_back], "{name}");
        // All are accompanied since 2016; only the first took one more.
        let row = |further, people| FurtherPost {
            year: 2016,
            further,
            people,
        };
        let further = tallies::further_posts(&store).await;
        assert_eq!(further, [row(false, 2), row(true, 1)], "{name}");
    }
}

#[tokio::test]
async fn who_hands_over_leaves_on_the_last_day_of_the_digital_post() {
    for Engine { name, store, .. } in empty().await {
        let acts = [
            ("a", "2015-01-01", "2018-02-28", "", "occ-0", "", true),
            ("a", "2017-12-01", "", "", "occ-1", "", false),
            // Into one that is not digital, having begun another digital one.
            ("b", "2015-01-01", "2018-02-28", "", "occ-0", "", true),
            ("b", "2017-12-01", "2018-06-30", "", "occ-1", "", false),
            ("b", "2018-02-01", "", "", "occ-3", "", true),
        ];
        written(&store, &acts).await;
        let gone = Return {
            year: 2018,
            months: None,
            people: 1,
        };
        assert_eq!(tallies::returns(&store).await, [gone], "{name}");
    }
}

#[tokio::test]
async fn a_term_and_a_time_in_post_are_those_of_the_spell() {
    for Engine { name, store, .. } in empty().await {
        let acts = [
            // Five years in post, renewed two years ago: overdue.
            (
                "a",
                "2019-01-01",
                "2023-12-31",
                "2023-12-31",
                "occ-0",
                "p",
                true,
            ),
            ("a", "2024-01-01", "", "", "occ-0", "p", true),
            // A term that is over, already extended.
            (
                "b",
                "2020-01-01",
                "2026-03-31",
                "2026-02-01",
                "occ-0",
                "q",
                true,
            ),
            (
                "b",
                "2026-04-01",
                "2028-12-31",
                "2028-12-31",
                "occ-0",
                "q",
                true,
            ),
            // A side mission, which ends.
            ("c", "2024-03-02", "", "", "occ-0", "", true),
            (
                "c",
                "2026-01-01",
                "2026-06-30",
                "2026-06-30",
                "occ-2",
                "",
                true,
            ),
        ];
        written(&store, &acts).await;
        let ask = json!({ "today": "2026-03-02", "maximum": 60 });
        let overdue: Vec<Overdue> = store
            .read(ANALYTICS_TALLY_OVERDUE_TERMS, ask)
            .await
            .unwrap();
        let wanted = Overdue {
            ministry_uid: "org-0".to_owned(),
            people: 1,
        };
        assert_eq!(overdue, [wanted], "{name}");
        // In 34 months of b, and in 24 of c; a's is over.
        let foreseen: Vec<ForeseenMoves> = tallies::outlook(&store).await;
        let posts: Vec<_> = foreseen
            .iter()
            .map(|row| (row.months, row.people))
            .collect();
        assert_eq!(posts, [(24, 1), (33, 1)], "{name}");
    }
}

/// Careers of sixty people, some of whom leave digital posts and some of whom come back.
fn drawn() -> Vec<(String, NaiveDate, Option<NaiveDate>, usize, bool)> {
    let day = |year, month| NaiveDate::from_ymd_opt(year, month, 1).unwrap();
    let mut acts = Vec::new();
    for agent in 0..60_u32 {
        let mut year = 2019 + i32::try_from(agent % 3).unwrap();
        let mut start = day(year, 1 + agent % 12);
        let steps = 2 + agent % 3;
        for step in 0..steps {
            year += 1 + i32::try_from(agent % 2).unwrap();
            let next = day(year, 1 + agent % 12);
            let end = (step + 1 < steps).then(|| next.pred_opt().unwrap());
            let occupation = usize::try_from((agent / 20 + step) % 3).unwrap();
            acts.push((
                format!("agt-{agent:02}"),
                start,
                end,
                occupation,
                occupation != 1,
            ));
            start = next;
        }
    }
    acts
}

async fn tables(
    store: &GraphStore,
    acts: &[(String, NaiveDate, Option<NaiveDate>, usize, bool)],
) -> Vec<Table> {
    let texts: Vec<_> = acts
        .iter()
        .map(|(agent, start, end, occupation, digital)| {
            let end = end.map_or_else(String::new, |end| end.to_string());
            (
                agent,
                start.to_string(),
                end,
                format!("occ-{occupation}"),
                *digital,
            )
        })
        .collect();
    let acts: Vec<Act> = texts
        .iter()
        .map(|(agent, start, end, occupation, digital)| {
            (
                agent.as_str(),
                start.as_str(),
                end.as_str(),
                "",
                occupation.as_str(),
                "",
                *digital,
            )
        })
        .collect();
    written(store, &acts).await;
    store.read(TABLES, json!({})).await.unwrap()
}

#[tokio::test]
async fn renewals_and_side_missions_change_no_table() {
    for mut engine in empty().await {
        let acts = drawn();
        let wanted = tables(&engine.store, &acts).await;
        let flows = wanted
            .iter()
            .find(|table| table.uid == "1:flows:Occupation:all:together");
        assert!(flows.unwrap().content.contains("occ-1"), "{flows:?}");

        let mut recorded = Vec::new();
        for (number, act) in acts.iter().enumerate() {
            let (agent, start, end, occupation, digital) = act.clone();
            let month = |months| {
                start
                    .checked_add_months(chrono::Months::new(months))
                    .unwrap()
            };
            if number % 2 == 0 {
                recorded.push((
                    agent.clone(),
                    start,
                    month(4).pred_opt(),
                    occupation,
                    digital,
                ));
                recorded.push((agent.clone(), month(4), end, occupation, digital));
            } else {
                recorded.push(act.clone());
            }
            // Beside it, of another occupation: number 3 is nobody's.
            recorded.push((agent, month(2), month(6).pred_opt(), 3, !digital));
        }
        engine = engine.emptied().await;
        let found = tables(&engine.store, &recorded).await;
        for (found, wanted) in found.iter().zip(&wanted) {
            assert_eq!(found, wanted, "{}", engine.name);
        }
        assert_eq!(found.len(), wanted.len(), "{}", engine.name);
    }
}
