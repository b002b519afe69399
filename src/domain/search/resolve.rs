//! The words of a question and the terms that stand for them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    ask::{Asked, Question},
    meaning::{Instead, Known, Meaning, forms, instead, meanings, repairs, spelt_out, weigh},
    port::{SearchGraph, TermQuestion, WordTerm},
    weight::{NEW_IDF, SPELT_OUT},
};
use crate::domain::error::Error;

/// What posts are sought by: a word of the question, a part of one, or a word for which an abbreviation stands.
struct Slot {
    meanings: Vec<Meaning>,
    /// Whether a post should have it.
    needed: bool,
    /// Which word of the question it spells out, with the others of it: an abbreviation, or two words in one.
    spells_out: Option<usize>,
    /// What it is worth against a word as it is.
    share: f64,
}

/// A question, with the terms for which its words stand.
pub(super) struct Resolution<'q> {
    slots: Vec<Slot>,
    known: Known,
    /// Words for which no term stands.
    pub(super) lost: Vec<&'q Asked>,
    /// The terms that look much as those.
    pub(super) near: Known,
}

impl<'q> Resolution<'q> {
    /// Looks the words of a question up.
    pub(super) async fn find<G: SearchGraph + ?Sized>(
        graph: &G,
        question: &'q Question,
        today: NaiveDate,
    ) -> Result<Self, Error> {
        let words = &question.words;
        let known = look_up(graph, &forms(words, today)).await?;
        let mut found = Self {
            slots: Vec::new(),
            known,
            lost: Vec::new(),
            near: Known::new(),
        };
        for (at, word) in words.iter().enumerate() {
            let meanings = meanings(words, at, &found.known);
            found.slots.push(Slot {
                meanings,
                needed: word.needed,
                spells_out: None,
                share: 1.0,
            });
        }
        for (at, word) in words.iter().enumerate() {
            let spelt_out = spelt_out(word, &found.known);
            let parts = f64::from(u32::try_from(spelt_out.len()).unwrap_or(u32::MAX));
            for meaning in spelt_out {
                found.spell_out(at, meaning, SPELT_OUT / parts);
            }
        }
        found.repair(graph, words, today).await?;
        let has_needed = (0..words.len()).any(|at| {
            let slot = &found.slots[at];
            slot.needed && (!slot.meanings.is_empty() || found.others(at).next().is_some())
        });
        if !has_needed {
            for slot in &mut found.slots {
                slot.needed = slot.spells_out.is_none();
            }
        }
        Ok(found)
    }

    /// Adds a term that stands for a word together with the others that spell it out.
    fn spell_out(&mut self, at: usize, meaning: Meaning, share: f64) {
        self.slots.push(Slot {
            meanings: vec![meaning],
            needed: false,
            spells_out: Some(at),
            share,
        });
    }

    /// Looks for what the words without a meaning may be instead.
    async fn repair<G: SearchGraph + ?Sized>(
        &mut self,
        graph: &G,
        words: &'q [Asked],
        today: NaiveDate,
    ) -> Result<(), Error> {
        let unclear: Vec<usize> = (0..words.len())
            .filter(|at| self.slots[*at].meanings.is_empty() && self.others(*at).next().is_none())
            .collect();
        if unclear.is_empty() {
            return Ok(());
        }
        let asked = repairs(unclear.iter().map(|at| &words[*at]), today);
        self.near = look_up(graph, &asked).await?;
        for at in unclear {
            let word = &words[at];
            match instead(word, &self.known, &self.near) {
                Some(Instead::Terms(terms)) => self.slots[at].meanings = terms,
                Some(Instead::Parts(parts)) => {
                    for part in parts {
                        self.spell_out(at, part, 1.0);
                    }
                }
                None => self.lost.push(word),
            }
        }
        let near = self.near.iter();
        self.known
            .extend(near.map(|(uid, idf)| (uid.clone(), *idf)));
        Ok(())
    }

    /// The slots that spell out a word.
    fn others(&self, at: usize) -> impl Iterator<Item = usize> {
        let slots = self.slots.iter().enumerate();
        slots.filter_map(move |(other, slot)| (slot.spells_out == Some(at)).then_some(other))
    }

    /// The terms of all words, each with what it weighs for its word.
    pub(super) fn terms(&self) -> Vec<WordTerm> {
        let mut terms = Vec::new();
        for (word, slot) in self.slots.iter().enumerate() {
            let weights = weigh(&slot.meanings, &self.known);
            terms.extend(
                slot.meanings
                    .iter()
                    .zip(weights)
                    .map(|(meaning, weight)| WordTerm {
                        word,
                        uid: meaning.uid.clone(),
                        weight: weight * slot.share,
                        holds: u8::from(meaning.holds),
                    }),
            );
        }
        terms
    }

    /// What posts are sought by: the words of the question first, then what spells them out.
    pub(super) fn slots(&self) -> usize {
        self.slots.len()
    }

    /// The words that a post should have.
    pub(super) fn needed(&self) -> BTreeSet<usize> {
        let slots = self.slots.iter().enumerate();
        slots
            .filter_map(|(at, slot)| slot.needed.then_some(at))
            .collect()
    }

    /// Whether what a post has is a word of the question, as it is or spelt out.
    pub(super) fn holds(&self, has: &BTreeSet<usize>, at: usize) -> bool {
        let mut others = self.others(at).peekable();
        let is_spelt_out = others.peek().is_some() && others.all(|other| has.contains(&other));
        has.contains(&at) || is_spelt_out
    }
}

async fn look_up<G: SearchGraph + ?Sized>(
    graph: &G,
    question: &TermQuestion,
) -> Result<Known, Error> {
    let terms = graph.find_terms(question).await?.into_iter();
    Ok(terms
        .map(|term| (term.uid, term.idf.unwrap_or(NEW_IDF)))
        .collect())
}
