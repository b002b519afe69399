//! Flows between occupations, families, ministries and corps: exact, and of nobody.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use async_graphql::Request;
use passerelle::{
    auth::demo::read_token, graph::store::GraphStore, graphql::Api, refresh::refresh,
};
use serde_json::Value;

mod attacker;
mod career;
pub mod people;
mod sequence;
mod transition;

use crate::support::span::Span;
use crate::support::{
    answers::id,
    directory::directory,
    engine::{Engine, empty, load, moment, publish, small},
};
use people::{Move, YEARS, cells, draw};

const K: usize = 5;
const DIMENSIONS: [&str; 4] = ["OCCUPATION", "OCCUPATION_FAMILY", "MINISTRY", "CORPS"];

type Ends = (String, String);

/// What a cell discloses: moves, and the median of their months.
type Table = BTreeMap<Ends, (i64, i64)>;

async fn ask(store: &GraphStore, token: &str, query: &str) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    let answer = api.execute(Request::new(query), read_token(token).unwrap());
    serde_json::to_value(&answer.await).unwrap()
}

async fn flows(store: &GraphStore, arguments: &str) -> Value {
    let query = format!(
        "{{ analytics {{ flows({arguments}) {{ threshold suppressedCells dataAsOf cells {{
            from {{ key label }} to {{ key label }} count medianMonths relatedness }} }} }} }}"
    );
    let answer = ask(store, "demo.analyst", &query).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["analytics"]["flows"].clone()
}

fn table(flows: &Value) -> Table {
    let cells = flows["cells"].as_array().unwrap().iter();
    let key = |end: &Value| end["key"].as_str().unwrap().to_owned();
    let number = |cell: &Value, name: &str| cell[name].as_i64().unwrap();
    let figures = |cell: &Value| (number(cell, "count"), number(cell, "medianMonths"));
    cells
        .map(|cell| ((key(&cell["from"]), key(&cell["to"])), figures(cell)))
        .collect()
}

/// The periods of the catalogue: a year, or none for the five together.
fn periods() -> impl Iterator<Item = Option<i32>> {
    std::iter::once(None).chain(YEARS.map(Some))
}

/// The arguments of a period.
fn between(period: Option<i32>) -> String {
    period.map_or_else(String::new, |year| {
        format!(", since: \"{year}-01-01\", until: \"{year}-12-31\"")
    })
}

/// A table of flows: the dimension, digital moves only, and the period.
type Asked = (usize, bool, Option<i32>);

/// Every table of flows, with its number of suppressed cells.
async fn answers(store: &GraphStore) -> BTreeMap<Asked, (Table, i64)> {
    let mut answers = BTreeMap::new();
    for (i, dimension) in DIMENSIONS.into_iter().enumerate() {
        for digital in [true, false] {
            for period in periods() {
                let between = between(period);
                let arguments = format!("dimension: {dimension}, digitalOnly: {digital}{between}");
                let flows = flows(store, &arguments).await;
                let suppressed = flows["suppressedCells"].as_i64().unwrap();
                answers.insert((i, digital, period), (table(&flows), suppressed));
            }
        }
    }
    answers
}

async fn drawn(engine: &Engine, seed: u64) -> Vec<Move> {
    let (directory, moves, _) = draw(seed);
    load(&engine.store, directory.path()).await;
    refresh(&engine.store, moment("2026-03-02")).await.unwrap();
    moves
}

/// The median that a statistician writes down: the mean of the middle two, a half rounded up.
fn median(mut months: Vec<i32>) -> i64 {
    months.sort_unstable();
    let middle = [(months.len() - 1) / 2, months.len() / 2].map(|at| i64::from(months[at]));
    (middle[0] + middle[1] + 1).div_euclid(2)
}

/// Unknown cells of the occupations between two families, and who is in each.
struct Unknown {
    keys: Vec<(Ends, i32, bool)>,
    people: Vec<BTreeSet<usize>>,
}

impl Unknown {
    /// The cells of some pairs, years and moves: all moves without `digital`.
    fn region(&self, pairs: &[&Ends], years: &[i32], digital: Option<bool>) -> Vec<usize> {
        let is_in = |(ends, year, is_digital): &(Ends, i32, bool)| {
            pairs.contains(&ends)
                && years.contains(year)
                && digital.is_none_or(|digital| digital == *is_digital)
        };
        (0..self.keys.len())
            .filter(|i| is_in(&self.keys[*i]))
            .collect()
    }

