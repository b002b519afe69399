//! The sentences under a recommended post, in French: what was done before, the wish met, strengths, what is missing,
//! where and until when.

use chrono::NaiveDate;

use super::{
    explanation::{CompetencyMatch, Split},
    port::Described,
    score::ScoredPost,
    summary::{WORDS, close, enumerate, list, shorten, to_learn},
};
use crate::domain::{
    calendar::months_covered,
    vocabulary::{MatchStatus, MoveKind},
};

/// Whom a reason is said to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The person of whom it speaks.
    Own,
    /// Somebody else, such as an adviser.
    Other,
}

impl Voice {
    /// That of a reader who is the person, or is not.
    #[must_use]
    pub const fn of_reader(own: bool) -> Self {
        if own { Self::Own } else { Self::Other }
    }

    /// That the person has every competency that is asked for.
    pub(super) fn has_all(self) -> String {
        let has = self.say("Vous avez", "La personne a");
        format!("{has} toutes les compétences demandées.")
    }

    fn say(self, own: &'static str, other: &'static str) -> &'static str {
        match self {
            Self::Own => own,
            Self::Other => other,
        }
    }
}

/// What a reason is made of.
pub(super) struct Reason<'r> {
    pub(super) post: &'r ScoredPost,
    pub(super) split: &'r Split,
    /// Those of the career that the post says too.
    pub(super) words: &'r [String],
    pub(super) about: &'r Described,
    pub(super) voice: Voice,
    pub(super) today: NaiveDate,
}

/// How many things a reason names: competencies of a status, and shared words.
#[derive(Clone, Copy)]
struct Detail {
    named: usize,
    supposed: usize,
    words: usize,
}

impl Detail {
    const fn new(named: usize, supposed: usize, words: usize) -> Self {
        Self {
            named,
            supposed,
            words,
        }
    }
}

/// From the fullest to the shortest.
const DETAILS: [Detail; 7] = [
    Detail::new(3, 2, 5),
    Detail::new(3, 2, 3),
    Detail::new(2, 2, 2),
    Detail::new(2, 1, 2),
    Detail::new(1, 1, 2),
    Detail::new(1, 1, 0),
    Detail::new(1, 0, 0),
];

