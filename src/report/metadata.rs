//! What each table is, for whoever opens the files later.

use serde_json::{Value, json};

use super::{Report, Table};

/// The description of every table: its file, its definition, its filters, its threshold and its date.
#[must_use]
pub fn metadata(report: &Report) -> Value {
    let table = |table: &Table| {
        let definition = table.definition;
        json!({
            "file": format!("{}.csv", definition.name),
            "title": definition.title,
            "definition": { "fr": definition.meaning[0], "en": definition.meaning[1] },
            "filters": definition.variables(),
            "columns": table.headers().collect::<Vec<_>>(),
            "rows": table.rows.len(),
            "suppressedCells": table.suppressed,
            "population": table.population,
        })
    };
    json!({
        "title": "Parcours des métiers du numérique de l'État : tableaux des analystes",
        "dataAsOf": report.data_as_of,
        "algorithmVersion": report.version,
        "threshold": report.threshold,
        "note": {
            "fr": "Agents qui ont accepté d'être comptés. Une cellule vide est nulle, ou masquée parce qu'elle \
                   concernerait trop peu de personnes.",
            "en": "Agents who agreed to be counted. An empty cell is of nobody, or withheld because it would be \
                   of too few people.",
        },
        "tables": report.tables.iter().map(table).collect::<Vec<_>>(),
    })
}
