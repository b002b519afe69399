//! The text of an offer without the persons in it, and without marks of HTML.

use crate::import::source::text;

/// A line longer than this is a paragraph: only its sentences with a person are taken out.
const PARAGRAPH: usize = 200;

/// A text without e-mail addresses, telephone numbers and lines that name a contact.
pub(super) fn scrub(said: &str) -> String {
    let said = text::lines(&without_marks(said));
    let mut kept = Vec::new();
    for line in said.split('\n') {
        if !is_personal(line) {
            kept.push(line.to_owned());
        } else if line.chars().count() > PARAGRAPH {
            let sentences = line.split_inclusive(['.', ';', '!', '?']);
            kept.push(joined(sentences));
        }
    }
    text::lines(&kept.join("\n"))
}

/// The sentences without a person; a point that no blank follows ends none.
fn joined<'s>(parts: impl Iterator<Item = &'s str>) -> String {
    let mut sentences: Vec<String> = Vec::new();
    for part in parts {
        match sentences.last_mut() {
            Some(last) if !part.starts_with(char::is_whitespace) => last.push_str(part),
            _ => sentences.push(part.to_owned()),
        }
    }
    sentences.retain(|sentence| !is_personal(sentence));
    sentences.concat()
}

fn is_personal(text: &str) -> bool {
    has_address(text) || has_telephone(text) || names_contact(text)
}

/// `prenom.nom@interieur.gouv.fr`, `nom(at)exemple.fr`.
fn has_address(text: &str) -> bool {
    let text = text.replace("(at)", "@").replace("[at]", "@");
    text.match_indices('@').any(|(at, _)| {
        let before = text[..at]
            .trim_end()
            .ends_with(|c: char| c.is_alphanumeric());
        let after = text[at + 1..].trim_start();
        let end = after.find(char::is_whitespace).unwrap_or(after.len());
        before && after[..end].contains('.')
    })
}

/// Ten digits that begin with 0, or nine after +33 or 0033, with blanks, points, dashes or
/// slashes between them.
fn has_telephone(text: &str) -> bool {
    let mut digits = String::new();
    let mut signs = 0;
    for c in text.chars().chain(['x']) {
        match c {
            '0'..='9' => {
                digits.push(c);
                signs = 0;
            }
            '+' if digits.is_empty() => digits.push(c),
            ' ' | '.' | '-' | '/' | '\u{a0}' | '(' | ')' if signs < 3 => signs += 1,
            _ => {
                if is_number(&digits) {
                    return true;
                }
                digits.clear();
                signs = 0;
            }
        }
    }
    false
}

fn is_number(digits: &str) -> bool {
    let foreign = ["+33", "0033"]
        .iter()
        .find_map(|start| digits.strip_prefix(start));
    match foreign {
        Some(rest) => (9..=10).contains(&rest.len()),
        // Several numbers in a row, or a number with an extension.
        None => {
            digits.starts_with('0')
                && !digits.starts_with("00")
                && (10..=40).contains(&digits.len())
        }
    }
}

/// A line that begins with `Contact :`, or names somebody to ask.
fn names_contact(said: &str) -> bool {
    const ASKED: &[&str] = &[
        "contact",
        "renseignement",
        "s'adresser",
        "interlocut",
        "joindre",
    ];
    const CIVILITY: &[&str] = &["mme", "mme.", "madame", "m.", "mr", "monsieur", "mlle"];
    let plain = text::ascii(said).to_lowercase();
    let start = plain.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    let begins = [
        "contact",
        "contacts",
        "personne a contacter",
        "personnes a contacter",
    ]
    .iter()
    .any(|word| {
        let rest = start.strip_prefix(word).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with(':'))
    });
    let named = plain
        .split(|c: char| c.is_whitespace() || ":,;()".contains(c))
        .any(|word| CIVILITY.contains(&word));
    begins || (named && ASKED.iter().any(|word| plain.contains(word)))
}

/// A text without the marks of HTML, if it has any: what ends a block ends a line.
fn without_marks(said: &str) -> String {
    if !said.contains("</") && !said.contains("<br") && !said.contains("&nbsp;") {
        return said.to_owned();
    }
    let mut plain = String::with_capacity(said.len());
    let mut rest = said;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        let Some((mark, after)) = after.split_once('>') else {
            plain.push('<');
            rest = after;
            continue;
        };
        let name = mark.trim_start_matches('/').split([' ', '/']).next();
        match name.unwrap_or_default().to_ascii_lowercase().as_str() {
            "p" | "br" | "li" | "ul" | "ol" | "div" | "tr" | "h1" | "h2" | "h3" | "h4" => {
                plain.push('\n');
            }
            _ => {}
        }
        rest = after;
    }
    plain.push_str(rest);
    [
        ("&nbsp;", " "),
        ("&#39;", "'"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(plain, |text, (mark, sign)| text.replace(mark, sign))
}
