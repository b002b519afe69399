//! The size of a document's text, token by token, without reading its grammar.

/// What the text alone shows.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) characters: u64,
    pub(super) tokens: u64,
    /// Brackets within one another, of any kind.
    pub(super) nesting: u64,
    /// Letters of the longest name: of a field, a type, an alias, a variable, an enum value.
    pub(super) name: u64,
}

/// Counts the tokens of the lexical grammar; what is no token counts as one.
pub(super) fn scan(text: &str) -> Size {
    let mut size = Size::default();
    let mut rest = text;
    let mut open = 0_u64;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '#' => rest.find(['\n', '\r']).unwrap_or(rest.len()),
            _ if first.is_whitespace() || matches!(first, ',' | '\u{feff}') => first.len_utf8(),
            _ => {
                size.tokens += 1;
                match first {
                    '{' | '(' | '[' => open += 1,
                    '}' | ')' | ']' => open = open.saturating_sub(1),
                    _ => {}
                }
                size.nesting = size.nesting.max(open);
                let length = token(rest, first);
                if first.is_alphabetic() || first == '_' {
                    let letters = rest[..length].chars().count() as u64;
                    size.name = size.name.max(letters);
                }
                length
            }
        };
        size.characters += rest[..length].chars().count() as u64;
        rest = &rest[length..];
    }
    size
}

/// The bytes of the token at the start of a text.
fn token(text: &str, first: char) -> usize {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    match first {
        '"' if text.starts_with("\"\"\"") => block(text),
        '"' => string(text),
        '.' => text.len() - text.trim_start_matches('.').len(),
        _ if word(first) || first == '-' => {
            let part = |c: char| word(c) || matches!(c, '-' | '+' | '.');
            let is_number = first == '-' || first.is_ascii_digit();
            let ends = |c: char| if is_number { !part(c) } else { !word(c) };
            text.find(ends).unwrap_or(text.len())
        }
        _ => first.len_utf8(),
    }
}

/// `"…"` on one line, with `\"` inside.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            '\n' | '\r' => return at,
            _ => {}
        }
    }
    text.len()
}

/// `"""…"""`, with `\"""` inside.
fn block(text: &str) -> usize {
    let mut at = 3;
    while let Some(found) = text[at..].find("\"\"\"") {
        let end = at + found;
        if !text[..end].ends_with('\\') {
            return end + 3;
        }
        at = end + 3;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tokens_are_those_of_the_lexical_grammar() {
        for (text, tokens, nesting) in [
            ("", 0, 0),
            ("{ a }", 3, 1),
            (
                "query Q($n: Int = -1) { a(first: $n) { ...F } } # { {",
                23,
                2,
            ),
            ("{ a(s: \"{ [ ( \\\" \") b }", 9, 2),
            ("{ a(s: \"\"\"{ \" \\\"\"\" { \"\"\") }", 8, 2),
            ("{ a(l: [[[1.5e-3]]]) }", 14, 5),
            ("}}}{", 4, 1),
        ] {
            let size = scan(text);
            assert_eq!((size.tokens, size.nesting), (tokens, nesting), "{text}");
            assert_eq!(size.characters, text.chars().count() as u64);
        }
    }

    #[test]
    fn the_longest_name_is_found_outside_strings_comments_and_numbers() {
        for (text, name) in [
            ("", 0),
            ("{ ab: c }", 2),
            ("query Abc($abcd: Int) { a(first: $abcd) @abcdef }", 7 - 1),
            ("{ a(s: \"abcdefghijk\") } # abcdefghijk", 1),
            ("{ a(s: \"\"\"abcdefghijk\"\"\", n: 123456789) }", 1),
            ("{ ...abcd _abcde }", 6),
        ] {
            assert_eq!(scan(text).name, name, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_a_size(text in ".*") {
            let size = scan(&text);
            prop_assert_eq!(size.characters, text.chars().count() as u64);
            prop_assert!(size.tokens <= size.characters && size.nesting <= size.tokens);
        }
    }
}
