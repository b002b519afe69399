use std::io::Cursor;

use super::{gold::posts, posts as unjudged, posts::Post, *};
use crate::text::{Entry, Occupation};

fn lexicon() -> Lexicon {
    let labels = [
        "Gestion des incidents",
        "Piloter un budget",
        "Négocier avec les fournisseurs",
        "Droit public",
        "Langage C++",
    ];
    let entries = labels.iter().zip(1..).map(|(label, code)| Entry {
        uid: format!("ROME4:C:{code}"),
        scheme: "ROME4".to_owned(),
        code: code.to_string(),
        label_fr: (*label).to_owned(),
        label_en: (code == 5).then(|| "C++".to_owned()),
        ..Entry::default()
    });
    Lexicon::build(entries.collect())
}

fn extractor<'l>(lexicon: &'l Lexicon, occupations: &'l Occupations) -> Extractor<'l> {
    Extractor {
        lexicon,
        occupations,
        schemes: &[],
    }
}

fn occupations(lexicon: &Lexicon) -> Occupations {
    let occupation = |uid: &str, label: &str, parent: Option<&str>| Occupation {
        uid: uid.to_owned(),
        label_fr: label.to_owned(),
        digital: true,
        parent: parent.map(str::to_owned),
        ..Occupation::default()
    };
    let part = occupation("n", "Technicien / Technicienne réseau", Some("wide"));
    Occupations::build(
        vec![part, occupation("buyer", "Acheteur / Acheteuse", None)],
        lexicon,
    )
}

fn post(id: &str, title: &str, text: &str) -> Post {
    Post {
        id: id.to_owned(),
        occupation: "wide".to_owned(),
        title: title.to_owned(),
        text: text.to_owned(),
    }
}

#[test]
fn scores_worked_out_by_hand() -> Result<(), Unreadable> {
    // Three proposals: codes 1 and 2 are right, 3 was not judged; 4, which is right, is not in the text.
    let line = r#"{"id": "p", "text": "Gestion des incidents, piloter un budget, négocier avec les fournisseurs",
        "judged": [{"code": "1", "relevant": true}, {"code": "2", "relevant": true}, {"code": "4", "relevant": true},
        {"code": "5", "relevant": false}]}"#;
    let nothing_right =
        r#"{"id": "q", "text": "Droit public", "judged": [{"code": "4", "relevant": false}]}"#;
    let lines = format!("{}\n\n{nothing_right}\n", line.replace('\n', " "));
    let posts = posts(Cursor::new(lines))?;
    let lexicon = lexicon();
    let found = extractor(&lexicon, &occupations(&lexicon)).scores(&posts);
    let expected = Scores {
        texts: 1,
        precision_5: 0.4,
        precision_10: 0.2,
        recall_10: 2.0 / 3.0,
        recall_20: 2.0 / 3.0,
        unjudged_10: 0.1,
    };
    assert_eq!(found, expected);
    Ok(())
}

#[test]
fn a_line_that_is_no_post_is_named() {
    let wrong = posts(Cursor::new("\n{\"id\": 1}\n"));
    assert!(
        matches!(wrong, Err(Unreadable::Post { line: 2, .. })),
        "{wrong:?}"
    );
}

#[test]
fn sentences_without_a_known_label_do_not_count() {
    let lexicon = lexicon();
    let right = |labels: &[&str]| labels.iter().map(|label| (*label).to_owned()).collect();
    let sentences = BTreeMap::from([
        (
            "Developers who write C++ at work".to_owned(),
            right(&["C++"]),
        ),
        ("People of the world".to_owned(), right(&["C++"])),
    ]);
    assert!(
        (extractor(&lexicon, &occupations(&lexicon)).r_precision_5(&sentences) - 0.5).abs() < 1e-9
    );
}

#[test]
fn halves_of_a_post_find_one_another() {
    let lexicon = lexicon();
    let occupations = occupations(&lexicon);
    let text = |label: &str| format!("{label} du pôle.\n{label} de la zone.");
    let posts = [
        post("a", "", &text("Gestion des incidents")),
        post("b", "", &text("Droit public")),
        post("c", "", "Une phrase seule"),
    ];
    let found = unjudged::split_half(extractor(&lexicon, &occupations), &posts);
    assert_eq!(found["wide"].posts, 2);
    assert!((found["wide"].reciprocal_rank - 1.0).abs() < 1e-9);
    // Nothing separates them: each has rank 1.5.
    let same = [posts[0].clone(), posts[0].clone()];
    let found = unjudged::split_half(extractor(&lexicon, &occupations), &same);
    assert!((found["wide"].reciprocal_rank - 1.0 / 1.5).abs() < 1e-9);
}

#[test]
fn identical_sets_are_counted_by_pairs_of_long_texts() {
    let lexicon = lexicon();
    let long = |label: &str| format!("{label}. {}", "Mot ".repeat(80));
    let posts = [
        post("a", "", &long("Droit public")),
        post("b", "", &long("Droit public")),
        post("c", "", &long("Gestion des incidents")),
        post("d", "", "Droit public"),
    ];
    let found = unjudged::identical(extractor(&lexicon, &occupations(&lexicon)), &posts);
    assert_eq!(found.counted, 3);
    assert!((found.share - 1.0 / 3.0).abs() < 1e-9);
}

#[test]
fn a_guess_of_a_part_counts_for_the_wider_occupation() {
    let lexicon = lexicon();
    let posts = [
        post("a", "Technicienne réseau H/F", ""),
        post("b", "Zythologue", ""),
    ];
    let found = unjudged::guessed(&occupations(&lexicon), &posts, false, true);
    assert_eq!((found.posts, found.first, found.first_5), (2, 0.5, 0.5));
}
