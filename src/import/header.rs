//! The header of a file: which column is where, and which are refused.

use super::{
    format::CsvFile,
    reader::{Header, fold, shown},
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

/// Where the columns of a file are, in the order of the format; reports what it refuses, by name. None when a
/// required column is absent, or one stands twice; where every required one is absent no name is reported.
pub(super) fn places(
    file: &'static CsvFile,
    header: &Header,
    rejects: &mut Rejects,
) -> Result<Option<Vec<Option<usize>>>, csv::Error> {
    let columns = file.columns.iter();
    let folded: Vec<_> = columns.map(|column| fold(column.name)).collect();
    let names: Vec<_> = header.names().iter().map(|name| fold(name)).collect();
    let mut required = file
        .columns
        .iter()
        .zip(&folded)
        .filter(|(column, _)| column.required);
    if required.all(|(_, wanted)| !names.contains(wanted)) {
        rejects.add(&Reject::of_file(file.name, Code::MissingHeader))?;
        return Ok(None);
    }
    for (name, known) in header.names().iter().zip(&names) {
        // A column without a name is reported where a row fills it.
        if !name.is_empty() && !folded.contains(known) {
            let code = if is_sensitive(name) {
                Code::SensitiveColumn
            } else {
                Code::UnknownColumn
            };
            rejects.add(&Reject::of_cell(file.name, 1, &shown(name), code))?;
        }
    }
    let mut whole = true;
    let mut places = Vec::new();
    for (column, wanted) in file.columns.iter().zip(&folded) {
        let place = names.iter().position(|name| name == wanted);
        let twice = names.iter().filter(|name| *name == wanted).count() > 1;
        let code = match place {
            None if column.required => Some(Code::MissingColumn),
            Some(_) if twice => Some(Code::DuplicateColumn),
            _ => None,
        };
        if let Some(code) = code {
            rejects.add(&Reject::of_cell(file.name, 1, column.name, code))?;
            whole = false;
        }
        places.push(place);
    }
    Ok(whole.then_some(places))
}

/// Whether a column must not be collected, by its name.
pub(super) fn is_sensitive(name: &str) -> bool {
    let folded = fold(name);
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
