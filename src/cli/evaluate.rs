//! `passerelle evaluate (mobility|careers|exposure) DIR`

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use comfy_table::{Table, presets};

use super::{Session, day::day_for, error::CliError, open, print_json, say};
use crate::{
    domain::{
        analytics::exposure::{Exposure, measure_exposure},
        calendar::{CalendarError, parse_date},
    },
    laboratory::evaluate::{Split, career, mobility, report::Measured},
};

/// Measure the rankings on a directory of the CSV format.
#[derive(Debug, Args)]
#[command(after_help = "Example: passerelle evaluate mobility data --json")]
pub(super) struct Evaluate {
    /// The question that is asked.
    question: Benchmark,
    /// The directory to read.
    dir: PathBuf,
    /// Careers: the day from which moves are asked for, or `last` for the last one of each agent.
    #[arg(long, value_name = "DATE|last", value_parser = split)]
    split: Option<Split>,
}

fn split(text: &str) -> Result<Split, CalendarError> {
    match text {
        "last" => Ok(Split::Last),
        date => parse_date(date).map(Split::On),
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Benchmark {
    /// Can the reference mobilities of occupations be found again?
    Mobility,
    /// Can the next occupation of an agent be found from the career before it?
    Careers,
    /// How evenly are recommendations spread over ministries, regions, corps and categories?
    Exposure,
}

impl Evaluate {
    pub(super) async fn run(self, session: &Session) -> Result<(), CliError> {
        let today = open::now().date_naive();
        let Self {
            question,
            dir,
            split,
        } = self;
        if matches!(question, Benchmark::Exposure) {
            let opened = open::data(session.settings(), &dir).await?;
            let day = opened.as_of.unwrap_or(today);
            let found = measure_exposure(&opened.store, &session.loaded.statute, day).await?;
            return show_exposure(&found, session.json);
        }
        let day = day_for(session.settings(), &dir)?.unwrap_or(today);
        // Minutes of arithmetic: on a thread of its own, so that an interruption is heard.
        let measured = tokio::task::spawn_blocking(move || match question {
            Benchmark::Careers => career::evaluate(&dir, split.unwrap_or(Split::Usual), day),
            _ => mobility::evaluate(&dir, day),
        });
        let report = measured.await.map_err(|e| CliError::Io(e.into()))??;
        if session.json {
            return print_json(&report);
        }
        say(&table(&report.methods))?;
        for comparison in &report.comparisons {
            let (found, name, against) = (comparison.ndcg10, comparison.name, comparison.against);
            say(&format!(
                "{}: {name} − {against}: NDCG@10 {:+.3} [{:+.3}, {:+.3}]",
                comparison.slice, found.value, found.low, found.high
            ))?;
        }
        for (fold, weights) in report.weights.iter().enumerate() {
            let [competency, walk, family, transition] = weights;
            say(&format!(
                "fold {}: competency {competency:.3}, walk {walk:.3}, family {family:.3}, \
                 transition {transition:.3}",
                fold + 1
            ))?;
        }
        Ok(())
    }
}

fn show_exposure(found: &Exposure, json: bool) -> Result<(), CliError> {
    if json {
        return print_json(found);
    }
    let mut table = Table::new();
    table.load_preset(presets::ASCII_MARKDOWN);
    table.set_header(["of", "by", "group", "members", "ratio", ""]);
    for ratio in &found.ratios {
        table.add_row([
            ratio.of.to_owned(),
            ratio.by.to_owned(),
            ratio.group.clone(),
            ratio.members.to_string(),
            format!("{:.2}", ratio.ratio),
            if ratio.flagged { "flagged" } else { "" }.to_owned(),
        ]);
    }
    say(&table.trim_fmt())?;
    say(&format!(
        "{} agents, {} open posts, {} groups of fewer than five left out",
        found.agents, found.posts, found.too_small
    ))
}

/// Measured rankings as a table.
pub(super) fn table(methods: &[Measured]) -> String {
    let mut table = Table::new();
    table.load_preset(presets::ASCII_MARKDOWN);
    table.set_header(["slice", "method", "cases", "NDCG@10", "R@5", "R@10", "MRR"]);
    for method in methods {
        let show = |metric: &str| {
            let found = method.metrics[metric];
            format!("{:.3} [{:.3}, {:.3}]", found.value, found.low, found.high)
        };
        table.add_row([
            method.slice.to_owned(),
            method.name.to_owned(),
            method.cases.to_string(),
            show("ndcg@10"),
            show("recall@5"),
            show("recall@10"),
            show("mrr"),
        ]);
    }
    table.trim_fmt()
}
