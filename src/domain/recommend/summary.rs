//! The sentence under a recommendation: strengths first, then what to strengthen, in French.

use super::explanation::{CompetencyMatch, Split};
use crate::domain::{paths::cost::Path, vocabulary::MoveIntent};

/// Words in a summary at most.
const WORDS: usize = 60;
/// Words kept of one label.
const LABEL_WORDS: usize = 7;
/// Competencies named in each part.
const NAMED: usize = 3;
/// Credit from which a requirement is named as a strength: what is known a little is none.
const STRENGTH: f64 = 0.5;

/// The wording of what fits, by who reads it.
struct Voice {
    strengths: &'static str,
    footholds: &'static str,
    complete: &'static str,
}

/// To the agent.
const TO_AGENT: Voice = Voice {
    strengths: "Vos atouts",
    footholds: "Vos points d'appui",
    complete: "Aucune compétence demandée ne vous manque.",
};

/// Of a candidate, to a recruiter.
const OF_CANDIDATE: Voice = Voice {
    strengths: "Atouts",
    footholds: "Points d'appui",
    complete: "Aucune compétence demandée ne manque.",
};

/// The same where some of what is asked is not disclosed.
const OF_CANDIDATE_IN_PART: Voice = Voice {
    complete: "Aucune des compétences affichées ne manque.",
    ..OF_CANDIDATE
};

/// At most 60 words of French, strengths first, then the words that career and post share.
#[must_use]
pub fn summarise(split: &Split, words: &[String]) -> String {
    let mut sentences = sentences(split, &TO_AGENT);
    if !words.is_empty() {
        let shared = format!(
            "Mots communs à votre parcours et à l'annonce : {}.",
            words.join(", ")
        );
        sentences.insert(sentences.len().min(1), shared);
    }
    bound(&sentences.join(" "))
}

/// At most 60 words of French for a recruiter: strengths first, then what is missing, then whether the
/// person looks for a post. `withheld` says whether more is asked than is disclosed.
#[must_use]
pub fn summarise_candidate(split: &Split, withheld: bool, intent: MoveIntent) -> String {
    let mut sentences = if !withheld {
        sentences(split, &OF_CANDIDATE)
    } else if split.matched.is_empty() && split.missing.is_empty() {
        vec!["Les compétences demandées sont trop rares pour être affichées.".to_owned()]
    } else {
        sentences(split, &OF_CANDIDATE_IN_PART)
    };
    let looks = match intent {
        MoveIntent::Active => "La personne cherche un poste.",
        MoveIntent::Watching => "La personne observe les offres.",
        MoveIntent::No => "La personne n'a pas annoncé vouloir bouger.",
    };
    sentences.push(looks.to_owned());
    bound(&sentences.join(" "))
}

