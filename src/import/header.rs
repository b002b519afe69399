//! The header of a file: which column is where, and which are refused.

use csv::StringRecord;

use super::{
    format::{Column, CsvFile},
    reject::{Code, Reject, Rejects},
};

/// Words that name what must not be collected, in French and English, without accents.
const SENSITIVE: &[&str] = &[
    "nir",
    "securitesociale",
    "socialsecurity",
    "ssn",
    "insurancenumber",
    "birth",
    "naissance",
    "neele",
    "sex",
    "gender",
    "genre",
    "civilite",
    "famil",
    "marital",
    "matrimonial",
    "enfant",
    "children",
    "nationalit",
    "health",
    "sante",
    "medical",
    "handicap",
    "rqth",
    "disab",
    "union",
    "syndic",
    "religi",
    "homeaddress",
    "adressepersonnelle",
    "adressedomicile",
    "domicile",
];

/// Where each known column of a file is.
pub(super) struct Header {
    /// The known columns with their positions, in the order of the format.
    pub(super) columns: Vec<(&'static Column, usize)>,
    /// How many cells a row has.
    pub(super) width: usize,
}

impl Header {
    /// Reads a header and reports what it refuses, by name; none when a required column is absent.
    pub(super) fn read(
        file: &'static CsvFile,
        record: &StringRecord,
        rejects: &mut Rejects,
    ) -> Result<Option<Self>, csv::Error> {
        let names: Vec<_> = record
            .iter()
            .map(|name| name.trim_start_matches('\u{feff}').trim())
            .collect();
        for name in &names {
            if file.column(name).is_none() {
                let code = if is_sensitive(name) {
                    Code::SensitiveColumn
                } else {
                    Code::UnknownColumn
                };
                rejects.add(&Reject::of_cell(file, 1, name, code))?;
            }
        }
        let mut columns = Vec::new();
        let mut whole = true;
        for column in file.columns {
            match names.iter().position(|name| *name == column.name) {
                Some(at) => columns.push((column, at)),
                None if column.required => {
                    rejects.add(&Reject::of_cell(file, 1, column.name, Code::MissingColumn))?;
                    whole = false;
                }
                None => {}
            }
        }
        Ok(whole.then_some(Self {
            columns,
            width: names.len(),
        }))
    }
}

fn is_sensitive(name: &str) -> bool {
    let folded: String = name
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'à' | 'â' => 'a',
            'î' | 'ï' => 'i',
            'ô' => 'o',
            'ç' => 'c',
            other => other,
        })
        .filter(char::is_ascii_alphanumeric)
        .collect();
    SENSITIVE.iter().any(|word| folded.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sensitive_columns_are_known_under_many_names() {
        let names = [
            "NIR",
            "Numéro de sécurité sociale",
            "birth_date",
            "Lieu_Naissance",
            "gender",
            "Civilité",
            "née_le",
            "RQTH",
            "situation familiale",
            "nationalité",
            "état de santé",
            "adresse_personnelle",
        ];
        for name in names {
            assert!(is_sensitive(name), "{name}");
        }
        for name in ["uid", "display_name", "email", "mobile_from", "grade"] {
            assert!(!is_sensitive(name), "{name}");
        }
    }
}
