//! What people write: no character that a reader does not see, and a length in characters.

use super::error::Error;

/// How a free text may be laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A name or an address: one line.
    Line,
    /// A message: line ends and tabulations are kept.
    Lines,
}

/// Reads a free text: without the blanks around it, 1 to `most` characters, line ends as `\n`.
///
/// Nothing is removed in silence: a text with a control, direction or zero-width character is refused,
/// since what its reader sees is not what is stored. This includes the joiner of some emoji (U+200D).
///
/// # Errors
/// [`Error::InvalidInput`], which names `argument`.
pub fn written(
    argument: &'static str,
    text: &str,
    layout: Layout,
    most: usize,
) -> Result<String, Error> {
    let invalid = |message| Err(Error::InvalidInput { argument, message });
    let text = text.trim().replace("\r\n", "\n");
    if has_hidden(&text) || (layout == Layout::Line && text.contains(['\n', '\t'])) {
        let message = format!(
            "{argument} contient un caractère de contrôle, de direction ou invisible : retirez-le."
        );
        return invalid(message);
    }
    if text.is_empty() || text.chars().count() > most {
        return invalid(format!("{argument} a de 1 à {most} caractères."));
    }
    Ok(text)
}

/// Reads a free text that may be left out: a blank one says nothing.
///
/// # Errors
/// As [`written`].
pub fn maybe_written(
    argument: &'static str,
    text: Option<String>,
    layout: Layout,
    most: usize,
) -> Result<Option<String>, Error> {
    text.filter(|text| !text.trim().is_empty())
        .map(|text| written(argument, &text, layout, most))
        .transpose()
}

/// Whether a text has a character that its reader does not see, but for blanks and line ends.
#[must_use]
pub fn has_hidden(text: &str) -> bool {
    text.chars().any(is_hidden)
}

/// What an engine said, up to the first thing that it quotes: that may be what somebody wrote.
#[must_use]
pub fn unquoted(said: &str) -> String {
    match said.split_once(['\'', '"', '«', '\n']) {
        Some((before, _)) => format!("{before}…"),
        None => said.to_owned(),
    }
}

fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        // Direction: marks, embeddings, overrides and isolates. No width: spaces and joiners, invisible
        // operators, fillers, the byte order mark.
        '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}'
        // Separators that end a line in some programs only, annotations, tags, no characters at all.
        | '\u{2028}'
        | '\u{2029}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{fffe}'
        | '\u{ffff}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_does_not_see_is_refused_wherever_it_stands() {
        for hidden in [
            '\0',
            '\u{1b}',
            '\u{7}',
            '\u{7f}',
            '\u{85}',
            '\u{9b}',
            '\u{202e}',
            '\u{2066}',
            '\u{200e}',
            '\u{200b}',
            '\u{200c}',
            '\u{200d}',
            '\u{2060}',
            '\u{feff}',
            '\u{2028}',
            '\u{e0041}',
        ] {
            let within = format!("Bon{hidden}jour");
            for layout in [Layout::Line, Layout::Lines] {
                let read = written("message", &within, layout, 100);
                let Err(Error::InvalidInput { argument, message }) = read else {
                    panic!("{hidden:?} passes");
                };
                assert!(argument == "message" && !message.contains(hidden));
            }
        }
    }

    #[test]
    fn what_people_write_is_kept() {
        for text in [
            "Élève à l'« ENA » – n° 1\u{a0}: 50\u{202f}% 😀❤️",
            "日本語",
            "e\u{301}",
            "עברית",
        ] {
            assert_eq!(
                written("a", &format!("  {text}\n"), Layout::Line, 60).unwrap(),
                text
            );
        }
        let lines = written("a", "Bonjour,\r\n\tà lundi", Layout::Lines, 60);
        assert_eq!(lines.unwrap(), "Bonjour,\n\tà lundi");
        assert!(written("a", "deux\nlignes", Layout::Line, 60).is_err());
    }

    #[test]
    fn what_is_quoted_is_left_out() {
        assert_eq!(unquoted("Text '+12000-01-01' cannot be parsed"), "Text …");
        assert_eq!(
            unquoted("invalid type: string \"O'Brien\", expected u8"),
            "invalid type: string …"
        );
        assert_eq!(unquoted("missing field `uid`"), "missing field `uid`");
    }

    #[test]
    fn length_is_in_characters() {
        assert!(written("a", &"é".repeat(100), Layout::Line, 100).is_ok());
        assert!(written("a", &"😀".repeat(101), Layout::Line, 100).is_err());
        assert!(written("a", " \n ", Layout::Lines, 100).is_err());
        assert_eq!(
            maybe_written("a", Some(" \n ".to_owned()), Layout::Lines, 9).unwrap(),
            None
        );
        assert_eq!(maybe_written("a", None, Layout::Lines, 9).unwrap(), None);
    }
}
