//! From titles to occupations.

use super::{
    super::{Occupation, Occupations, title},
    *,
};

fn occupation(uid: &str, titles: &[&str], needs: &[&str], digital: bool) -> Occupation {
    Occupation {
        uid: uid.to_owned(),
        scheme: "ROME4".to_owned(),
        code: uid.to_owned(),
        label_fr: titles[0].to_owned(),
        alt_labels: titles[1..]
            .iter()
            .map(|title| (*title).to_owned())
            .collect(),
        digital,
        needs: needs
            .iter()
            .map(|need| ((*need).to_owned(), true))
            .collect(),
        ..Occupation::default()
    }
}

fn four(lexicon: &Lexicon) -> Occupations {
    let part = |occupation: Occupation| Occupation {
        parent: Some("data".to_owned()),
        ..occupation
    };
    let databases = [
        "Administrateur / Administratrice de bases de données",
        "Gestionnaire de base de données (BDD)",
    ];
    let analyst = ["Data analyst", "Chargé / Chargée d'analyse de données"];
    let buyer = [
        "Acheteur / Acheteuse",
        "Négociateur / Négociatrice achats publics",
    ];
    let networks = [
        "Technicien / Technicienne réseau",
        "Technicien réseau informatique / Technicienne réseau informatique",
    ];
    Occupations::build(
        vec![
            part(occupation(
                "db",
                &databases,
                &["Administration de bases de données"],
                true,
            )),
            part(occupation(
                "analyst",
                &analyst,
                &["Outils de reporting"],
                true,
            )),
            occupation(
                "buyer",
                &buyer,
                &[
                    "Négocier avec les fournisseurs",
                    "Droit de la commande publique",
                ],
                false,
            ),
            occupation(
                "network",
                &networks,
                &["Installer un équipement réseau", "Architecture réseau"],
                true,
            ),
        ],
        lexicon,
    )
}

#[track_caller]
fn first(title: &str, text: &str, uid: &str, matched: &str) {
    let lexicon = small();
    let guesses = four(&lexicon).rank(title, text, false, 5);
    assert_eq!(
        guesses.first().map(|guess| guess.uid.as_str()),
        Some(uid),
        "{guesses:?}"
    );
    assert_eq!(guesses[0].matched_title, matched);
}

#[test]
fn both_genders_of_a_title_are_its_forms() {
    for (text, forms) in [
        (
            "Administrateur / Administratrice de bases",
            vec!["Administrateur de bases", "Administratrice de bases"],
        ),
        (
            "Débardeur forestier / Débardeuse forestière",
            vec!["Débardeur forestier", "Débardeuse forestière"],
        ),
        (
            "Arboriste grimpeur / grimpeuse",
            vec!["Arboriste grimpeur", "Arboriste grimpeuse"],
        ),
        ("Webmestre", vec!["Webmestre"]),
    ] {
        assert_eq!(title::forms(text), forms);
    }
}

#[test]
fn what_names_no_occupation_is_left_out_of_a_title() {
    let words = title::words("Technicien.ne réseau confirmé(e) H/F - réf. 2623 - CDD 2021");
    let words: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    assert_eq!(words, ["technicien", "reseau"]);
}

#[test]
fn a_title_is_recognised_in_capitals_in_a_slug_and_in_either_gender() {
    first(
        "ADMINISTRATRICE DE BDD H/F",
        "",
        "db",
        "Administrateur de bases de données",
    );
    first(
        "rrf 75 technicien ne reseau hf",
        "",
        "network",
        "Technicien réseau",
    );
    first(
        "Négociatrice achats",
        "",
        "buyer",
        "Négociateur achats publics",
    );
}

#[test]
fn a_text_speaks_where_a_title_says_nothing() {
    first(
        "Agent",
        "Vous négociez avec les fournisseurs et suivez la commande publique.",
        "buyer",
        "Acheteur / Acheteuse",
    );
}

#[test]
fn only_digital_occupations_where_the_source_says_so() {
    let lexicon = small();
    let guesses = four(&lexicon).rank(
        "Acheteur",
        "Négocier avec les fournisseurs et administrer des bases",
        true,
        5,
    );
    assert!(
        !guesses.is_empty() && guesses.iter().all(|guess| guess.uid != "buyer"),
        "{guesses:?}"
    );
}

#[test]
fn nothing_known_gives_nothing() {
    let lexicon = small();
    assert_eq!(four(&lexicon).rank("Zythologue", "", false, 5), []);
    assert_eq!(
        Occupations::build(Vec::new(), &lexicon).rank("Acheteur", "", false, 5),
        []
    );
}

#[test]
fn a_wider_occupation_gathers_its_parts() {
    let lexicon = small();
    let occupations = four(&lexicon);
    let guesses = occupations.rank(
        "Chargé d'analyse et d'administration de données",
        "",
        false,
        5,
    );
    let wide = occupations.wider(&guesses);
    assert_eq!(wide.first().map(|guess| guess.uid.as_str()), Some("data"));
    assert!(wide[0].score > guesses[0].score);
    assert_eq!(wide.iter().filter(|guess| guess.uid == "data").count(), 1);
}

#[test]
fn a_prior_is_made_of_what_plausible_occupations_and_the_own_one_need() {
    let lexicon = small();
    let occupations = four(&lexicon);
    let prior = occupations.prior("Acheteuse", "", None);
    assert_eq!(prior.get("Négocier avec les fournisseurs"), Some(&1.0));
    assert_eq!(prior.get("Outils de reporting"), None);
    // The own occupation is a wide one: its parts give their needs.
    let own = occupations.prior("Acheteuse", "", Some("data"));
    assert!(
        own.get("Outils de reporting")
            .is_some_and(|weight| *weight > 0.0 && *weight < 1.0),
        "{own:?}"
    );
}
