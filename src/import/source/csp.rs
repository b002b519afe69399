//! Choisir le service public: posts and vacancies, in the shapes in which they are published.
//!
//! | shape | text |
//! |---|---|
//! | weekly open data, CSV separated by `;`, 2023 on | none but the title and expected competencies |
//! | exports of 2021 to the public employment service, separated by `\|`, not quoted | description |
//! | export of the back office in CSV, 2021 | missions and profile |
//! | the back office's JSON (a list or details), offers of the API v1 of betagouv/csplab, flat JSON | missions and profile |
//!
//! Names of recruiters are never read. Local authorities' posts are kept and marked by `versant`.

use std::path::PathBuf;

use serde_json::Value;

use crate::import::reader::{Column, Header, Input, ProblemCode, ReadError, Shape, Table, Values};

use super::{Kind, Named, Sink, sink::Spot};

mod date;
mod employer;
mod fact;
mod flat;
mod json;
mod lookup;
mod offer;
mod pep;
mod place;
mod says;
mod scrub;
#[cfg(test)]
mod tests;

use lookup::Lookup;
use offer::{Offer, Posts};

/// What a table of the source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Offers,
    Pep,
}

/// Which form a header has: it may lack a column that is required, which is then reported.
fn form(header: &Header) -> Option<Form> {
    let known = |shape: &Shape| {
        let found = shape.columns.iter().filter(|c| header.find(c).is_some());
        found.count()
    };
    let names = |columns: &[&str]| columns.iter().any(|name| header.has(name));
    if names(&["uid", "post_uid"]) {
        None
    } else if names(&["Par_URL_offre", "Par_ref_offre"]) {
        Some(Form::Pep)
    } else if known(&flat::SHAPE) >= 4
        && names(&[
            "Intitulé du poste",
            "JobDescriptionTranslation_JobTitle_",
            "Offer_Reference_",
            "Référence",
            "intitule",
        ])
    {
        Some(Form::Offers)
    } else {
        None
    }
}

/// What a table of the source is, in words.
pub(super) fn csv_form(header: &Header) -> Option<&'static str> {
    form(header).map(|form| match form {
        Form::Pep => "Choisir le service public, export of 2021 to the public employment service",
        Form::Offers if header.has("OfferID") => {
            "Choisir le service public, export of the back office"
        }
        Form::Offers => "Choisir le service public, open data",
    })
}

/// How many objects of a file in JSON are looked at.
const LOOKED_AT: usize = 20;

/// What the first offer of a JSON file is, among its first objects; none where it has no offer.
fn form_of_json(input: &Input) -> Result<Option<json::Form>, ReadError> {
    let mut values = Values::open(input)?;
    for _ in 0..LOOKED_AT {
        let Some((_, value)) = values.read(&mut Vec::new())? else {
            break;
        };
        if let Some(form) = json::form(&value) {
            return Ok(Some(form));
        }
    }
    Ok(None)
}

/// What a JSON file of the source is, in words.
pub(super) fn json_form(input: &Input) -> Result<Option<&'static str>, ReadError> {
    Ok(form_of_json(input)?.map(|form| match form {
        json::Form::Talentsoft => "Choisir le service public, JSON of the back office",
        json::Form::Api => "Choisir le service public, offers of the API v1",
        json::Form::Flat => "Choisir le service public, flat JSON",
    }))
}

/// Whether a table is the one that says the ROME code of a job title of the State.
pub(super) fn is_lookup(header: &Header) -> bool {
    LOOKUP.fits(header)
}

/// The table that says the ROME code of a job title of the State.
const LOOKUP: Shape = Shape {
    columns: &[
        Column::required("libelle_rmfp", &["libelle_rime"]),
        Column::required("code_rome", &[]),
        Column::optional("code_ogr", &[]),
        Column::optional("code_rmfp", &[]),
    ],
    ignored: &["appellation_rome"],
    exact: true,
};

pub(super) fn read(
    inputs: &[Input],
    paths: &[PathBuf],
    sink: &mut Sink,
) -> Result<Option<Named>, ReadError> {
    let lookup = Lookup::near(inputs, paths, sink)?;
    let mut posts = Posts::default();
    let mut any = false;
    for input in inputs {
        let origin = input.name();
        let spot = |line| Spot {
            origin: origin.clone(),
            line,
        };
        if input.is_json()? {
            let Some(form) = form_of_json(input)? else {
                continue;
            };
            any = true;
            let mut values = Values::open(input)?;
            while let Some((line, value)) = values.read(&mut sink.problems)? {
                match offer_of(&value, spot(line)) {
                    Some(offer) => posts.add(offer, &lookup, sink),
                    None => sink.report(&spot(line), form.missing(&value), ProblemCode::MissingKey),
                }
            }
            continue;
        }
        if input.is_blank()? {
            sink.report_file(origin, ProblemCode::MissingHeader);
            continue;
        }
        let Some(form) = form(&Table::header_of(input)?) else {
            continue;
        };
        any = true;
        let mut table = Table::open(input)?;
        let shape = match form {
            Form::Offers => &flat::SHAPE,
            Form::Pep => &pep::SHAPE,
        };
        if !table.take(shape, &mut sink.problems) {
            continue;
        }
        while let Some(row) = table.read(&mut sink.problems)? {
            let offer = match form {
                Form::Offers => flat::offer(|column| row.text(column).to_owned(), spot(row.line)),
                Form::Pep => pep::offer(&row, &lookup, spot(row.line)),
            };
            posts.add(offer, &lookup, sink);
        }
    }
    posts.put(sink);
    Ok(any.then(|| Named::new(Kind::Csp, "", "")))
}

fn offer_of(value: &Value, spot: Spot) -> Option<Offer> {
    Some(match json::form(value)? {
        json::Form::Talentsoft => json::talentsoft(value, spot),
        json::Form::Api => json::api(value, spot),
        json::Form::Flat => flat::offer(|column| json::flat(value, column), spot),
    })
}
