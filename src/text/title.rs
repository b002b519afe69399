//! Titles of posts and of occupations: their two genders, and what of them names no occupation.

use super::fold::{Token, tokens};

/// Words of a title, folded, that say nothing of the occupation: gender, contract, rank, place.
const NOISE: &[&str] = &[
    "h",
    "f",
    "hf",
    "fh",
    "m",
    "w",
    "ref",
    "reference",
    "cdd",
    "cdi",
    "contractuel",
    "contractuelle",
    "titulaire",
    "cat",
    "categorie",
    "confirme",
    "confirmee",
    "senior",
    "junior",
    "conf",
    "poste",
    "postes",
    "pourvoir",
    "agent",
    "pn",
    "pp",
];

/// The words of a title that may name an occupation: no `H/F`, no reference, no number, no rank.
#[must_use]
pub fn words(title: &str) -> Vec<Token> {
    let mut words = tokens(title);
    words.retain(|word| {
        let number = word.folded.bytes().all(|byte| byte.is_ascii_digit());
        !number && !NOISE.contains(&word.folded.as_str())
    });
    words
}

/// The forms of a title of a reference: `Administrateur / Administratrice de bases` gives one of each gender.
#[must_use]
pub fn forms(title: &str) -> Vec<String> {
    let Some((left, right)) = title.split_once(" / ") else {
        return vec![title.trim().to_owned()];
    };
    let left: Vec<&str> = left.split_whitespace().collect();
    let right: Vec<&str> = right.split_whitespace().collect();
    let join = |head: &[&str], tail: &[&str]| [head, tail].concat().join(" ");
    if left.len() <= right.len() {
        vec![join(&left, &right[left.len()..]), right.join(" ")]
    } else {
        vec![
            left.join(" "),
            join(&left[..left.len() - right.len()], &right),
        ]
    }
}
