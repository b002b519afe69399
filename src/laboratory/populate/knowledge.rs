//! What careers are like: the files of `fixtures/population`, over the référentiels of the directory.

use std::{collections::BTreeMap, path::Path};

use chrono::NaiveDate;
use serde::{Deserialize, de::DeserializeOwned};

use super::GenerateError;

/// Weight of the first of the moves to close occupations; the next ones weigh a second, a third of it.
const CLOSE: f64 = 3.0;
/// The same of moves that the reference table calls an evolution.
const EVOLUTION: f64 = 7.0;
/// Moves to a lower level, against those to the same or the next one.
const DOWN: f64 = 0.2;

/// An occupation as people hold it.
pub(super) struct Trade {
    pub(super) uid: String,
    pub(super) level: u8,
    pub(super) family: String,
    pub(super) digital: bool,
    /// Of a hundred who hold it, those who manage.
    pub(super) management: u32,
    /// What it is called in a title, before the object.
    pub(super) roles: Vec<String>,
    /// Occupations that follow, with weights.
    pub(super) next: Vec<(usize, f64)>,
}

/// An organisation as an employer.
pub(super) struct House {
    pub(super) uid: String,
    /// The position of the ministry above, or its own.
    pub(super) ministry: usize,
    /// How many come from other ministries; of ministries only.
    pub(super) pull: f64,
    /// How many work here, of those of the ministry.
    pub(super) weight: f64,
    pub(super) since: Option<NaiveDate>,
    pub(super) departments: Vec<String>,
    /// Empty: all.
    pub(super) families: Vec<String>,
    /// What is worked on here, after a role.
    pub(super) objects: Vec<String>,
    /// Neither a service of the State nor a public administration: reached by secondment.
    pub(super) separate: bool,
}

impl House {
    /// Whether somebody may begin here in a family of occupations.
    pub(super) fn takes(&self, family: &str, start: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= start)
            && (self.families.is_empty() || self.families.iter().any(|item| item == family))
    }
}

/// A corps, or contracts of a category, with what its people do.
pub(super) struct Group {
    pub(super) corps: String,
    pub(super) status: String,
    pub(super) category: String,
    pub(super) weight: f64,
    pub(super) lowest: u8,
    pub(super) highest: u8,
    /// Empty: all.
    pub(super) families: Vec<String>,
    /// Where they begin, with weights; empty: anywhere.
    pub(super) ministries: Vec<(usize, f64)>,
    /// What they begin with.
    pub(super) entries: Vec<(usize, f64)>,
    pub(super) grades: Vec<String>,
}

impl Group {
    /// Whether its people hold an occupation.
    pub(super) fn holds(&self, trade: &Trade) -> bool {
        (self.lowest..=self.highest).contains(&trade.level)
            && (self.families.is_empty() || self.families.contains(&trade.family))
    }
}

/// A way that several people go, from one occupation to the next; the last two moves are of the last years.
pub(super) struct Track {
    pub(super) group: usize,
    pub(super) people: u32,
    pub(super) trades: Vec<usize>,
}

/// All of it; positions are those of these lists.
pub(super) struct Knowledge {
    pub(super) trades: Vec<Trade>,
    pub(super) houses: Vec<House>,
    pub(super) groups: Vec<Group>,
    pub(super) tracks: Vec<Track>,
    words: Vec<WordRow>,
}

#[derive(Deserialize)]
struct WordRow {
    kind: String,
    text: String,
}

#[derive(Deserialize)]
struct TradeRow {
    occupation_uid: String,
    level: u8,
    management: u32,
    roles: String,
}

#[derive(Deserialize)]
struct OccupationRow {
    uid: String,
    family: String,
    digital: bool,
}

#[derive(Deserialize)]
struct RelationRow {
    from_uid: String,
    to_uid: String,
    kind: String,
    rank: f64,
}

#[derive(Deserialize)]
struct MoveRow {
    from_uid: String,
    to_uid: String,
    weight: f64,
}

#[derive(Deserialize)]
struct HouseRow {
    organisation_uid: String,
    pull: f64,
    weight: f64,
    since: Option<NaiveDate>,
    departments: String,
    families: String,
    objects: String,
}

#[derive(Deserialize)]
struct OrganisationRow {
    uid: String,
    kind: String,
    parent_uid: String,
}

#[derive(Deserialize)]
struct TrackRow {
    corps_uid: String,
    category: String,
    people: u32,
    occupations: String,
}

#[derive(Deserialize)]
struct GroupRow {
    corps_uid: String,
    status: String,
    category: String,
    weight: f64,
    lowest: u8,
    highest: u8,
    families: String,
    ministries: String,
    entries: String,
    grades: String,
}

impl Knowledge {
    /// Reads the population, and the référentiels that it speaks of.
    pub(super) fn read(population: &Path, directory: &Path) -> Result<Self, GenerateError> {
        let trades = trades(population, directory)?;
        let houses = houses(population, directory)?;
        let trade: BTreeMap<&str, usize> = positions(trades.iter().map(|item| item.uid.as_str()));
        let house: BTreeMap<&str, usize> = positions(houses.iter().map(|item| item.uid.as_str()));
        let groups = rows::<GroupRow>(population, "corps.csv")?.into_iter();
        let groups = groups.map(|row| Group {
            families: list(&row.families),
            ministries: weighted(&row.ministries, &house),
            entries: weighted(&row.entries, &trade),
            grades: list(&row.grades),
            corps: row.corps_uid,
            status: row.status,
            category: row.category,
            weight: row.weight,
            lowest: row.lowest,
            highest: row.highest,
        });
        let groups: Vec<Group> = groups.collect();
        if groups.iter().any(|group| group.entries.is_empty()) {
            return Err(GenerateError::Missing(population.join("corps.csv")));
        }
        let tracks = rows::<TrackRow>(population, "tracks.csv")?.into_iter();
        let tracks = tracks.filter_map(|row| {
            let of = |group: &Group| group.corps == row.corps_uid && group.category == row.category;
            let trades = weighted(&row.occupations, &trade).into_iter();
            Some(Track {
                group: groups.iter().position(of)?,
                people: row.people,
                trades: trades.map(|(at, _)| at).collect(),
            })
        });
        Ok(Self {
            tracks: tracks.collect(),
            groups,
            trades,
            houses,
            words: rows(population, "words.csv")?,
        })
    }

