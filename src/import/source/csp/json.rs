//! Offers in JSON: of the back office (a list or details), of the API v1, or with one level.
//!
//! Every coded object is read by its `clientCode`, never by its `code` or `label`. The mapping is
//! that of `docs/talentsoft_offer_mapping.md` of betagouv/csplab, 2026-10-08.

use serde_json::Value;

use crate::import::{reader::fold, source::sink::Spot};

use super::{employer::Employer, flat::SHAPE, offer::Offer};

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Talentsoft,
    Api,
    Flat,
}

impl Form {
    /// The first key that an object lacks to be an offer of this form.
    pub(super) fn missing(self, value: &Value) -> &'static str {
        let keys: &[&'static str] = match self {
            Self::Talentsoft => &["reference", "title", "organisationName"],
            Self::Api => &["reference", "titre"],
            Self::Flat => &["reference", "intitule"],
        };
        let lacks = |key: &&&str| value.get(**key).is_none();
        keys.iter().find(lacks).copied().unwrap_or("reference")
    }
}

/// What a value is; none when it is no offer.
pub(super) fn form(value: &Value) -> Option<Form> {
    let has = |name: &str| value.get(name).is_some();
    if has("reference") && has("title") && (has("organisationName") || has("offerFamilyCategory")) {
        Some(Form::Talentsoft)
    } else if has("identification") || (has("reference") && has("titre")) {
        Some(Form::Api)
    } else if has("reference") && has("intitule") {
        Some(Form::Flat)
    } else {
        None
    }
}

/// The text at the first of some paths that has one: `department.0.clientCode`.
fn at(value: &Value, paths: &[&str]) -> String {
    let texts = paths.iter().map(|path| {
        let mut place = value;
        for part in path.split('.') {
            let next = match part.parse::<usize>() {
                Ok(index) if place.is_array() => place.get(index),
                _ => place.get(part),
            };
            place = next.unwrap_or(&Value::Null);
        }
        written(place)
    });
    texts
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}

fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(said) => said.to_string(),
        Value::Array(values) if values.iter().all(Value::is_string) => {
            let words: Vec<_> = values.iter().map(written).collect();
            words.join(", ")
        }
        _ => String::new(),
    }
}

/// The cell of a column of flat JSON.
pub(super) fn flat(value: &Value, column: &str) -> String {
    let fields = value.as_object().into_iter().flatten();
    let column = SHAPE.columns.iter().find(|known| known.name == column);
    let Some(column) = column else {
        return String::new();
    };
    let names = || std::iter::once(&column.name).chain(column.also);
    let mut known = fields.filter(|(name, _)| names().any(|known| fold(known) == fold(name)));
    known
        .next()
        .map(|(_, value)| written(value))
        .unwrap_or_default()
}

/// An offer of the back office.
pub(super) fn talentsoft(value: &Value, spot: Spot) -> Offer {
    let parts = ["description2", "customFields.applicantCriteria.longText1"];
    let profile: Vec<_> = parts.iter().map(|path| at(value, &[path])).collect();
    let levels = [
        at(value, &["organisation.parentName"]),
        at(value, &["organisationName", "organisation.name"]),
    ];
    let date = |path: &'static str| (path, at(value, &[path]));
    Offer {
        reference: at(value, &["reference"]),
        title: at(value, &["title"]),
        // A list does not have the organisation above: the key must not depend on it.
        employer: Employer::of_names(levels.iter().map(String::as_str)),
        job: at(value, &["offerFamilyCategory.label"]),
        job_code: at(value, &["offerFamilyCategory.clientCode"]),
        department: at(value, &["department.0.clientCode"]),
        categories: at(
            value,
            &["customFields.description.customCodeTable1.clientCode"],
        ),
        nature: at(value, &["contractType.clientCode"]),
        management: at(
            value,
            &["customFields.offerCustomBlock1.customCodeTable1.clientCode"],
        ),
        versant: at(value, &["salaryRange.clientCode"]),
        mission: at(value, &["description1"]),
        profile: profile.join("\n").trim().to_owned(),
        status: at(value, &["professionalCategory.clientCode"]),
        opened: vec![date("startPublicationDate")],
        vacant_from: date("beginningDate"),
        closed: vec![date("customFields.offer.date1"), date("endPublicationDate")],
        url: at(value, &["offerUrl"]),
        ..Offer::new(spot)
    }
}

/// An offer of the API v1, as it is sent to it or as it answers.
pub(super) fn api(value: &Value, spot: Spot) -> Offer {
    let levels = [at(value, &["organisation.nom", "organisation"])];
    let both = |column, paths: &[&str]| (column, at(value, paths));
    Offer {
        reference: at(value, &["identification.reference", "reference"]),
        title: at(value, &["titre_long", "titre"]),
        employer: Employer::of_names(levels.iter().map(String::as_str)),
        job_code: at(value, &["profession.metier"]),
        department: at(
            value,
            &["localisation.0.departement", "localisation.departement"],
        ),
        categories: at(value, &["categories", "categorie"]),
        nature: at(value, &["nature_offre"]),
        military: at(value, &["conditions.ouvert_aux_militaires"]),
        management: at(value, &["conditions.management"]),
        versant: at(value, &["identification.versant", "versant"]),
        mission: at(value, &["description.mission", "mission"]),
        profile: at(value, &["description.profil", "profil"]),
        status: at(value, &["vacance_poste"]),
        opened: vec![both(
            "debut_publication",
            &["publication.debut_publication", "debut_publication"],
        )],
        vacant_from: both(
            "debut_vacance_poste",
            &[
                "publication.debut_vacance_poste",
                "debut_vacance_poste",
                "conditions.debut_contrat",
            ],
        ),
        closed: vec![
            both(
                "fin_candidature",
                &["publication.fin_candidature", "fin_candidature"],
            ),
            both("fin_publication", &["publication.fin_publication"]),
        ],
        url: at(value, &["url_offre"]),
        ..Offer::new(spot)
    }
}
