//! From matches to proposals: one of each family, the best first, not the same words again and again.

use std::collections::{BTreeMap, HashMap};

use super::{
    expression,
    fold::Token,
    lexicon::Lexicon,
    matching::{Match, Matcher},
    proposal::{Evidence, Field, Proposal, Question, Rule},
    read::Read,
    score::{LEAST_SCORE, PRIOR, REDUNDANCY, confidence, score},
    section::{Piece, pieces, whole},
};

/// Evidence shown of a proposal at most.
const MOST_EVIDENCE: usize = 3;
/// Families that may become proposals, for each that is asked for; and at least as many in all.
const CONSIDERED: usize = 4;
const LEAST_CONSIDERED: usize = 200;
/// Words before a competency among which a negation is looked for.
const NEGATION: usize = 3;
/// Vocabularies in the order in which one of them names a group.
const SCHEMES: [&str; 4] = ["FILIERE", "ROME4", "ROME", "ESCO"];

/// What speaks for an entry.
pub(super) struct Found {
    score: f64,
    pub rule: Rule,
    pub stems: usize,
    /// The name of one thing, written as one.
    pub name: bool,
    /// The share of the weight of the label that is there.
    pub cover: f64,
    /// Whether a comma or a bracket stands between its words.
    pub apart: bool,
    /// The words of its best match: the field and the number of the word.
    words: Vec<(Field, usize)>,
    evidence: Vec<(f64, Evidence)>,
}

/// Entries that say the same, with what speaks for the best of them.
struct Family {
    score: f64,
    best: Found,
    /// The entries, with their scores.
    entries: Vec<(u32, f64)>,
}

impl Lexicon {
    /// The competencies that a text asks for, best first: one of each family of near duplicates and aligned entries.
    #[must_use]
    pub fn extract(&self, question: &Question) -> Vec<Proposal> {
        let mut found = BTreeMap::new();
        let mut matcher = Matcher::new(self);
        let title = expression::words(question.title.unwrap_or_default());
        let (words, parts) = pieces(question.text);
        for (field, words, parts) in [
            (Field::Title, &title, whole(title.len())),
            (Field::Text, &words, parts),
        ] {
            let read = Read::new(words, self);
            for piece in parts {
                for matched in matcher.matches(&read, piece, &|entry| self.allows(question, entry))
                {
                    if negated(words, piece, matched.span.0) {
                        continue;
                    }
                    note(&mut found, &read, piece, field, &matched);
                }
            }
        }
        let families = self.families(found, question);
        let mut proposals = self.choose(families, question);
        // The first is what is shown as a reason.
        if proposals.first().is_some_and(|proposal| proposal.general)
            && let Some(at) = proposals.iter().position(|proposal| !proposal.general)
        {
            proposals[..=at].rotate_right(1);
        }
        proposals
    }

    fn allows(&self, question: &Question, entry: u32) -> bool {
        question.schemes.is_empty()
            || question
                .schemes
                .contains(&self.entries[entry as usize].entry.scheme)
    }

