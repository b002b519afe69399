//! Abbreviations and English words of the trade, and what they stand for.
//!
//! A notice writes one or the other. Names and aliases of a référentiel come first: here is what most lack.

/// Folded, in the order of the alphabet.
const ABBREVIATIONS: &[(&str, &[&str])] = &[
    ("ad", &["active", "directory"]),
    ("admin", &["administrateur"]),
    ("amoa", &["assistance", "maitrise", "ouvrage"]),
    ("api", &["interface", "programmation"]),
    ("bdd", &["base", "donnees"]),
    ("bi", &["decisionnel"]),
    ("cdp", &["chef", "projet"]),
    ("cio", &["directeur", "systeme", "information"]),
    ("ciso", &["responsable", "securite"]),
    ("cto", &["directeur", "technique"]),
    ("dba", &["administrateur", "base", "donnees"]),
    ("designer", &["concepteur"]),
    ("dev", &["developpeur"]),
    ("developer", &["developpeur"]),
    ("dpo", &["protection", "donnees"]),
    ("drh", &["ressources", "humaines"]),
    ("dsi", &["systeme", "information"]),
    ("ia", &["intelligence", "artificielle"]),
    ("it", &["informatique"]),
    ("js", &["javascript"]),
    ("k8s", &["kubernetes"]),
    ("ml", &["machine", "learning"]),
    ("moa", &["maitrise", "ouvrage"]),
    ("moe", &["maitrise", "oeuvre"]),
    ("qa", &["qualite", "test"]),
    ("rgpd", &["protection", "donnees"]),
    ("rh", &["ressources", "humaines"]),
    ("rssi", &["responsable", "securite", "information"]),
    ("sgbd", &["base", "donnees"]),
    ("si", &["systeme", "information"]),
    ("sig", &["information", "geographique"]),
    ("software", &["logiciel"]),
    ("sre", &["fiabilite"]),
    ("ssi", &["securite", "information"]),
    ("ts", &["typescript"]),
    ("ui", &["interface", "utilisateur"]),
    ("ux", &["experience", "utilisateur"]),
];

/// The folded words for which a folded word stands; none when it is no abbreviation.
#[must_use]
pub fn words_of(folded: &str) -> &'static [&'static str] {
    let known = ABBREVIATIONS.binary_search_by_key(&folded, |(short, _)| *short);
    known.map_or(&[], |at| ABBREVIATIONS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word::fold;

    #[test]
    fn every_abbreviation_is_found_and_folded() {
        assert!(ABBREVIATIONS.is_sorted_by_key(|(short, _)| *short));
        for (short, words) in ABBREVIATIONS {
            assert_eq!(words_of(short), *words);
            assert!(words.iter().chain([short]).all(|word| fold(word) == *word));
        }
        assert!(words_of("java").is_empty());
    }
}
