//! The exports of 2021 to the public employment service: separated by bars, not quoted, line
//! feeds written `\n`. Three variants of the header; in one file the first columns are shifted,
//! so the address, the code and the reference are known by what they look like.

use crate::import::{
    reader::{Column, Row, Shape, fold},
    source::sink::Spot,
};

use super::{employer::Employer, lookup::Lookup, offer::Offer};

pub(super) const SHAPE: Shape = Shape {
    columns: &[
        Column::required("Par_URL_offre", &[]),
        Column::required("Par_ref_offre", &[]),
        Column::required("Description", &[]),
        Column::required("Off_date_creation", &[]),
        Column::optional("Code_OGR", &[]),
        Column::optional("Libelle_metier_OGR", &[]),
        Column::optional("DEP_cle", &[]),
        Column::optional("DEP_libelle", &[]),
        Column::optional("Description_entreprise", &[]),
    ],
    ignored: &[
        "Par_cle",
        "Par_nom",
        "Off_experience_duree_min",
        "Exp_cle",
        "Exp_libelle",
        "Dur_cle_experience",
        "NTC_cle",
        "TCO_cle",
        "Off_contrat_duree_MO",
        "Pay_cle",
        "Off_date_modification",
    ],
    exact: false,
};

/// What comes before the reference in the address of an offer.
const MARK: &str = "-reference-";

/// An offer by its row.
pub(super) fn offer(row: &Row, lookup: &Lookup, spot: Spot) -> Offer {
    let keys = [0, 1, 2].map(|at| row.cell(at));
    let url = keys.iter().find(|cell| cell.starts_with("http"));
    let url = url.map_or_else(|| row.text("Par_URL_offre"), |url| *url);
    let others: Vec<_> = keys.into_iter().filter(|cell| *cell != url).collect();
    let (slug, reference) = in_address(url);
    let reference = if reference.is_empty() {
        row.text("Par_ref_offre")
    } else {
        reference
    };
    let by_table = others.iter().find(|cell| lookup.knows_ogr(cell));
    let ogr = by_table.map_or_else(|| row.text("Code_OGR"), |cell| *cell);
    let department = match row.text("DEP_cle") {
        "" => row.text("DEP_libelle"),
        code => code,
    };
    Offer {
        prefix: "PEP",
        reference: reference.to_owned(),
        title: title(row.text("Libelle_metier_OGR"), slug),
        employer: Employer::of_names([row.text("Description_entreprise")]),
        ogr: ogr.to_owned(),
        department: department.to_owned(),
        mission: row.text("Description").replace("\\n", "\n"),
        opened: vec![(
            "Off_date_creation",
            row.text("Off_date_creation").to_owned(),
        )],
        url: url.to_owned(),
        ..Offer::new(spot)
    }
}

/// The title and the reference in an address: `…/offre-emploi/juriste-hf-reference-2021-531419/`.
fn in_address(url: &str) -> (&str, &str) {
    if !url.starts_with("http") {
        return ("", "");
    }
    let last = url.trim_end_matches('/').rsplit('/').next();
    let last = last.unwrap_or_default();
    // The reference may itself hold a dash, the title may hold the mark.
    last.rsplit_once(MARK).unwrap_or(("", last))
}

/// The label of an offer, unless it is only the label of its occupation: then its address has
/// the title, in plain letters.
fn title(label: &str, slug: &str) -> String {
    let words: Vec<_> = slug.split('-').filter(|word| !word.is_empty()).collect();
    let folded = fold(label);
    let shared = words.iter().filter(|word| folded.contains(*word)).count();
    if !label.is_empty() && 2 * shared >= words.len() {
        return label.to_owned();
    }
    let title = words.join(" ");
    let mut letters = title.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => label.to_owned(),
    }
}