    /// Families with the prior of their best entry, best first.
    fn families(&self, found: BTreeMap<u32, Found>, question: &Question) -> Vec<Family> {
        let mut families: BTreeMap<u32, Family> = BTreeMap::new();
        for (entry, found) in found
            .into_iter()
            .filter(|(_, found)| found.score >= LEAST_SCORE)
        {
            let kept = &self.entries[entry as usize];
            let prior = question.prior.and_then(|prior| prior.get(&kept.entry.uid));
            let score = found.score + PRIOR * prior.copied().unwrap_or(0.0);
            if let Some(family) = families.get_mut(&kept.family) {
                family.entries.push((entry, score));
                if score > family.score {
                    family.score = score;
                    family.best = found;
                }
            } else {
                let entries = vec![(entry, score)];
                families.insert(
                    kept.family,
                    Family {
                        score,
                        best: found,
                        entries,
                    },
                );
            }
        }
        let mut families: Vec<Family> = families.into_values().collect();
        families.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then(a.entries[0].0.cmp(&b.entries[0].0))
        });
        families.truncate(LEAST_CONSIDERED.max(CONSIDERED.saturating_mul(question.first)));
        families
    }

    /// One family after another, each time the best given the words that those before it are made of.
    fn choose(&self, families: Vec<Family>, question: &Question) -> Vec<Proposal> {
        let mut left: Vec<Option<Family>> = families.into_iter().map(Some).collect();
        let mut used: HashMap<(Field, usize), f64> = HashMap::new();
        let mut proposals = Vec::new();
        while proposals.len() < question.first {
            let mut best: Option<(f64, usize)> = None;
            for (at, family) in left.iter().enumerate() {
                let Some(family) = family else { continue };
                // Those that follow have less to begin with.
                if best.is_some_and(|(score, _)| score >= family.score) {
                    break;
                }
                let words = &family.best.words;
                let before: f64 = words.iter().filter_map(|word| used.get(word)).sum();
                let score = family.score
                    / (1.0 + REDUNDANCY * before / super::lexicon::number(words.len()));
                if best.is_none_or(|(most, _)| score > most) {
                    best = Some((score, at));
                }
            }
            let Some((score, family)) =
                best.and_then(|(score, at)| Some((score, left[at].take()?)))
            else {
                break;
            };
            for word in &family.best.words {
                *used.entry(*word).or_default() += 1.0;
            }
            proposals.push(self.proposal(score, family, question));
        }
        proposals
    }

    fn proposal(&self, score: f64, mut family: Family, question: &Question) -> Proposal {
        let aligned = family
            .entries
            .iter()
            .filter_map(|(entry, _)| self.entries[*entry as usize].entry.group.as_ref());
        let aligned: Vec<u32> = aligned
            .filter_map(|group| self.groups.get(group))
            .flatten()
            .copied()
            .collect();
        for entry in aligned
            .into_iter()
            .filter(|entry| self.allows(question, *entry))
        {
            if !family.entries.iter().any(|(found, _)| *found == entry) {
                family.entries.push((entry, 0.0));
            }
        }
        let scheme = |entry: u32| {
            let scheme = self.entries[entry as usize].entry.scheme.as_str();
            SCHEMES
                .iter()
                .position(|known| *known == scheme)
                .unwrap_or(SCHEMES.len())
        };
        family.entries.sort_by(|a, b| {
            scheme(a.0)
                .cmp(&scheme(b.0))
                .then(b.1.total_cmp(&a.1))
                .then(a.0.cmp(&b.0))
        });
        let mut entries = family
            .entries
            .iter()
            .map(|(entry, _)| &self.entries[*entry as usize]);
        let named = entries.next();
        let best = family.best;
        Proposal {
            uid: named.map(|kept| kept.entry.uid.clone()).unwrap_or_default(),
            also: entries.map(|kept| kept.entry.uid.clone()).collect(),
            score,
            confidence: confidence(family.score, &best),
            rule: best.rule,
            evidence: best
                .evidence
                .into_iter()
                .map(|(_, evidence)| evidence)
                .take(MOST_EVIDENCE)
                .collect(),
            general: named.is_some_and(|kept| kept.general),
        }
    }
}

/// Whether a sentence says of what begins at a word that it is not so: `pas de gestion de projet`, `sans encadrement`.
fn negated(words: &[Token], piece: Piece, at: usize) -> bool {
    let before = words[piece.first.max(at.saturating_sub(NEGATION))..=at]
        .windows(2)
        .rev();
    let near = before.take_while(|pair| !pair[1].parted).enumerate();
    near.into_iter()
        .any(|(far, pair)| match pair[0].folded.as_str() {
            "pas" | "aucun" | "aucune" => true,
            "sans" => far == 0,
            _ => false,
        })
}

/// Keeps a match of an entry with those that it has.
fn note(
    found: &mut BTreeMap<u32, Found>,
    read: &Read,
    piece: Piece,
    field: Field,
    matched: &Match,
) {
    let score = score(matched, field);
    let (first, last) = matched.span;
    let evidence = Evidence {
        field,
        start: read.words[first].start,
        end: read.words[last].end,
    };
    let entry = found.entry(matched.entry).or_insert_with(|| Found {
        score: 0.0,
        rule: matched.rule,
        stems: matched.stems,
        name: matched.name,
        cover: matched.window,
        apart: matched.apart,
        words: Vec::new(),
        evidence: Vec::new(),
    });
    if score > entry.score {
        entry.score = score;
        entry.rule = matched.rule;
        entry.stems = matched.stems;
        entry.name = matched.name;
        entry.cover = matched.window;
        entry.apart = matched.apart;
        let bits = (0..piece.last - piece.first).filter(|bit| matched.words >> bit & 1 == 1);
        entry.words = bits.map(|bit| (field, piece.first + bit)).collect();
    }
    if !entry.evidence.iter().any(|(_, known)| *known == evidence) {
        entry.evidence.push((score, evidence));
        entry
            .evidence
            .sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    }
}