    /// The way that the person of a number goes, counted from 1: the first people go the common ways.
    pub(super) fn track(&self, number: u32) -> Option<&Track> {
        let mut before = 0;
        self.tracks.iter().find(|track| {
            before += track.people;
            number <= before
        })
    }

    /// The words of a kind.
    pub(super) fn words(&self, kind: &str) -> Vec<&str> {
        let words = self.words.iter().filter(|word| word.kind == kind);
        words.map(|word| word.text.as_str()).collect()
    }
}

fn trades(population: &Path, directory: &Path) -> Result<Vec<Trade>, GenerateError> {
    let occupations = rows::<OccupationRow>(directory, "occupations.csv")?.into_iter();
    let occupations: BTreeMap<String, OccupationRow> =
        occupations.map(|row| (row.uid.clone(), row)).collect();
    let mut all: Vec<Trade> = Vec::new();
    for row in rows::<TradeRow>(population, "occupations.csv")? {
        let Some(occupation) = occupations.get(&row.occupation_uid) else {
            return Err(GenerateError::Missing(directory.join("occupations.csv")));
        };
        all.push(Trade {
            family: occupation.family.clone(),
            digital: occupation.digital,
            level: row.level,
            management: row.management,
            roles: list(&row.roles),
            uid: row.occupation_uid,
            next: Vec::new(),
        });
    }
    let known = positions(all.iter().map(|trade| trade.uid.clone()));
    let mut weights: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    let mut add = |from: &str, to: &str, weight: f64| {
        if let (Some(from), Some(to)) = (known.get(from), known.get(to)) {
            *weights.entry((*from, *to)).or_default() += weight;
        }
    };
    for row in rows::<RelationRow>(directory, "occupation_relations.csv")? {
        let first = if row.kind == "REFERENCE_EVOLUTION" {
            EVOLUTION
        } else {
            CLOSE
        };
        add(&row.from_uid, &row.to_uid, first / row.rank);
    }
    for row in rows::<MoveRow>(population, "moves.csv")? {
        add(&row.from_uid, &row.to_uid, row.weight);
    }
    for ((from, to), weight) in weights {
        let (left, taken) = (all[from].level, all[to].level);
        if left.abs_diff(taken) <= 1 {
            let weight = if taken < left { weight * DOWN } else { weight };
            all[from].next.push((to, weight));
        }
    }
    Ok(all)
}

fn houses(population: &Path, directory: &Path) -> Result<Vec<House>, GenerateError> {
    let organisations = rows::<OrganisationRow>(directory, "organisations.csv")?.into_iter();
    let organisations: BTreeMap<String, OrganisationRow> =
        organisations.map(|row| (row.uid.clone(), row)).collect();
    let found = rows::<HouseRow>(population, "organisations.csv")?;
    let known = positions(found.iter().map(|row| row.organisation_uid.clone()));
    let top = |uid: &str| {
        let mut uid = uid;
        // A cycle ends after twenty steps.
        for _ in 0..20 {
            let above = organisations.get(uid).map(|row| row.parent_uid.as_str());
            match above {
                Some("") | None => break,
                Some(above) => uid = above,
            }
        }
        known.get(uid).copied()
    };
    let missing = || GenerateError::Missing(directory.join("organisations.csv"));
    let houses = found.into_iter().map(|row| {
        let of = organisations.get(&row.organisation_uid);
        Ok(House {
            ministry: top(&row.organisation_uid).ok_or_else(missing)?,
            separate: of
                .is_some_and(|of| matches!(of.kind.as_str(), "OPERATOR" | "PUBLIC_ESTABLISHMENT")),
            pull: row.pull,
            weight: row.weight,
            since: row.since,
            departments: list(&row.departments),
            families: list(&row.families),
            objects: list(&row.objects),
            uid: row.organisation_uid,
        })
    });
    houses.collect()
}

fn positions<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, usize> {
    keys.enumerate().map(|(at, key)| (key, at)).collect()
}

fn list(text: &str) -> Vec<String> {
    let items = text.split('|').filter(|item| !item.is_empty());
    items.map(str::to_owned).collect()
}

/// `key:weight`, separated by `|`; a key alone weighs 1, an unknown one is left out.
fn weighted(text: &str, known: &BTreeMap<&str, usize>) -> Vec<(usize, f64)> {
    let items = text.split('|').map(|item| {
        let (key, weight) = item.split_once(':').unwrap_or((item, "1"));
        Some((*known.get(key)?, weight.parse().ok()?))
    });
    items.flatten().collect()
}

/// The rows of a file, which must be there.
pub(super) fn rows<R: DeserializeOwned>(
    directory: &Path,
    name: &str,
) -> Result<Vec<R>, GenerateError> {
    let path = directory.join(name);
    csv::Reader::from_path(&path)
        .and_then(|reader| reader.into_deserialize().collect())
        .map_err(|error| GenerateError::Unreadable(path, error))
}
