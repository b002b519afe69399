//! The sentence under a recommendation: strengths first, then what to strengthen, in French.

use super::explanation::{CompetencyMatch, Split};
use crate::domain::{
    paths::cost::Path,
    vocabulary::{MatchStatus, MoveIntent},
};

/// Words in a summary at most.
const WORDS: usize = 60;
/// Words kept of one label.
const LABEL_WORDS: usize = 7;
/// Competencies named as held, or as lacking.
const NAMED: usize = 3;
/// Competencies named as near, or as to be confirmed.
const SUPPOSED: usize = 2;

/// At most 60 words of French for the agent: what they have, the words that career and post share, what is near, what
/// is to be confirmed, what is to be learnt.
#[must_use]
pub fn summarise(split: &Split, words: &[String]) -> String {
    let mut sentences = sentences(split);
    if !words.is_empty() {
        let shared = format!(
            "Mots communs à votre parcours et à l'annonce : {}.",
            words.join(", ")
        );
        let held = first_of(split, MatchStatus::Held, 1);
        sentences.insert(held.len().min(sentences.len()), shared);
    }
    bound(&sentences.join(" "))
}

/// At most 60 words of French for a recruiter: what is covered, then what is missing, then whether the
/// person looks for a post. `withheld` says whether more is asked than is disclosed.
///
/// Whether what is covered is held, or known by something near it, is not theirs to read.
#[must_use]
pub fn summarise_candidate(split: &Split, withheld: bool, intent: MoveIntent) -> String {
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
    let looks = match intent {
        MoveIntent::Active => "La personne cherche un poste.",
        MoveIntent::Watching => "En veille.",
        MoveIntent::No => "La personne n'a pas exprimé de souhait de mobilité.",
    };
    sentences.push(looks.to_owned());
    bound(&sentences.join(" "))
}

/// What the agent brings, each competency in one sentence only.
fn sentences(split: &Split) -> Vec<String> {
    let mut sentences = Vec::new();
    let held = first_of(split, MatchStatus::Held, NAMED);
    let all = split.matched.iter().chain(&split.missing);
    let mut others = all.filter(|found| found.status != Some(MatchStatus::Held));
    if others.next().is_none() && !held.is_empty() {
        return vec![
            list("Vos atouts", &held),
            "Vous avez toutes les compétences demandées.".to_owned(),
        ];
    }
    if !held.is_empty() {
        sentences.push(list("Vos atouts", &held));
    }
    let near = first_of(split, MatchStatus::Near, SUPPOSED);
    if !near.is_empty() {
        let named = near.iter().map(|found| {
            let label = shorten(&found.requirement.label_fr);
            match &found.requirement.via_label_fr {
                Some(via) if *via != found.requirement.label_fr => {
                    format!("{label} (par {})", shorten(via))
                }
                _ => label,
            }
        });
        let named = named.collect::<Vec<_>>().join(" ; ");
        sentences.push(close(format!("Proche de ce que vous savez : {named}")));
    }
    let supposed = first_of(split, MatchStatus::ToConfirm, SUPPOSED);
    if !supposed.is_empty() {
        let named = enumerate(&supposed);
        sentences.push(close(format!(
            "À confirmer : {named}, que vos postes laissent supposer"
        )));
    }
    sentences.extend(to_learn(split));
    sentences
}

/// What is to be raised, and what is to be learnt, the heaviest first.
fn to_learn(split: &Split) -> Vec<String> {
    let lacking = split
        .missing
        .iter()
        .filter(|found| found.status == Some(MatchStatus::ToLearn));
    let (known, new): (Vec<_>, Vec<_>) =
        lacking.partition(|found| found.requirement.own_origin.is_some());
    [("À renforcer", known), ("À acquérir", new)]
        .into_iter()
        .filter(|(_, found)| !found.is_empty())
        .map(|(opening, found)| list(opening, &found[..found.len().min(NAMED)]))
        .collect()
}

/// The requirements of a status that add most.
fn first_of(split: &Split, status: MatchStatus, most: usize) -> Vec<&CompetencyMatch> {
    let all = split.matched.iter().chain(&split.missing);
    let mut found: Vec<_> = all.filter(|found| found.status == Some(status)).collect();
    found.sort_by(|a, b| b.contribution.total_cmp(&a.contribution));
    found.truncate(most);
    found
}

