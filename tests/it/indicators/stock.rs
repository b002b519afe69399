//! The stock as analysts read it: by one dimension or two, in either order, of whoever agreed.

use std::fmt::Write as _;

use async_graphql::Request;
use passerelle::{
    auth::{demo::read_token, principal::Principal},
    domain::analytics::population::{PopulationDimension, PopulationTally, Populations},
    graph::store::GraphStore,
};
use serde_json::{Value, json};

use super::{api, ask};
use crate::support::{
    directory::directory,
    engine::{Engine, add, empty, fresh, invent, small},
    tallies,
};

const CELLS: &str = "total suppressedCells threshold dataAsOf \
                     cells { by { key label } and { key label } count mobilityRate crossMinistryShare vacancyRate }";

async fn stock(store: &GraphStore, arguments: &str) -> Value {
    let query = format!("population({arguments}) {{ {CELLS} }}");
    ask(store, &query).await["population"].take()
}

/// Each cell as its labels and its count.
fn counts(table: &Value) -> Vec<(String, i64)> {
    cells(table)
        .map(|cell| {
            let by = cell["by"]["label"].as_str().unwrap();
            let and = cell["and"]["label"].as_str();
            let labels = and.map_or_else(|| by.to_owned(), |and| format!("{by}, {and}"));
            (labels, cell["count"].as_i64().unwrap())
        })
        .collect()
}

fn cells(table: &Value) -> impl Iterator<Item = &Value> {
    table["cells"].as_array().unwrap().iter()
}

#[tokio::test]
async fn the_stock_of_a_small_graph_discloses_what_isolates_nobody() {
    for Engine { name, store, .. } in small().await {
        let table = stock(&store, "by: STATUS").await;
        assert_eq!(
            (&table["total"], &table["threshold"]),
            (&json!(18), &json!(5)),
            "{name}"
        );
        // Eighteen less ten tenured and five under contract would be three.
        assert_eq!(counts(&table), [("Titulaire".to_owned(), 10)], "{name}");
        assert_eq!(table["suppressedCells"], 3, "{name}");
        assert_eq!(table["cells"][0]["and"], Value::Null);
        assert_eq!(
            table["dataAsOf"].as_str().unwrap()[..10],
            *"2026-03-02",
            "{name}"
        );
        // Fifteen in one region would leave three.
        let region = stock(&store, "by: REGION").await;
        assert_eq!(counts(&region), [], "{name}");
    }
}

#[tokio::test]
async fn rates_are_of_the_stock_and_who_has_no_assignment_is_a_row() {
    for Engine { name, store, .. } in fresh().await {
        let mut agents =
            "uid,display_name,status,category,corps_uid,grade,move_intent,mobile_from,email\n"
                .to_owned();
        let mut consents = "agent_uid,purpose,granted_at,withdrawn_at\n".to_owned();
        let mut held = "uid,agent_uid,start,end,term_end,title,grade,organisation_uid,occupation_uid,post_uid,place_uid,route,digital,management\n".to_owned();
        for i in 1..=38 {
            writeln!(
                agents,
                "new-{i:02},Personne Nouvelle {i},TENURED,A,crp-isic,,NO,,"
            )
            .unwrap();
            writeln!(consents, "new-{i:02},STATISTICS,2025-10-01T08:00:00Z,").unwrap();
            // Ten have no assignment. Fourteen came to ecology in 2025, six of them from the economy, and eight stay there.
            let row = |start: &str, end: &str, organisation: &str, at: usize| {
                format!(
                    "new-{i:02}-{at},new-{i:02},{start},{end},,Développeur,,{organisation},occ-dev,,plc-rennes,,true,false\n"
                )
            };
            match i {
                1..=10 => {}
                11..=16 => {
                    held += &row("2020-01-01", "2025-03-31", "org-dgfip", 1);
                    held += &row("2025-04-01", "", "org-dnum-mte", 2);
                }
                17..=24 => {
                    held += &row("2020-01-01", "2025-03-31", "org-mte", 1);
                    held += &row("2025-04-01", "", "org-dnum-mte", 2);
                }
                _ => held += &row("2020-01-01", "", "org-dnum-mte", 1),
            }
        }
        let more = directory(&[
            ("agents.csv", &agents),
            ("consents.csv", &consents),
            ("assignments.csv", &held),
        ]);
        add(&store, more.path()).await;
        let ministry = stock(&store, "by: MINISTRY").await;
        // Four of the others work in ecology. Ten newcomers, 05 and 06 have no ministry; 08 and 11 have one, but no occupation:
        // fourteen without a family less twelve without a ministry would be these two.
        let found = counts(&ministry);
        let ecology = ("Ministère de la Transition écologique".to_owned(), 32);
        assert!(found.contains(&ecology), "{name} {found:?}");
        let unknown = |found: &[(String, i64)]| {
            let unknown = found.iter().find(|(label, _)| label == "Non renseigné");
            unknown.map(|(_, count)| *count)
        };
        assert_eq!(unknown(&found), None, "{name}");
        let family = stock(&store, "by: FAMILY").await;
        assert_eq!(unknown(&counts(&family)), Some(14), "{name}");
        let cells = ministry["cells"].as_array().unwrap().iter();
        let cell = |label: &str| {
            cells
                .clone()
                .find(|cell| cell["by"]["label"] == label)
                .unwrap()
        };
        let cell_of_ecology = cell(&ecology.0);
        // Fourteen of 32 moved, of whom six crossed; two posts are open there.
        assert_eq!(cell_of_ecology["mobilityRate"], 14.0 / 32.0, "{name}");
        assert_eq!(cell_of_ecology["crossMinistryShare"], 6.0 / 14.0, "{name}");
        assert_eq!(cell_of_ecology["vacancyRate"], 2.0 / 34.0, "{name}");
        let mut families = family["cells"].as_array().unwrap().iter();
        let unknown = families.find(|cell| cell["by"]["key"].is_null()).unwrap();
        assert_eq!(unknown["vacancyRate"], Value::Null, "{name}");
    }
}

