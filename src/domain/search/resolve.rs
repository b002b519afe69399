//! The words of a question and the terms that stand for them.

use std::collections::BTreeSet;

use super::{
    ask::{Asked, Question},
    meaning::{
        Known, Meaning, at_large, forms, meanings, parted, repairs, spellings, spelt_out, weigh,
    },
    port::{MatchedPost, SearchGraph, TermQuestion, WordTerm},
    weight::{NEW_IDF, SPELT_OUT},
};
use crate::domain::error::Error;

/// What posts are sought by: a word of the question, a part of one, or a word for which an abbreviation stands.
struct Slot {
    meanings: Vec<Meaning>,
    /// Whether a post should have it.
    needed: bool,
    /// Which abbreviation of the question it spells out, with the others of it.
    spells_out: Option<usize>,
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
    ) -> Result<Self, Error> {
        let words = &question.words;
        let known = look_up(graph, &forms(words)).await?;
        let mut found = Self {
            slots: Vec::new(),
            known,
            lost: Vec::new(),
            near: Known::new(),
        };
        for (at, word) in words.iter().enumerate() {
            let meanings = meanings(words, at, &found.known);
            found.add(meanings, word.needed, None);
        }
        for (at, word) in words.iter().enumerate() {
            for meaning in spelt_out(word, &found.known) {
                found.add(vec![meaning], false, Some(at));
            }
        }
        found.repair(graph, words).await?;
        if !found
            .slots
            .iter()
            .any(|slot| slot.needed && !slot.meanings.is_empty())
        {
            for slot in &mut found.slots {
                slot.needed = slot.spells_out.is_none();
            }
        }
        Ok(found)
    }

    fn add(&mut self, meanings: Vec<Meaning>, needed: bool, spells_out: Option<usize>) {
        self.slots.push(Slot {
            meanings,
            needed,
            spells_out,
        });
    }

    /// Looks for what the words without a meaning may be instead.
    async fn repair<G: SearchGraph + ?Sized>(
        &mut self,
        graph: &G,
        words: &'q [Asked],
    ) -> Result<(), Error> {
        let unclear: Vec<usize> = (0..words.len())
            .filter(|at| self.slots[*at].meanings.is_empty() && self.others(*at).next().is_none())
            .collect();
        if unclear.is_empty() {
            return Ok(());
        }
        let asked = repairs(unclear.iter().map(|at| &words[*at]));
        self.near = look_up(graph, &asked).await?;
        for at in unclear {
            let word = &words[at];
            if let Some([left, right]) = parted(word, &self.near) {
                self.slots[at].meanings.push(left);
                self.add(vec![right], word.needed, None);
                continue;
            }
            let mut instead = spellings(word, &self.near);
            if instead.is_empty() {
                instead.extend(at_large(word, &self.near));
            }
            if instead.is_empty() {
                self.lost.push(word);
            }
            self.slots[at].meanings = instead;
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
            let parts = slot.spells_out.map_or(1, |at| self.others(at).count());
            let share = if slot.spells_out.is_some() {
                SPELT_OUT
            } else {
                1.0
            };
            let share = share / f64::from(u32::try_from(parts).unwrap_or(u32::MAX));
            terms.extend(
                slot.meanings
                    .iter()
                    .zip(weights)
                    .map(|(meaning, weight)| WordTerm {
                        word,
                        uid: meaning.uid.clone(),
                        weight: weight * share,
                        holds: u8::from(meaning.holds),
                    }),
            );
        }
        terms
    }

    /// How many of the words that are needed a post holds, as they are or spelt out.
    pub(super) fn held(&self, post: &MatchedPost) -> usize {
        let has: BTreeSet<usize> = post.words.iter().copied().collect();
        let slots = self.slots.iter().enumerate();
        slots
            .filter(|(at, slot)| {
                let mut others = self.others(*at).peekable();
                let is_spelt_out =
                    others.peek().is_some() && others.all(|other| has.contains(&other));
                slot.needed && (has.contains(at) || is_spelt_out)
            })
            .count()
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