    /// Whether the people of some cells are some, and few.
    fn are_few(&self, cells: &[usize]) -> bool {
        let people: BTreeSet<_> = cells.iter().flat_map(|i| &self.people[*i]).collect();
        (1..K).contains(&people.len())
    }
}

/// The years of a period.
fn years(period: Option<i32>) -> Vec<i32> {
    period.map_or_else(|| YEARS.collect(), |year| vec![year])
}

/// Every choice of some things, and none.
fn choices<T: Copy>(all: &[T]) -> Vec<Vec<T>> {
    let choice = |some: usize| {
        let chosen = (0..all.len()).filter(move |i| some >> i & 1 == 1);
        chosen.map(|i| all[i]).collect()
    };
    (1..1_usize << all.len()).map(choice).collect()
}

#[tokio::test]
async fn no_difference_of_all_margins_and_years_recovers_a_cell_of_few_people() {
    let engine = empty().await.next().unwrap();
    let moves = drawn(&engine, 11).await;
    let answers = answers(&engine.store).await;
    let mut shown = [0; 4];
    let mut few = 0;
    let all_years: Vec<i32> = YEARS.collect();
    for (i, dimension) in DIMENSIONS.into_iter().enumerate() {
        // An occupation is attacked together with its family; the pairs of other tables by themselves.
        let of_groups = i == 0;
        let mut groups: BTreeMap<Ends, BTreeSet<Ends>> = BTreeMap::new();
        for made in &moves {
            let ends = made.ends(dimension);
            let group = if of_groups {
                made.ends("OCCUPATION_FAMILY")
            } else {
                ends.clone()
            };
            if let (Some(ends), Some(group)) = (ends, group) {
                groups.entry(group).or_default().insert(ends);
            }
        }
        let truth = cells(&moves, dimension);
        for (group, pairs) in groups {
            let of_group = truth
                .iter()
                .filter(|((ends, _, _), _)| pairs.contains(ends));
            let (keys, people) = of_group
                .map(|(key, who)| (key.clone(), who.clone()))
                .unzip();
            let unknown = Unknown { keys, people };
            let pairs: Vec<&Ends> = pairs.iter().collect();
            let mut span = Span::new(unknown.keys.len());
            for period in periods() {
                for digital in [true, false] {
                    let only = digital.then_some(true);
                    let years = years(period);
                    for pair in &pairs {
                        if answers[&(i, digital, period)].0.contains_key(*pair) {
                            shown[i] += 1;
                            span.learn(&unknown.region(&[*pair], &years, only));
                        }
                    }
                    if of_groups && answers[&(1, digital, period)].0.contains_key(&group) {
                        span.learn(&unknown.region(&pairs, &years, only));
                    }
                }
            }
            for some in choices(&pairs) {
                for years in choices(&all_years) {
                    for digital in [Some(true), Some(false), None] {
                        let cells = unknown.region(&some, &years, digital);
                        if unknown.are_few(&cells) {
                            few += 1;
                            assert!(
                                !span.knows(&cells),
                                "{dimension} {some:?} {years:?} {digital:?}"
                            );
                        }
                    }
                }
            }
        }
    }
    assert!(few > 100, "there is something to find: {few}");
    assert!(
        shown.iter().all(|count| *count > 10),
        "and something is disclosed: {shown:?}"
    );
}

#[tokio::test]
async fn every_flow_between_ministries_of_enough_people_is_disclosed_of_the_years_together() {
    for engine in empty().await {
        let (directory, moves, _) = draw(11);
        load(&engine.store, directory.path()).await;
        let refreshed = refresh(&engine.store, moment("2026-03-02")).await.unwrap();
        let mut people: BTreeMap<Ends, BTreeSet<usize>> = BTreeMap::new();
        for made in moves.iter().filter(|made| YEARS.contains(&made.year)) {
            if let Some(ends) = made.ends("MINISTRY") {
                people.entry(ends).or_default().insert(made.agent);
            }
        }
        let cells = people.values().filter(|people| people.len() >= K).count();
        let coverage = refreshed.statistics.ministry_flows.unwrap();
        assert_eq!((coverage.cells, coverage.disclosed), (cells, cells));
        let flows = flows(&engine.store, "dimension: MINISTRY, digitalOnly: false").await;
        assert_eq!(table(&flows).len(), cells, "{}", engine.name);
    }
}

