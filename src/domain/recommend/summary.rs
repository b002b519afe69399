//! The sentences under a candidate and a path, in French, and what those of a post are written with.

use super::{
    explanation::{CompetencyMatch, Split},
    reason::Voice,
};
use crate::domain::{
    paths::cost::Path,
    vocabulary::{MatchStatus, MoveIntent},
};

/// Words in a summary at most.
pub(super) const WORDS: usize = 60;
/// Words kept of one label.
const LABEL_WORDS: usize = 7;
/// Competencies named as held, or as lacking.
const NAMED: usize = 3;

/// At most 60 words of French for a recruiter: what is covered, then what is missing, then whether the
/// person practised the occupation and looks for a post. `withheld` says whether more is asked than is disclosed.
///
/// Whether what is covered is held, or known by something near it, is not theirs to read.
#[must_use]
pub fn summarise_candidate(
    split: &Split,
    withheld: bool,
    occupation: Option<f64>,
    intent: MoveIntent,
) -> String {
    let mut sentences = Vec::new();
    if withheld && split.matched.is_empty() && split.missing.is_empty() {
        sentences.push("Les compétences demandées sont trop rares pour être affichées.".to_owned());
    }
    let matched: Vec<_> = split.matched.iter().take(NAMED).collect();
    if !matched.is_empty() {
        sentences.push(list("Compétences couvertes", &matched));
    }
    let missing: Vec<_> = split.missing.iter().take(NAMED).collect();
    if !missing.is_empty() {
        sentences.push(list("À acquérir ou à renforcer", &missing));
    } else if !withheld {
        sentences.push("Toutes les compétences demandées sont couvertes.".to_owned());
    } else if !matched.is_empty() {
        sentences.push("Toutes les compétences affichées sont couvertes.".to_owned());
    }
    match occupation {
        Some(share) if share >= 1.0 => {
            sentences.push("Exerce ce métier, ou l'a exercé il y a moins de cinq ans.".to_owned());
        }
        Some(share) if share > 0.0 => {
            sentences.push("A exercé ce métier il y a plus de cinq ans.".to_owned());
        }
        _ => {}
    }
    let looks = match intent {
        MoveIntent::Active => "La personne cherche un poste.",
        MoveIntent::Watching => "En veille.",
        MoveIntent::No => "La personne n'a pas exprimé de souhait de mobilité.",
    };
    sentences.push(looks.to_owned());
    bound(&sentences.join(" "))
}

/// What is to be raised, and what is to be learnt, the heaviest first.
pub(super) fn to_learn(split: &Split, most: usize) -> Vec<String> {
    let lacking = split
        .missing
        .iter()
        .filter(|found| found.status == Some(MatchStatus::ToLearn));
    let (known, new): (Vec<_>, Vec<_>) =
        lacking.partition(|found| found.requirement.own_origin.is_some());
    [("À renforcer", known), ("À acquérir", new)]
        .into_iter()
        .filter(|(_, found)| !found.is_empty())
        .map(|(opening, found)| list(opening, &found[..found.len().min(most)]))
        .collect()
}

pub(super) fn list(opening: &str, found: &[&CompetencyMatch]) -> String {
    close(format!("{opening} : {}", enumerate(found)))
}

/// At most 60 words of French: the way, who went it, and what is missing at its end; `voice` is of a way of a person.
#[must_use]
pub fn summarise_path(path: &Path, gap: &Split, voice: Option<Voice>) -> String {
    let stops: Vec<_> = path
        .steps
        .iter()
        .map(|step| {
            let label = shorten(&step.to_label_fr);
            match step.observed {
                Some(moves) => format!("{label} ({moves} mobilités)"),
                None => label,
            }
        })
        .collect();
    let from = shorten(&path.from_label_fr);
    let mut sentences = vec![close(format!("{from} → {}", stops.join(" → ")))];
    if let Some(months) = path.months() {
        sentences.push(format!("Après {months} mois en poste (médiane)."));
    }
    let lacking = to_learn(gap, NAMED);
    if let Some(voice) = voice
        && gap.missing.is_empty()
        && !gap.matched.is_empty()
    {
        sentences.push(voice.has_all());
    }
    sentences.extend(lacking);
    bound(&sentences.join(" "))
}

/// The labels of some requirements; the first that the post asks for in its own words comes with them.
pub(super) fn enumerate(found: &[&CompetencyMatch]) -> String {
    let quoted = found
        .iter()
        .position(|found| found.requirement.quote.is_some());
    let name = |(at, found): (usize, &&CompetencyMatch)| {
        let label = shorten(&found.requirement.label_fr);
        match &found.requirement.quote {
            Some(quote) if quoted == Some(at) => format!("{label} (« {} »)", shorten(quote)),
            _ => label,
        }
    };
    found
        .iter()
        .enumerate()
        .map(name)
        .collect::<Vec<_>>()
        .join(" ; ")
}

pub(in crate::domain) fn shorten(label: &str) -> String {
    let words: Vec<_> = label.split_whitespace().collect();
    if words.len() <= LABEL_WORDS {
        return label.to_owned();
    }
    let mut kept = &words[..LABEL_WORDS];
    // An article or a preposition at the end says nothing.
    while let [rest @ .., last] = kept
        && last.chars().count() <= 3
    {
        kept = rest;
    }
    let text = kept.join(" ");
    format!("{}…", text.trim_end_matches([',', ';', ':', '(']))
}

pub(in crate::domain) fn close(mut sentence: String) -> String {
    if !sentence.ends_with('…') {
        sentence.push('.');
    }
    sentence
}

pub(in crate::domain) fn bound(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    if words.len() <= WORDS {
        return text.to_owned();
    }
    format!("{}…", words[..WORDS].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::recommend::explanation::{Requirement, split_disclosed};

    #[test]
    fn a_recruiter_reads_what_is_covered_and_not_how() {
        let met = || split_disclosed(vec![Requirement::example(1, 1.0)], 0.5, 1.0);
        assert_eq!(
            summarise_candidate(&met(), false, None, MoveIntent::Active),
            "Compétences couvertes : Compétence 1. Toutes les compétences demandées sont couvertes. La personne \
             cherche un poste."
        );
        assert_eq!(
            summarise_candidate(&met(), true, Some(0.0), MoveIntent::Watching),
            "Compétences couvertes : Compétence 1. Toutes les compétences affichées sont couvertes. En veille."
        );
        assert_eq!(
            summarise_candidate(&Split::default(), true, Some(1.0), MoveIntent::Active),
            "Les compétences demandées sont trop rares pour être affichées. Exerce ce métier, ou l'a exercé il y a moins \
             de cinq ans. La personne cherche un poste."
        );
        let lacking = split_disclosed(vec![Requirement::example(1, 0.0)], 0.0, 0.0);
        assert_eq!(
            summarise_candidate(&lacking, false, Some(0.25), MoveIntent::No),
            "À acquérir ou à renforcer : Compétence 1. A exercé ce métier il y a plus de cinq ans. La personne n'a pas \
             exprimé de souhait de mobilité."
        );
    }
}
