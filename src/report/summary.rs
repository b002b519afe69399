//! What the report says, before its tables: three sentences and four figures, of the tables and of nothing else.

use serde_json::Value;

use super::{
    Report, Table,
    number::{french, measured},
};

/// One of the four figures.
#[derive(Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it is.
    pub title: String,
    /// It, with its unit; none when it is withheld.
    pub value: Option<String>,
    /// Of how many it is.
    pub population: Option<String>,
}

/// What the report says in three sentences.
pub fn sentences(report: &Report) -> [String; 3] {
    [filling(report), moving(report), lacking(report)]
}

/// The four indicators.
pub fn figures(report: &Report) -> Vec<Figure> {
    rows(report, "indicateurs")
        .map(|row| Figure {
            title: row
                .cell("Indicateur")
                .as_str()
                .unwrap_or_default()
                .to_owned(),
            value: measured(
                row.cell("Valeur"),
                row.cell("Unité").as_str().unwrap_or_default(),
            ),
            population: count(row.cell("Population")),
        })
        .collect()
}

/// A row of a table.
struct Row<'r> {
    table: &'r Table,
    cells: &'r [Value],
}

impl<'r> Row<'r> {
    /// The cell under a header; null when there is none.
    fn cell(&self, header: &str) -> &'r Value {
        let at = self.table.headers().position(|found| found == header);
        at.and_then(|at| self.cells.get(at)).unwrap_or(&Value::Null)
    }
}

fn rows<'r>(report: &'r Report, name: &str) -> impl Iterator<Item = Row<'r>> + use<'r> {
    let mut tables = report.tables.iter();
    let table = tables.find(|table| table.definition.name == name);
    table
        .into_iter()
        .flat_map(|table| table.rows.iter().map(move |cells| Row { table, cells }))
}

fn count(cell: &Value) -> Option<String> {
    match cell {
        Value::Number(number) => Some(french(number, false)),
        _ => None,
    }
}

fn filling(report: &Report) -> String {
    let row = rows(report, "indicateurs").nth(1);
    let (median, censored) = row.map_or((None, None), |row| {
        (
            measured(row.cell("Valeur"), "days"),
            measured(row.cell("Comparaison"), "days"),
        )
    });
    match (median, censored) {
        (Some(median), Some(censored)) => format!(
            "Un poste qui est pourvu l'est en {median} (médiane) ; {censored} en comptant ceux qui attendent encore."
        ),
        (Some(median), None) => format!("Un poste qui est pourvu l'est en {median} (médiane)."),
        (None, _) => "Trop peu de postes ont été pourvus pour dire en combien de jours.".to_owned(),
    }
}

fn moving(report: &Report) -> String {
    let moves = |row: &Row<'_>| row.cell("Mouvements").as_i64().unwrap_or_default();
    // The first of equals.
    let most = rows(report, "flux_metiers").reduce(|most, next| {
        if moves(&next) > moves(&most) {
            next
        } else {
            most
        }
    });
    let said = most.and_then(|row| {
        let (from, to) = (row.cell("De").as_str()?, row.cell("Vers").as_str()?);
        let (times, months) = (count(row.cell("Mouvements"))?, measured(row.cell("Durée médiane (mois)"), "months"));
        let after = months.map_or(String::new(), |months| format!(", après {months} (médiane)"));
        Some(format!(
            "Le mouvement le plus fréquent entre métiers va de « {from} » à « {to} » : {times} fois en cinq ans{after}."
        ))
    });
    said.unwrap_or_else(|| {
        "Aucun mouvement entre métiers n'est assez fréquent pour être publié.".to_owned()
    })
}

fn lacking(report: &Report) -> String {
    let first = rows(report, "tension").next();
    let said = first.and_then(|row| {
        let (name, asked) = (row.cell("Compétence").as_str()?, count(row.cell("Demande"))?);
        let held = count(row.cell("Offre")).map_or_else(
            || "et trop peu de personnes pour en publier le nombre".to_owned(),
            |held| format!("pour {held} personnes"),
        );
        Some(format!(
            "La compétence la plus rare au regard de la demande est « {name} » : {asked} postes ouverts, {held}."
        ))
    });
    said.unwrap_or_else(|| {
        "Trop peu de personnes pour dire quelle compétence manque le plus.".to_owned()
    })
}
