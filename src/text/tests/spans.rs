//! Evidence lies inside the text, and is what is shown, however the text is written.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::{
    super::{fold::tokens, section::pieces},
    *,
};

static SMALL: LazyLock<Lexicon> = LazyLock::new(small);

/// Bits of job descriptions, with accents apart from their letters, inclusive writing and signs.
fn bit() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Gestion des incidents",
        "technicien·ne",
        "un.e",
        "chargé(e)s",
        "Ingénieur(-e)",
        "e\u{301}quipement re\u{301}seau",
        "installer un",
        "🛠️",
        "👩‍💻",
        "\n- ",
        "Missions :\n",
        "C++",
        "SI",
        "sécurité du",
        "d’",
        "animer une équipe",
        ". ",
        "œuvre",
        "ADMINISTRATEUR/TRICE",
        "bases de données",
        "Présentation",
        "x@example.org",
        "…",
        "ß",
        "中文",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => ".{0,12}"]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(bit(), 0..30).prop_map(|bits| bits.join(" "))
}

proptest! {
    #[test]
    fn words_follow_one_another_inside_the_text(text in text()) {
        let length = text.chars().count();
        let mut before = 0;
        for token in tokens(&text) {
            prop_assert!(before <= token.start && token.start < token.end && token.end <= length);
            prop_assert!(token.folded.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
            before = token.end;
        }
    }

    #[test]
    fn pieces_are_of_eighteen_words_at_most(text in text()) {
        let (words, pieces) = pieces(&text);
        for piece in pieces {
            prop_assert!(piece.first < piece.last && piece.last <= words.len());
            prop_assert!(piece.last - piece.first <= 18);
        }
    }

    #[test]
    fn evidence_lies_inside_what_was_given_and_begins_and_ends_with_its_words(title in text(), text in text()) {
        for proposal in extract(&SMALL, &title, &text) {
            prop_assert!(!proposal.evidence.is_empty());
            for evidence in &proposal.evidence {
                let source = if evidence.field == Field::Title { &title } else { &text };
                prop_assert!(evidence.start < evidence.end && evidence.end <= source.chars().count());
                let shown = slice(source, evidence.start, evidence.end);
                let (all, inside) = (tokens(source), tokens(&shown));
                let first = all.iter().find(|token| token.start == evidence.start);
                let last = all.iter().find(|token| token.end == evidence.end);
                prop_assert!(first.is_some() && last.is_some());
                prop_assert_eq!(first.map(|token| &token.folded), inside.first().map(|token| &token.folded));
            }
        }
    }

    #[test]
    fn the_same_text_gives_the_same_answer(title in text(), text in text()) {
        prop_assert_eq!(extract(&SMALL, &title, &text), extract(&small(), &title, &text));
    }

    #[test]
    fn scores_are_in_order_but_for_general_ones_and_no_competency_comes_twice(text in text()) {
        let found = extract(&SMALL, "", &text);
        let rest = &found[usize::from(!found.is_empty())..];
        prop_assert!(rest.windows(2).all(|two| two[0].score >= two[1].score));
        let mut uids: Vec<&String> = found.iter().flat_map(|p| [&p.uid].into_iter().chain(&p.also)).collect();
        let all = uids.len();
        uids.sort();
        uids.dedup();
        prop_assert_eq!(uids.len(), all);
    }
}
