//! Words of one root: `administrateur` and `administration`, `statisticien` and `statistique`.
//!
//! Endings stand in groups, and only words whose endings are of one group are relatives: `information` is none of
//! `informatique`. Endings are those of stems, without the marks of gender and number.

/// Letters of a root at least.
const SHORTEST_ROOT: usize = 5;

/// Endings that one root takes.
const GROUPS: &[&[&str]] = &[
    &["eur", "ement", "age", "er"],
    &["ateur", "ation", "atif", "er"],
    &["iseur", "isation", "iser", "ism", "ist"],
    &["teur", "tion"],
    &["seur", "sion"],
    &["iqu", "icien", "ist"],
    &["ect", "ectur"],
    &["i", "iqu", "er"],
    &["t", "er", ""],
    &["it", "iser", "isation"],
    &["if", "ion", "eur"],
];

/// The roots that a stem may have.
pub(super) fn roots(stem: &str) -> impl Iterator<Item = String> {
    let roots = GROUPS.iter().flat_map(|endings| endings.iter());
    roots.filter_map(|ending| root(stem, ending).map(str::to_owned))
}

/// The terms of the same root as a stem, itself and what begins with it left out.
pub(super) fn relatives<'t>(
    stem: &str,
    terms: impl Iterator<Item = &'t String>,
) -> impl Iterator<Item = &'t String> {
    terms.filter(move |term| {
        !term.starts_with(stem)
            && GROUPS.iter().any(|endings| {
                let roots = endings.iter().filter_map(|ending| root(stem, ending));
                roots.into_iter().any(|root| {
                    let ending = term.strip_prefix(root);
                    ending.is_some_and(|ending| endings.contains(&ending))
                })
            })
    })
}

fn root<'s>(stem: &'s str, ending: &str) -> Option<&'s str> {
    let root = stem.strip_suffix(ending)?;
    (root.len() >= SHORTEST_ROOT).then_some(root)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word::stem;

    #[test]
    fn words_of_one_root_are_relatives_and_others_are_not() {
        let is_relative = |one: &str, other: &str| {
            let term = stem(other);
            relatives(&stem(one), [&term].into_iter()).count() == 1
        };
        for (one, other) in [
            ("administrateur", "administration"),
            ("developpement", "developpeur"),
            ("statisticienne", "statistique"),
            ("informaticien", "informatique"),
            ("architecte", "architecture"),
            ("securite", "securisation"),
        ] {
            assert!(
                is_relative(other, one) || is_relative(one, other),
                "{one} {other}"
            );
        }
        for (one, other) in [
            ("informatique", "information"),
            ("java", "javascript"),
            ("reseau", "resultat"),
        ] {
            assert!(!is_relative(one, other), "{one} {other}");
        }
    }
}