impl Reason<'_> {
    /// At most 60 words: the fullest that holds in them. No sentence is cut: the last ones are left out.
    pub(super) fn say(&self) -> String {
        let mut sentences = Vec::new();
        for detail in DETAILS {
            sentences = self.sentences(detail);
            if words(&sentences) <= WORDS {
                break;
            }
        }
        while words(&sentences) > WORDS {
            sentences.pop();
        }
        sentences.join(" ")
    }

    fn sentences(&self, detail: Detail) -> Vec<String> {
        let mut sentences: Vec<String> = [self.career(), self.wishes()]
            .into_iter()
            .flatten()
            .collect();
        sentences.extend(self.strengths(detail));
        if detail.words > 0 && !self.words.is_empty() {
            let words = &self.words[..self.words.len().min(detail.words)];
            let whose = self.voice.say("votre", "son");
            sentences.push(format!(
                "Mots communs à {whose} parcours et à l'annonce : {}.",
                words.join(", ")
            ));
        }
        sentences.extend(self.gap(detail));
        sentences.extend([self.place(), self.days_left()].into_iter().flatten());
        sentences
    }

    /// What the agent did of the same occupation, or that it is another than today's.
    fn career(&self) -> Option<String> {
        let between = self.post.situation.agent_in_post == Some(false);
        match self.post.kind? {
            MoveKind::SameOccupation if between => Some(format!(
                "C'est {} dernier métier.",
                self.voice.say("votre", "son")
            )),
            MoveKind::SameOccupation => Some(format!(
                "C'est {} métier d'aujourd'hui.",
                self.voice.say("votre", "son")
            )),
            MoveKind::Return => Some(close(
                self.voice
                    .say("Métier déjà exercé", "Métier que la personne a déjà exercé")
                    .to_owned()
                    + &self.held(),
            )),
            MoveKind::NextStep => {
                let occupation = shorten(self.about.occupation.as_deref()?);
                Some(close(format!(
                    "Nouveau métier pour {} : {occupation}",
                    self.voice.say("vous", "la personne")
                )))
            }
        }
    }

    /// For how long, and until when.
    fn held(&self) -> String {
        let (months, end) = months_covered(&self.about.held, self.today);
        let long = match months {
            0 => return String::new(),
            1..=11 => format!("{months} mois"),
            12..=23 => "un an".to_owned(),
            _ => format!("{} ans", months / 12),
        };
        match end {
            Some(end) => format!(" ({long}, jusqu'en {})", end.format("%Y")),
            None => format!(" ({long})"),
        }
    }

    fn wishes(&self) -> Option<String> {
        let wishes = &self.post.wishes;
        let met = [
            (wishes.occupation == Some(true), "le métier"),
            (wishes.organisation == Some(true), "l'employeur"),
            (wishes.place == Some(true), "le lieu"),
            (
                wishes.developed.is_some_and(|share| share > 0.0),
                "des compétences à développer",
            ),
        ];
        let met: Vec<_> = met
            .into_iter()
            .filter_map(|(met, name)| met.then_some(name))
            .collect();
        let whose = self.voice.say("vos", "ses");
        (!met.is_empty()).then(|| format!("Répond à {whose} souhaits : {}.", met.join(", ")))
    }

    fn strengths(&self, detail: Detail) -> Vec<String> {
        let held = first_of(self.split, MatchStatus::Held, detail.named);
        if held.is_empty() {
            return Vec::new();
        }
        let mut said = vec![list(self.voice.say("Vos atouts", "Ses atouts"), &held)];
        let all = self.split.matched.iter().chain(&self.split.missing);
        if all
            .into_iter()
            .all(|found| found.status == Some(MatchStatus::Held))
        {
            said.push(self.voice.has_all());
        }
        said
    }

    /// What is near, to be confirmed, to be raised and to be learnt: each competency in one sentence only.
    fn gap(&self, detail: Detail) -> Vec<String> {
        let mut said = Vec::new();
        let near = first_of(self.split, MatchStatus::Near, detail.supposed);
        if !near.is_empty() {
            let named = with_neighbours(&near);
            let knows = self.voice.say("vous savez", "la personne sait");
            said.push(close(format!("Proche de ce que {knows} : {named}")));
        }
        let (mut read, mut supposed): (Vec<_>, Vec<_>) =
            first_of(self.split, MatchStatus::ToConfirm, usize::MAX)
                .into_iter()
                .partition(|found| found.requirement.is_proposed());
        read.truncate(detail.supposed);
        supposed.truncate(detail.supposed);
        if !read.is_empty() {
            let named = with_neighbours(&read);
            let who = self.voice.say("vous avez collé", "la personne a collé");
            said.push(close(format!(
                "À confirmer : {named}, d'après le texte que {who}"
            )));
        }
        if !supposed.is_empty() {
            let (named, whose) = (enumerate(&supposed), self.voice.say("vos", "ses"));
            said.push(close(format!(
                "À confirmer : {named}, que {whose} postes laissent supposer"
            )));
        }
        said.extend(to_learn(self.split, detail.named));
        said
    }

    fn place(&self) -> Option<String> {
        let place = self.about.place.as_deref().map(shorten);
        let ministry = self.about.ministry.as_deref().map(shorten);
        let other = self.post.other_ministry == Some(true);
        match (ministry.filter(|_| other), place) {
            (Some(ministry), Some(place)) => {
                Some(close(format!("Autre ministère : {ministry}, {place}")))
            }
            (Some(ministry), None) => Some(close(format!("Autre ministère : {ministry}"))),
            (None, Some(place)) => Some(close(format!("Lieu : {place}"))),
            (None, None) => None,
        }
    }

    fn days_left(&self) -> Option<String> {
        let days = self
            .about
            .apply_by?
            .signed_duration_since(self.today)
            .num_days();
        match days {
            ..0 => None,
            0 => Some("Dernier jour pour candidater.".to_owned()),
            1 => Some("Un jour pour candidater.".to_owned()),
            _ => Some(format!("{days} jours pour candidater.")),
        }
    }
}

fn words(sentences: &[String]) -> usize {
    let words = |sentence: &String| sentence.split_whitespace().count();
    sentences.iter().map(words).sum()
}

/// The labels of some requirements, each with the competency that stands for it.
fn with_neighbours(found: &[&CompetencyMatch]) -> String {
    let name = |found: &&CompetencyMatch| {
        let label = shorten(&found.requirement.label_fr);
        match &found.requirement.via_label_fr {
            Some(via) if *via != found.requirement.label_fr => {
                format!("{label} (par {})", shorten(via))
            }
            _ => label,
        }
    };
    found.iter().map(name).collect::<Vec<_>>().join(" ; ")
}

