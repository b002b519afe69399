//! What is taken from, and taken out of, the texts of offers.

use proptest::prelude::*;

use super::{date::day, employer::Employer, fact, place::department, says, scrub::scrub};
use crate::import::source::{name, text};

#[test]
fn a_department_is_in_brackets_or_a_code() {
    let known = [
        ("Creuse (23)", "23"),
        ("Cher (18 )", "18"),
        (
            "Europe, France, Centre - Val de Loire, Loir et Cher (41)",
            "41",
        ),
        ("Nièvre (58), Paris (75)", "58"),
        ("Corse-du-Sud (2a)", "2A"),
        ("1", "01"),
        ("974", "974"),
        ("_TS_CO_Department_67", "67"),
    ];
    for (said, code) in known {
        assert_eq!(department(said).as_deref(), Some(code), "{said}");
    }
    for said in [
        "",
        "Paris",
        "Nouvelle-Calédonie (988)",
        "(20)",
        "(00)",
        "(96)",
        "(975)",
        "+5",
        "ZZ",
    ] {
        assert_eq!(department(said), None, "{said}");
    }
}

#[test]
fn a_day_is_written_in_several_ways() {
    for said in [
        "31/12/2026",
        "31/12/2026 10:06",
        "2026-12-31T10:06:29.553",
        "2026-12-31",
        "31-12-2026",
    ] {
        assert_eq!(day(said), Ok(Some("2026-12-31".to_owned())), "{said}");
    }
    assert_eq!(day("31/12/2099"), Ok(None));
    for said in ["31/02/2026", "12/31/2026", "demain", "", "31/12/0026"] {
        assert_eq!(day(said), Err(()), "{said}");
    }
}

#[test]
fn a_category_is_a_code_or_a_label() {
    let known: [(&str, &[&str]); 9] = [
        ("CAT-A", &["A"]),
        ("CAT-ESD", &["A_PLUS"]),
        ("APLUS", &["A_PLUS"]),
        ("A+", &["A_PLUS"]),
        ("Catégorie B (profession intermédiaire)", &["B"]),
        ("Catégorie A (cadre)", &["A"]),
        ("C, B", &["B", "C"]),
        ("Encadrement supérieur", &["A_PLUS"]),
        ("HORS_CATEGORIE", &[]),
    ];
    for (said, categories) in known {
        assert_eq!(
            fact::categories(said),
            (categories.to_vec(), true),
            "{said}"
        );
    }
    assert_eq!(fact::categories("Z9"), (vec![], false));
    assert_eq!(fact::categories(""), (vec![], true));
}

#[test]
fn a_name_may_show_a_service_of_the_state_or_a_public_establishment() {
    for (name, found) in [
        (
            "Agence nationale de la sécurité des systèmes d'information",
            "NATIONAL_SERVICE",
        ),
        (
            "Agence pour l'informatique financière de l'État (AIFE)",
            "NATIONAL_SERVICE",
        ),
        (
            "Établissement public du musée du Louvre",
            "PUBLIC_ESTABLISHMENT",
        ),
        ("Université de Rennes", "PUBLIC_ESTABLISHMENT"),
        ("Agence du numérique en santé", "OPERATOR"),
    ] {
        let rows = Employer::of_levels([name]).rows();
        assert_eq!(rows[0].kind, found, "{name}");
    }
}

#[test]
fn a_title_names_a_functional_post_only_where_it_is_one_of_itself() {
    for (title, categories, found) in [
        (
            "Sous-directrice du numérique H/F",
            &["A_PLUS"][..],
            Some("DIRECTION"),
        ),
        (
            "Sous-directeur des systèmes d'information",
            &[],
            Some("DIRECTION"),
        ),
        ("Adjoint au sous-directeur", &["A_PLUS"], None),
        ("Sous-directrice adjointe", &["A_PLUS"], None),
        ("Assistante du sous-directeur", &["B"], None),
        (
            "Experte de haut niveau en cybersécurité",
            &["A_PLUS"],
            Some("EXPERT"),
        ),
        ("Expert réseaux", &["A"], None),
        (
            "Directeur de projet – paie",
            &["A_PLUS", "A"],
            Some("PROJECT"),
        ),
        ("Directeur de projet informatique", &["A"], None),
        ("Chef de service", &["A_PLUS"], None),
    ] {
        assert_eq!(says::functional(title, categories), found, "{title}");
    }
}

#[test]
fn a_text_gives_the_category_of_the_post_and_not_of_those_it_leads() {
    let known: [(&str, &[&str]); 16] = [
        ("Poste de catégorie A.", &["A"]),
        ("CATÉGORIE : B", &["B"]),
        ("Cat. C ou B", &["B", "C"]),
        ("2 catégories A et 4 catégories B", &[]),
        (
            "Assurer la présidence des CAP pour des corps de catégorie C",
            &[],
        ),
        (
            "Poste ouvert aux personnels titulaires ou en CDI de la fonction publique de catégorie A\nMISSIONS",
            &["A"],
        ),
        ("- 3 agents contractuels de catégorie C", &[]),
        (
            "Ouvert aux agents de catégories A et B de la fonction publique",
            &["A", "B"],
        ),
        ("Catégorie A+ (NBI)", &["A_PLUS"]),
        ("Emploi d'encadrement supérieur", &["A_PLUS"]),
        ("Poste A+, Paris", &["A_PLUS"]),
        ("Vous encadrez 3 agents de catégorie C.", &[]),
        ("Une équipe composée de deux catégories B", &[]),
        ("Catégorie d'emploi : à définir", &[]),
        ("La catégorie a été revue à la baisse", &[]),
        ("Rédaction de catalogues, suivi du certificat B", &[]),
    ];
    for (said, categories) in known {
        assert_eq!(says::categories("", said), categories, "{said}");
    }
    assert_eq!(
        says::categories("Cordier (cat. B)", "Poste de catégorie A"),
        ["B"]
    );
}

