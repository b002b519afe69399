//! Whether a sentence of a reason is true, by the files alone.

use std::collections::BTreeMap;

use super::{
    files::{Files, Row},
    sentence::{Item, Sentence, Standing},
    words::{Titles, stands_in},
};

/// A competency that a post asks for.
pub struct Asked {
    pub uid: String,
    pub need: Option<i64>,
}

/// A person, a post and what it asks for.
pub struct Case<'c> {
    pub files: &'c Files,
    pub agent: &'c str,
    pub post: &'c Row,
    pub asked: &'c [Asked],
}

/// Whether a text is a label, or its beginning where a long one is cut.
pub fn names(text: &str, label: &str) -> bool {
    let cut = |start: &str| label.starts_with(start) && label.split_whitespace().count() > 7;
    text == label || text.strip_suffix('…').is_some_and(cut)
}

impl<'c> Case<'c> {
    /// Where a competency stands. What the person said of it decides, then what they said of one that is the same.
    pub fn standing(&self, asked: &Asked) -> Standing {
        let judged = |said: &Row| {
            let level: Option<i64> = said.number("level");
            let lacks = level
                .zip(asked.need)
                .is_some_and(|(have, need)| have < need);
            if lacks {
                Standing::ToRaise
            } else {
                Standing::Held
            }
        };
        if let Some(said) = self.said(&asked.uid) {
            return judged(said);
        }
        let same = self.files.standing_for(&asked.uid, 0.9);
        let said = same.iter().filter_map(|uid| self.said(uid)).map(judged);
        if let Some(standing) = said.min_by_key(|standing| *standing == Standing::ToRaise) {
            standing
        } else if same.iter().any(|uid| self.known(uid).is_some()) {
            Standing::ToConfirm
        } else if self.credit(asked) >= 0.3 - 1e-9 {
            Standing::Near
        } else {
            Standing::ToLearn
        }
    }

    /// What a sentence says that the files do not.
    pub fn fault(&self, sentence: &Sentence<'_>) -> Option<String> {
        let truth = match sentence {
            Sentence::Today { between } => {
                let present = self.files.today_of(self.agent).map(|(_, present)| present);
                self.kind() == Some("SAME_OCCUPATION") && present == Some(!between)
            }
            Sentence::Before { long, until } => {
                let (known, end) = self.files.held(self.agent, &self.post["occupation_uid"]);
                self.kind() == Some("RETURN")
                    && known.as_deref() == *long
                    && end.filter(|_| known.is_some()).as_deref() == *until
            }
            Sentence::New(name) => {
                let occupation = &self.files.occupations[&self.post["occupation_uid"]];
                self.kind() == Some("NEXT_STEP") && names(name, &occupation["label_fr"])
            }
            Sentence::Wishes(met) => *met == self.wishes(),
            Sentence::Words(words) => return self.words(words),
            Sentence::Competencies(standing, items) => {
                return items.iter().find_map(|item| self.item(*standing, item));
            }
            Sentence::Complete => {
                let held = |asked| self.standing(asked) == Standing::Held;
                !self.asked.is_empty() && self.asked.iter().all(held)
            }
            Sentence::Elsewhere(name) => self.elsewhere(name),
            Sentence::Place(name) => self.is_at(name),
            Sentence::Days(days) => self.days_left() == Some(*days),
        };
        (!truth).then(|| format!("{sentence:?}"))
    }

    /// Whether the post asks for just that: what it states or, where it states nothing, what its occupation needs and what
    /// stands in its own words.
    pub fn asks(&self, quotes: impl Iterator<Item = Option<&'c str>>) -> bool {
        let found = self.asked.iter();
        let need = |row: &Row| row.number("level");
        if let Some(stated) = self.files.stated.get(&self.post["uid"]) {
            let stated = stated.iter().map(|(uid, row)| (uid.as_str(), need(row)));
            let found = found.map(|asked| (asked.uid.as_str(), asked.need));
            return stated.collect::<BTreeMap<_, _>>() == found.collect();
        }
        let none = BTreeMap::new();
        let needs = self.files.needs.get(&self.post["occupation_uid"]);
        let needs = needs.unwrap_or(&none);
        let known = |(asked, quote): (&Asked, Option<&str>)| {
            let needed = needs.get(&asked.uid);
            needed.is_some_and(|row| need(row) == asked.need)
                || quote.is_some_and(|quote| self.quotes(quote))
        };
        let inherited = |uid: &String| self.asked.iter().any(|asked| asked.uid == *uid);
        found.zip(quotes).all(known) && needs.keys().all(inherited)
    }

    /// How the post stands to what the person did.
    pub fn kind(&self) -> super::career::Kind {
        self.files.kind(self.agent, &self.post["occupation_uid"])
    }

    fn item(&self, standing: Standing, item: &Item<'_>) -> Option<String> {
        let label = |uid: &str| &self.files.competencies[uid]["label_fr"];
        let mut asked = self
            .asked
            .iter()
            .filter(|asked| names(item.label, label(&asked.uid)));
        let truth = asked.any(|asked| {
            let own = match (standing, item.with) {
                (Standing::Near, Some(via)) => {
                    let near = self.files.standing_for(&asked.uid, 0.0);
                    near.iter()
                        .any(|uid| names(via, label(uid)) && self.known(uid).is_some())
                }
                (_, Some(quote)) => self.quotes(quote),
                (_, None) => true,
            };
            own && self.standing(asked) == standing
        });
        (!truth).then(|| format!("{standing:?}: {item:?}"))
    }

    /// Whether words stand in the text of the post, one after the other.
    pub fn quotes(&self, quote: &str) -> bool {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let quote = plain(quote.trim_end_matches('…'));
        let texts = [&self.post["title"], &self.post["description"]];
        texts.into_iter().any(|text| plain(text).contains(&quote))
    }

    fn words(&self, words: &[&str]) -> Option<String> {
        let titles = Titles::of_person(self.files, self.agent);
        let fault = |word: &&&str| {
            let said = [&self.post["title"], &self.post["description"]];
            !said.into_iter().any(|text| stands_in(text, word)) || !titles.share(word)
        };
        words.iter().find(fault).map(|word| format!("word {word}"))
    }
}
