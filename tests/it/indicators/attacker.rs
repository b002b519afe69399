//! An attacker who asks for every indicator, over every period, and solves the system of all answers at once.

use std::collections::{BTreeMap, BTreeSet};

use passerelle::{
    domain::{
        analytics::{
            Dimension,
            indicator::{Tally, tell},
            quarter::{Period, Quarter},
            small_count::Threshold,
        },
        port::indicator::{Foreseen, FurtherPost, IndicatorGraph as _, Return, Satisfaction},
    },
    graph::store::GraphStore,
};
use serde_json::Value;

use super::{ask, impact};
use crate::support::{
    answers::id,
    engine::{Engine, empty, invent},
    span::Span,
};

const K: usize = 5;

/// Cells whose people are not known, what was learnt of their sums, and the sums that should stay unknown.
struct Attack {
    people: Vec<usize>,
    span: Span,
    shown: usize,
    targets: BTreeMap<Vec<usize>, String>,
}

impl Attack {
    fn new(people: Vec<usize>) -> Self {
        Self {
            span: Span::new(people.len()),
            people,
            shown: 0,
            targets: BTreeMap::new(),
        }
    }

    /// Learns a sum that counts each cell so many times.
    fn learn(&mut self, times: impl Fn(usize) -> usize) {
        self.shown += 1;
        let cells = (0..self.people.len()).flat_map(|cell| vec![cell; times(cell)]);
        self.span.learn(&cells.collect::<Vec<_>>());
    }

    /// The people of some cells, when they are few, should not be known.
    fn target(&mut self, name: impl FnOnce() -> String, is_in: impl Fn(usize) -> bool) {
        let cells = (0..self.people.len()).filter(|cell| self.people[*cell] > 0 && is_in(*cell));
        let cells: Vec<_> = cells.collect();
        let people: usize = cells.iter().map(|cell| self.people[*cell]).sum();
        if (1..K).contains(&people) {
            self.targets.entry(cells).or_insert_with(name);
        }
    }

    /// Nothing that should not be is known; how many answers were shown, and how many sums stay unknown.
    fn fails(self) -> (usize, usize) {
        for (cells, name) in &self.targets {
            assert!(!self.span.knows(cells), "{name}");
        }
        (self.shown, self.targets.len())
    }
}

/// Asks for an indicator over every period. `value` is what a value times its population sums; `beside` what the
/// figure beside it is taken to give.
fn over_periods<T: Tally>(
    tallies: &[T],
    value: impl Fn(&T) -> usize,
    beside: &[fn(&T) -> bool],
) -> (usize, usize) {
    let quarters: BTreeSet<_> = tallies.iter().map(Tally::quarter).collect();
    let (first, last) = (quarters.first().unwrap() - 1, quarters.last().unwrap() + 1);
    let mut attack = Attack::new(tallies.iter().map(Tally::people).collect());
    let told = |since: Option<i32>, until: Option<i32>| {
        let (since, until) = (since.map(Quarter), until.map(Quarter));
        tell(tallies, Period { since, until }, Threshold::INSIDE)
    };
    let ends = |open: Option<i32>| (first..=last).map(Some).chain([open]);
    for since in ends(None) {
        for until in ends(None) {
            let (from, to) = (since.unwrap_or(i32::MIN), until.unwrap_or(i32::MAX));
            if from > to {
                continue;
            }
            let within = |i: usize| (from..=to).contains(&tallies[i].quarter());
            let figure = told(since, until);
            for (quarter, of) in figure.series {
                let alone = told(Some(quarter.0), Some(quarter.0));
                assert_eq!(of, alone.whole, "{quarter}");
            }
            if figure.whole.value.is_some() {
                let counted = |i: usize| within(i) && tallies[i].part().is_some();
                attack.learn(|i| usize::from(counted(i)));
                attack.learn(|i| if counted(i) { value(&tallies[i]) } else { 0 });
            }
            if figure.whole.beside.is_some() {
                for is_in in beside {
                    attack.learn(|i| usize::from(within(i) && is_in(&tallies[i])));
                }
            }
            for parts in [&[0][..], &[1], &[0, 1]] {
                for beside in [false, true] {
                    let is_in = |i: usize| {
                        let one = &tallies[i];
                        let part = if beside {
                            one.part_beside()
                        } else {
                            one.part()
                        };
                        within(i) && part.is_some_and(|part| parts.contains(&part))
                    };
                    attack.target(|| format!("{since:?} {until:?} {parts:?} {beside}"), is_in);
                }
            }
        }
    }
    attack.fails()
}

/// Whole years of the API tell what was solved here.
async fn api_tells<T: Tally>(store: &GraphStore, indicator: &str, tallies: &[T]) {
    for year in 2016..=2026 {
        let period = format!("(since: \"{year}-01-01\", until: \"{year}-12-31\")");
        let shown = impact(store, &period).await[indicator].take();
        let period = Period {
            since: Some(Quarter(year * 4)),
            until: Some(Quarter(year * 4 + 3)),
        };
        let told = tell(tallies, period, Threshold::INSIDE);
        let number = |figure: &Value| figure.as_f64();
        assert_eq!(
            number(&shown["value"]),
            told.whole.value,
            "{indicator} {year}"
        );
        assert_eq!(
            number(&shown["companion"]),
            told.whole.beside,
            "{indicator} {year}"
        );
        let population = told.whole.population.map(f64::from);
        assert_eq!(
            number(&shown["population"]),
            population,
            "{indicator} {year}"
        );
        let series = shown["series"].as_array().unwrap();
        assert_eq!(series.len(), told.series.len(), "{indicator} {year}");
    }
}

