//! Words that a career and a post share.

use passerelle::text::word::fold;

use super::files::Files;

/// Letters with which two words of like spelling begin.
const BEGINNING: usize = 4;

/// Whether a word stands in a text, as it is spelt, and not inside a longer one.
pub fn stands_in(text: &str, word: &str) -> bool {
    !word.is_empty()
        && text.match_indices(word).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + word.len()..]);
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
        })
}

/// The words of the titles of what somebody did, without accents.
pub struct Titles(Vec<String>);

impl Titles {
    pub fn of_person(files: &Files, agent: &str) -> Self {
        let career = files.careers.get(agent).into_iter().flatten();
        let words = career.flat_map(|held| {
            let folded = fold(&held.title);
            folded.split(' ').map(str::to_owned).collect::<Vec<_>>()
        });
        Self(words.collect())
    }

    /// Whether a word is one of these, or spelt like one.
    pub fn share(&self, word: &str) -> bool {
        let folded = fold(word);
        let mut asked = folded.split(' ');
        asked.any(|asked| self.0.iter().any(|known| are_like(known, asked)))
    }
}

fn are_like(known: &str, asked: &str) -> bool {
    let plain = |word: &str| word.trim_end_matches(['e', 's', 'x']).to_owned();
    let begin = known.get(..BEGINNING).zip(asked.get(..BEGINNING));
    plain(known) == plain(asked) || begin.is_some_and(|(known, asked)| known == asked)
}
