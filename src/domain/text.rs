//! What people write: no character that a reader does not see, one spelling of each, and a length in characters.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{
        DefaultIgnorableCodePoint, ExtendedPictographic, GeneralCategory, NoncharacterCodePoint,
        PrependedConcatenationMark,
    },
};

use super::{
    error::Error,
    refusal::{Field, Reason},
};

/// Asks for the picture before it instead of its outline, as in `❤️`.
const AS_PICTURE: char = '\u{fe0f}';

/// How a free text may be laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A name or an address: one line.
    Line,
    /// A message: line ends and tabulations are kept.
    Lines,
}

/// Reads a free text: without the blanks around it, 1 to `most` characters, line ends as `\n`, letters
/// and their accents in one (NFC), so that the same word is one word.
///
/// Nothing is removed in silence: a text with a control, direction or zero-width character is refused,
/// since what its reader sees is not what is stored. This includes the joiner of some emoji (U+200D).
///
/// # Errors
/// [`Error::Invalid`], which names `field`.
pub fn written(field: Field, text: &str, layout: Layout, most: usize) -> Result<String, Error> {
    let text = composed(text.trim()).replace("\r\n", "\n");
    if has_hidden(&text) || (layout == Layout::Line && text.contains(['\n', '\t'])) {
        return Err(Error::Invalid(field, Reason::HiddenCharacter));
    }
    if text.is_empty() || text.chars().count() > most {
        return Err(Error::Invalid(field, Reason::Characters { most }));
    }
    Ok(text)
}

/// Reads a free text that may be left out: a blank one says nothing.
///
/// # Errors
/// As [`written`].
pub fn maybe_written(
    field: Field,
    text: Option<String>,
    layout: Layout,
    most: usize,
) -> Result<Option<String>, Error> {
    text.filter(|text| !text.trim().is_empty())
        .map(|text| written(field, &text, layout, most))
        .transpose()
}

/// A text in Unicode's normal form C: `é` is one character, however it was typed.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// Whether a text has a character that its reader does not see, but for blanks and line ends.
#[must_use]
pub fn has_hidden(text: &str) -> bool {
    let mut before = None;
    text.chars().any(|c| {
        let hidden = is_hidden(c) && !(c == AS_PICTURE && before.is_some_and(is_picture));
        before = Some(c);
        hidden
    })
}

/// Whether a character is drawn as a picture when it is asked for.
fn is_picture(c: char) -> bool {
    CodePointSetData::new::<ExtendedPictographic>().contains(c)
}

/// What an engine said, up to the first thing that it quotes: that may be what somebody wrote.
#[must_use]
pub fn unquoted(said: &str) -> String {
    match said.split_once(['\'', '"', '«', '\n']) {
        Some((before, _)) => format!("{before}…"),
        None => said.to_owned(),
    }
}

/// By Unicode's properties: what is ignored when it cannot be drawn (joiners, variations, fillers, tags, marks of
/// direction), controls and formats but those with a shape of their own, separators that end a line in some
/// programs only, and what is no character, or one for some people only.
fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' | ' '..='~' => false,
        // Signs of a script that are drawn as nothing: an empty cell of braille, a note without a head.
        '\u{2800}' | '\u{1d159}' => true,
        _ => {
            CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
                || CodePointSetData::new::<NoncharacterCodePoint>().contains(c)
                || match CodePointMapData::<GeneralCategory>::new().get(c) {
                    GeneralCategory::Control
                    | GeneralCategory::PrivateUse
                    | GeneralCategory::Surrogate
                    | GeneralCategory::LineSeparator
                    | GeneralCategory::ParagraphSeparator => true,
                    GeneralCategory::Format => {
                        !CodePointSetData::new::<PrependedConcatenationMark>().contains(c)
                    }
                    _ => false,
                }
        }
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
            '\u{ad}',
            '\u{34f}',
            '\u{115f}',
            '\u{1160}',
            '\u{17b4}',
            '\u{180b}',
            '\u{2800}',
            '\u{3164}',
            '\u{e000}',
            '\u{f8ff}',
            '\u{fdd0}',
            '\u{fe00}',
            '\u{fe0e}',
            '\u{fe0f}',
            '\u{ffa0}',
            '\u{fff0}',
            '\u{fff9}',
            '\u{fffe}',
            '\u{1d159}',
            '\u{1fffe}',
            '\u{e0001}',
            '\u{e0100}',
            '\u{f0000}',
            '\u{10fffd}',
            '\u{10ffff}',
        ] {
            let within = format!("Bon{hidden}jour");
            for layout in [Layout::Line, Layout::Lines] {
                let read = written(Field::Message, &within, layout, 100);
                let refused = matches!(
                    read,
                    Err(Error::Invalid(Field::Message, Reason::HiddenCharacter))
                );
                assert!(refused, "{hidden:?}");
            }
        }
    }

    #[test]
    fn what_people_write_is_kept() {
        for text in [
            "Élève à l'« ENA » – n° 1\u{a0}: 50\u{202f}% 😀❤️",
            "日本語",
            "عربي \u{600}",
            "עברית",
            "✈️ 🏳️ ©️",
        ] {
            assert_eq!(
                written(Field::Message, &format!("  {text}\n"), Layout::Line, 60).unwrap(),
                text
            );
        }
        assert_eq!(
            written(Field::Message, "e\u{301}le\u{300}ve", Layout::Line, 5).unwrap(),
            "élève"
        );
        // A picture is asked for once, after what can be one.
        for odd in ["a\u{fe0f}", "1\u{fe0f}", "❤️\u{fe0f}"] {
            assert!(
                written(Field::Message, odd, Layout::Line, 60).is_err(),
                "{odd:?}"
            );
        }
        let lines = written(Field::Message, "Bonjour,\r\n\tà lundi", Layout::Lines, 60);
        assert_eq!(lines.unwrap(), "Bonjour,\n\tà lundi");
        assert!(written(Field::Message, "deux\nlignes", Layout::Line, 60).is_err());
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
        assert!(written(Field::Message, &"é".repeat(100), Layout::Line, 100).is_ok());
        assert!(written(Field::Message, &"😀".repeat(101), Layout::Line, 100).is_err());
        assert!(written(Field::Message, " \n ", Layout::Lines, 100).is_err());
        assert_eq!(
            maybe_written(Field::Message, Some(" \n ".to_owned()), Layout::Lines, 9).unwrap(),
            None
        );
        assert_eq!(
            maybe_written(Field::Message, None, Layout::Lines, 9).unwrap(),
            None
        );
    }
}
