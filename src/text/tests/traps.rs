//! Errors that were seen on real posts, each on a text of our own.

use std::collections::HashMap;

use super::{super::Rule, *};

#[track_caller]
fn never(text: &str, label: &str) {
    let found = uids(&small(), text);
    assert!(
        !found.iter().any(|uid| uid == label),
        "{text} gives {found:?}"
    );
}

#[track_caller]
fn finds(text: &str, label: &str) {
    let found = uids(&small(), text);
    assert!(
        found.iter().any(|uid| uid == label),
        "{text} gives {found:?}"
    );
}

#[test]
fn a_word_of_the_same_stem_is_not_a_label_of_one_word() {
    never("Assurer le suivi des demandes", "Assurances");
    finds(
        "Suivre les contrats d'assurances de la flotte",
        "Assurances",
    );
    never("Superviser les opérations du centre", "Opéras");
    finds("Accueillir des opéras en tournée", "Opéras");
    never("Suivre la production du service", "Productique");
    never(
        "Traiter les anomalies et incidents signalés",
        "Analyser un signal",
    );
    finds("Analyser un signal radio", "Analyser un signal");
    never(
        "Aider à la prise en main des outils",
        "Techniques de prise de son",
    );
    finds(
        "Maîtriser les techniques de prise de son",
        "Techniques de prise de son",
    );
    never("Il accompagne son équipe au quotidien", "Son");
    finds("Régler la lumière et le son.", "Son");
}

#[test]
fn one_word_of_another_form_does_not_make_a_longer_label() {
    never("Travailler avec les architectes", "Architecture réseau");
    finds("Concevoir l'architecture du réseau", "Architecture réseau");
}

#[test]
fn the_homonym_of_another_trade_comes_after_what_plausible_occupations_need() {
    let lexicon = small();
    let text = "Tenir à jour le plan d'urbanisme de la direction";
    let place =
        |found: &[Proposal], uid: &str| found.iter().position(|proposal| proposal.uid == uid);
    let (right, homonym) = ("Plan d'urbanisme informatique partagé", "Urbanisme");
    let plain = extract(&lexicon, "", text);
    assert!(
        place(&plain, homonym) < place(&plain, right) && place(&plain, homonym).is_some(),
        "{plain:?}"
    );
    let prior = HashMap::from([(right.to_owned(), 1.0)]);
    let found = lexicon.extract(&Question {
        text,
        prior: Some(&prior),
        first: 20,
        ..Question::default()
    });
    assert!(
        place(&found, right) < place(&found, homonym) && place(&found, right).is_some(),
        "{found:?}"
    );
}

#[test]
fn a_light_prior_does_not_put_forward_what_the_text_does_not_say() {
    let lexicon = small();
    let prior = HashMap::from([("Comptabilité publique".to_owned(), 1.0)]);
    let found = lexicon.extract(&Question {
        text: "Administration des bases de données",
        prior: Some(&prior),
        first: 20,
        ..Question::default()
    });
    assert!(
        !found
            .iter()
            .any(|proposal| proposal.uid == "Comptabilité publique"),
        "{found:?}"
    );
}

#[test]
fn what_the_employer_does_is_not_what_the_post_asks_for() {
    never(
        "L'office a pour mission de soutenir la formation et la restauration.",
        "Formation",
    );
    never(
        "La direction comprend les bureaux de la formation et du budget.",
        "Formation",
    );
    never(
        "Présentation du service\nFormation des agents, comptabilité publique\n",
        "Comptabilité publique",
    );
    finds(
        "Présentation du service\nLa tour\nMissions\nTenir la comptabilité publique\n",
        "Comptabilité publique",
    );
    finds(
        "Le titulaire a pour mission la formation des usagers.",
        "Formation",
    );
}

#[test]
fn benefits_and_contract_are_no_competencies() {
    never("Restauration collective sur place", "Restauration");
    never(
        "Rémunération selon la gestion en vigueur des rémunérations",
        "Gestion des rémunérations",
    );
    never(
        "Avantages :\nFormation, restauration, télétravail\n",
        "Restauration",
    );
    finds(
        "Missions :\nGestion des rémunérations des agents\n",
        "Gestion des rémunérations",
    );
}

#[test]
fn what_is_true_of_every_post_is_not_the_first_reason() {
    let lexicon = small();
    let found = extract(
        &lexicon,
        "Chargé des systèmes d'information",
        "Systèmes d'information. Conduire une réunion.",
    );
    let general = found
        .iter()
        .find(|proposal| proposal.uid == "Systèmes d'information");
    assert!(
        general.is_some_and(|proposal| proposal.general),
        "{found:?}"
    );
    assert!(!found[0].general, "{found:?}");
    let alone = extract(&lexicon, "", "Informatique.");
    assert_eq!(
        alone.first().map(|proposal| proposal.uid.as_str()),
        Some("Informatique")
    );
}

