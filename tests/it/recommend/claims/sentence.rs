//! The sentences of a reason, read back from its text. What is not known here is a fault.

use std::fmt::Debug;

/// A label, and the words of the post or the competency that come with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item<'s> {
    pub label: &'s str,
    pub with: Option<&'s str>,
}

/// Where a competency may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Held,
    Near,
    ToConfirm,
    ToRaise,
    ToLearn,
}

/// What a sentence claims.
#[derive(Debug, PartialEq, Eq)]
pub enum Sentence<'s> {
    /// The occupation of today or, between two posts, the last one.
    Today { between: bool },
    /// One held before: for how long, and until which year.
    Before {
        long: Option<&'s str>,
        until: Option<&'s str>,
    },
    /// One never held.
    New(&'s str),
    /// What the person wished for.
    Wishes(Vec<&'s str>),
    /// Words of the career that the post has too.
    Words(Vec<&'s str>),
    /// Competencies that the post asks for.
    Competencies(Standing, Vec<Item<'s>>),
    /// Nothing that the post asks for is missing.
    Complete,
    /// Another ministry, and a place where it is known.
    Elsewhere(&'s str),
    /// A place.
    Place(&'s str),
    /// Days left to apply.
    Days(i64),
}

/// How a sentence begins.
#[derive(Clone, Copy)]
enum Opening {
    Today { between: bool },
    Before,
    New,
    Wishes,
    Words,
    Competencies(Standing),
    Complete,
    Elsewhere,
    Place,
    Days(i64),
    ManyDays,
}

/// The beginnings, with what is said to the person and what is said of them.
const OPENINGS: [(Opening, &str); 16] = [
    (
        Opening::Today { between: false },
        "C'est {votre|son} métier d'aujourd'hui.",
    ),
    (
        Opening::Today { between: true },
        "C'est {votre|son} dernier métier.",
    ),
    (Opening::Before, "Métier {|que la personne a }déjà exercé"),
    (Opening::New, "Nouveau métier pour {vous|la personne} : "),
    (Opening::Wishes, "Répond à {vos|ses} souhaits : "),
    (
        Opening::Words,
        "Mots communs à {votre|son} parcours et à l'annonce : ",
    ),
    (Opening::Competencies(Standing::Held), "{Vos|Ses} atouts : "),
    (
        Opening::Complete,
        "{Vous avez|La personne a} toutes les compétences demandées.",
    ),
    (
        Opening::Competencies(Standing::Near),
        "Proche de ce que {vous savez|la personne sait} : ",
    ),
    (Opening::Competencies(Standing::ToConfirm), "À confirmer : "),
    (Opening::Competencies(Standing::ToRaise), "À renforcer : "),
    (Opening::Competencies(Standing::ToLearn), "À acquérir : "),
    (Opening::Elsewhere, "Autre ministère : "),
    (Opening::Place, "Lieu : "),
    (Opening::Days(0), "Dernier jour pour candidater."),
    (Opening::Days(1), "Un jour pour candidater."),
];

/// A text as it is said to the person, or of them.
fn said(text: &str, own: bool) -> String {
    let Some((start, rest)) = text.split_once('{') else {
        return text.to_owned();
    };
    let (choice, end) = rest.split_once('}').unwrap();
    let (to_them, of_them) = choice.split_once('|').unwrap();
    [start, if own { to_them } else { of_them }, end].concat()
}

/// What follows the number of days, when there are several.
const MANY_DAYS: &str = " jours pour candidater.";

/// Reads a reason said to the person themselves, or to somebody else; the error is what is not known.
pub fn read(reason: &str, own: bool) -> Result<Vec<Sentence<'_>>, &str> {
    let starts: Vec<_> = reason
        .char_indices()
        .map(|(at, _)| at)
        .filter(|at| {
            let before = &reason[..*at];
            before.is_empty() || before.ends_with(". ") || before.ends_with("… ")
        })
        .filter(|at| opening(&reason[*at..], own).is_some())
        .collect();
    if starts.first() != Some(&0) {
        return Err(reason);
    }
    let ends = starts[1..].iter().copied().chain([reason.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| {
            let text = reason[*start..end].trim_end();
            understand(text, own).ok_or(text)
        })
        .collect()
}

/// Which sentence begins here, and what follows its beginning.
fn opening(text: &str, own: bool) -> Option<(Opening, &str)> {
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if after.len() < text.len() && after.starts_with(MANY_DAYS) {
        return Some((Opening::ManyDays, text));
    }
    OPENINGS.iter().find_map(|(opening, begins)| {
        let rest = text.strip_prefix(said(begins, own).as_str())?;
        Some((*opening, rest))
    })
}

fn understand(text: &str, own: bool) -> Option<Sentence<'_>> {
    let (opening, rest) = opening(text, own)?;
    // A sentence ends with a point, or with the sign of a label that was cut.
    let listed = || {
        let cut = rest.ends_with('…').then_some(rest);
        rest.strip_suffix('.').or(cut)
    };
    let over = |sentence: Sentence<'static>| rest.is_empty().then_some(sentence);
    match opening {
        Opening::Today { between } => over(Sentence::Today { between }),
        Opening::Before => before(listed()?),
        Opening::New => Some(Sentence::New(listed()?)),
        Opening::Wishes => Some(Sentence::Wishes(listed()?.split(", ").collect())),
        Opening::Words => Some(Sentence::Words(listed()?.split(", ").collect())),
        Opening::Complete => over(Sentence::Complete),
        Opening::Competencies(Standing::ToConfirm) => {
            let close = said(", que {vos|ses} postes laissent supposer", own);
            let named = listed()?.strip_suffix(close.as_str())?;
            competencies(Standing::ToConfirm, named)
        }
        Opening::Competencies(standing) => competencies(standing, listed()?),
        Opening::Elsewhere => Some(Sentence::Elsewhere(listed()?)),
        Opening::Place => Some(Sentence::Place(listed()?)),
        Opening::Days(days) => over(Sentence::Days(days)),
        Opening::ManyDays => {
            let days = rest.strip_suffix(MANY_DAYS)?.parse().ok()?;
            (days > 1).then_some(Sentence::Days(days))
        }
    }
}

/// ` (7 ans, jusqu'en 2021)`, ` (7 ans)` or nothing.
fn before(rest: &str) -> Option<Sentence<'_>> {
    if rest.is_empty() {
        let (long, until) = (None, None);
        return Some(Sentence::Before { long, until });
    }
    let held = rest.strip_prefix(" (")?.strip_suffix(')')?;
    let (long, until) = match held.split_once(", jusqu'en ") {
        Some((long, until)) => (Some(long), Some(until)),
        None => (Some(held), None),
    };
    Some(Sentence::Before { long, until })
}

fn competencies(standing: Standing, listed: &str) -> Option<Sentence<'_>> {
    let [open, close] = match standing {
        Standing::Near => [" (par ", ")"],
        _ => [" (« ", " »)"],
    };
    let items: Vec<_> = listed
        .split(" ; ")
        .map(|text| {
            let inside = text.strip_suffix(close);
            match inside.and_then(|text| text.split_once(open)) {
                Some((label, with)) => Item {
                    label,
                    with: Some(with),
                },
                None => Item {
                    label: text,
                    with: None,
                },
            }
        })
        .collect();
    let named = items.iter().all(|item| !item.label.is_empty());
    named.then_some(Sentence::Competencies(standing, items))
}

impl Sentence<'_> {
    /// The competencies that it names.
    pub fn labels(&self) -> Vec<&str> {
        match self {
            Self::Competencies(_, items) => items.iter().map(|item| item.label).collect(),
            _ => Vec::new(),
        }
    }

    /// Which kinds of claim it makes.
    pub fn kinds(&self) -> Vec<String> {
        let name = |claim: &dyn Debug| {
            let text = format!("{claim:?}");
            text.split([' ', '(']).next().unwrap_or_default().to_owned()
        };
        match self {
            Self::Competencies(standing, items) => {
                let with = items.iter().any(|item| item.with.is_some());
                let quote = (with && *standing != Standing::Near).then(|| "Quote".to_owned());
                quote.into_iter().chain([name(standing)]).collect()
            }
            _ => vec![name(self)],
        }
    }
}