#[tokio::test]
async fn what_is_disclosed_is_exact_and_the_years_add_up() {
    for engine in empty().await {
        let moves = drawn(&engine, 12).await;
        let answers = answers(&engine.store).await;
        let mut summed = 0;
        for ((i, digital, period), (table, suppressed)) in &answers {
            let mut truth: BTreeMap<Ends, Vec<&Move>> = BTreeMap::new();
            for made in &moves {
                let is_in = years(*period).contains(&made.year) && (made.digital || !digital);
                if let (Some(ends), true) = (made.ends(DIMENSIONS[*i]), is_in) {
                    truth.entry(ends).or_default().push(made);
                }
            }
            let pairs = i64::try_from(truth.len() - table.len()).unwrap();
            assert_eq!(*suppressed, pairs, "every pair is a cell or is counted");
            for (ends, figures) in table {
                let of_cell = &truth[ends];
                let people: BTreeSet<_> = of_cell.iter().map(|made| made.agent).collect();
                let median = median(of_cell.iter().map(|made| made.months).collect());
                assert!(people.len() >= K, "{ends:?}");
                let count = i64::try_from(of_cell.len()).unwrap();
                assert_eq!(*figures, (count, median), "{ends:?}");
                if period.is_none() {
                    let by_year: Vec<_> = YEARS
                        .map(|year| &answers[&(*i, *digital, Some(year))])
                        .collect();
                    if by_year.iter().all(|(_, suppressed)| *suppressed == 0) {
                        let in_years = by_year.iter().filter_map(|(table, _)| table.get(ends));
                        assert_eq!(in_years.map(|(count, _)| count).sum::<i64>(), count);
                        summed += 1;
                    }
                }
            }
        }
        assert!(summed > 0, "on {}", engine.name);
    }
}

#[tokio::test]
async fn an_irrelevant_agent_changes_no_cell() {
    // One who never agreed and moves every year; one who agreed and never moved.
    let others = directory(&[
        (
            "agents.csv",
            "uid,display_name,status,corps_uid\nagt-a,Aucune Trace,TENURED,crp-2\nagt-b,Une Place,TENURED,crp-2\n",
        ),
        (
            "consents.csv",
            "agent_uid,purpose,granted_at\nagt-a,RECOMMENDATIONS,2025-01-01T00:00:00Z\n\
             agt-b,STATISTICS,2025-01-01T00:00:00Z\n",
        ),
        (
            "assignments.csv",
            "uid,agent_uid,start,organisation_uid,occupation_uid,digital\n\
             asg-a-0,agt-a,2018-01-01,org-0,occ-0,true\nasg-a-1,agt-a,2019-01-01,org-1,occ-3,true\n\
             asg-a-2,agt-a,2020-01-01,org-2,occ-1,true\nasg-b-0,agt-b,2019-01-01,org-1,occ-2,true\n",
        ),
    ]);
    for engine in empty().await {
        drawn(&engine, 13).await;
        let before = answers(&engine.store).await;
        load(&engine.store, others.path()).await;
        publish(&engine.store, "2026-03-02").await;
        assert!(before == answers(&engine.store).await, "{}", engine.name);
    }
}

#[tokio::test]
async fn a_flow_is_related_as_much_as_it_is_more_than_expected() {
    let engine = empty().await.next().unwrap();
    drawn(&engine, 14).await;
    let flows = flows(&engine.store, "dimension: MINISTRY").await;
    assert_eq!(flows["threshold"], 5);
    assert_eq!(flows["dataAsOf"], "2026-03-02T03:04:05+00:00");
    let shown = table(&flows);
    let sum = |is_in: &dyn Fn(&Ends) -> bool| -> i64 {
        let some = shown.iter().filter(|(ends, _)| is_in(ends));
        some.map(|(_, figures)| figures.0).sum()
    };
    #[expect(clippy::cast_precision_loss, reason = "counts of a few hundred")]
    for (cell, (ends, figures)) in flows["cells"].as_array().unwrap().iter().map(|cell| {
        let key = |end: &str| cell[end]["key"].as_str().unwrap().to_owned();
        let ends = (key("from"), key("to"));
        (cell, (ends.clone(), shown[&ends]))
    }) {
        let from = sum(&|other| other.0 == ends.0) as f64;
        let to = sum(&|other| other.1 == ends.1) as f64;
        let expected = figures.0 as f64 * sum(&|_| true) as f64 / (from * to);
        assert!((cell["relatedness"].as_f64().unwrap() - expected).abs() < 1e-12);
    }
    assert!(shown.len() > 3);
}

