//! An attacker who reads every table of indicators, of each year and of the years together, and solves the system of all
//! at once.

use std::collections::BTreeMap;

use passerelle::{
    domain::analytics::{
        Dimension,
        indicator::Tally,
        tally::{Foreseen, FurtherPost, Return, Satisfaction},
    },
    graph::store::GraphStore,
};

use super::{ask, impact};
use crate::support::{
    answers::id,
    engine::{Engine, empty, invent},
    span::Span,
    tallies,
};

/// The years of which there are tables.
const YEARS: std::ops::RangeInclusive<i32> = 2021..=2025;

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

/// Reads an indicator of every period. `value` is what a value times its population sums; `companion` what its companion
/// is taken to give.
async fn over_periods<T: Tally>(
    store: &GraphStore,
    indicator: &str,
    tallies: &[T],
    value: impl Fn(&T) -> usize,
    companion: &[fn(&T) -> bool],
) -> (usize, usize) {
    let mut attack = Attack::new(tallies.iter().map(Tally::people).collect());
    let whole = impact(store, "").await[indicator].take();
    for period in std::iter::once(None).chain(YEARS.map(Some)) {
        let arguments = period.map_or_else(String::new, |year| {
            format!("(since: \"{year}-01-01\", until: \"{year}-12-31\")")
        });
        let figure = impact(store, &arguments).await[indicator].take();
        let within = |i: usize| match period {
            None => YEARS.contains(&tallies[i].year()),
            Some(year) => tallies[i].year() == year,
        };
        let counted = |i: usize| within(i) && tallies[i].part().is_some();
        if !figure["value"].is_null() {
            let people = (0..tallies.len()).filter(|i| counted(*i));
            let people: usize = people.map(|i| tallies[i].people()).sum();
            assert_eq!(figure["population"].as_u64(), u64::try_from(people).ok());
            attack.learn(|i| usize::from(counted(i)));
            attack.learn(|i| if counted(i) { value(&tallies[i]) } else { 0 });
        }
        if !figure["companion"].is_null() {
            for is_in in companion {
                attack.learn(|i| usize::from(within(i) && is_in(&tallies[i])));
            }
        }
        for quarter in figure["quarters"].as_array().into_iter().flatten() {
            let at = |i: usize| {
                quarter["year"] == tallies[i].year()
                    && tallies[i]
                        .quarter()
                        .is_some_and(|known| quarter["quarter"] == known)
            };
            if !quarter["value"].is_null() {
                attack.learn(|i| usize::from(at(i) && tallies[i].part().is_some()));
            }
            for part in [0, 1] {
                let name = || format!("{indicator} {quarter} {part}");
                attack.target(name, |i| at(i) && tallies[i].part() == Some(part));
            }
        }
        // The series of the years together has the figures of each year.
        if let Some(year) = period {
            let points = whole["series"].as_array().unwrap();
            let point = points.iter().find(|point| point["year"] == year).unwrap();
            for said in ["value", "companion"] {
                assert_eq!(point[said], figure[said], "{indicator} {year}");
            }
        }
    }
    for some in 1..1_usize << YEARS.count() {
        let is_chosen = |year: i32| {
            YEARS.contains(&year) && some >> usize::try_from(year - YEARS.start()).unwrap() & 1 == 1
        };
        for parts in [&[0][..], &[1], &[0, 1]] {
            for of_companion in [false, true] {
                let is_in = |i: usize| {
                    let tally = &tallies[i];
                    let part = if of_companion {
                        tally.companion_part()
                    } else {
                        tally.part()
                    };
                    is_chosen(tally.year()) && part.is_some_and(|part| parts.contains(&part))
                };
                let name = || format!("{indicator} {some:b} {parts:?} {of_companion}");
                attack.target(name, is_in);
            }
        }
    }
    attack.fails()
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
            assert!(shown > 20 && few > 100, "{name} {seed} {found:?}");
        }
    }
}

async fn indicators(store: &GraphStore) -> Vec<(usize, usize)> {
    let satisfactions = tallies::satisfactions(store).await;
    let fillings = tallies::fillings(store, None).await;
    let further = tallies::further_posts(store).await;
    let returns = tallies::returns(store).await;
    let points = |tally: &Satisfaction| usize::try_from(tally.score).unwrap();
    let back = |tally: &Return| tally.months.is_some();
    let further_points = |tally: &FurtherPost| usize::from(tally.further);
    let back_points = |tally: &Return| usize::from(back(tally));
    vec![
        over_periods(store, "satisfaction", &satisfactions, points, &[]).await,
        over_periods(store, "timeToFill", &fillings, |_| 0, &[]).await,
        over_periods(store, "furtherDigitalPosts", &further, further_points, &[]).await,
        over_periods(store, "returnToDigital", &returns, back_points, &[back]).await,
    ]
}

/// Reads every horizon.
async fn outlook(store: &GraphStore) -> (usize, usize) {
    let moves = tallies::outlook(store).await;
    let mut attack = Attack::new(moves.iter().map(|tally| tally.people).collect());
    for months in [12, 24, 36] {
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
                    let tally = &moves[i];
                    let ministry = id("Organisation", &tally.ministry_uid);
                    let is_of = row["ministry"]["id"] == ministry && row["family"] == tally.family;
                    usize::from(is_of && tally.kind == kind && tally.months < months)
                });
            }
        }
        for from in [0, 12, 24].into_iter().filter(|from| *from < months) {
            for cell in &moves {
                let comes = |i: usize| {
                    let tally = &moves[i];
                    tally.kind == cell.kind && (from..months).contains(&tally.months)
                };
                let ministry = |i: usize| comes(i) && moves[i].ministry_uid == cell.ministry_uid;
                let family = |i: usize| comes(i) && moves[i].family == cell.family;
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
    let total = impact(store, "").await["timeToFill"]["population"].take();
    for dimension in Dimension::ALL {
        if dimension == Dimension::OccupationFamily {
            continue;
        }
        let fillings = tallies::fillings(store, Some(dimension)).await;
        let filled = fillings.iter();
        let filled = filled.filter(|tally| tally.filled && YEARS.contains(&tally.year));
        let filled: Vec<_> = filled.collect();
        let mut attack = Attack::new(filled.iter().map(|tally| tally.vacancies).collect());
        if !total.is_null() {
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