#[test]
fn a_text_opens_a_post_to_the_military_only_where_it_says_so() {
    for said in [
        "Poste ouvert aux militaires",
        "Emploi civil ou militaire",
        "Recrutement au titre de l'article L. 4139-2 du code de la défense",
    ] {
        assert_eq!(says::open_to_military(said), Some(true), "{said}");
    }
    assert_eq!(
        says::open_to_military("Poste non ouvert aux militaires"),
        Some(false)
    );
    for said in [
        "Au sein d'une base militaire",
        "Le musée est ouvert. La musique militaire joue",
        "",
    ] {
        assert_eq!(says::open_to_military(said), None, "{said}");
    }
}

#[test]
fn persons_are_taken_out_of_texts() {
    let gone = [
        "Contact : Mme Exemple",
        "CONTACTS: service du personnel",
        "Renseignements auprès de M. Exemple, chef de bureau",
        "Envoyer CV à prenom.nom@exemple.fr",
        "Écrire à nom(at)exemple.fr",
        "Tél. 01 23 45 67 89",
        "Tél : 01.23.45.67.89 / 06-12-34-56-78",
        "+33 (0)1 23 45 67 89",
        "0123456789",
    ];
    for line in gone {
        assert_eq!(
            scrub(&format!("Épisser.\n{line}\nNouer.")),
            "Épisser.\nNouer.",
            "{line}"
        );
    }
    let kept = [
        "Être en contact avec le public",
        "Madame, Monsieur, ce poste est le vôtre",
        "Code postal 23000, budget de 1 200 000 euros, 35 heures",
        "Gérer l'@ et les arobases",
        "Décret n° 2019-1414 du 19 décembre 2019",
        "Du 01/02/2026 au 31/03/2026",
    ];
    for line in kept {
        assert_eq!(scrub(line), line);
    }
    let paragraph = format!(
        "{} Écrire à prenom.nom@exemple.fr avant lundi. Nouer.",
        "Épisser des câbles longs.".repeat(10)
    );
    let expected = format!("{} Nouer.", "Épisser des câbles longs.".repeat(10));
    assert_eq!(
        scrub(&paragraph),
        expected,
        "of a paragraph only the sentence"
    );
}

#[test]
fn texts_lose_marks_of_html_and_what_is_not_seen() {
    let said =
        "<p><strong>Épisser</strong>&nbsp;&amp; nouer</p><ul><li>un</li><li>deux</li></ul>a < b";
    assert_eq!(scrub(said), "Épisser & nouer\n\nun\n\ndeux\n\na < b");
    assert_eq!(
        text::lines("\u{feff}a\u{200b}\r\n\u{f0b7} b\u{a0}c\r\r\r\rd\u{1}\u{2028}e  \n"),
        "a\n• b c\n\nd\ne"
    );
    assert_eq!(text::line("  a\u{ad}\tb\r\nc\u{202e} "), "a b c");
}

#[test]
fn names_of_files_have_versions_years_and_languages() {
    assert_eq!(
        name::rome_version("unix_item_v347_utf8.csv").as_deref(),
        Some("3.47")
    );
    assert_eq!(name::rome_version("v461").as_deref(), Some("4.61"));
    for none in ["v1", "v547", "v4601", "unix_item.csv", "é"] {
        assert_eq!(name::rome_version(none), None, "{none}");
    }
    let esco = "ESCO dataset - v1.2.0 - classification - fr - csv.zip";
    assert_eq!(name::dotted_version(esco).as_deref(), Some("1.2.0"));
    assert_eq!(
        name::dotted_version("ESCO_v1.1.1_classification_en.zip").as_deref(),
        Some("1.1.1")
    );
    assert_eq!(name::dotted_version("v1_vivre.csv"), None);
    assert_eq!(name::year("v_commune_2024.csv").as_deref(), Some("2024"));
    assert_eq!(
        (
            name::language("skills_fr.csv"),
            name::language("skills.csv")
        ),
        (Some("fr"), None)
    );
}

proptest! {
    #[test]
    fn no_text_makes_a_reading_panic(said in "(\\PC|[\n\r\t@+0-9.<>& (]|cat[ée.]gorie|militaire|A\\+)*") {
        let scrubbed = scrub(&said);
        prop_assert_eq!(scrub(&scrubbed).matches('@').count(), scrubbed.matches('@').count());
        let _ = (says::categories(&said, &said), says::open_to_military(&said), fact::categories(&said));
        let _ = (department(&said), day(&said), text::line(&said), text::lines(&said));
        let _ = (name::rome_version(&said), name::dotted_version(&said), name::year(&said), name::language(&said));
    }
}
