//! A text as pieces of at most eighteen words, and which of them say something of the work.

use super::{
    expression,
    fold::Token,
    heading::{Section, about, heading},
};

/// Words of a piece at most; those of a longer sentence are looked at through a window of as many.
pub const PIECE_WORDS: usize = 18;
/// Words by which that window moves.
const STEP: usize = 9;

/// Some words of a text that are matched together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The first word.
    pub first: usize,
    /// The word after the last one.
    pub last: usize,
}

/// The words of a text, and the pieces that speak of the work.
#[must_use]
pub fn pieces(text: &str) -> (Vec<Token>, Vec<Piece>) {
    let chars: Vec<char> = text.chars().collect();
    let mut words = expression::words(text);
    drop_addresses(&chars, &mut words);
    let mut pieces = Vec::new();
    let mut section = Section::Work;
    let mut first = 0;
    let mut line_start = true;
    while first < words.len() {
        let mut last = first + 1;
        while last < words.len()
            && !breaks(&chars[words[last - 1].end.min(words[last].start)..words[last].start])
        {
            last += 1;
        }
        let after = words.get(last).map_or(chars.len(), |word| word.start);
        let gap = &chars[words[last - 1].end.min(after)..after];
        let sentence = &words[first..last];
        let headed = line_start.then(|| heading(sentence, gap)).flatten();
        if let Some(next) = headed {
            section = next;
        }
        let about = if section == Section::Work {
            about(sentence)
        } else {
            section
        };
        if about == Section::Work && (headed.is_none() || last - first > 2) {
            cut(first, last, &mut pieces);
        }
        line_start = gap.contains(&'\n') || gap.contains(&':');
        first = last;
    }
    (words, pieces)
}

/// Some words as one sentence: a title, with what stands behind its dashes.
#[must_use]
pub fn whole(words: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    cut(0, words, &mut pieces);
    pieces
}

/// Drops the words of electronic addresses: what stands there is a name, never a competency.
fn drop_addresses(chars: &[char], words: &mut Vec<Token>) {
    let mut runs = chars
        .split(|c| c.is_whitespace())
        .scan(0, |start, run| {
            let from = *start;
            *start += run.len() + 1;
            Some((from + run.len(), is_address(run)))
        })
        .peekable();
    words.retain(|word| {
        while runs.next_if(|(end, _)| *end < word.end).is_some() {}
        runs.peek().is_none_or(|(_, address)| !address)
    });
}

fn is_address(run: &[char]) -> bool {
    let marks = |three: &[char]| three == [':', '/', '/'] || three == ['w', 'w', 'w'];
    run.contains(&'@') || run.windows(3).any(marks)
}

fn cut(first: usize, last: usize, pieces: &mut Vec<Piece>) {
    let mut at = first;
    while at < last {
        let end = last.min(at + PIECE_WORDS);
        pieces.push(Piece {
            first: at,
            last: end,
        });
        if end == last {
            break;
        }
        at += STEP;
    }
}

/// Whether the characters between two words end a sentence.
fn breaks(gap: &[char]) -> bool {
    let spaced = |at: usize| gap.get(at + 1).is_some_and(|c| c.is_whitespace());
    let mut lines = 0;
    for (at, c) in gap.iter().enumerate() {
        match c {
            '\n' | '\r' => lines += 1,
            ';' | '!' | '?' | '•' | '·' | '►' | '…' => return true,
            '.' | ':' if spaced(at) => return true,
            '-' | '–' | '*' | '>' | '+' if lines > 0 => return true,
            _ => {}
        }
    }
    lines > 0
}