#[tokio::test]
async fn no_difference_of_all_answers_recovers_a_few_people() {
    for seed in [4, 9] {
        for Engine { name, store, .. } in empty().await {
            invent(&store, 300, seed, "2026-03-02").await;
            let mut found = indicators(&store).await;
            found.push(outlook(&store).await);
            found.extend(times_to_fill(&store).await);
            let shown: usize = found.iter().map(|(shown, _)| shown).sum();
            let few: usize = found.iter().map(|(_, few)| few).sum();
            assert!(shown > 300 && few > 1000, "{name} {seed} {found:?}");
        }
    }
}

async fn indicators(store: &GraphStore) -> Vec<(usize, usize)> {
    let satisfactions = store.satisfactions().await.unwrap();
    let fillings = store.fillings(None).await.unwrap();
    let further = store.further_posts().await.unwrap();
    let returns = store.returns().await.unwrap();
    api_tells(store, "satisfaction", &satisfactions).await;
    api_tells(store, "timeToFill", &fillings).await;
    api_tells(store, "furtherDigitalPosts", &further).await;
    api_tells(store, "returnToDigital", &returns).await;
    let points = |one: &Satisfaction| usize::try_from(one.score).unwrap();
    let back = |one: &Return| one.months.is_some();
    let others: [fn(&FurtherPost) -> bool; 2] = [
        |one| !one.accompanied && one.further,
        |one| !one.accompanied && !one.further,
    ];
    vec![
        over_periods(&satisfactions, points, &[]),
        over_periods(&fillings, |_| 0, &[]),
        over_periods(&further, |one| usize::from(one.further), &others),
        over_periods(&returns, |one| usize::from(back(one)), &[back]),
    ]
}

/// Asks for every number of months.
async fn outlook(store: &GraphStore) -> (usize, usize) {
    let moves = store.outlook().await.unwrap();
    let mut attack = Attack::new(moves.iter().map(|one| one.people).collect());
    for months in 1..=36 {
        let query = format!(
            "outlook(months: {months}) {{ ministry {{ id }} family postsFallingVacant agentsBecomingMobile }}"
        );
        for row in ask(store, &query).await["outlook"].as_array().unwrap() {
            for (kind, field) in [
                (Foreseen::Post, "postsFallingVacant"),
                (Foreseen::Agent, "agentsBecomingMobile"),
            ] {
                if row[field].is_null() {
                    continue;
                }
                attack.learn(|i| {
                    let one = &moves[i];
                    let ministry = id("Organisation", &one.ministry_uid);
                    let is_of = row["ministry"]["id"] == ministry && row["family"] == one.family;
                    usize::from(is_of && one.kind == kind && one.months < months)
                });
            }
        }
        for from in 0..months {
            for cell in &moves {
                let alike = |i: usize| {
                    let one = &moves[i];
                    one.kind == cell.kind && (from..months).contains(&one.months)
                };
                let ministry = |i: usize| alike(i) && moves[i].ministry_uid == cell.ministry_uid;
                let family = |i: usize| alike(i) && moves[i].family == cell.family;
                let what = || format!("{from} {months} {cell:?}");
                attack.target(what, |i| ministry(i) && family(i));
                attack.target(what, ministry);
                attack.target(what, family);
            }
        }
    }
    attack.fails()
}

/// Asks for every dimension; the whole is known too.
async fn times_to_fill(store: &GraphStore) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let all = store.fillings(None).await.unwrap();
    let total = tell(&all, Period::default(), Threshold::INSIDE)
        .whole
        .population;
    for dimension in Dimension::ALL {
        if dimension == Dimension::OccupationFamily {
            continue;
        }
        let fillings = store.fillings(Some(dimension)).await.unwrap();
        let filled: Vec<_> = fillings.iter().filter(|one| one.filled).collect();
        let mut attack = Attack::new(filled.iter().map(|one| one.vacancies).collect());
        if total.is_some() {
            attack.learn(|_| 1);
        }
        let asked = match dimension {
            // Families are sums of occupations.
            Dimension::Occupation => &[dimension, Dimension::OccupationFamily][..],
            _ => &[dimension],
        };
        for by in asked {
            let by_family = *by == Dimension::OccupationFamily;
            let by = serde_json::to_value(by).unwrap();
            let query = format!(
                "timeToFill(dimension: {}) {{ key filled meanDays }}",
                by.as_str().unwrap()
            );
            for row in ask(store, &query).await["timeToFill"].as_array().unwrap() {
                if row["filled"].is_null() {
                    continue;
                }
                let is_of = |i: usize| {
                    let key = if by_family {
                        &filled[i].family
                    } else {
                        &filled[i].key
                    };
                    key.as_deref() == row["key"].as_str()
                };
                attack.learn(|i| usize::from(is_of(i)));
                attack.learn(|i| {
                    let days = usize::try_from(filled[i].days).unwrap();
                    if is_of(i) { days } else { 0 }
                });
            }
        }
        for cell in &filled {
            let key = |i: usize| filled[i].key == cell.key && filled[i].family == cell.family;
            attack.target(|| format!("{cell:?}"), key);
            attack.target(
                || format!("{:?}", cell.family),
                |i| filled[i].family == cell.family,
            );
        }
        found.push(attack.fails());
    }
    found
}