fn sentences(split: &Split, voice: &Voice) -> Vec<String> {
    let mut helpful: Vec<&CompetencyMatch> = split
        .matched
        .iter()
        .chain(&split.missing)
        .filter(|found| found.contribution > 0.0)
        .collect();
    helpful.sort_by(|a, b| b.contribution.total_cmp(&a.contribution));
    let (mut strengths, mut footholds): (Vec<_>, Vec<_>) = helpful
        .into_iter()
        .partition(|found| found.requirement.credit >= STRENGTH);
    strengths.truncate(NAMED);
    footholds.truncate(NAMED);
    let named = |found: &&CompetencyMatch| found.requirement.competency_uid.clone();
    let shown: Vec<_> = strengths.iter().map(named).collect();
    let lacking: Vec<&CompetencyMatch> = split
        .missing
        .iter()
        .filter(|found| !shown.contains(&found.requirement.competency_uid))
        .take(NAMED)
        .collect();
    let mut sentences = Vec::new();
    if !strengths.is_empty() {
        let list = close(enumerate(&strengths));
        sentences.push(format!("{} : {list}", voice.strengths));
    } else if !footholds.is_empty() {
        let list = close(enumerate(&footholds));
        sentences.push(format!("{} : {list}", voice.footholds));
    }
    if !lacking.is_empty() {
        sentences.push(format!(
            "À acquérir ou à renforcer : {}",
            close(enumerate(&lacking))
        ));
    } else if split.missing.is_empty() {
        sentences.push(voice.complete.to_owned());
    } else {
        sentences.push("Rien d'autre n'est demandé.".to_owned());
    }
    sentences
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
        sentences.push(format!("Durée habituelle : {months} mois."));
    }
    let lacking: Vec<_> = gap.missing.iter().take(NAMED).collect();
    if !lacking.is_empty() {
        let list = close(enumerate(&lacking));
        sentences.push(format!("À acquérir ou à renforcer : {list}"));
    } else if !gap.matched.is_empty() {
        sentences.push("Aucune compétence demandée ne vous manque.".to_owned());
    }
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
    use crate::domain::recommend::explanation::{Requirement, split_by_coverage};

    /// The summary of requirements of equal weight, each with its label and credit.
    fn summary(credits: &[(&str, f64)]) -> String {
        let requirement = |(i, (label, credit)): (usize, &(&str, f64))| Requirement {
            label_fr: (*label).to_owned(),
            ..Requirement::example(i, *credit)
        };
        let requirements = credits.iter().enumerate().map(requirement).collect();
        summarise(&split_by_coverage(requirements), &[])
    }

    #[test]
    fn strengths_come_first_then_what_is_missing() {
        assert_eq!(
            summary(&[("SQL", 0.0), ("Python", 1.0), ("R", 0.7)]),
            "Vos atouts : Python ; R. À acquérir ou à renforcer : SQL."
        );
        assert_eq!(
            summary(&[("SQL", 1.0)]),
            "Vos atouts : SQL. Aucune compétence demandée ne vous manque."
        );
        assert_eq!(summary(&[("SQL", 0.0)]), "À acquérir ou à renforcer : SQL.");
    }

    #[test]
    fn a_recruiter_reads_of_the_person_and_not_to_them() {
        let met = split_by_coverage(vec![Requirement::example(1, 1.0)]);
        assert_eq!(
            summarise_candidate(&met, false, MoveIntent::Active),
            "Atouts : Compétence 1. Aucune compétence demandée ne manque. La personne cherche un poste."
        );
        assert_eq!(
            summarise_candidate(&met, true, MoveIntent::Watching),
            "Atouts : Compétence 1. Aucune des compétences affichées ne manque. La personne observe les offres."
        );
        assert_eq!(
            summarise_candidate(&Split::default(), true, MoveIntent::Active),
            "Les compétences demandées sont trop rares pour être affichées. La personne cherche un poste."
        );
        let lacking = split_by_coverage(vec![Requirement::example(1, 0.3)]);
        assert_eq!(
            summarise_candidate(&lacking, false, MoveIntent::No),
            "Points d'appui : Compétence 1. À acquérir ou à renforcer : Compétence 1. La personne n'a pas \
             annoncé vouloir bouger."
        );
    }

    #[test]
    fn what_is_known_in_part_is_never_said_to_be_complete() {
        assert_eq!(
            summary(&[("SQL", 0.7)]),
            "Vos atouts : SQL. Rien d'autre n'est demandé."
        );
        assert_eq!(
            summary(&[("SQL", 0.12)]),
            "Vos points d'appui : SQL. À acquérir ou à renforcer : SQL."
        );
    }

    #[test]
    fn long_labels_are_cut_and_a_summary_has_sixty_words_at_most() {
        let long = "Concevoir et mettre en place un très grand système d'information";
        let all = summary(&[
            (long, 1.0),
            (long, 1.0),
            (long, 1.0),
            (long, 0.0),
            (long, 0.0),
            (long, 0.0),
        ]);
        assert!(all.starts_with("Vos atouts : Concevoir et mettre en place un très… ;"));
        assert!(all.split_whitespace().count() <= 60, "{all}");
    }
}
