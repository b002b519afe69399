//! What ROME says as rows of the CSV format.

use std::collections::HashSet;

use crate::import::{
    reader::ProblemCode,
    source::{Sink, text},
};

use super::{
    Edition,
    gather::{Core, Gathered, ItemKind},
};

/// The domain of digital occupations in 3.x; 4.x says which are digital one by one.
const DIGITAL_DOMAIN: &str = "M18";

/// Puts everything.
pub(super) fn all(gathered: &Gathered, edition: Edition, sink: &mut Sink) {
    let scheme = match edition {
        Edition::Three => "ROME",
        Edition::Four => "ROME4",
    };
    competencies(gathered, scheme, sink);
    occupations(gathered, scheme, edition, sink);
    needs(gathered, scheme, edition, sink);
    relations(gathered, scheme, edition, sink);
}

fn competencies(gathered: &Gathered, scheme: &str, sink: &mut Sink) {
    for item in &gathered.items {
        let kind = match item.kind {
            ItemKind::Skill => "SKILL",
            ItemKind::Behaviour => "BEHAVIOUR",
            ItemKind::Knowledge => "KNOWLEDGE",
            ItemKind::Diploma => {
                sink.skip("diplomas and permits");
                continue;
            }
            ItemKind::Context => {
                sink.skip("work contexts");
                continue;
            }
        };
        if item.code.is_empty() || item.label.is_empty() {
            sink.report(&item.spot, "libelle", ProblemCode::MissingValue);
            continue;
        }
        let uid = format!("{scheme}:C:{}", item.code);
        sink.put(
            "competencies.csv",
            &item.spot,
            [
                ("uid", uid.as_str()),
                ("scheme", scheme),
                ("code", &item.code),
                ("label_fr", &item.label),
                ("kind", kind),
            ],
        );
        if item.above.is_empty() || item.above == item.code {
            continue;
        }
        if gathered.item(&item.above).is_none() {
            sink.report(
                &item.spot,
                "code_ogr_macro_comp",
                ProblemCode::UnknownReference,
            );
            continue;
        }
        sink.put(
            "competency_relations.csv",
            &item.spot,
            [
                ("from_uid", uid.as_str()),
                ("to_uid", &format!("{scheme}:C:{}", item.above)),
                ("kind", "BROADER"),
            ],
        );
    }
}

fn occupations(gathered: &Gathered, scheme: &str, edition: Edition, sink: &mut Sink) {
    let marked = gathered.occupations.iter().any(|o| o.digital.is_some());
    for occupation in &gathered.occupations {
        let code = &occupation.code;
        if code.is_empty() || occupation.label.is_empty() {
            sink.report(&occupation.spot, "libelle_rome", ProblemCode::MissingValue);
            continue;
        }
        let uid = format!("{scheme}:{code}");
        let titles = gathered.titles.get(code).into_iter().flatten();
        let titles = text::labels(&occupation.label, titles.map(String::as_str));
        // Where some occupations are marked, one without the mark is not digital.
        let in_domain = !marked && code.starts_with(DIGITAL_DOMAIN);
        let digital = occupation.digital.unwrap_or(in_domain);
        sink.put(
            "occupations.csv",
            &occupation.spot,
            [
                ("uid", uid.as_str()),
                ("scheme", scheme),
                ("code", code),
                ("label_fr", &occupation.label),
                ("alt_labels", &titles),
                ("family", gathered.families.get(code).map_or("", |f| f)),
                ("digital", if digital { "true" } else { "false" }),
            ],
        );
        if edition == Edition::Four && !occupation.parent.is_empty() {
            sink.put(
                "occupation_relations.csv",
                &occupation.spot,
                [
                    ("from_uid", uid.as_str()),
                    ("to_uid", &format!("ROME:{}", occupation.parent)),
                    ("kind", "ALIGNED"),
                ],
            );
        }
    }
}

fn needs(gathered: &Gathered, scheme: &str, edition: Edition, sink: &mut Sink) {
    let mut seen = HashSet::new();
    for need in &gathered.needs {
        let Some(item) = gathered.item(&need.item) else {
            sink.report(&need.spot, "code_ogr", ProblemCode::UnknownReference);
            continue;
        };
        match item.kind {
            ItemKind::Context => {
                sink.skip("needs of work contexts");
                continue;
            }
            ItemKind::Diploma => {
                sink.skip("needs of diplomas and permits");
                continue;
            }
            ItemKind::Skill | ItemKind::Behaviour | ItemKind::Knowledge => {}
        }
        if !seen.insert((&need.occupation, &need.item)) {
            sink.skip("repeated needs");
            continue;
        }
        let essential = match edition {
            Edition::Three => item.base,
            Edition::Four => matches!(need.core, Core::Main | Core::Emerging),
        };
        let emerging = need.core == Core::Emerging;
        sink.put(
            "occupation_needs.csv",
            &need.spot,
            [
                (
                    "occupation_uid",
                    format!("{scheme}:{}", need.occupation).as_str(),
                ),
                ("competency_uid", &format!("{scheme}:C:{}", need.item)),
                (
                    "importance",
                    if essential { "ESSENTIAL" } else { "DESIRABLE" },
                ),
                ("emerging", if emerging { "true" } else { "" }),
            ],
        );
    }
}

/// Mobilities, each pair once. 4.x has only an order: nothing of it is an evolution.
fn relations(gathered: &Gathered, scheme: &str, edition: Edition, sink: &mut Sink) {
    let mut pairs = HashSet::new();
    for mobility in &gathered.mobilities {
        let pair = (&mobility.from, &mobility.to, mobility.evolution);
        if !pairs.insert(pair) {
            sink.skip("repeated mobilities");
            continue;
        }
        let kind = if mobility.evolution {
            "REFERENCE_EVOLUTION"
        } else {
            "REFERENCE_CLOSE"
        };
        let rank = match edition {
            Edition::Three => "",
            Edition::Four => mobility.rank.as_str(),
        };
        sink.put(
            "occupation_relations.csv",
            &mobility.spot,
            [
                ("from_uid", format!("{scheme}:{}", mobility.from).as_str()),
                ("to_uid", &format!("{scheme}:{}", mobility.to)),
                ("kind", kind),
                ("rank", rank),
            ],
        );
    }
}
