//! `passerelle recommend AGENT_UID`

use std::sync::Arc;

use async_graphql::{Request, Variables};
use clap::Args;
use comfy_table::{ContentArrangement, Table, presets};
use serde_json::{Value, json};

use super::{GraphArgs, Session, error::CliError, open, print_json, say};
use crate::{
    auth::principal::{Principal, Role},
    graphql::Api,
};

/// The question, the same that a client of the API asks.
const QUESTION: &str = include_str!("recommend.graphql");
/// Width of the table where no terminal says its own.
pub(super) const WIDTH: u16 = 120;

/// Recommend open posts to an agent.
#[derive(Debug, Args)]
#[command(after_help = "Example: passerelle recommend agt-01 --data fixtures/small --first 5")]
pub(super) struct Recommend {
    /// The agent's key.
    agent_uid: String,
    /// How many posts, 1 to 50.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(i32).range(1..=50))]
    first: i32,
    #[command(flatten)]
    pub(super) graph: GraphArgs,
}

impl Recommend {
    pub(super) async fn run(self, session: &Session) -> Result<(), CliError> {
        let opened = open::migrated(session.settings()).await?;
        let api = Api::new(Arc::new(opened.store.clone()), opened.clock())?
            .with_statute(session.statute());
        let principal = Principal {
            role: Role::Agent,
            uid: Some(self.agent_uid.clone()),
            user: "command line".to_owned(),
        };
        let variables = Variables::from_json(json!({ "uid": self.agent_uid, "first": self.first }));
        let request = Request::new(QUESTION).variables(variables);
        let response = api.execute(request, principal).await;
        let answer = serde_json::to_value(&response).map_err(|e| CliError::Io(e.into()))?;
        if let Some(error) = answer.pointer("/errors/0") {
            return Err(refused(error));
        }
        let found = &answer["data"]["agent"]["recommendedPosts"];
        if found.is_null() {
            return Err(CliError::Refused {
                code: "NOT_FOUND".to_owned(),
                message: format!("no agent {}", self.agent_uid),
            });
        }
        if session.json {
            return print_json(found);
        }
        say(&table(found))
    }
}

/// What the API refuses, as a failure of the command.
pub(super) fn refused(error: &Value) -> CliError {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let (code, message) = (text(&error["extensions"]["code"]), text(&error["message"]));
    match code.as_str() {
        "UPSTREAM_UNAVAILABLE" | "DEADLINE_EXCEEDED" => CliError::Unavailable(message),
        _ => CliError::Refused { code, message },
    }
}

/// What a code of `EmptyReason` means for a list of posts, in French.
fn why_empty(code: &str) -> &'static str {
    match code {
        "CONSENT_MISSING" => "l'agent n'a pas donné son accord aux recommandations",
        "NO_COMPETENCY_KNOWN" => {
            "aucune compétence n'est connue, ni déclarée, ni déduite d'une affectation"
        }
        "NO_OPEN_POST" => {
            "aucun poste n'est ouvert ce jour-là, ou le graphe n'a pas encore été rafraîchi \
             (`passerelle refresh`)"
        }
        "FILTERED_OUT" => "les règles de statut n'ouvrent aucun des postes qui conviennent",
        _ => "trop peu du parcours répond aux postes ouverts",
    }
}

/// A band of the score, in French.
fn band(word: &Value) -> &'static str {
    match word.as_str() {
        Some("VERY_CLOSE") => "très proche",
        Some("CLOSE") => "proche",
        _ => "à explorer",
    }
}

/// Those of some texts that say something, one a line.
fn lines<const N: usize>(parts: [String; N]) -> String {
    let filled: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    filled.join("\n")
}

/// What a person reads: the posts, best first, and why.
fn table(found: &Value) -> String {
    let edges = found["edges"].as_array().map_or(&[][..], Vec::as_slice);
    if edges.is_empty() {
        let code = found["emptyReason"].as_str().unwrap_or_default();
        return format!("Aucun poste à recommander ({code}) : {}.", why_empty(code));
    }
    let mut table = Table::new();
    table
        .load_preset(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header(["", "Score", "Poste", "Employeur", "Pourquoi"]);
    if !table.is_tty() {
        table.set_width(WIDTH);
    }
    for (i, edge) in edges.iter().enumerate() {
        let post = &edge["node"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        table.add_row([
            (i + 1).to_string(),
            lines([
                format!("{:.3}", edge["score"].as_f64().unwrap_or_default()),
                band(&edge["band"]).to_owned(),
                if edge["tied"] == true { "ex æquo" } else { "" }.to_owned(),
            ]),
            lines([text(&post["title"]), text(&post["reference"])]),
            lines([
                text(&post["organisation"]["name"]),
                text(&post["place"]["name"]),
            ]),
            text(&edge["explanation"]["summary"]),
        ]);
    }
    table.trim_fmt()
}
