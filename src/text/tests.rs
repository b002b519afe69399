//! Extraction on a small lexicon, written by hand like the texts: fictitious posts of fictitious offices.

mod golden;
mod lexicon;
mod occupations;
mod spans;
mod traps;

use super::{Entry, Field, Lexicon, Proposal, Question, fold::slice};

/// Labels of skills and of knowledge in the style of a national reference.
const LABELS: &[&str] = &[
    "Assurances",
    "Opéras",
    "Productique",
    "Analyser un signal",
    "Techniques de prise de son",
    "Son",
    "Urbanisme",
    "Plan d'urbanisme informatique partagé",
    "Formation",
    "Restauration",
    "Gestion des rémunérations",
    "Informatique",
    "Systèmes d'information",
    "Sécurité des systèmes d'information",
    "Gestion de la maintenance",
    "Gestion des incidents",
    "Gestion des configurations",
    "Administration de bases de données",
    "Gérer des bases de données",
    "Gestion de bases de données",
    "Gestion des bases de données",
    "Accompagner les utilisateurs dans la prise en main d'un outil",
    "Rédiger une documentation technique",
    "Maintenance de serveurs",
    "Méthode AGILE",
    "Outils de reporting",
    "Animer une équipe",
    "Encadrement d'équipe",
    "Négocier avec les fournisseurs",
    "Paramétrage de logiciels",
    "Piloter un budget",
    "Comptabilité publique",
    "Droit de la commande publique",
    "Architecture réseau",
    "Installer un équipement réseau",
    "Réaliser un audit",
    "Protection des données personnelles (RGPD)",
    "Langage C++",
    "Conduire une réunion",
    "Suivi des plaintes",
    "E-commerce",
    "Second œuvre",
];

fn entry(uid: &str, label: &str) -> Entry {
    Entry {
        uid: uid.to_owned(),
        scheme: "ROME4".to_owned(),
        code: uid.to_owned(),
        label_fr: label.to_owned(),
        ..Entry::default()
    }
}

/// The lexicon of the labels above; the identifier of an entry is its label.
fn small() -> Lexicon {
    let labels = LABELS.iter().map(|label| entry(label, label));
    // Wider labels enough to make general ones of these two.
    let informatics = (0..40).map(|n| format!("Informatique du domaine{n}"));
    let systems = (0..40).map(|n| format!("Systèmes d'information du domaine{n}"));
    let wider = informatics
        .chain(systems)
        .map(|label| entry(&label, &label));
    Lexicon::build(labels.chain(wider).collect())
}

fn extract(lexicon: &Lexicon, title: &str, text: &str) -> Vec<Proposal> {
    lexicon.extract(&Question {
        title: Some(title),
        text,
        first: 20,
        ..Question::default()
    })
}

/// What a text gives: identifiers, best first.
fn uids(lexicon: &Lexicon, text: &str) -> Vec<String> {
    extract(lexicon, "", text)
        .into_iter()
        .map(|proposal| proposal.uid)
        .collect()
}

/// The words that speak for a proposal.
fn shown(title: &str, text: &str, proposal: &Proposal) -> String {
    let evidence = proposal.evidence[0];
    let source = if evidence.field == Field::Title {
        title
    } else {
        text
    };
    slice(source, evidence.start, evidence.end)
}
