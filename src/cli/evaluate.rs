//! `passerelle evaluate (mobility|careers|exposure|posts) DIR`, `passerelle evaluate (search|extraction) FILE`

use std::{
    collections::BTreeMap,
    env,
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use comfy_table::{Table, presets};

use super::{GraphArgs, Session, day::day_for, error::CliError, open, print_json, say};
use crate::{
    clock::Clock,
    domain::{
        analytics::exposure::{Exposure, measure_exposure},
        calendar::{CalendarError, parse_date},
        ranked::Slice,
        recommend::{RecommendQuery, port::PostFilter, reason::Voice, recommend_posts},
    },
    graph::lexicon,
    laboratory::evaluate::{
        EvaluateError, Split, career,
        extraction::{Extraction, Extractor},
        mobility,
        posts::{self, Listed, PostsReport},
        report::Measured,
        search::{SearchReport, ask, read_questions, report},
    },
};

/// The data of the default start, as the questions call it, and its directory.
const DEMO: (&str, &str) = ("demo", "fixtures/demo");
/// Open data, as the questions call it, and the variable that names its directory.
const REAL: (&str, &str) = ("real", "PASSERELLE_REAL_DATA");
/// The day for which the right answers over open data were judged, which these do not carry.
const REAL_DAY: &str = "2021-04-20";

/// Measure the rankings on a directory of the CSV format.
#[derive(Debug, Args)]
#[command(after_help = "Example: passerelle evaluate search fixtures/search/questions.csv")]
pub(super) struct Evaluate {
    /// The question that is asked.
    question: Benchmark,
    /// The directory to read; of searches the file of questions, of extraction that of judged texts.
    #[arg(value_name = "DIR|FILE")]
    dir: PathBuf,
    /// Careers: the day from which moves are asked for, or `last` for the last one of each agent.
    #[arg(long, value_name = "DATE|last", value_parser = split)]
    split: Option<Split>,
    /// Searches: the directory of open data, else the one that `PASSERELLE_REAL_DATA` names; without it, its questions
    /// are left out.
    #[arg(long, value_name = "DIR")]
    real: Option<PathBuf>,
    /// Extraction: the référentiels that were judged; those of the form of the file without any.
    #[arg(long, value_name = "SCHEME")]
    schemes: Vec<String>,
    /// Extraction: the graph whose competencies are looked for.
    #[command(flatten)]
    pub(super) graph: GraphArgs,
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
    /// Do the lists of agents begin with the posts that an adviser would propose?
    Posts,
    /// Are the competencies that a text asks for found in it?
    Extraction,
    /// Do words find the posts that a person who typed them would be glad to see?
    Search,
}

impl Evaluate {
    pub(super) async fn run(self, session: &Session) -> Result<(), CliError> {
        let today = Clock::from(None).today();
        let Self {
            question,
            dir,
            split,
            real,
            schemes,
            ..
        } = self;
        if matches!(question, Benchmark::Posts) {
            let found = measure_posts(session, &dir).await?;
            return show_posts(&found, session.json);
        }
        if matches!(question, Benchmark::Extraction) {
            let found = measure_extraction(session, &dir, schemes).await?;
            return show_extraction(&found, session.json);
        }
        if matches!(question, Benchmark::Search) {
            let found = measure_searches(session, &dir, real).await?;
            return show_searches(&found, session.json);
        }
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

/// Ranks the posts of the graph for the agents of a directory of careers, which the graph has.
async fn measure_posts(session: &Session, careers: &Path) -> Result<PostsReport, CliError> {
    let acceptable = posts::read(careers)?;
    let opened = open::migrated(session.settings()).await?;
    let today = opened.clock().today();
    let (statute, filter) = (session.statute(), PostFilter::default());
    let mut lists = BTreeMap::new();
    for agent in acceptable.keys() {
        let question = RecommendQuery {
            agent,
            voice: Voice::Own,
            today,
            statute: &statute,
            filter: &filter,
            slice: Slice {
                after: None,
                take: posts::LOOKED_AT,
            },
        };
        let page = recommend_posts(&opened.store, question).await;
        let page = page.map_err(|error| CliError::Config(format!("{agent}: {error}")))?;
        let list = page.items.into_iter().map(|found| Listed {
            band: found.post.band(),
            post_uid: found.post.post_uid,
        });
        lists.insert(agent.clone(), list.collect());
    }
    Ok(posts::measure(&acceptable, &lists))
}

fn show_posts(found: &PostsReport, json: bool) -> Result<(), CliError> {
    if json {
        return print_json(found);
    }
    say(&format!(
        "{} agents: a right post first for {}, among ten for {}; MRR {:.3} (acceptable {:.3}), recall@10 {:.3}",
        found.agents,
        found.right_first,
        found.right_in_10,
        found.mrr_right,
        found.mrr_acceptable,
        found.recall_10
    ))?;
    for (name, band) in &found.bands {
        say(&format!(
            "{name}: {} posts listed, {} of them graded",
            band.listed, band.graded
        ))?;
    }
    Ok(())
}

async fn measure_extraction(
    session: &Session,
    file: &Path,
    mut schemes: Vec<String>,
) -> Result<Extraction, CliError> {
    let opened = open::migrated(session.settings()).await?;
    let reader = lexicon::read(&opened.store).await?;
    if schemes.is_empty() {
        let english = file.extension().is_some_and(|ending| ending == "csv");
        let judged = if english { "ESCO" } else { "ROME4" };
        schemes.extend(reader.has(judged).then(|| judged.to_owned()));
    }
    let extractor = Extractor {
        lexicon: &reader.lexicon,
        occupations: &reader.occupations,
        schemes: &schemes,
    };
    Ok(extractor.evaluate(file).map_err(EvaluateError::from)?)
}

fn show_extraction(found: &Extraction, json: bool) -> Result<(), CliError> {
    if json {
        return print_json(found);
    }
    match found {
        Extraction::Posts(scores) => say(&format!(
            "{} texts: P@5 {:.3}, P@10 {:.3}, R@10 {:.3}, R@20 {:.3}, unjudged@10 {:.3}",
            scores.texts,
            scores.precision_5,
            scores.precision_10,
            scores.recall_10,
            scores.recall_20,
            scores.unjudged_10
        )),
        Extraction::Sentences {
            sentences,
            r_precision_5,
        } => say(&format!("{sentences} sentences: RP@5 {r_precision_5:.3}")),
    }
}

async fn measure_searches(
    session: &Session,
    file: &Path,
    real: Option<PathBuf>,
) -> Result<SearchReport, CliError> {
    let questions = read_questions(file)?;
    let real = real.or_else(|| env::var_os(REAL.1).map(PathBuf::from));
    let mut settings = session.settings().clone();
    let mut answers = Vec::new();
    for (data, dir) in [(DEMO.0, Some(PathBuf::from(DEMO.1))), (REAL.0, real)] {
        if !questions.iter().any(|question| question.data == data) {
            continue;
        }
        let Some(dir) = dir else {
            tracing::warn!(
                data,
                "no directory is named for these questions: they are left out"
            );
            continue;
        };
        if data == REAL.0 && day_for(&settings, &dir)?.is_none() {
            settings.as_of = parse_date(REAL_DAY).ok();
        }
        let opened = open::data(&settings, &dir).await?;
        let day = opened.clock().today();
        let asked = ask(&opened.store, &questions, data, day).await;
        answers.extend(asked?);
    }
    Ok(report(answers))
}

fn show_searches(found: &SearchReport, json: bool) -> Result<(), CliError> {
    if json {
        return print_json(found);
    }
    let mut table = Table::new();
    table.load_preset(presets::ASCII_MARKDOWN);
    table.set_header(["slice", "questions", "MRR", "empty"]);
    for slice in &found.slices {
        table.add_row([
            slice.slice.clone(),
            slice.cases.to_string(),
            format!("{:.3}", slice.mrr),
            format!("{:.3}", slice.empty),
        ]);
    }
    say(&table.trim_fmt())
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
