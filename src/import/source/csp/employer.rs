//! Who offers a post.

use crate::import::{reader::fold, source::text};

/// Levels that are no employer: the platform, the branches of the civil service, folders.
const NO_EMPLOYER: &[&str] = &[
    "dgafp",
    "fonctionpubliquedetat",
    "fonctionpubliquedeletat",
    "fonctionpubliqueterritoriale",
    "fonctionpubliquehospitaliere",
    "apprentissageetstage",
];

/// The key of the employer that an offer does not name.
const UNNAMED: &str = "ORG:NON-PRECISE";

/// An employer, from its ministry down.
#[derive(Debug, Default)]
pub(super) struct Employer {
    levels: Vec<String>,
    /// Whether a key is that of the name alone, and not of the way down to it.
    by_name: bool,
}

/// A row of organisations.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Organisation {
    pub(super) uid: String,
    pub(super) name: String,
    pub(super) kind: &'static str,
    pub(super) parent: String,
}

impl Employer {
    /// An employer by the levels above it and itself; levels that are none are left out.
    pub(super) fn of_levels<'l>(levels: impl IntoIterator<Item = &'l str>) -> Self {
        let mut kept: Vec<String> = Vec::new();
        for level in levels {
            let level = text::line(level);
            let folded = fold(&level);
            let none = folded.is_empty() || NO_EMPLOYER.contains(&folded.as_str());
            if !none && kept.last().is_none_or(|above| fold(above) != folded) {
                kept.push(level);
            }
        }
        Self {
            levels: kept,
            by_name: false,
        }
    }

    /// An employer whose levels are not always given, so that its name alone is its key.
    pub(super) fn of_names<'l>(levels: impl IntoIterator<Item = &'l str>) -> Self {
        Self {
            by_name: true,
            ..Self::of_levels(levels)
        }
    }

    /// Its rows from the top down; the last is itself.
    pub(super) fn rows(&self) -> Vec<Organisation> {
        let mut rows: Vec<Organisation> = Vec::new();
        for (depth, name) in self.levels.iter().enumerate() {
            let above = rows.last();
            let parent = above.map(|row| row.uid.clone()).unwrap_or_default();
            let uid = match above {
                Some(above) if !self.by_name => format!("{}-{}", above.uid, slug(name)),
                _ => format!("ORG:{}", slug(name)),
            };
            rows.push(Organisation {
                uid,
                name: name.clone(),
                kind: kind(name, depth),
                parent,
            });
        }
        if rows.is_empty() {
            rows.push(Organisation {
                uid: UNNAMED.to_owned(),
                name: "Employeur non précisé dans l'export".to_owned(),
                kind: "OPERATOR",
                parent: String::new(),
            });
        }
        rows
    }
}

/// `Ministère de l'Intérieur` as `MINISTERE-DE-L-INTERIEUR`.
fn slug(name: &str) -> String {
    let plain = text::ascii(name).to_ascii_uppercase();
    let words: Vec<_> = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}

/// What an organisation is, where its name shows it.
fn kind(name: &str, depth: usize) -> &'static str {
    const KINDS: [(&str, &str); 20] = [
        ("rectorat d", "REGION_SERVICE"),
        ("prefecture", "REGION_SERVICE"),
        ("dreal", "REGION_SERVICE"),
        ("dreets", "REGION_SERVICE"),
        ("drac ", "REGION_SERVICE"),
        ("ddt ", "REGION_SERVICE"),
        ("direction regionale", "REGION_SERVICE"),
        ("direction departementale", "REGION_SERVICE"),
        ("direction", "DIRECTORATE"),
        ("secretariat general", "DIRECTORATE"),
        ("service a competence nationale", "NATIONAL_SERVICE"),
        (
            "agence nationale de la securite des systemes d",
            "NATIONAL_SERVICE",
        ),
        ("agence pour l'informatique financiere", "NATIONAL_SERVICE"),
        ("etablissement public", "PUBLIC_ESTABLISHMENT"),
        ("agence d", "OPERATOR"),
        ("agence n", "OPERATOR"),
        ("universite ", "PUBLIC_ESTABLISHMENT"),
        ("etablissement ", "OPERATOR"),
        ("office ", "OPERATOR"),
        ("institut ", "OPERATOR"),
    ];
    let plain = text::ascii(name).to_lowercase();
    if depth == 0 && plain.starts_with("minister") {
        return "MINISTRY";
    }
    // `Ministère de la justice - Secrétariat Général` is named after its last part.
    let own = plain.rsplit(" - ").next().unwrap_or(&plain);
    let known = KINDS.iter().find(|(start, _)| own.starts_with(start));
    known.map_or("", |(_, kind)| kind)
}
