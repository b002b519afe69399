//! What the codes and labels of an offer mean.

use crate::import::{reader::fold, source::text};

/// Labels that say nothing.
const UNSAID: &[&str] = &[
    "",
    "nonrenseigne",
    "sansobjet",
    "autre",
    "nonprecise",
    "nondefini",
];

/// The categories of a code or label: `CAT-A`, `A+`, `APLUS`, `Catégorie B (profession
/// intermédiaire)`, `A, B`; false when it says something that is not understood.
pub(super) fn categories(said: &str) -> (Vec<&'static str>, bool) {
    let plain = text::ascii(said).to_lowercase();
    let mut found = Vec::new();
    for word in plain.split(|c: char| !c.is_ascii_alphanumeric() && c != '+') {
        match word {
            // The codes of the back office for senior management, experts and heads.
            "a+" | "aplus" | "aef" | "esd" | "es" => found.push("A_PLUS"),
            "a" => found.push("A"),
            "b" => found.push("B"),
            "c" => found.push("C"),
            _ => {}
        }
    }
    if plain.contains("encadrement superieur") && !found.contains(&"A_PLUS") {
        found = vec!["A_PLUS"];
    }
    let known =
        !found.is_empty() || plain.contains("hors") || UNSAID.contains(&fold(said).as_str());
    found.sort_by_key(|category| ["A_PLUS", "A", "B", "C"].iter().position(|c| c == category));
    found.dedup();
    (found, known)
}

/// Whether people without tenure may apply: `NAT_TITULAIRE_CONTRACTUEL`, `Emploi ouvert aux
/// titulaires`.
pub(super) fn open_to_contract(said: &str) -> Option<bool> {
    let folded = fold(said);
    if folded.contains("contractuel") {
        Some(true)
    } else if folded.contains("titulaire") || folded.contains("fonctionnaire") {
        Some(false)
    } else {
        None
    }
}

/// `Oui`, `reponse_non`, `AVEC`, `Sans management`.
pub(super) fn yes_or_no(said: &str) -> Option<bool> {
    let folded = fold(said);
    let folded = folded.strip_prefix("reponse").unwrap_or(&folded);
    if ["oui", "avec", "true"]
        .iter()
        .any(|yes| folded.starts_with(yes))
    {
        Some(true)
    } else if ["non", "sans", "false"]
        .iter()
        .any(|no| folded.starts_with(no))
        && !UNSAID.contains(&folded)
    {
        Some(false)
    } else {
        None
    }
}

/// Whether a post is vacant or only likely to be: `STATUT02`, `Susceptible d'être vacant`, `NON`.
pub(super) fn state(said: &str) -> &'static str {
    let folded = fold(said);
    if folded.contains("susceptible") || folded == "statut02" || folded == "non" {
        "LIKELY_VACANT"
    } else {
        "VACANT"
    }
}

/// The branch of the civil service, by its code or label, else by the form of a reference, where
/// a few employers and the export of local authorities (`o09261-201633`) have their own.
pub(super) fn versant(said: &str, reference: &str) -> &'static str {
    let folded = fold(said);
    let by_label = [
        ("etat", "STATE"),
        ("fpe", "STATE"),
        ("territorial", "LOCAL"),
        ("fpt", "LOCAL"),
        ("hospital", "HOSPITAL"),
        ("fph", "HOSPITAL"),
    ];
    if let Some((_, versant)) = by_label.iter().find(|(part, _)| folded.contains(part)) {
        return versant;
    }
    let reference = reference.trim().to_ascii_uppercase();
    let by_reference = [
        ("MENJ", "STATE"),
        ("MINT", "STATE"),
        ("OFII", "STATE"),
        ("APHP", "HOSPITAL"),
    ];
    if let Some((_, versant)) = by_reference
        .iter()
        .find(|(start, _)| reference.starts_with(start))
    {
        return versant;
    }
    let mut local = reference.chars();
    if local.next() == Some('O') && local.next().is_some_and(|c| c.is_ascii_digit()) {
        return "LOCAL";
    }
    ""
}
