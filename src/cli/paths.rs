//! `passerelle paths FROM [TO]`

use std::sync::Arc;

use async_graphql::{Request, Variables};
use clap::Args;
use comfy_table::{ContentArrangement, Table, presets};
use serde_json::{Value, json};

use super::{
    GraphArgs, Session,
    error::CliError,
    open, print_json,
    recommend::{WIDTH, refused},
    say,
};
use crate::{
    auth::principal::Principal,
    graphql::{Api, global_id},
};

/// The question, the same that a client of the API asks.
const QUESTION: &str = include_str!("paths.graphql");
/// Characters of a competency's label in the table.
const LONGEST_LABEL: usize = 40;
/// Finds what a key is the key of.
const LOOK_UP: &str = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";

/// Find paths of several moves from an occupation or an agent.
#[derive(Debug, Args)]
#[command(after_help = "Example: passerelle paths occ-dev occ-rssi --data fixtures/small")]
pub(super) struct Paths {
    /// The key of an occupation or an agent.
    from: String,
    /// The key of an occupation or a post; the best next places without one.
    to: Option<String>,
    /// Moves at most, 1 to 4.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(i32).range(1..=4))]
    max_hops: i32,
    /// How many paths, 1 to 50.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(i32).range(1..=50))]
    first: i32,
    #[command(flatten)]
    pub(super) graph: GraphArgs,
}

impl Paths {
    pub(super) async fn run(self, session: &Session) -> Result<(), CliError> {
        let opened = open::migrated(session.settings()).await?;
        let api = Api::new(Arc::new(opened.store.clone()), opened.clock())?;
        let from = find(&api, &self.from, &["Occupation", "Agent"]).await?;
        let to = match &self.to {
            Some(uid) => Some(find(&api, uid, &["Occupation", "Post"]).await?),
            None => None,
        };
        let variables = json!({
            "from": from, "to": to, "maxHops": self.max_hops, "first": self.first,
        });
        let answer = ask(&api, QUESTION, variables).await?;
        let found = &answer["mobilityPaths"];
        if session.json {
            return print_json(found);
        }
        say(&table(found))
    }
}

/// The global id behind a key that may be of several kinds.
async fn find(api: &Api, uid: &str, kinds: &[&str]) -> Result<String, CliError> {
    let ids: Vec<_> = kinds.iter().map(|kind| global_id(kind, uid)).collect();
    let answer = ask(api, LOOK_UP, json!({ "ids": ids })).await?;
    let mut nodes = answer["nodes"].as_array().into_iter().flatten();
    let id = nodes.find_map(|node| node["id"].as_str());
    id.map(str::to_owned).ok_or_else(|| CliError::Refused {
        code: "NOT_FOUND".to_owned(),
        message: format!("no record {uid}"),
    })
}

async fn ask(api: &Api, query: &str, variables: Value) -> Result<Value, CliError> {
    let request = Request::new(query).variables(Variables::from_json(variables));
    let response = api.execute(request, Principal::demo_all()).await;
    let answer = serde_json::to_value(&response).map_err(|e| CliError::Io(e.into()))?;
    match answer.pointer("/errors/0") {
        Some(error) => Err(refused(error)),
        None => Ok(answer["data"].clone()),
    }
}

/// What a code of `EmptyReason` means for paths, in French.
fn why_empty(code: &str) -> &'static str {
    match code {
        "CONSENT_MISSING" => "l'agent n'a pas donné son accord aux recommandations",
        "NO_ASSIGNMENT" => "aucune affectation n'est connue",
        _ => "aucun passage connu n'y mène en si peu d'étapes",
    }
}

/// What a person reads: each path, step by step.
fn table(found: &Value) -> String {
    let paths = found["paths"].as_array().map_or(&[][..], Vec::as_slice);
    if paths.is_empty() {
        let code = found["emptyReason"].as_str().unwrap_or_default();
        return format!("Aucun parcours ({code}) : {}.", why_empty(code));
    }
    let mut table = Table::new();
    table
        .load_preset(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header([
            "",
            "Score",
            "Étape",
            "Preuve",
            "Mois",
            "À acquérir",
            "Postes",
            "Voie",
        ]);
    if !table.is_tty() {
        table.set_width(WIDTH);
    }
    for (i, path) in paths.iter().enumerate() {
        for (j, step) in path["steps"].as_array().into_iter().flatten().enumerate() {
            let head = |text: String| if j == 0 { text } else { String::new() };
            let score = path["score"].as_f64().unwrap_or_default();
            table.add_row([
                head((i + 1).to_string()),
                head(format!("{score:.4}")),
                format!("{} → {}", name(&step["from"]), name(&step["to"])),
                evidence(step),
                step["medianMonths"]
                    .as_i64()
                    .map_or("–".to_owned(), |n| n.to_string()),
                missing(step),
                step["openPostCount"].to_string(),
                route(&step["feasibility"]),
            ]);
        }
    }
    table.trim_fmt()
}

fn name(occupation: &Value) -> &str {
    occupation["label"]["fr"].as_str().unwrap_or_default()
}

fn evidence(step: &Value) -> String {
    let kinds = step["evidence"].as_array().into_iter().flatten();
    let words = kinds.map(|kind| match kind.as_str() {
        Some("OBSERVED") => format!("{} mobilités", step["observedCount"]),
        Some("REFERENCE_CLOSE") => "métier proche".to_owned(),
        _ => "évolution".to_owned(),
    });
    words.collect::<Vec<_>>().join(", ")
}

fn missing(step: &Value) -> String {
    let found = step["missing"].as_array().into_iter().flatten().take(3);
    let labels = found.filter_map(|requirement| requirement["competency"]["label"]["fr"].as_str());
    labels.map(cut).collect::<Vec<_>>().join(" ; ")
}

/// A label that leaves room for the others.
fn cut(label: &str) -> String {
    match label.char_indices().nth(LONGEST_LABEL) {
        None => label.to_owned(),
        Some((end, _)) => format!("{}…", label[..end].trim_end()),
    }
}

fn route(feasibility: &Value) -> String {
    let verdict = match feasibility["verdict"].as_str() {
        Some("FEASIBLE") => "possible",
        Some("CONDITIONAL") => "sous conditions",
        Some("BLOCKED") => "exclue",
        _ => "à vérifier",
    };
    let route = match feasibility["route"].as_str() {
        Some("SAME_EMPLOYER") => "mutation",
        Some("NORMAL_POSITION") => "PNA",
        Some("SECONDMENT") => "détachement",
        Some("MADE_AVAILABLE") => "mise à disposition",
        Some("CONTRACT") => "contrat",
        Some("MILITARY_ASSIGNMENT") => "affectation militaire",
        _ => return verdict.to_owned(),
    };
    format!("{route}, {verdict}")
}