fn list(opening: &str, found: &[&CompetencyMatch]) -> String {
    close(format!("{opening} : {}", enumerate(found)))
}

/// At most 60 words of French: the way, who went it, and what is missing at its end.
#[must_use]
pub fn summarise_path(path: &Path, gap: &Split) -> String {
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
    let lacking = to_learn(gap);
    if gap.missing.is_empty() && !gap.matched.is_empty() {
        sentences.push("Vous avez toutes les compétences demandées.".to_owned());
    }
    sentences.extend(lacking);
    bound(&sentences.join(" "))
}

/// The labels of some requirements; the first that the post asks for in its own words comes with them.
fn enumerate(found: &[&CompetencyMatch]) -> String {
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
    use crate::domain::{
        recommend::explanation::{Requirement, split_by_coverage, split_disclosed},
        vocabulary::CompetencyOrigin,
    };

    fn requirement(
        at: usize,
        label: &str,
        credit: f64,
        own: Option<CompetencyOrigin>,
    ) -> Requirement {
        Requirement {
            label_fr: label.to_owned(),
            own_origin: own,
            ..Requirement::example(at, credit)
        }
    }

    fn summary(requirements: Vec<Requirement>) -> String {
        summarise(&split_by_coverage(requirements), &[])
    }

    #[test]
    fn a_strength_is_held_and_each_competency_stands_in_one_sentence() {
        let (declared, inferred) = (
            Some(CompetencyOrigin::Declared),
            Some(CompetencyOrigin::Inferred),
        );
        let weak = Requirement {
            need: Some(3),
            have: Some(1),
            ..requirement(4, "Linux", 0.5, declared)
        };
        let near = Requirement {
            via_label_fr: Some("Python".to_owned()),
            ..requirement(3, "Rust", 0.5, None)
        };
        assert_eq!(
            summary(vec![
                requirement(1, "Python", 1.0, declared),
                requirement(2, "Java", 0.7, inferred),
                near,
                weak,
                requirement(5, "SQL", 0.0, None),
            ]),
            "Vos atouts : Python. Proche de ce que vous savez : Rust (par Python). À confirmer : Java, que vos postes \
             laissent supposer. À renforcer : Linux. À acquérir : SQL."
        );
        // An inferred competency is none that one has, however sure.
        assert_eq!(
            summary(vec![requirement(1, "Java", 1.0, inferred)]),
            "À confirmer : Java, que vos postes laissent supposer."
        );
        assert_eq!(
            summary(vec![requirement(1, "SQL", 1.0, declared)]),
            "Vos atouts : SQL. Vous avez toutes les compétences demandées."
        );
    }

    #[test]
    fn a_recruiter_reads_what_is_covered_and_not_how() {
        let met = || split_disclosed(vec![Requirement::example(1, 1.0)], 0.5, 1.0);
        assert_eq!(
            summarise_candidate(&met(), false, MoveIntent::Active),
            "Compétences couvertes : Compétence 1. Toutes les compétences demandées sont couvertes. La personne \
             cherche un poste."
        );
        assert_eq!(
            summarise_candidate(&met(), true, MoveIntent::Watching),
            "Compétences couvertes : Compétence 1. Toutes les compétences affichées sont couvertes. En veille."
        );
        assert_eq!(
            summarise_candidate(&Split::default(), true, MoveIntent::Active),
            "Les compétences demandées sont trop rares pour être affichées. La personne cherche un poste."
        );
        let lacking = split_disclosed(vec![Requirement::example(1, 0.0)], 0.0, 0.0);
        assert_eq!(
            summarise_candidate(&lacking, false, MoveIntent::No),
            "À acquérir ou à renforcer : Compétence 1. La personne n'a pas exprimé de souhait de mobilité."
        );
    }

    #[test]
    fn long_labels_are_cut_and_a_summary_has_sixty_words_at_most() {
        let long = "Concevoir et mettre en place un très grand système d'information";
        let all = (0..6).map(|at| {
            let own = (at < 3).then_some(CompetencyOrigin::Declared);
            requirement(at, long, if at < 3 { 1.0 } else { 0.0 }, own)
        });
        let all = summary(all.collect());
        assert!(all.starts_with("Vos atouts : Concevoir et mettre en place un très… ;"));
        assert!(all.split_whitespace().count() <= 60, "{all}");
    }
}