#[tokio::test]
async fn few_people_make_no_flow_and_every_suppressed_one_is_counted() {
    // `fixtures/small`, agents who agreed to statistics, moves of 2021 to 2025, all of them digital. Occupation and family:
    // 15 dev → devops. Ministries: 09 from the Interior to the Prime Minister, 13 from there to Ecology. Corps: those of
    // 09 and 15; 13 has none.
    let suppressed = [1, 1, 2, 1];
    for engine in small().await {
        for (dimension, suppressed) in DIMENSIONS.into_iter().zip(suppressed) {
            for digital in [false, true] {
                let arguments = format!("dimension: {dimension}, digitalOnly: {digital}");
                let flows = flows(&engine.store, &arguments).await;
                assert_eq!(flows["cells"].as_array().unwrap().len(), 0, "{flows}");
                assert_eq!(flows["suppressedCells"], suppressed, "{arguments}");
            }
            for length in 2..=4 {
                let found = sequence::sequences(&engine.store, dimension, length).await;
                assert!(found.is_empty(), "{found:?}");
            }
        }
        // From reseau the moves are too old; to devops, and in the corps, that of 15.
        for (kind, uid, backwards, suppressed) in [
            ("Occupation", "occ-reseau", false, 0),
            ("Occupation", "occ-devops", true, 1),
            ("Corps", "crp-isic", false, 1),
            ("Corps", "crp-isic", true, 1),
        ] {
            let from = format!("from: \"{}\", backwards: {backwards}", id(kind, uid));
            let answer = ask(&engine.store, "demo.analyst", &career::tree(&from)).await;
            let tree = &answer["data"]["analytics"]["careerTree"];
            let shown = (&tree["population"], &tree["suppressedLinks"]);
            assert_eq!(shown, (&Value::Null, &suppressed.into()), "{from} {answer}");
            assert_eq!(career::links(tree), []);
        }
    }
}

#[tokio::test]
async fn a_period_is_a_year_or_the_five_together_and_the_table_for_analysts_only() {
    let engine = small().await.next().unwrap();
    for (argument, period) in [
        ("since", "since: \"2021-01-02\", until: \"2021-12-31\""),
        ("since", "since: \"2020-01-01\", until: \"2020-12-31\""),
        ("since", "since: \"2026-01-01\", until: \"2026-12-31\""),
        ("until", "since: \"2021-01-01\", until: \"2022-12-31\""),
        ("until", "since: \"2022-01-01\""),
        ("since", "until: \"2022-12-31\""),
    ] {
        let query =
            format!("{{ analytics {{ flows(dimension: MINISTRY, {period}) {{ threshold }} }} }}");
        let error = &ask(&engine.store, "demo.analyst", &query).await["errors"][0];
        assert_eq!(
            (
                &error["extensions"]["code"],
                &error["extensions"]["argument"]
            ),
            (&"BAD_USER_INPUT".into(), &argument.into()),
            "{period}"
        );
        let message = error["message"].as_str().unwrap();
        assert!(
            message.contains("2021, 2022, 2023, 2024, 2025"),
            "{message}"
        );
    }
    let query = "{ analytics { threshold flows(dimension: CORPS) { suppressedCells } } }";
    for (token, may) in [
        ("demo.analyst", true),
        ("demo.all", true),
        ("demo.agent.agt-01", false),
        ("demo.recruiter.org-dinum", false),
        ("demo.operator", false),
        ("demo.anonymous", false),
    ] {
        let answer = ask(&engine.store, token, query).await;
        assert_eq!(answer["errors"].is_null(), may, "{token} {answer}");
        if !may {
            assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
        }
    }
}