#[test]
fn words_scattered_over_a_long_sentence_are_not_a_label() {
    let lexicon = small();
    let text = "La gestion courante des dossiers et des courriers du pôle, la tenue des tableaux, \
                la préparation des comités ainsi que le classement, puis en fin de mois maintenir les listes";
    let whole = |proposal: &Proposal| {
        proposal.uid == "Gestion de la maintenance" && proposal.rule != Rule::Coverage
    };
    let found = extract(&lexicon, "", text);
    assert!(!found.iter().any(whole), "{found:?}");
    let near = extract(&lexicon, "", "Il assure la gestion de toute la maintenance");
    assert!(near.iter().any(whole), "{near:?}");
}

#[test]
fn words_without_accents_cut_or_in_a_slug_are_read() {
    finds(
        "reseau : installer un equipement reseau",
        "Installer un équipement réseau",
    );
    finds(
        "Assurer la gestion des configu\nnégocier avec les fournisseurs",
        "Négocier avec les fournisseurs",
    );
    let found = extract(
        &small(),
        "RRF 75 - Administration de bases de donnees H/F",
        "",
    );
    assert_eq!(
        found.first().map(|proposal| proposal.uid.as_str()),
        Some("Administration de bases de données")
    );
}

#[test]
fn inclusive_writing_is_read_and_shown_as_it_stands() {
    let title = "";
    let text = "Accompagner les utilisateur·rice·s dans la prise en main d’un.e outil";
    let found = extract(&small(), title, text);
    let first = &found[0];
    assert_eq!(
        first.uid,
        "Accompagner les utilisateurs dans la prise en main d'un outil"
    );
    assert_eq!(shown(title, text, first), text);
}

#[test]
fn names_addresses_and_numbers_are_never_evidence() {
    let text = "Contact : formation.informatique@example.org, https://formation.example.org, 01 02 03 04 05";
    assert_eq!(uids(&small(), text), Vec::<String>::new());
}

#[test]
fn a_short_form_is_read_in_capitals_only() {
    finds(
        "Veiller à la sécurité du SI",
        "Sécurité des systèmes d'information",
    );
    never("Veiller à la sécurité si besoin", "Systèmes d'information");
    finds(
        "Appliquer le RGPD",
        "Protection des données personnelles (RGPD)",
    );
}

#[test]
fn signs_are_a_part_of_the_name_of_a_language() {
    finds("Développer en langage C++", "Langage C++");
}

#[test]
fn what_is_done_by_wire_is_another_trade() {
    never("Suivre les commerces du quartier", "E-commerce");
    finds("Développer l'e-commerce", "E-commerce");
}

#[test]
fn an_expression_is_one_word() {
    never("Mettre en œuvre les contrôles", "Second œuvre");
    finds("Suivre le second œuvre du chantier", "Second œuvre");
}

#[test]
fn what_a_sentence_denies_is_not_asked_for() {
    never(
        "Vous ne ferez pas de conduite de réunion",
        "Conduire une réunion",
    );
    never("Poste sans audit à réaliser", "Réaliser un audit");
    finds("Vous conduirez une réunion", "Conduire une réunion");
    // Another part of the sentence is not denied.
    finds(
        "Ne convient pas, conduire une réunion",
        "Conduire une réunion",
    );
}

#[test]
fn words_that_a_comma_parts_are_no_expression() {
    let sure = |text: &str| {
        let found = extract(&small(), "", text);
        let wanted = "Second œuvre";
        let proposal = found.iter().find(|proposal| proposal.uid == wanted);
        proposal.is_some_and(|proposal| proposal.confidence >= 0.6)
    };
    assert!(sure("Suivre les travaux du second œuvre"));
    assert!(!sure("Le second, œuvre"));
}

#[test]
fn a_name_inside_a_sentence_is_asked_for_and_a_common_word_is_a_guess() {
    let lexicon = Lexicon::build(
        [
            "Langage informatique Python",
            "Système d'exploitation Linux",
            "Langage informatique C/C++",
            "Restauration",
            "Techniques de restauration",
        ]
        .map(|label| entry(label, label))
        .into(),
    );
    let text = "Vous développez en Python sous Linux, et en C++, pour la Restauration.";
    let found = extract(&lexicon, "", text);
    let confidence = |label: &str| {
        let proposal = found.iter().find(|proposal| proposal.uid == label);
        proposal.map_or(0.0, |proposal| proposal.confidence)
    };
    for name in [
        "Langage informatique Python",
        "Système d'exploitation Linux",
        "Langage informatique C/C++",
    ] {
        assert!(confidence(name) >= 0.6, "{name}: {found:?}");
    }
    assert!(confidence("Restauration") < 0.6, "{found:?}");
}

#[test]
fn a_long_run_without_blanks_is_read_word_by_word() {
    // Seconds for each, were every word to look at the whole run.
    for unit in ["a-", "b.", "c/", "d'"] {
        assert!(uids(&small(), &unit.repeat(10_000)).is_empty());
    }
    finds(
        "jean.dupont@exemple.fr conduit une réunion",
        "Conduire une réunion",
    );
    never(
        "https://exemple.fr/conduire-une-réunion",
        "Conduire une réunion",
    );
}

#[test]
fn characters_that_nobody_sees_part_no_word() {
    finds("Condui\u{ad}re une réu\u{200b}nion", "Conduire une réunion");
}