#[tokio::test]
async fn a_pair_without_a_table_is_refused_with_those_that_there_are_and_so_are_others_than_analysts()
 {
    for Engine { name, store, .. } in small().await {
        for arguments in ["by: CORPS, and: CORPS", "by: FAMILY, and: OCCUPATION"] {
            let query = format!("{{ analytics {{ population({arguments}) {{ total }} }} }}");
            let answer = api(&store)
                .execute(Request::new(query), Principal::demo_all())
                .await;
            let error = serde_json::to_value(&answer.errors[0]).unwrap();
            assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{name}");
            assert_eq!(error["extensions"]["argument"], "and", "{name}");
            assert!(
                error["message"]
                    .as_str()
                    .unwrap()
                    .contains("CORPS et MINISTRY, "),
                "{error}"
            );
        }
        for role in ["agent.agt-01", "recruiter.org-dinum", "anonymous"] {
            let who = read_token(&format!("demo.{role}")).unwrap();
            let query = "{ analytics { population(by: STATUS) { total } funnel { vacancies } acceptance { askedBy } } }";
            let answer = api(&store).execute(Request::new(query), who).await;
            assert!(
                !serde_json::to_string(&answer.data)
                    .unwrap()
                    .contains("total"),
                "{role}"
            );
        }
    }
}

#[tokio::test]
async fn every_table_has_the_people_of_the_graph_and_no_cell_of_a_few() {
    for Engine { name, store, .. } in empty().await {
        invent(&store, 600, 4, "2026-03-02").await;
        let people = tallies::stock(&store, "2025-01-01", "2025-12-31").await;
        let all: usize = people.iter().map(|tally| tally.people).sum();
        let (mut shown, mut suppressed) = (0, 0);
        for table in Populations::all() {
            let and = table
                .and
                .map_or(String::new(), |and| format!(", and: {}", and.word()));
            let answer = stock(&store, &format!("by: {}{and}", table.by.word())).await;
            assert_eq!(answer["total"].as_u64(), u64::try_from(all).ok(), "{name}");
            suppressed += answer["suppressedCells"].as_u64().unwrap();
            if let Some(and) = table.and {
                let arguments = format!("by: {}, and: {}", and.word(), table.by.word());
                let turned = stock(&store, &arguments).await;
                let swapped =
                    cells(&answer).map(|cell| (&cell["and"], &cell["by"], &cell["count"]));
                let read = cells(&turned).map(|cell| (&cell["by"], &cell["and"], &cell["count"]));
                assert!(swapped.eq(read), "{name} {arguments}");
            }
            for cell in answer["cells"].as_array().unwrap() {
                let is_of = |tally: &&PopulationTally| {
                    let key = |of: &str, dimension: PopulationDimension| {
                        cell[of]["key"].as_str() == tally.key(dimension)
                    };
                    key("by", table.by) && table.and.is_none_or(|and| key("and", and))
                };
                let within: Vec<_> = people.iter().filter(is_of).collect();
                let count: usize = within.iter().map(|tally| tally.people).sum();
                assert_eq!(
                    cell["count"].as_u64(),
                    u64::try_from(count).ok(),
                    "{name} {cell}"
                );
                assert!(count >= 5, "{name} {cell}");
                let part = |is_in: &dyn Fn(&PopulationTally) -> bool| -> usize {
                    let part = within.iter().filter(|tally| is_in(tally));
                    part.map(|tally| tally.people).sum()
                };
                let (moved, crossed) = (part(&|tally| tally.moved), part(&|tally| tally.crossed));
                for (rate, yes, of) in [
                    ("mobilityRate", moved, count),
                    ("crossMinistryShare", crossed, moved),
                ] {
                    assert!(
                        cell[rate].is_null() || (yes >= 5 && of - yes >= 5),
                        "{name} {rate} {cell}"
                    );
                }
                shown += 1;
            }
        }
        eprintln!("{name}: {shown} cells of the stock shown, {suppressed} suppressed");
        assert!(shown > 100, "{name} {shown} {suppressed}");
    }
}
