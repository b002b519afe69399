//! The référentiels that careers are made of.

use std::{
    collections::{BTreeMap, HashMap},
    fs, io,
    path::Path,
};

use serde::{Deserialize, de::DeserializeOwned};

use super::GenerateError;

/// Files that are copied as they are.
const COPIED: &[&str] = &[
    "organisations.csv",
    "places.csv",
    "corps.csv",
    "competencies.csv",
    "competency_relations.csv",
    "occupations.csv",
    "occupation_needs.csv",
    "occupation_relations.csv",
    "trainings.csv",
    "training_teaches.csv",
    "communities.csv",
];

/// What careers are made of, each list in the order of its keys.
pub(super) struct Reference {
    pub(super) occupations: Vec<Occupation>,
    pub(super) organisations: Vec<Organisation>,
    pub(super) places: Vec<String>,
    pub(super) corps: Vec<Corps>,
    pub(super) competencies: Vec<String>,
    pub(super) communities: Vec<String>,
}

/// A reference job with what it needs.
pub(super) struct Occupation {
    pub(super) uid: String,
    pub(super) label: String,
    pub(super) family: String,
    pub(super) digital: bool,
    pub(super) needs: Vec<Need>,
}

/// A competency that an occupation needs.
#[derive(Clone)]
pub(super) struct Need {
    pub(super) competency_uid: String,
    pub(super) level: Option<u32>,
    pub(super) essential: bool,
}

/// Where people work.
pub(super) struct Organisation {
    pub(super) uid: String,
    pub(super) shown: String,
    /// The position of the root above it, or its own.
    pub(super) ministry: usize,
}

/// A corps.
pub(super) struct Corps {
    pub(super) uid: String,
    pub(super) category: String,
    pub(super) military: bool,
}

#[derive(Deserialize)]
struct OccupationRow {
    uid: String,
    label_fr: String,
    #[serde(default)]
    family: String,
    digital: bool,
}

#[derive(Deserialize)]
struct NeedRow {
    occupation_uid: String,
    competency_uid: String,
    #[serde(default)]
    level: Option<u32>,
    #[serde(default)]
    importance: String,
}

#[derive(Deserialize)]
struct OrganisationRow {
    uid: String,
    name: String,
    #[serde(default)]
    acronym: String,
    #[serde(default)]
    parent_uid: String,
}

#[derive(Deserialize)]
struct PlaceRow {
    uid: String,
    kind: String,
}

#[derive(Deserialize)]
struct CorpsRow {
    uid: String,
    category: String,
    military: bool,
}

#[derive(Deserialize)]
struct UidRow {
    uid: String,
}

impl Reference {
    /// Reads a directory of the CSV format; occupations and organisations are needed.
    pub(super) fn read(directory: &Path) -> Result<Self, GenerateError> {
        let mut needs: HashMap<String, Vec<Need>> = HashMap::new();
        for row in rows::<NeedRow>(directory, "occupation_needs.csv")? {
            needs.entry(row.occupation_uid).or_default().push(Need {
                competency_uid: row.competency_uid,
                level: row.level,
                essential: row.importance != "DESIRABLE",
            });
        }
        let occupations = sorted(
            needed(directory, "occupations.csv")?,
            |row: &OccupationRow| row.uid.clone(),
        )
        .into_iter()
        .map(|row| Occupation {
            needs: needs.remove(&row.uid).unwrap_or_default(),
            uid: row.uid,
            label: row.label_fr,
            family: row.family,
            digital: row.digital,
        })
        .collect();
        let towns = rows::<PlaceRow>(directory, "places.csv")?
            .into_iter()
            .filter(|row| matches!(row.kind.as_str(), "TOWN" | "DEPARTMENT"))
            .map(|row| row.uid);
        let corps = rows::<CorpsRow>(directory, "corps.csv")?.into_iter();
        Ok(Self {
            occupations,
            organisations: organisations(needed(directory, "organisations.csv")?),
            places: sorted(towns.collect(), String::clone),
            corps: sorted(
                corps
                    .map(|row| Corps {
                        uid: row.uid,
                        category: row.category,
                        military: row.military,
                    })
                    .collect(),
                |row| row.uid.clone(),
            ),
            competencies: uids(directory, "competencies.csv")?,
            communities: uids(directory, "communities.csv")?,
        })
    }
}

/// Organisations with the root above each; a cycle ends after twenty steps.
fn organisations(rows: Vec<OrganisationRow>) -> Vec<Organisation> {
    let rows = sorted(rows, |row| row.uid.clone());
    let position: BTreeMap<&str, usize> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| (row.uid.as_str(), at))
        .collect();
    let root = |start: usize| {
        (0..20).fold(start, |at, _| {
            let parent = position.get(rows[at].parent_uid.as_str());
            parent.copied().unwrap_or(at)
        })
    };
    let roots: Vec<usize> = (0..rows.len()).map(root).collect();
    rows.iter()
        .zip(roots)
        .map(|(row, ministry)| Organisation {
            uid: row.uid.clone(),
            shown: if row.acronym.is_empty() {
                row.name.clone()
            } else {
                row.acronym.clone()
            },
            ministry,
        })
        .collect()
}

/// The keys of a file, in order.
fn uids(directory: &Path, name: &str) -> Result<Vec<String>, GenerateError> {
    let all = rows::<UidRow>(directory, name)?.into_iter();
    Ok(sorted(all.map(|row| row.uid).collect(), String::clone))
}

fn sorted<T, K: Ord>(mut all: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    all.sort_by_cached_key(key);
    all
}

/// The rows of a file that must have some.
fn needed<R: DeserializeOwned>(directory: &Path, name: &str) -> Result<Vec<R>, GenerateError> {
    let found = rows(directory, name)?;
    if found.is_empty() {
        return Err(GenerateError::Missing(directory.join(name)));
    }
    Ok(found)
}

/// The rows of a file; none when it is not there.
fn rows<R: DeserializeOwned>(directory: &Path, name: &str) -> Result<Vec<R>, GenerateError> {
    let path = directory.join(name);
    if !path.exists() {
        return Ok(Vec::new());
    }
    csv::Reader::from_path(&path)
        .and_then(|reader| reader.into_deserialize().collect())
        .map_err(|error| GenerateError::Unreadable(path, error))
}

/// Copies the référentiels' files, those that are there.
pub(super) fn copy(from: &Path, to: &Path) -> Result<(), GenerateError> {
    for name in COPIED {
        match fs::copy(from.join(name), to.join(name)) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(GenerateError::Unwritable(to.join(name), error)),
        }
    }
    Ok(())
}
