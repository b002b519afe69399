//! Figures, and the tables that show them.

use std::{
    fmt::Write as _,
    iter,
    time::{Duration, Instant},
};

/// Times of one question, in milliseconds, in rising order; empty when it was not measured.
pub struct Spread(Vec<f64>);

impl Spread {
    pub fn from_times(times: &[Duration]) -> Self {
        let mut all: Vec<f64> = times
            .iter()
            .map(|time| time.as_secs_f64() * 1000.0)
            .collect();
        all.sort_by(f64::total_cmp);
        Self(all)
    }

    /// The time that so many of a hundred do not exceed (nearest rank).
    pub fn percentile(&self, of_hundred: usize) -> Option<f64> {
        let rank = (self.0.len() * of_hundred).div_ceil(100);
        self.0.get(rank.checked_sub(1)?).copied()
    }
}

/// Several clients at once.
pub struct Pressed {
    pub per_second: f64,
    /// Milliseconds of processor for a request.
    pub cpu: f64,
}

impl Pressed {
    #[expect(clippy::cast_precision_loss, reason = "requests of some seconds")]
    pub fn measure(cpu: impl Fn() -> f64, press: impl FnOnce() -> usize) -> Self {
        let (begun, before) = (Instant::now(), cpu());
        let done = press().max(1) as f64;
        Self {
            per_second: done / begun.elapsed().as_secs_f64(),
            cpu: (cpu() - before) / done,
        }
    }
}

/// One question, measured.
pub struct Measured {
    pub name: &'static str,
    pub goal: (f64, f64),
    pub statements: usize,
    pub trips: usize,
    pub hits: Vec<(&'static str, u64)>,
    pub graphql: Spread,
    pub raw: Spread,
    pub peer: Spread,
    pub pressed: Pressed,
    pub pressed_raw: Option<Pressed>,
    pub pressed_peer: Option<Pressed>,
}

fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.1}"))
}

fn times(spread: &Spread) -> String {
    let [median, most, worst] = [50, 95, 99].map(|p| shown(spread.percentile(p)));
    format!("{median} / {most} / {worst}")
}

fn ratio(one: Option<f64>, other: Option<f64>) -> String {
    let found = one.zip(other).filter(|(_, other)| *other > 0.0);
    found.map_or_else(
        || "–".to_owned(),
        |(item, other)| format!("{:.2}", item / other),
    )
}

/// Medians and 99th percentiles through GraphQL.
pub fn times_as_csv(all: &[Measured]) -> String {
    let row = |item: &Measured| {
        let [median, worst] = [50, 99].map(|p| shown(item.graphql.percentile(p)));
        format!("{},{median},{worst}\n", item.name)
    };
    let rows = all.iter().map(row);
    iter::once("question,p50,p99\n".to_owned())
        .chain(rows)
        .collect()
}

/// Every table.
pub fn markdown(all: &[Measured], memory: (f64, Option<f64>), agents: u32) -> String {
    let mut text = String::new();
    let _ = writeln!(
        text,
        "{agents} agents, one client; p50 / p95 / p99 in ms.\n"
    );
    text += "| question | GraphQL | same Cypher, bare driver | p50 over driver | goal p50 / p99 | held | peer | p99 over peer |\n|---|---|---|---|---|---|---|---|\n";
    for item in all {
        let (median, worst) = (item.graphql.percentile(50), item.graphql.percentile(99));
        let held =
            median.is_some_and(|m| m <= item.goal.0) && worst.is_some_and(|w| w <= item.goal.1);
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} / {} | {} | {} | {} |",
            item.name,
            times(&item.graphql),
            times(&item.raw),
            ratio(median, item.raw.percentile(50)),
            item.goal.0,
            item.goal.1,
            if held { "yes" } else { "no" },
            times(&item.peer),
            ratio(worst, item.peer.percentile(99)),
        );
    }
    text += "\nEight clients: requests per second, and milliseconds of processor of the API for a request.\n\n";
    text += "| question | GraphQL | bare driver | peer | requests over peer | CPU over peer |\n|---|---|---|---|---|---|\n";
    for item in all {
        let show = |pressed: Option<&Pressed>| {
            pressed.map_or_else(
                || "–".to_owned(),
                |p| format!("{:.0} · {:.2}", p.per_second, p.cpu),
            )
        };
        let peer = item.pressed_peer.as_ref();
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} |",
            item.name,
            show(Some(&item.pressed)),
            show(item.pressed_raw.as_ref()),
            show(peer),
            ratio(Some(item.pressed.per_second), peer.map(|p| p.per_second)),
            ratio(Some(item.pressed.cpu), peer.map(|p| p.cpu)),
        );
    }
    let _ = writeln!(
        text,
        "\nMemory of the process afterwards: {:.0} MiB; the peer's {} MiB.\n",
        memory.0,
        shown(memory.1)
    );
    text +=
        "| question | statements | round trips | database hits by statement |\n|---|---|---|---|\n";
    // What the embedded engine is asked does not pass where statements are noted.
    for entry in all.iter().filter(|item| item.statements > 0) {
        let hits: Vec<String> = entry
            .hits
            .iter()
            .map(|(name, hits)| format!("{name} {hits}"))
            .collect();
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} |",
            entry.name,
            entry.statements,
            entry.trips,
            hits.join(", ")
        );
    }
    text
}
