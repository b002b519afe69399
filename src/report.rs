//! Every table of the analysts, as files that a person can keep: CSV, a description of each, and one page.
//!
//! The report asks the API what an analyst asks it, and computes nothing: what is withheld there cannot be
//! shown here, and the two never differ. Why it is a client: `docs/adr/0021-a-report-is-a-client-of-the-api.md`.

use async_graphql::{Request, Variables};
use serde_json::{Value, json};

use crate::{
    auth::principal::{Principal, Role},
    graphql::Api,
};

mod catalog;
mod chart;
mod drawing;
mod metadata;
mod number;
mod page;
mod sankey;
mod sheet;
mod summary;
mod table;

use catalog::tables;
pub use metadata::metadata;
pub use page::page;
pub use sheet::{Reader, sheet};
pub use table::Table;

/// Everything that is disclosed, on one day.
#[derive(Debug)]
pub struct Report {
    /// The tables, in the order of the page.
    pub tables: Vec<Table>,
    /// People under whom a group is withheld.
    pub threshold: i64,
    /// When the published version of the statistics was counted, on the day for which it was.
    pub data_as_of: String,
    /// The version of the formulas.
    pub version: String,
}

/// What the report is of, and where the tree of careers starts.
const ABOUT: &str = include_str!("report/document/about.graphql");

/// Asks for every table, as an analyst.
///
/// # Errors
/// The first error of an answer, as the API gives it.
pub async fn gather(api: &Api) -> Result<Report, Value> {
    let about = ask(api, ABOUT, Value::Null).await?;
    let root = most_left(&about);
    let mut found = Vec::new();
    for definition in tables() {
        let mut variables = definition.variables();
        if definition.starts_somewhere() {
            let Some(root) = &root else {
                found.push(Table::empty(definition));
                continue;
            };
            variables["from"] = root.clone();
        }
        let answer = ask(api, definition.document, variables).await?;
        found.push(Table::new(definition, &answer).with_names());
    }
    let text = |pointer: &str| {
        let found = about.pointer(pointer).and_then(Value::as_str);
        found.unwrap_or_default().to_owned()
    };
    Ok(Report {
        tables: found,
        threshold: about["analytics"]["threshold"].as_i64().unwrap_or_default(),
        data_as_of: text("/analytics/flows/dataAsOf"),
        version: text("/algorithm/version"),
    })
}

async fn ask(api: &Api, document: &str, variables: Value) -> Result<Value, Value> {
    let analyst = Principal {
        role: Role::Analyst,
        uid: None,
        user: "command line".to_owned(),
    };
    let request = Request::new(document).variables(Variables::from_json(variables));
    let answer = api.execute(request, analyst).await;
    let mut answer = serde_json::to_value(&answer).unwrap_or_default();
    match answer.pointer_mut("/errors/0") {
        Some(error) => Err(error.take()),
        None => Ok(answer["data"].take()),
    }
}

/// The occupation that most moves shown leave: careers are followed from there.
fn most_left(about: &Value) -> Option<Value> {
    let cells = about.pointer("/analytics/flows/cells")?.as_array()?;
    let mut left: Vec<(&str, i64, &Value)> = Vec::new();
    for cell in cells {
        let (key, id) = (cell["from"]["key"].as_str()?, &cell["from"]["node"]["id"]);
        let count = cell["count"].as_i64()?;
        match left.iter_mut().find(|entry| entry.0 == key) {
            Some(one) => one.1 += count,
            None => left.push((key, count, id)),
        }
    }
    let most = left
        .into_iter()
        .max_by_key(|entry| (entry.1, std::cmp::Reverse(entry.0)));
    most.map(|entry| json!(entry.2))
}
