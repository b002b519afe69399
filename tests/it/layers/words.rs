//! The domain refuses without words: what people read, and names of the API, are the border's.

use std::{collections::BTreeSet, fs, path::Path};

use super::sources;

/// Where the domain's own French is: what it explains, and what it publishes of its formulas.
const EXPLAINS: [&str; 8] = [
    "analytics/indicator/definition.rs",
    "candidates/score.rs",
    "parameter/published.rs",
    "peers/summary.rs",
    "recommend/reason.rs",
    "recommend/score.rs",
    "recommend/summary.rs",
    "statute.rs",
];

/// A source without the items that are compiled for tests only, as the formatter lays them out.
fn without_tests(text: &str) -> String {
    let mut lines = text.lines();
    let mut left = String::new();
    while let Some(line) = lines.next() {
        if line == "#[cfg(test)]" {
            lines.find(|line| {
                line.starts_with('}') || line.ends_with(';') && !line.starts_with(' ')
            });
        } else {
            left.push_str(line);
            left.push('\n');
        }
    }
    left
}

/// The string literals of a source, as they are written.
fn literals(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '/' if rest.peek() == Some(&'/') => {
                rest.find(|c| *c == '\n');
            }
            // A character, or the name of a lifetime.
            '\'' => {
                let escaped = rest.next_if_eq(&'\\').is_some();
                rest.next();
                if escaped {
                    rest.find(|c| *c == '\'');
                } else {
                    rest.next_if_eq(&'\'');
                }
            }
            '"' => {
                let mut literal = String::new();
                while let Some(c) = rest.next_if(|c| *c != '"') {
                    literal.push(c);
                    if c == '\\' {
                        literal.extend(rest.next());
                    }
                }
                rest.next();
                found.push(literal);
            }
            _ => {}
        }
    }
    found
}

/// Whether a text has a letter or a quotation mark that English does not write.
fn is_french(text: &str) -> bool {
    text.contains(|c: char| "àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛŒÆ«»".contains(c))
}

/// Whether a text is spelled as the names of the API are: a small letter first, a capital in it.
fn is_api_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.contains(|c: char| c.is_ascii_uppercase())
        && text.chars().all(char::is_alphanumeric)
}

#[test]
fn the_domain_has_no_text_of_a_refusal_and_no_name_of_the_api() {
    let domain = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/domain");
    let mut found = Vec::new();
    sources(&domain, &mut found);
    let (mut french, mut names) = (BTreeSet::new(), Vec::new());
    for path in found {
        let place = path.strip_prefix(&domain).unwrap().to_str().unwrap();
        if place.ends_with("tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for literal in literals(&without_tests(&text)) {
            if is_french(&literal) {
                french.insert(place.to_owned());
            }
            if is_api_name(&literal) {
                names.push(format!("{place}: {literal}"));
            }
        }
    }
    assert_eq!(french, EXPLAINS.map(str::to_owned).into());
    assert!(names.is_empty(), "{}", names.join("\n"));
}

#[test]
fn words_are_found_wherever_they_stand() {
    let text = r#"//! "Dans un commentaire, où rien n'est dit."
fn f<'a>(quote: char) -> &'a str {
    let quotes = ['"', '\'', '\\', '«'];
    refuse("toAgent", "On \"a\" \
        été refusé.")
}
#[cfg(test)]
mod tests {
    const A: &str = "testé";
}
const B: &str = "après";
#[cfg(test)]
mod more;
const C: &str = "ici";
"#;
    let found = literals(&without_tests(text));
    let written = [
        "toAgent",
        "On \\\"a\\\" \\\n        été refusé.",
        "après",
        "ici",
    ];
    assert_eq!(found, written);
    assert_eq!(found.iter().filter(|text| is_french(text)).count(), 2);
    assert_eq!(found.iter().filter(|text| is_api_name(text)).count(), 1);
}
