//! What a directory of the CSV format says of people and posts, read without the code that is under test.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Index,
    path::Path,
    str::FromStr,
};

use chrono::NaiveDate;
use serde::Deserialize;

use super::career::Assignment;

/// A row, by column; a column that the file does not have is empty.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct Row(BTreeMap<String, String>);

impl Row {
    /// A number, where there is one.
    pub fn number<T: FromStr>(&self, column: &str) -> Option<T> {
        self[column].parse().ok()
    }
}

impl Index<&str> for Row {
    type Output = String;

    fn index(&self, column: &str) -> &String {
        static EMPTY: String = String::new();
        self.0.get(column).unwrap_or(&EMPTY)
    }
}

/// The rows of a file; none where the directory has no such file.
pub fn rows(directory: &Path, name: &str) -> Vec<Row> {
    let path = directory.join(name);
    if !path.exists() {
        return Vec::new();
    }
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

/// Rows by key.
type Keyed = BTreeMap<String, Row>;
/// By another key, rows by competency.
type ByCompetency = BTreeMap<String, Keyed>;

/// What is said of people and posts on one day.
pub struct Files {
    pub today: NaiveDate,
    pub competencies: Keyed,
    pub occupations: Keyed,
    pub organisations: Keyed,
    pub places: Keyed,
    /// By reference.
    pub posts: Keyed,
    /// By post.
    pub vacancies: BTreeMap<String, Vec<Row>>,
    /// What each post states, and what it lets people develop.
    pub stated: ByCompetency,
    pub develops: BTreeMap<String, BTreeSet<String>>,
    /// What each occupation needs, and those that are the same.
    pub needs: ByCompetency,
    pub aligned: BTreeMap<String, BTreeSet<String>>,
    /// By what is asked, the competencies that stand for it, and how well.
    pub near: BTreeMap<String, BTreeMap<String, f64>>,
    /// By agent.
    pub careers: BTreeMap<String, Vec<Assignment>>,
    pub said: ByCompetency,
    pub wants: BTreeMap<String, BTreeSet<String>>,
    pub aspirations: BTreeMap<String, Vec<Row>>,
}

/// The rows of each key.
fn grouped(rows: Vec<Row>, key: &str) -> BTreeMap<String, Vec<Row>> {
    let mut found: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in rows {
        found.entry(row[key].clone()).or_default().push(row);
    }
    found
}

/// What a column names of each key.
fn sets(rows: &[Row], key: &str, value: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows {
        let of_key = found.entry(row[key].clone()).or_default();
        of_key.insert(row[value].clone());
    }
    found
}

/// The rows of each key, by competency.
fn by_competency(rows: Vec<Row>, key: &str) -> ByCompetency {
    let mut found = ByCompetency::new();
    for row in rows {
        let of_key = found.entry(row[key].clone()).or_default();
        of_key.insert(row["competency_uid"].clone(), row);
    }
    found
}

impl Files {
    pub fn read(directory: &Path, today: NaiveDate) -> Self {
        let rows = |name| rows(directory, name);
        let keyed = |name, key: &str| -> Keyed {
            let rows = rows(name).into_iter();
            rows.map(|row| (row[key].clone(), row)).collect()
        };
        let mut careers: BTreeMap<String, Vec<Assignment>> = BTreeMap::new();
        for row in rows("assignments.csv") {
            let career = careers.entry(row["agent_uid"].clone()).or_default();
            career.push(Assignment::read(&row));
        }
        let mut relations = rows("occupation_relations.csv");
        relations.retain(|row| row["kind"] == "ALIGNED");
        let mut aligned = sets(&relations, "from_uid", "to_uid");
        for (to, from) in sets(&relations, "to_uid", "from_uid") {
            aligned.entry(to).or_default().extend(from);
        }
        let competencies = keyed("competencies.csv", "uid");
        Self {
            today,
            near: near(competencies.keys(), &rows("competency_relations.csv")),
            competencies,
            occupations: keyed("occupations.csv", "uid"),
            organisations: keyed("organisations.csv", "uid"),
            places: keyed("places.csv", "uid"),
            posts: keyed("posts.csv", "reference"),
            vacancies: grouped(rows("vacancies.csv"), "post_uid"),
            stated: by_competency(rows("post_requirements.csv"), "post_uid"),
            develops: sets(&rows("post_develops.csv"), "post_uid", "competency_uid"),
            needs: by_competency(rows("occupation_needs.csv"), "occupation_uid"),
            aligned,
            careers,
            said: by_competency(rows("agent_competencies.csv"), "agent_uid"),
            wants: sets(&rows("agent_wants.csv"), "agent_uid", "competency_uid"),
            aspirations: grouped(rows("aspirations.csv"), "agent_uid"),
        }
    }

    /// The competencies that stand for one, by a similarity of `least` at least.
    pub fn standing_for(&self, asked: &str, least: f64) -> Vec<&str> {
        let near = self.near.get(asked).into_iter().flatten();
        let near = near.filter(|(_, share)| **share >= least);
        near.map(|(known, _)| known.as_str()).collect()
    }

    /// A node of a tree and all above it, the nearest first.
    pub fn above<'f>(tree: &'f Keyed, uid: &str) -> Vec<&'f Row> {
        let mut found = Vec::new();
        let mut next = tree.get(uid);
        while let Some(row) = next {
            found.push(row);
            next = tree.get(&row["parent_uid"]);
        }
        found
    }

    /// The ministry of an organisation.
    pub fn ministry(&self, organisation: &str) -> Option<&Row> {
        let above = Self::above(&self.organisations, organisation);
        above.into_iter().find(|row| row["kind"] == "MINISTRY")
    }
}

/// What each competency stands for: itself and at most seven others, by half for one step to a broader or related one, a
/// quarter for two, the similarity of one that is aligned, from a quarter on.
fn near<'f>(
    competencies: impl Iterator<Item = &'f String>,
    relations: &[Row],
) -> BTreeMap<String, BTreeMap<String, f64>> {
    let mut steps: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut aligned: BTreeMap<&str, Vec<(&str, f64)>> = BTreeMap::new();
    for row in relations {
        let (from, to) = (row["from_uid"].as_str(), row["to_uid"].as_str());
        for (near, other) in [(from, to), (to, from)] {
            if row["kind"] == "ALIGNED" {
                let similarity = row.number("similarity").unwrap_or(1.0);
                aligned.entry(near).or_default().push((other, similarity));
            } else {
                steps.entry(near).or_default().insert(other);
            }
        }
    }
    let next = |uid: &str| steps.get(uid).into_iter().flatten().copied();
    let mut near: BTreeMap<String, BTreeMap<String, f64>> = BTreeMap::new();
    for known in competencies {
        let once = next(known).map(|uid| (uid, 0.5));
        let twice = next(known).flat_map(next).map(|uid| (uid, 0.25));
        let aligned = aligned.get(known.as_str()).into_iter().flatten().copied();
        let mut found: BTreeMap<&str, f64> = BTreeMap::new();
        for (uid, share) in once.chain(twice).chain(aligned) {
            let best = found.entry(uid).or_default();
            *best = best.max(share);
        }
        found.insert(known, 1.0);
        let mut kept: Vec<_> = found
            .into_iter()
            .filter(|(_, share)| *share >= 0.25)
            .collect();
        kept.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        for (asked, share) in kept.into_iter().take(8) {
            let standing = near.entry(asked.to_owned()).or_default();
            standing.insert(known.clone(), share);
        }
    }
    near
}
