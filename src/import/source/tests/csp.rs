//! The weekly file of Choisir le service public, on rows written by hand: no real row is at hand,
//! only the names of the columns.

use super::*;

mod exports;
mod json;

const WEEKLY: &str = "\u{feff}Organisme de rattachement;Référence;Intitulé du poste;Métier;Spécialisation;Versant;Catégorie;Nature de l'emploi;Nature de contrat;Durée du contrat;Statut du poste;Date de vacance de l'emploi;Durée du poste;Employeur;Localisation du poste;Lieu d'affectation;Lieu d'affectation (sans géolocalisation);Niveau d'études;Niveau d'expérience min. requis;Management;Télétravail;Temps Plein;Compétences attendues;Langues;Niveaux;Documents à transmettre;Avis de vacances au JO;Date de première publication;Date de début de publication par défaut;Date de fin de publication par défaut\r\n\
Ministère des Cordes;2025-1;\"Épisseur\r\n(H/F)\";Épisseuse / Épisseur;;Fonction publique de l'Etat;Catégorie A+ (encadrement supérieur);Emploi ouvert aux titulaires et aux contractuels;CDD;;Susceptible d'être vacant;01/09/2025;;\"Direction des nœuds\r\n1 rue du Port\r\n23000 Guéret\";Creuse (23);;;;;Oui;;;Rigueur;;;;;02/08/2025 10:06;03/08/2025;31/12/2099\r\n\
Ministère des Cordes;2025-1;Épisseur (H/F);;;;;;;;;;;;Paris (75);;;;;;;;;;;;;02/08/2025;;\r\n\
Commune de Nouage;2025-2;Cordier;;;Fonction publique Territoriale;B;Emploi ouvert aux titulaires;;;Vacant;;;;\"Europe, France, Corse-du-Sud (2A)\";;;;;Non;;;;;;;;31/02/2025;;30/09/2025\r\n\
;2025-3;Gabier;;;;Z;;;;;;;;Nouvelle-Calédonie (988);;;;;;;;;;;;;04/08/2025;;\r\n\
Ministère des Cordes;;Sans référence;;;;;;;;;;;;;;;;;;;;;;;;;04/08/2025;;\r\n";

const MAP: &str =
    "libelle_rmfp,code_ogr,code_rome,appellation_rome\nÉPISSEUR / ÉPISSEUSE,10203,M1801,Épisseur\n";

const POST: [&str; 6] = [
    "uid",
    "title",
    "organisation_uid",
    "place_uid",
    "categories",
    "versant",
];
const VACANCY: [&str; 5] = ["uid", "state", "opened_on", "vacant_from", "apply_by"];

fn weekly(text: &str) -> Read {
    read_files(
        Kind::Csp,
        &[
            ("offres-datagouv-20250804.csv", text),
            ("rmfp_libelle_vers_rome.csv", MAP),
        ],
    )
}

#[test]
fn the_weekly_file_is_read_by_the_names_of_its_columns() {
    let read = weekly(WEEKLY);
    assert_eq!(
        cells(&read, "posts.csv", &POST),
        [
            [
                "CSP:2025-1",
                "Épisseur (H/F)",
                "ORG:MINISTERE-DES-CORDES-DIRECTION-DES-NOEUDS",
                "DEP:23",
                "A_PLUS",
                "STATE"
            ],
            [
                "CSP:2025-2",
                "Cordier",
                "ORG:COMMUNE-DE-NOUAGE",
                "DEP:2A",
                "B",
                "LOCAL"
            ],
            ["CSP:2025-3", "Gabier", "ORG:NON-PRECISE", "", "", ""],
        ]
    );
    let facts = [
        "occupation_uid",
        "open_to_contract",
        "management",
        "description",
        "job_label",
    ];
    assert_eq!(
        cells(&read, "posts.csv", &facts)[..2],
        [
            [
                "ROME:M1801",
                "true",
                "true",
                "Rigueur",
                "Épisseuse / Épisseur"
            ],
            ["", "false", "false", "", ""],
        ]
    );
    let mut columns: Vec<_> = WEEKLY
        .lines()
        .next()
        .unwrap()
        .trim_start_matches('\u{feff}')
        .split(';')
        .collect();
    assert_eq!(columns.len(), 30);
    columns.reverse();
    let row = columns.iter().map(|column| match *column {
        "Référence" => "2025-9",
        "Intitulé du poste" => "Cordier",
        "Date de première publication" => "04/08/2025",
        _ => "",
    });
    let text = format!(
        "{}\n{}\n",
        columns.join(";"),
        row.collect::<Vec<_>>().join(";")
    );
    let read = weekly(&text);
    assert_eq!(
        cells(&read, "posts.csv", &["uid", "title"]),
        [["CSP:2025-9", "Cordier"]]
    );
    assert_eq!(problems(&read), []);
}

#[test]
fn days_are_french_and_2099_is_no_end() {
    let read = weekly(WEEKLY);
    assert_eq!(
        cells(&read, "vacancies.csv", &VACANCY),
        [
            [
                "V:CSP:2025-1",
                "LIKELY_VACANT",
                "2025-08-02",
                "2025-09-01",
                ""
            ],
            ["V:CSP:2025-3", "VACANT", "2025-08-04", "", ""],
        ]
    );
    assert_eq!(
        problems(&read),
        [
            (7, "first", ProblemCode::BadDate),
            (7, "opened_on", ProblemCode::MissingValue),
            (8, "categories", ProblemCode::UnknownValue),
            (9, "reference", ProblemCode::MissingValue),
        ],
        "lines are those of the file, of which cells hold line feeds"
    );
}

#[test]
fn a_reference_in_several_rows_is_one_post_at_its_first_place() {
    let read = weekly(WEEKLY);
    assert_eq!(skipped(&read, "repeated references"), 1);
    let first = WEEKLY.replace("Creuse (23)", "");
    assert_eq!(
        cells(&weekly(&first), "posts.csv", &["place_uid"])[0],
        ["DEP:75"]
    );
    assert_eq!(skipped(&read, "places that are no department"), 1);
}

#[test]
fn a_column_that_is_required_and_absent_is_a_problem_and_not_an_error() {
    let read = weekly(&WEEKLY.replacen("Référence", "Numéro", 1));
    let found = [
        (1, "Numéro", ProblemCode::UnknownColumn),
        (1, "reference", ProblemCode::MissingColumn),
    ];
    assert_eq!(problems(&read), found);
    assert_eq!(read.rows, []);
}
