//! Skills and occupations with the labels of every language.

use std::collections::{BTreeSet, HashMap};

use crate::import::{
    reader::{ProblemCode, Row},
    source::{Sink, sink::Spot, text},
};

const SKILL: &str = "http://data.europa.eu/esco/skill/";
const OCCUPATION: &str = "http://data.europa.eu/esco/occupation/";
const GROUP: &str = "http://data.europa.eu/esco/isco/C";

/// Groups of ISCO-08 whose occupations are digital: managers, professionals and technicians of
/// information and communication technology.
const DIGITAL: [&str; 3] = ["133", "25", "35"];

/// The labels of a concept in a language.
pub(super) struct Label<'l> {
    pub(super) language: &'static str,
    pub(super) preferred: &'l str,
    pub(super) others: &'l str,
}

/// What a URI names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing<'u> {
    Skill(&'u str),
    Occupation(&'u str),
    Group(&'u str),
}

impl<'u> Thing<'u> {
    /// What a URI names, by its last part.
    pub(super) fn named(uri: &'u str) -> Option<Self> {
        let skill = uri.strip_prefix(SKILL).map(Self::Skill);
        let occupation = || uri.strip_prefix(OCCUPATION).map(Self::Occupation);
        let group = || uri.strip_prefix(GROUP).map(Self::Group);
        let thing = skill.or_else(occupation).or_else(group)?;
        let (Self::Skill(id) | Self::Occupation(id) | Self::Group(id)) = thing;
        (!id.is_empty() && !id.contains('/')).then_some(thing)
    }

    /// Its key in the CSV format.
    pub(super) fn uid(self) -> String {
        match self {
            Self::Skill(id) => format!("ESCO:{id}"),
            Self::Occupation(id) => format!("ESCO:O:{id}"),
            Self::Group(id) => format!("ESCO:G:{id}"),
        }
    }
}

#[derive(Default)]
struct Concept {
    is_occupation: bool,
    code: String,
    french: String,
    english: String,
    french_others: Vec<String>,
    english_others: Vec<String>,
    kind: &'static str,
    group: String,
}

/// Everything that has labels.
#[derive(Default)]
pub(super) struct Concepts {
    all: Vec<(Spot, Concept)>,
    places: HashMap<String, usize>,
    groups: HashMap<String, (String, String)>,
    languages: BTreeSet<&'static str>,
}

impl Concepts {
    /// The languages of the labels.
    pub(super) fn languages(&self) -> Vec<&'static str> {
        self.languages.iter().copied().collect()
    }

    /// Takes what a row says of a concept; of two labels in one language the first stands, the
    /// second is one more of its other labels.
    pub(super) fn add(&mut self, row: &Row, spot: &Spot, labels: &[Label<'_>], sink: &mut Sink) {
        let Some(thing) = Thing::named(row.text("conceptUri")) else {
            return sink.skip("groups of skills");
        };
        let (is_occupation, code) = match thing {
            Thing::Skill(id) => (false, id),
            Thing::Occupation(id) => (true, id),
            Thing::Group(id) => {
                let labels_of = |language| {
                    labels
                        .iter()
                        .find(move |label| label.language == language)
                        .map_or(String::new(), |label| text::line(label.preferred))
                };
                let group = self.groups.entry(id.to_owned()).or_default();
                set(&mut group.0, &labels_of("fr"));
                set(&mut group.1, &labels_of("en"));
                return;
            }
        };
        let kind = match row.text("skillType") {
            "" => "",
            "skill/competence" | "skill" => "SKILL",
            "knowledge" => "KNOWLEDGE",
            _ => {
                sink.report(spot, "skillType", ProblemCode::UnknownValue);
                ""
            }
        };
        let place = *self.places.entry(thing.uid()).or_insert_with(|| {
            self.all.push((spot.clone(), Concept::default()));
            self.all.len() - 1
        });
        let concept = &mut self.all[place].1;
        concept.is_occupation = is_occupation;
        code.clone_into(&mut concept.code);
        if concept.kind.is_empty() {
            concept.kind = kind;
        }
        set(&mut concept.group, row.text("iscoGroup"));
        for label in labels.iter().filter(|label| !label.preferred.is_empty()) {
            self.languages.insert(label.language);
            let (preferred, others) = if label.language == "en" {
                (&mut concept.english, &mut concept.english_others)
            } else {
                (&mut concept.french, &mut concept.french_others)
            };
            let written = text::line(label.preferred);
            if preferred.is_empty() {
                *preferred = written;
            } else if *preferred != written {
                others.push(written);
            }
            others.extend(label.others.split(['\n', '|']).map(str::to_owned));
        }
    }

    /// Puts everything.
    pub(super) fn put(&self, sink: &mut Sink) {
        for (spot, concept) in &self.all {
            if concept.french.is_empty() && concept.english.is_empty() {
                sink.report(spot, "preferredLabel", ProblemCode::MissingValue);
            } else if concept.is_occupation {
                self.put_occupation(spot, concept, sink);
            } else {
                put_skill(spot, concept, sink);
            }
        }
    }

    fn put_occupation(&self, spot: &Spot, concept: &Concept, sink: &mut Sink) {
        let group = &concept.group;
        let digital = DIGITAL.iter().any(|digital| group.starts_with(digital));
        let family = match self.groups.get(group) {
            Some((french, english)) if french.is_empty() => english,
            Some((french, _)) => french,
            None => "",
        };
        let others = concept.others();
        let guessed: Vec<_> = [
            ("label_fr", concept.french.is_empty()),
            ("digital", group.is_empty()),
        ]
        .into_iter()
        .filter_map(|(column, guessed)| guessed.then_some(column))
        .collect();
        sink.put(
            "occupations.csv",
            spot,
            [
                ("uid", Thing::Occupation(&concept.code).uid().as_str()),
                ("scheme", "ESCO"),
                ("code", &concept.code),
                ("label_fr", concept.label()),
                ("label_en", &concept.english),
                ("alt_labels", &others),
                ("family", family),
                ("digital", if digital { "true" } else { "false" }),
                ("fallback", &guessed.join("|")),
            ],
        );
    }
}

impl Concept {
    fn label(&self) -> &str {
        if self.french.is_empty() {
            &self.english
        } else {
            &self.french
        }
    }

    /// The other labels, French ones first; the English label has a column of its own.
    fn others(&self) -> String {
        let all = self.french_others.iter().chain(&self.english_others);
        let all = all.filter(|label| text::line(label) != self.english);
        text::labels(self.label(), all.map(String::as_str))
    }
}

fn put_skill(spot: &Spot, concept: &Concept, sink: &mut Sink) {
    let guessed = if concept.french.is_empty() {
        "label_fr"
    } else {
        ""
    };
    sink.put(
        "competencies.csv",
        spot,
        [
            ("uid", Thing::Skill(&concept.code).uid().as_str()),
            ("scheme", "ESCO"),
            ("code", &concept.code),
            ("label_fr", concept.label()),
            ("label_en", &concept.english),
            ("alt_labels", &concept.others()),
            ("kind", concept.kind),
            ("fallback", guessed),
        ],
    );
}

fn set(place: &mut String, said: &str) {
    if place.is_empty() {
        said.clone_into(place);
    }
}
