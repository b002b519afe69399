//! A text as words without accents, case or marks of gender, each with its place in the text.

use deunicode::deunicode_char;

/// What stands between a word and its feminine ending in inclusive writing.
const GENDER_MARKS: [char; 8] = ['·', '•', '‧', '∙', '⋅', '.', '-', '/'];
/// Feminine endings, folded, that follow any mark: `technicien·ne`, `intégrateur(-trice)`, `chargé/e`.
const ENDINGS: [&str; 10] = [
    "e", "es", "ne", "nes", "trice", "trices", "euse", "euses", "rice", "rices",
];
/// Endings that are also words, taken for endings only in brackets or after a middle dot: `chef(fe)`.
const BRACKETED: [&str; 12] = [
    "fe", "fes", "ve", "ves", "se", "ses", "te", "tes", "le", "les", "ere", "eres",
];

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Lower case letters and digits of ASCII.
    pub folded: String,
    /// The first character of the word, counted from the beginning of the text.
    pub start: usize,
    /// The character after its last one, with its feminine ending and the bracket that closes it.
    pub end: usize,
    /// Whether it has no lower case letter: an acronym, or a text in capitals.
    pub capitals: bool,
    /// Whether it begins with a capital.
    pub initial: bool,
    /// Whether a comma, a bracket or the end of a sentence stands between it and the word before it.
    pub parted: bool,
}

/// The words of a text, in order.
///
/// `C++` becomes `cplusplus` and `C#` becomes `csharp`; a mark over a letter that came apart from it
/// belongs to its word. Feminine endings of inclusive writing are dropped from the folded form.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut parted = false;
    while at < chars.len() {
        if chars[at].is_alphanumeric() {
            let (mut token, next) = word(&chars, at);
            at = next;
            if !token.folded.is_empty() {
                token.parted = std::mem::take(&mut parted);
                tokens.push(token);
            }
        } else {
            parted |= parts(&chars[at..]);
            at += 1;
        }
    }
    tokens
}

/// Whether a character that is no letter keeps the words around it from being one expression.
fn parts(from: &[char]) -> bool {
    match from[0] {
        ',' | ';' | ':' | '(' | ')' | '"' | '«' | '»' | '|' | '•' | '\n' => true,
        '.' | '!' | '?' => from.get(1).is_none_or(|next| next.is_whitespace()),
        _ => false,
    }
}

/// The word that begins at a character, and where the rest begins.
fn word(chars: &[char], start: usize) -> (Token, usize) {
    let mut folded = String::new();
    let mut capitals = true;
    let mut at = start;
    while let Some(&c) = chars.get(at) {
        if c.is_alphanumeric() {
            capitals &= !c.is_lowercase();
            push_folded(&mut folded, c);
        } else if c == '+' && !folded.is_empty() {
            folded.push_str("plus");
        } else if c == '#' && !folded.is_empty() {
            folded.push_str("sharp");
        } else if c == '-' && folded == "e" && chars.get(at + 1).is_some_and(|c| c.is_alphabetic())
        {
            // `E-commerce` is one word.
        } else if !is_mark(c) && !is_unseen(c) {
            break;
        }
        at += 1;
    }
    // Endings may follow one another: `technicien·ne·s`.
    while let Some(end) = ending(chars, at, capitals) {
        at = end;
    }
    let token = Token {
        folded,
        start,
        end: at,
        capitals,
        initial: chars[start].is_uppercase(),
        parted: false,
    };
    (token, at)
}

/// Where a feminine ending that begins at a character ends, if there is one.
fn ending(chars: &[char], at: usize, capitals: bool) -> Option<usize> {
    let mark = *chars.get(at)?;
    let bracket = mark == '(';
    if !bracket && !GENDER_MARKS.contains(&mark) {
        return None;
    }
    let mut from = at + 1;
    if bracket && chars.get(from) == Some(&'-') {
        from += 1;
    }
    let mut folded = String::new();
    let mut to = from;
    while let Some(&c) = chars
        .get(to)
        .filter(|c| c.is_alphanumeric() || is_mark(**c))
    {
        if c.is_uppercase() && !capitals {
            return None;
        }
        push_folded(&mut folded, c);
        to += 1;
    }
    let dotted = !matches!(mark, '.' | '-' | '/' | '(');
    let known = ENDINGS.contains(&folded.as_str())
        || (bracket || dotted) && BRACKETED.contains(&folded.as_str())
        || dotted && matches!(folded.as_str(), "s" | "x")
        || bracket && matches!(folded.as_str(), "s" | "x");
    if !known {
        return None;
    }
    if !bracket {
        return Some(to);
    }
    if chars.get(to) != Some(&')') {
        return None;
    }
    to += 1;
    // The plural after the bracket: `chargé(e)s`.
    let plural =
        chars.get(to) == Some(&'s') && !chars.get(to + 1).is_some_and(|c| c.is_alphanumeric());
    Some(to + usize::from(plural))
}

fn push_folded(folded: &mut String, c: char) {
    let ascii = deunicode_char(c).unwrap_or_default();
    folded.extend(
        ascii
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase()),
    );
}

/// Whether nobody sees it: a soft hyphen, or a character of no width.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// Whether it is a mark over the letter before it.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// A folded word without the mark of its plural.
#[must_use]
pub fn singular(word: &str) -> &str {
    match word.strip_suffix(['s', 'x']) {
        Some(stem) if stem.len() >= 3 && !stem.ends_with('s') => stem,
        _ => word,
    }
}

/// The characters from one place to another.
#[must_use]
pub fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars()
        .skip(start)
        .take(end.saturating_sub(start))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let shown = |token: Token| (slice(text, token.start, token.end), token.folded);
        tokens(text).into_iter().map(shown).collect()
    }

    #[test]
    fn words_keep_their_place_and_lose_accents_and_marks_of_gender() {
        for (text, folded) in [
            ("Technicien·ne·s", "technicien"),
            ("un.e", "un"),
            ("Chef(fe)", "chef"),
            ("chargé(e)s", "charge"),
            ("intégrateur(-trice)", "integrateur"),
            ("ADMINISTRATEUR/TRICE", "administrateur"),
            ("chargé-e", "charge"),
            ("e\u{301}tat", "etat"),
            ("L'ŒUVRE", "oeuvre"),
            ("C++", "cplusplus"),
            ("C#", "csharp"),
            ("E-commerce", "ecommerce"),
        ] {
            let last = read(text).pop();
            assert_eq!(
                last.map(|(_, word)| word).as_deref(),
                Some(folded),
                "{text}"
            );
        }
        let shown: Vec<String> = read("L’agent·e 👩‍💻 gère.")
            .into_iter()
            .map(|(shown, _)| shown)
            .collect();
        assert_eq!(shown, ["L", "agent·e", "gère"]);
    }

    #[test]
    fn what_only_looks_like_an_ending_is_a_word() {
        for (text, words) in [
            ("réseaux.Les agents", 3),
            ("il/elle", 2),
            ("sous-traitance", 2),
            ("poste(s)", 1),
            ("fin.\nEt", 2),
        ] {
            assert_eq!(tokens(text).len(), words, "{text}");
        }
    }

    #[test]
    fn the_plural_is_taken_off_words_of_some_length() {
        for (word, expected) in [
            ("donnees", "donnee"),
            ("reseaux", "reseau"),
            ("os", "os"),
            ("stress", "stress"),
        ] {
            assert_eq!(singular(word), expected);
        }
    }
}
