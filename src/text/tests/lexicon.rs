//! What a lexicon answers whatever the text.

use super::*;

fn aligned(uid: &str, scheme: &str, label: &str) -> Entry {
    Entry {
        scheme: scheme.to_owned(),
        group: Some("network".to_owned()),
        ..entry(uid, label)
    }
}

#[test]
fn the_version_is_that_of_the_content_and_not_of_its_order() {
    let entries = vec![
        entry("1", "Gestion des incidents"),
        entry("2", "Droit public"),
    ];
    let mut turned = entries.clone();
    turned.reverse();
    let version = |entries: &[Entry]| Lexicon::build(entries.to_vec()).version().to_owned();
    assert_eq!(version(&entries), version(&turned));
    assert_eq!(version(&entries).len(), 16);
    let mut changed = entries.clone();
    changed[1].alt_labels.push("Droit administratif".to_owned());
    assert_ne!(version(&entries), version(&changed));
}

#[test]
fn entries_in_another_order_give_the_same_proposals() {
    let labels: Vec<Entry> = LABELS.iter().map(|label| entry(label, label)).collect();
    let mut turned = labels.clone();
    turned.reverse();
    let text =
        "Administrer les bases de données, gérer les incidents, négocier avec les fournisseurs";
    let found = extract(&Lexicon::build(labels), "", text);
    assert!(found.len() > 2, "{found:?}");
    assert_eq!(found, extract(&Lexicon::build(turned), "", text));
}

#[test]
fn an_empty_lexicon_or_text_gives_nothing() {
    let empty = Lexicon::build(Vec::new());
    assert!(empty.is_empty());
    assert_eq!(extract(&empty, "Technicien", "Gestion des incidents"), []);
    assert_eq!(extract(&small(), "", " \n"), []);
}

#[test]
fn near_duplicates_are_one_proposal() {
    let found = extract(&small(), "", "Gestion des bases de données");
    let first = &found[0];
    assert_eq!(first.uid, "Gestion de bases de données");
    assert_eq!(
        first.also,
        ["Gestion des bases de données", "Gérer des bases de données"]
    );
}

#[test]
fn of_an_aligned_group_the_own_vocabulary_is_named_then_the_newest_reference() {
    let esco = aligned("e", "ESCO", "installer des équipements de réseau");
    let rome = aligned("r", "ROME4", "Installer un équipement réseau");
    let own = aligned("f", "FILIERE", "Mettre en service des liaisons");
    let text = "Installer un équipement réseau";
    let first = |entries: Vec<Entry>, schemes: &[String]| {
        let found = Lexicon::build(entries).extract(&Question {
            text,
            schemes,
            first: 5,
            ..Question::default()
        });
        found.into_iter().map(|proposal| proposal.uid).next()
    };
    let all = vec![esco.clone(), rome.clone(), own];
    assert_eq!(first(all.clone(), &[]).as_deref(), Some("f"));
    assert_eq!(first(vec![esco, rome], &[]).as_deref(), Some("r"));
    let only = ["ESCO".to_owned()];
    assert_eq!(first(all, &only).as_deref(), Some("e"));
}

#[test]
fn english_labels_are_found_in_french_texts_as_they_are_and_in_english_ones_by_their_words() {
    let english = |uid: &str, label: &str| Entry {
        label_en: Some(label.to_owned()),
        ..entry(uid, "")
    };
    let lexicon = Lexicon::build(vec![
        english("cloud", "cloud monitoring"),
        english("team", "manage a team of developers"),
        entry("réseau", "Exploiter un réseau"),
    ]);
    assert_eq!(
        uids(
            &lexicon,
            "Vous avez la maîtrise des outils de cloud monitoring"
        ),
        ["cloud"]
    );
    assert_eq!(
        uids(&lexicon, "Vous êtes dans la team des developers"),
        Vec::<String>::new()
    );
    assert_eq!(
        uids(&lexicon, "You will manage the team and its developers"),
        ["team"]
    );
}

#[test]
fn confidence_is_never_above_four_fifths_and_highest_for_words_in_a_row() {
    let found = extract(
        &small(),
        "",
        "Gestion des incidents. Suivi budgétaire, animer des réunions.",
    );
    assert_eq!(found[0].uid, "Gestion des incidents");
    assert!(
        found
            .iter()
            .all(|proposal| (0.0..=0.8).contains(&proposal.confidence))
    );
    assert!((found[0].confidence - 0.8).abs() < 1e-9);
}
