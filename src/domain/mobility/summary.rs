//! The sentence under a recommendation: strengths first, then what to strengthen, in French.

use super::explanation::{CompetencyMatch, Split};

/// Words in a summary at most.
const WORDS: usize = 60;
/// Words kept of one label.
const LABEL_WORDS: usize = 7;
/// Competencies named in each part.
const NAMED: usize = 3;

/// At most 60 words of French, strengths first.
#[must_use]
pub fn summarise(split: &Split) -> String {
    let mut strengths: Vec<&CompetencyMatch> = split
        .matched
        .iter()
        .chain(&split.missing)
        .filter(|found| found.contribution > 0.0)
        .collect();
    strengths.sort_by(|a, b| b.contribution.total_cmp(&a.contribution));
    strengths.truncate(NAMED);
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
        sentences.push(format!("Vos atouts : {}", close(enumerate(&strengths))));
    }
    if lacking.is_empty() {
        sentences.push("Aucune compétence demandée ne vous manque.".to_owned());
    } else {
        sentences.push(format!(
            "À acquérir ou à renforcer : {}",
            close(enumerate(&lacking))
        ));
    }
    bound(&sentences.join(" "))
}

fn enumerate(found: &[&CompetencyMatch]) -> String {
    found
        .iter()
        .map(|m| shorten(&m.requirement.label_fr))
        .collect::<Vec<_>>()
        .join(" ; ")
}

fn shorten(label: &str) -> String {
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

fn close(mut sentence: String) -> String {
    if !sentence.ends_with('…') {
        sentence.push('.');
    }
    sentence
}

fn bound(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    if words.len() <= WORDS {
        return text.to_owned();
    }
    format!("{}…", words[..WORDS].join(" "))
}
