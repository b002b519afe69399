//! Occupations of a directory, what they need, and the moves that reference tables know.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
};

use super::EvaluateError;
use crate::domain::paths::walk::Sparse;

/// What is measured on, by position; occupations are in the order of their keys.
pub(super) struct Occupations {
    /// Keys.
    pub(super) uids: Vec<String>,
    /// Family, empty when unknown.
    pub(super) families: Vec<String>,
    /// Competencies needed, with w·idf: 1 or 0.5 by importance, times ln((N+1)/(df+1)).
    pub(super) profiles: Vec<Sparse>,
    /// The same with idf alone.
    pub(super) plain: Vec<Sparse>,
    /// Known moves of kind CLOSE, by source.
    pub(super) close: Vec<BTreeSet<usize>>,
    /// Known moves of kind EVOLUTION, by source.
    pub(super) evolution: Vec<BTreeSet<usize>>,
}

/// Some cells of a row, by column.
pub(super) type DataRow = HashMap<&'static str, String>;

/// The rows of a file, with some columns that it must have and some that it may have.
pub(super) fn rows(
    directory: &Path,
    name: &str,
    columns: &[&'static str],
    optional: &[&'static str],
) -> Result<Vec<DataRow>, EvaluateError> {
    let path = directory.join(name);
    let unreadable = |error| EvaluateError::Unreadable(path.clone(), error);
    let mut reader = csv::Reader::from_path(&path).map_err(unreadable)?;
    let header = reader.headers().map_err(unreadable)?.clone();
    let place = |column: &str| header.iter().position(|name| name == column);
    let mut places = Vec::new();
    for column in columns {
        let at = place(column).ok_or_else(|| EvaluateError::MissingColumn(path.clone(), column))?;
        places.push((*column, at));
    }
    places.extend(
        optional
            .iter()
            .filter_map(|column| Some((*column, place(column)?))),
    );
    let mut found = Vec::new();
    for record in reader.records() {
        let record = record.map_err(unreadable)?;
        let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
        found.push(places.iter().map(|(name, at)| (*name, cell(*at))).collect());
    }
    Ok(found)
}

impl Occupations {
    /// Reads `occupations.csv`, `occupation_needs.csv` and `occupation_relations.csv`.
    pub(super) fn read(directory: &Path) -> Result<Self, EvaluateError> {
        let named: BTreeMap<String, String> =
            rows(directory, "occupations.csv", &["uid"], &["family"])?
                .into_iter()
                .map(|mut row| {
                    let family = row.remove("family").unwrap_or_default();
                    (row.remove("uid").unwrap_or_default(), family)
                })
                .collect();
        let (uids, families): (Vec<_>, Vec<_>) = named.into_iter().unzip();
        let position: HashMap<&str, usize> = uids
            .iter()
            .enumerate()
            .map(|(i, uid)| (uid.as_str(), i))
            .collect();
        let needs = rows(
            directory,
            "occupation_needs.csv",
            &["occupation_uid", "competency_uid"],
            &["importance"],
        )?;
        let mut needed: Vec<BTreeMap<String, f64>> = vec![BTreeMap::new(); uids.len()];
        for row in needs {
            let Some(i) = position.get(row["occupation_uid"].as_str()) else {
                continue;
            };
            let desirable = row
                .get("importance")
                .is_some_and(|word| word == "DESIRABLE");
            let weight = if desirable { 0.5 } else { 1.0 };
            needed[*i].insert(row["competency_uid"].clone(), weight);
        }
        let (profiles, plain) = weigh(&needed);
        let mut close = vec![BTreeSet::new(); uids.len()];
        let mut evolution = close.clone();
        let columns = ["from_uid", "to_uid", "kind"];
        // Careers can be measured without a reference table.
        let table = if directory.join("occupation_relations.csv").exists() {
            rows(directory, "occupation_relations.csv", &columns, &[])?
        } else {
            Vec::new()
        };
        for row in table {
            let at = |column: &str| position.get(row[column].as_str()).copied();
            let (Some(from), Some(to)) = (at("from_uid"), at("to_uid")) else {
                continue;
            };
            match row["kind"].as_str() {
                _ if from == to => {}
                "REFERENCE_CLOSE" => drop(close[from].insert(to)),
                "REFERENCE_EVOLUTION" => drop(evolution[from].insert(to)),
                _ => {}
            }
        }
        Ok(Self {
            uids,
            families,
            profiles,
            plain,
            close,
            evolution,
        })
    }

    /// Every known move from an occupation.
    pub(super) fn moves(&self, from: usize) -> BTreeSet<usize> {
        self.close[from]
            .union(&self.evolution[from])
            .copied()
            .collect()
    }
}

/// Sparse vectors over competencies: with w·idf, and with idf alone.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of occupations are small"
)]
fn weigh(needed: &[BTreeMap<String, f64>]) -> (Vec<Sparse>, Vec<Sparse>) {
    let mut df: BTreeMap<&str, usize> = BTreeMap::new();
    for competency in needed.iter().flat_map(BTreeMap::keys) {
        *df.entry(competency).or_default() += 1;
    }
    let count = needed.len() as f64;
    let idf: HashMap<&str, (usize, f64)> = df
        .into_iter()
        .enumerate()
        .map(|(i, (competency, df))| (competency, (i, ((count + 1.0) / (df as f64 + 1.0)).ln())))
        .collect();
    let vector = |row: &BTreeMap<String, f64>, weighted: bool| {
        let mut cells: Sparse = row
            .iter()
            .map(|(competency, weight)| {
                let (i, idf) = idf[competency.as_str()];
                (i, if weighted { weight * idf } else { idf })
            })
            .filter(|(_, value)| *value > 0.0)
            .collect();
        cells.sort_by_key(|(i, _)| *i);
        cells
    };
    let weighted = needed.iter().map(|row| vector(row, true)).collect();
    (
        weighted,
        needed.iter().map(|row| vector(row, false)).collect(),
    )
}
