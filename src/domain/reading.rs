//! Competencies and occupations read from a text that somebody pastes. Nothing of the text is kept.

pub mod port;

use std::sync::{Arc, Mutex, PoisonError};

use crate::{
    domain::{
        error::Error,
        reading::port::ReadingGraph,
        refusal::Field,
        text::{Layout, written},
    },
    text::{Guess, Proposal, fold::slice, reader::Reader},
};

/// Characters of a title at most.
const TITLE: usize = 300;
/// Characters of a text at most.
const TEXT: usize = 20_000;

/// The reader of a graph, made once for each state of its référentiels.
#[derive(Default)]
pub struct Readers(Mutex<Option<(String, Arc<Reader>)>>);

impl Readers {
    /// The reader of the graph as `refresh` left it last.
    ///
    /// # Errors
    /// What the graph meets.
    pub async fn current<G: ReadingGraph + ?Sized>(&self, graph: &G) -> Result<Arc<Reader>, Error> {
        let mark = graph.reader_mark().await?;
        if let Some((kept, reader)) = &*self.lock()
            && *kept == mark
        {
            return Ok(Arc::clone(reader));
        }
        let reader = Arc::new(graph.reader().await?);
        *self.lock() = Some((mark, Arc::clone(&reader)));
        Ok(reader)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<(String, Arc<Reader>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A text that somebody pastes, with the title of what it describes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// The title; empty without one.
    pub title: String,
    /// The text; empty without one.
    pub text: String,
}

impl Pasted {
    /// Reads what somebody pastes.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a text that is empty or too long, or has a character that nobody sees.
    pub fn new(title: Option<&str>, text: Option<&str>) -> Result<Self, Error> {
        let title = title.map(|title| written(Field::PastedTitle, title, Layout::Line, TITLE));
        let text = text.map(|text| written(Field::PastedText, text, Layout::Lines, TEXT));
        Ok(Self {
            title: title.transpose()?.unwrap_or_default(),
            text: text.transpose()?.unwrap_or_default(),
        })
    }

    /// The competencies that it asks for or speaks of, best first; of some référentiels only, where some are named.
    #[must_use]
    pub fn competencies(&self, reader: &Reader, schemes: &[String], first: usize) -> Vec<Proposal> {
        reader.read_post(&self.title, &self.text, None, schemes, first)
    }

    /// The occupations that it may be of, best first.
    #[must_use]
    pub fn occupations(&self, reader: &Reader, first: usize) -> Vec<Guess> {
        reader.guess(&self.title, &self.text, false, first)
    }

    /// Some characters of it.
    #[must_use]
    pub fn quote(&self, in_title: bool, start: usize, end: usize) -> String {
        let text = if in_title { &self.title } else { &self.text };
        slice(text, start, end)
    }
}
