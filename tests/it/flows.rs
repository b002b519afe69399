//! Flows between occupations, families, ministries and corps: exact, and of nobody.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use async_graphql::Request;
use passerelle::{
    auth::demo::read_token,
    graph::{refresh::refresh, store::GraphStore},
    graphql::Api,
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

/// What a cell tells: moves, and the median of their months.
type Table = BTreeMap<Ends, (i64, i64)>;

async fn ask(store: &GraphStore, token: &str, query: &str) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap()));
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
    let told = |cell: &Value| (number(cell, "count"), number(cell, "medianMonths"));
    cells
        .map(|cell| ((key(&cell["from"]), key(&cell["to"])), told(cell)))
        .collect()
}

fn windows() -> Vec<(i32, i32)> {
    let starts = YEARS.flat_map(|since| (since..=*YEARS.end()).map(move |until| (since, until)));
    starts.collect()
}

/// Every answer that the filters allow.
async fn answers(store: &GraphStore) -> BTreeMap<(usize, bool, i32, i32), (Table, i64)> {
    let mut answers = BTreeMap::new();
    for (i, dimension) in DIMENSIONS.into_iter().enumerate() {
        for digital in [true, false] {
            for (since, until) in windows() {
                let arguments = format!(
                    "dimension: {dimension}, since: \"{since}-01-01\", until: \"{until}-12-31\", digitalOnly: {digital}"
                );
                let flows = flows(store, &arguments).await;
                let suppressed = flows["suppressedCells"].as_i64().unwrap();
                answers.insert((i, digital, since, until), (table(&flows), suppressed));
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

/// The median that a statistician writes down, the lower one of two.
fn median(mut months: Vec<i32>) -> i64 {
    months.sort_unstable();
    months[(months.len() - 1) / 2].into()
}

/// Unknown cells of the occupations between two families, and who is in each.
struct Unknown {
    keys: Vec<(Ends, i32, bool)>,
    people: Vec<BTreeSet<usize>>,
}

impl Unknown {
    /// The cells of some pairs, years and moves: all moves without `digital`.
    fn region(&self, pairs: &[&Ends], since: i32, until: i32, digital: Option<bool>) -> Vec<usize> {
        let is_in = |(ends, year, is_digital): &(Ends, i32, bool)| {
            pairs.contains(&ends)
                && (since..=until).contains(year)
                && digital.is_none_or(|one| one == *is_digital)
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

#[tokio::test]
async fn no_difference_of_answers_recovers_a_cell_of_few_people() {
    let engine = empty().await.next().unwrap();
    let moves = drawn(&engine, 11).await;
    let answers = answers(&engine.store).await;
    let mut shown = [0; 4];
    let mut few = 0;
    for (i, dimension) in DIMENSIONS.into_iter().enumerate() {
        // An occupation is attacked together with its family; the pairs of other tables by themselves.
        let of_groups = i == 0;
        let mut groups: BTreeMap<Ends, BTreeSet<Ends>> = BTreeMap::new();
        for one in &moves {
            let ends = one.ends(dimension);
            let group = if of_groups {
                one.ends("OCCUPATION_FAMILY")
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
            for (since, until) in windows() {
                for digital in [true, false] {
                    let only = digital.then_some(true);
                    for pair in &pairs {
                        if answers[&(i, digital, since, until)].0.contains_key(*pair) {
                            shown[i] += 1;
                            span.learn(&unknown.region(&[*pair], since, until, only));
                        }
                    }
                    if of_groups && answers[&(1, digital, since, until)].0.contains_key(&group) {
                        span.learn(&unknown.region(&pairs, since, until, only));
                    }
                }
            }
            for some in 1..1_usize << pairs.len() {
                let some: Vec<&Ends> = (0..pairs.len())
                    .filter(|j| some >> j & 1 == 1)
                    .map(|j| pairs[j])
                    .collect();
                for (since, until) in windows() {
                    for digital in [Some(true), Some(false), None] {
                        let cells = unknown.region(&some, since, until, digital);
                        if unknown.are_few(&cells) {
                            few += 1;
                            assert!(
                                !span.knows(&cells),
                                "{dimension} {some:?} {since} {until} {digital:?}"
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
        "and something is shown: {shown:?}"
    );
}

#[tokio::test]
async fn what_is_shown_is_exact_and_the_parts_of_a_period_add_up() {
    for engine in empty().await {
        let moves = drawn(&engine, 12).await;
        let answers = answers(&engine.store).await;
        let mut split = 0;
        let mut whole = 0;
        for ((i, digital, since, until), (table, suppressed)) in &answers {
            for (ends, told) in table {
                let of_cell: Vec<&Move> = moves
                    .iter()
                    .filter(|one| one.ends(DIMENSIONS[*i]).as_ref() == Some(ends))
                    .filter(|one| {
                        (*since..=*until).contains(&one.year) && (one.digital || !digital)
                    })
                    .collect();
                let people: BTreeSet<_> = of_cell.iter().map(|one| one.agent).collect();
                let median = median(of_cell.iter().map(|one| one.months).collect());
                assert!(people.len() >= K, "{ends:?}");
                assert_eq!(
                    *told,
                    (i64::try_from(of_cell.len()).unwrap(), median),
                    "{ends:?}"
                );
            }
            for year in *since..*until {
                let (before, few_before) = &answers[&(*i, *digital, *since, year)];
                let (after, few_after) = &answers[&(*i, *digital, year + 1, *until)];
                if suppressed + few_before + few_after == 0 {
                    whole += 1;
                    let keys = before.keys().chain(after.keys()).collect::<BTreeSet<_>>();
                    assert_eq!(table.keys().collect::<BTreeSet<_>>(), keys);
                }
                for (ends, (count, _)) in table {
                    if let (Some(first), Some(second)) = (before.get(ends), after.get(ends)) {
                        split += 1;
                        assert_eq!(first.0 + second.0, *count, "{ends:?}");
                    }
                }
            }
        }
        assert!(
            split > 20 && whole > 0,
            "{split} {whole} on {}",
            engine.name
        );
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
        some.map(|(_, told)| told.0).sum()
    };
    #[expect(clippy::cast_precision_loss, reason = "counts of a few hundred")]
    for (cell, (ends, told)) in flows["cells"].as_array().unwrap().iter().map(|cell| {
        let key = |end: &str| cell[end]["key"].as_str().unwrap().to_owned();
        let ends = (key("from"), key("to"));
        (cell, (ends.clone(), shown[&ends]))
    }) {
        let from = sum(&|other| other.0 == ends.0) as f64;
        let to = sum(&|other| other.1 == ends.1) as f64;
        let expected = told.0 as f64 * sum(&|_| true) as f64 / (from * to);
        assert!((cell["relatedness"].as_f64().unwrap() - expected).abs() < 1e-12);
    }
    assert!(shown.len() > 3);
}

#[tokio::test]
async fn few_people_make_no_flow_and_every_withheld_one_is_counted() {
    // `fixtures/small`, agents who agreed to statistics. Occupations: 01 data-scientist → data-engineer, 02 reseau → devops,
    // 03 acheteur → chef-projet (not digital before), 14 reseau → rssi, 15 dev → devops. Families: those of 03, 14
    // and 15. Ministries: 09 from the Interior to the Prime Minister, 13 from there to Ecology. Corps: one move of
    // 01, 02, 03, 09, 15 and two of 08, in four corps; digital those of 01 and of 02, 09, 15.
    let withheld = [(5, 4), (3, 2), (2, 2), (4, 2)];
    for engine in small().await {
        for (dimension, withheld) in DIMENSIONS.into_iter().zip(withheld) {
            for (digital, withheld) in [(false, withheld.0), (true, withheld.1)] {
                let arguments = format!("dimension: {dimension}, digitalOnly: {digital}");
                let flows = flows(&engine.store, &arguments).await;
                assert_eq!(flows["cells"].as_array().unwrap().len(), 0, "{flows}");
                assert_eq!(flows["suppressedCells"], withheld, "{arguments}");
            }
            for length in 2..=4 {
                let found = sequence::sequences(&engine.store, dimension, length).await;
                assert!(found.is_empty(), "{found:?}");
            }
        }
        // From reseau and to devops two ways each; in the corps those of 02 and 15.
        for (kind, uid, backwards) in [
            ("Occupation", "occ-reseau", false),
            ("Occupation", "occ-devops", true),
            ("Corps", "crp-isic", false),
            ("Corps", "crp-isic", true),
        ] {
            let from = format!("from: \"{}\", backwards: {backwards}", id(kind, uid));
            let answer = ask(&engine.store, "demo.analyst", &career::tree(&from)).await;
            let tree = &answer["data"]["analytics"]["careerTree"];
            let shown = (&tree["population"], &tree["suppressedLinks"]);
            assert_eq!(shown, (&Value::Null, &2.into()), "{from} {answer}");
            assert_eq!(career::links(tree), []);
        }
    }
}

#[tokio::test]
async fn a_period_is_of_whole_years_and_the_table_for_analysts_only() {
    let engine = small().await.next().unwrap();
    for (argument, period) in [
        ("since", "since: \"2020-01-02\""),
        ("until", "until: \"2020-12-30\""),
        ("until", "since: \"2021-01-01\", until: \"2020-12-31\""),
    ] {
        let query =
            format!("{{ analytics {{ flows(dimension: MINISTRY, {period}) {{ threshold }} }} }}");
        let error = &ask(&engine.store, "demo.analyst", &query).await["errors"][0]["extensions"];
        assert_eq!(
            (&error["code"], &error["argument"]),
            (&"BAD_USER_INPUT".into(), &argument.into())
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
