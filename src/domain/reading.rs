//! Competencies and occupations read from a text that somebody pastes. Nothing of the text is kept.

pub mod port;

use crate::{
    domain::{
        error::Error,
        refusal::{Field, Reason},
    },
    text::{Guess, Proposal, fold::slice, reader::Reader},
};

/// Characters of a title at most.
const TITLE: usize = 300;
/// Characters of a text at most.
const TEXT: usize = 20_000;

/// A text that somebody pastes, with the title of what it describes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// The title; empty without one.
    pub title: String,
    /// The text; empty without one.
    pub text: String,
}

impl Pasted {
    /// Reads what somebody pastes, as it is: places in it are those of the client, and nothing of it is kept, so
    /// that characters that nobody sees do no harm.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a text or a title that is blank or too long.
    pub fn new(title: Option<String>, text: Option<String>) -> Result<Self, Error> {
        Ok(Self {
            title: pasted(Field::PastedTitle, title, TITLE)?,
            text: pasted(Field::PastedText, text, TEXT)?,
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

fn pasted(field: Field, text: Option<String>, most: usize) -> Result<String, Error> {
    let Some(text) = text else {
        return Ok(String::new());
    };
    if text.trim().is_empty() || text.chars().count() > most {
        return Err(Error::Invalid(field, Reason::Characters { most }));
    }
    Ok(text)
}