/// The requirements of a status that add most.
fn first_of(split: &Split, status: MatchStatus, most: usize) -> Vec<&CompetencyMatch> {
    let all = split.matched.iter().chain(&split.missing);
    let mut found: Vec<_> = all.filter(|found| found.status == Some(status)).collect();
    found.sort_by(|a, b| b.contribution.total_cmp(&a.contribution));
    found.truncate(most);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        recommend::{
            explanation::{Requirement, split_by_coverage},
            score::Wishes,
        },
        statute::situation::Situation,
        vocabulary::CompetencyOrigin,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

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

    fn say(post: &ScoredPost, about: &Described, split: &Split, voice: Voice) -> String {
        let reason = Reason {
            post,
            split,
            words: &[],
            about,
            voice,
            today: day("2026-03-02"),
        };
        reason.say()
    }

    fn summary(requirements: Vec<Requirement>) -> String {
        let split = split_by_coverage(requirements);
        say(
            &ScoredPost::default(),
            &Described::default(),
            &split,
            Voice::Own,
        )
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
    fn what_was_only_read_from_a_text_is_to_be_confirmed_and_says_where_it_comes_from() {
        let read = Some(CompetencyOrigin::Extracted);
        let near = Requirement {
            via_label_fr: Some("Python".to_owned()),
            origin: read,
            ..requirement(3, "Rust", 0.3, None)
        };
        let split = split_by_coverage(vec![
            requirement(1, "SQL", 0.6, read),
            near,
            requirement(2, "Java", 0.2, Some(CompetencyOrigin::Inferred)),
        ]);
        let said = |voice| say(&ScoredPost::default(), &Described::default(), &split, voice);
        assert_eq!(
            said(Voice::Own),
            "À confirmer : SQL ; Rust (par Python), d'après le texte que vous avez collé. À confirmer : Java, que vos \
             postes laissent supposer."
        );
        assert_eq!(
            said(Voice::Other),
            "À confirmer : SQL ; Rust (par Python), d'après le texte que la personne a collé. À confirmer : Java, que \
             ses postes laissent supposer."
        );
        // What they said themselves counts first.
        let held = Requirement {
            origin: read,
            need: Some(3),
            have: Some(1),
            ..requirement(1, "SQL", 0.6, Some(CompetencyOrigin::Declared))
        };
        assert_eq!(summary(vec![held]), "À renforcer : SQL.");
    }

    #[test]
    fn what_was_done_before_the_wish_the_place_and_the_days_are_said_to_the_person_and_of_them() {
        let post = ScoredPost {
            kind: Some(MoveKind::Return),
            other_ministry: Some(true),
            wishes: Wishes {
                occupation: Some(true),
                organisation: Some(false),
                place: Some(true),
                developed: None,
            },
            ..ScoredPost::default()
        };
        let about = Described {
            ministry: Some("Justice".to_owned()),
            place: Some("Rennes".to_owned()),
            apply_by: Some(day("2026-03-15")),
            // Two assignments at once count once.
            held: vec![
                "2012-01-01|2017-01-01".to_owned(),
                "2014-01-01|2019-01-01".to_owned(),
            ],
            ..Described::default()
        };
        let split = split_by_coverage(vec![requirement(
            1,
            "SQL",
            1.0,
            Some(CompetencyOrigin::Declared),
        )]);
        assert_eq!(
            say(&post, &about, &split, Voice::Own),
            "Métier déjà exercé (7 ans, jusqu'en 2019). Répond à vos souhaits : le métier, le lieu. Vos atouts : SQL. \
             Vous avez toutes les compétences demandées. Autre ministère : Justice, Rennes. 13 jours pour candidater."
        );
        let other = say(&post, &about, &split, Voice::Other);
        assert!(!other.to_lowercase().contains("vo"), "{other}");
        let today = ScoredPost {
            kind: Some(MoveKind::SameOccupation),
            situation: Situation {
                agent_in_post: Some(false),
                ..Situation::default()
            },
            ..ScoredPost::default()
        };
        assert_eq!(
            say(&today, &Described::default(), &Split::default(), Voice::Own),
            "C'est votre dernier métier."
        );
    }

    #[test]
    fn long_labels_are_cut_and_a_reason_has_sixty_words_at_most() {
        let long = "Concevoir et mettre en place un très grand système d'information";
        let all = (0..6).map(|at| {
            let own = (at < 3).then_some(CompetencyOrigin::Declared);
            requirement(at, long, if at < 3 { 1.0 } else { 0.0 }, own)
        });
        let all = summary(all.collect());
        assert!(all.starts_with("Vos atouts : Concevoir et mettre en place un très…"));
        assert!(all.split_whitespace().count() <= 60, "{all}");
    }
}
