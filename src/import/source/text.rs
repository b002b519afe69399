//! Texts of raw files, made fit for a cell.

use std::collections::HashSet;

/// A label: one line, single blanks, nothing that a reader does not see.
pub(super) fn line(text: &str) -> String {
    let visible: String = text.chars().filter_map(visible).collect();
    let words: Vec<_> = visible.split_whitespace().collect();
    words.join(" ")
}

/// A text of several lines: line feeds only, at most one empty line in a row, nothing that a
/// reader does not see.
pub(super) fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut kept = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.split(['\n', '\u{2028}', '\u{2029}', '\u{85}']) {
        let line: String = line.chars().filter_map(visible).collect();
        let line = line.trim_end();
        empty = if line.trim().is_empty() { empty + 1 } else { 0 };
        if empty > 1 || (empty == 1 && kept.is_empty()) {
            continue;
        }
        kept.push_str(if empty == 1 { "" } else { line });
        kept.push('\n');
    }
    kept.trim_end().to_owned()
}

/// A text in ASCII, without accents; line ends stay.
pub(super) fn ascii(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            plain.push(c);
        } else {
            plain.push_str(deunicode::deunicode_char(c).unwrap_or_default());
        }
    }
    plain
}

/// A character as it is kept; none when it is not seen. Bullets of office programs, which stand
/// in the private use area, become bullets.
fn visible(c: char) -> Option<char> {
    match c {
        '\t'
        | '\n'
        | '\r'
        | '\u{85}'
        | '\u{a0}'
        | '\u{2000}'..='\u{200a}'
        | '\u{2028}'..='\u{2029}'
        | '\u{202f}'
        | '\u{3000}' => Some(' '),
        '\u{e000}'..='\u{f8ff}' => Some('•'),
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{fffe}'..='\u{ffff}'
        | '\u{e0000}'.. => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

/// Labels for a cell that holds several: each once, without the first, bars replaced.
pub(super) fn labels<'l>(first: &str, others: impl IntoIterator<Item = &'l str>) -> String {
    let mut seen = HashSet::from([line(first)]);
    let kept: Vec<_> = others
        .into_iter()
        .map(|label| line(&label.replace('|', "/")))
        .filter(|label| !label.is_empty() && seen.insert(label.clone()))
        .collect();
    kept.join("|")
}
