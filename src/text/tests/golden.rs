//! Exact answers on short texts: what changes here changes for everybody.

use super::*;

/// The first proposals, a line each: label, confidence, rule, the words that speak for it.
#[track_caller]
fn gives(title: &str, text: &str, expected: &[&str]) {
    let found = extract(&small(), title, text);
    let line = |proposal: &Proposal| {
        let words = shown(title, text, proposal);
        format!(
            "{} | {} | {:?} | {words}",
            proposal.uid, proposal.confidence, proposal.rule
        )
    };
    let lines: Vec<String> = found.iter().take(5).map(line).collect();
    assert_eq!(lines, expected);
}

#[test]
fn a_database_administrator() {
    gives(
        "Administrateur de bases de données",
        "Missions :\n- Administrer les bases de données\n- Rédiger la documentation technique",
        &[
            "Rédiger une documentation technique | 0.8 | Exact | Rédiger la documentation technique",
            "Administration de bases de données | 0.75 | Window | Administrer les bases de données",
            "Gestion de bases de données | 0.2 | Coverage | bases de données",
        ],
    );
}

#[test]
fn a_support_technician_in_inclusive_writing() {
    gives(
        "Technicien·ne support H/F",
        "Le ou la technicien·ne accompagne les utilisateur·rice·s dans la prise en main de leurs outils, \
         gère les incidents et installe les équipements réseau.",
        &[
            "Installer un équipement réseau | 0.75 | Window | installe les équipements réseau",
            "Gestion des incidents | 0.75 | Window | gère les incidents",
            "Accompagner les utilisateurs dans la prise en main d'un outil | 0.65 | Coverage | accompagne les utilisateur·rice·s dans la prise en main",
            "Architecture réseau | 0.2 | Coverage | réseau",
        ],
    );
}

#[test]
fn a_head_of_unit_with_the_presentation_of_the_employer() {
    gives(
        "Chef(fe) de bureau",
        "Présentation :\nL'Office des phares fictifs emploie 40 agents et assure leur formation.\nActivités :\n\
         Encadrer une équipe de six agents ; piloter le budget ; conduire les réunions ; négocier avec les fournisseurs.",
        &[
            "Conduire une réunion | 0.8 | Exact | conduire les réunions",
            "Négocier avec les fournisseurs | 0.8 | Exact | négocier avec les fournisseurs",
            "Piloter un budget | 0.8 | Exact | piloter le budget",
            "Encadrement d'équipe | 0.75 | Window | Encadrer une équipe",
            "Animer une équipe | 0.2 | Coverage | équipe",
        ],
    );
}

#[test]
fn a_security_officer() {
    gives(
        "Responsable SSI",
        "Vous veillez à la sécurité du SI, réalisez des audits et mettez en œuvre la protection des données \
         personnelles (RGPD).\nRémunération selon profil. Restauration sur place.",
        &[
            "Protection des données personnelles (RGPD) | 0.8 | Exact | protection des données personnelles",
            "Réaliser un audit | 0.75 | Window | réalisez des audits",
            "Sécurité des systèmes d'information | 0.75 | Window | sécurité du SI",
            "Systèmes d'information | 0.2 | Window | SSI",
            "Gestion de bases de données | 0.2 | Coverage | données",
        ],
    );
}

#[test]
fn a_slug_without_accents() {
    gives(
        "ref 2021 12 gestionnaire comptabilite publique hf",
        "Cf. fiche de poste",
        &["Comptabilité publique | 0.8 | Exact | comptabilite publique"],
    );
}

#[test]
fn a_curriculum_vitae() {
    gives(
        "",
        "Compétences : méthode agile, outils de reporting, langage C++\n2019-2024 : paramétrage des logiciels de paie",
        &[
            "Paramétrage de logiciels | 0.8 | Exact | paramétrage des logiciels",
            "Langage C++ | 0.8 | Exact | langage C++",
            "Méthode AGILE | 0.8 | Exact | méthode agile",
            "Outils de reporting | 0.8 | Exact | outils de reporting",
        ],
    );
}
