//! What the text of an offer says where its codes are silent.

use crate::import::source::text;

/// Before a category: it is that of the people who are led, not of the post.
const LED: &[&str] = &[
    "encadr", "equipe", "manag", "compos", "agents", "agent de", "effectif", "gestion",
];

/// Before a category, whoever else is named: the post is open to it.
const OPEN: &[&str] = &["ouvert", "accessible", "reserve", "recrute"];

/// Before a category: it is that of the post.
const HELD: &[&str] = &[
    "titulaire",
    "fonctionnaire",
    "contractuel",
    "poste de",
    "poste :",
    "emploi de",
];

/// The categories that a title or text gives the post: `cat. A`, `catégorie B`, `catégories A et
/// B`, `A+`, `emploi d'encadrement supérieur`.
pub(super) fn categories(title: &str, text: &str) -> Vec<&'static str> {
    let named = |text: &str, is_title| {
        let mut found = named(text, is_title);
        found.sort_by_key(|category| ["A_PLUS", "A", "B", "C"].iter().position(|c| c == category));
        found.dedup();
        found
    };
    let found = named(title, true);
    if found.is_empty() {
        named(text, false)
    } else {
        found
    }
}

fn named(text: &str, is_title: bool) -> Vec<&'static str> {
    // Of the same length: a category is a capital, `la catégorie a changé` names none.
    let capitals = text::ascii(text);
    let text = capitals.to_ascii_lowercase();
    let mut found = Vec::new();
    for (at, _) in text.match_indices("cat") {
        let alone = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
        let rest = &text[at + 3..];
        let rest = ["egories", "egorie", ".", ""]
            .iter()
            .find_map(|end| rest.strip_prefix(end));
        let Some(rest) = rest.filter(|_| alone) else {
            continue;
        };
        let listed = listed(&capitals[text.len() - rest.len()..]);
        if !listed.is_empty() && is_of_post(&text[..at], is_title) {
            found.extend(listed);
        }
    }
    let senior = [
        "emploi d'encadrement superieur",
        "poste d'encadrement superieur",
    ];
    if senior.iter().any(|senior| text.contains(senior)) {
        found.push("A_PLUS");
    }
    let mut words = capitals.split(|c: char| c.is_whitespace() || "(),;/".contains(c));
    if found.is_empty() && words.any(|word| word == "A+") {
        found.push("A_PLUS");
    }
    found
}

/// The categories right after the word: ` A et B`, ` : A+`, ` A/B`.
fn listed(rest: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let words = rest.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '+');
    for word in words.take(12) {
        // A sentence ends here.
        let ends = word.ends_with(['.', '\n']);
        match word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '+') {
            "A+" => found.push("A_PLUS"),
            "A" => found.push("A"),
            "B" => found.push("B"),
            "C" => found.push("C"),
            "" | "et" | "ou" | "ET" | "OU" | "+" => {}
            _ => break,
        }
        if ends && !found.is_empty() {
            break;
        }
    }
    found
}

/// Whether the words before a category in its sentence give it to the post: nothing but a title
/// or a bullet, words that open the post, or words that hold it and speak of nobody who is led.
fn is_of_post(before: &str, is_title: bool) -> bool {
    let sentence = before.rsplit(['\n', '.']).next().unwrap_or(before);
    let start = sentence.char_indices().rev().nth(79);
    let near = &sentence[start.map_or(0, |(at, _)| at)..];
    let has = |words: &[&str]| words.iter().any(|word| near.contains(word));
    let labelled = !near.contains(|c: char| c.is_ascii_alphanumeric());
    labelled
        || has(OPEN)
        || (!has(LED)
            && (has(HELD)
                || (is_title && ![" de ", " des "].iter().any(|word| near.ends_with(word)))))
}

/// Whether a text opens the post to the military: `ouvert aux civils et aux militaires`, `L.
/// 4139-2`; none when it does not speak of it.
pub(super) fn open_to_military(text: &str) -> Option<bool> {
    let text = plain(text);
    if ["4139-1", "4139-2", "4139-3", "4138-8"]
        .iter()
        .any(|article| text.contains(article))
    {
        return Some(true);
    }
    for (at, _) in text.match_indices("militaire") {
        let start = text[..at]
            .char_indices()
            .rev()
            .nth(79)
            .map_or(0, |(at, _)| at);
        let near = text[start..at]
            .rsplit(['\n', '.'])
            .next()
            .unwrap_or_default();
        if ["non ouvert", "pas ouvert", "ferme aux"]
            .iter()
            .any(|no| near.contains(no))
        {
            return Some(false);
        }
        let pairs = [
            "civil ou ",
            "civils ou ",
            "civils et ",
            "civil et ",
            "civil/",
            "civils/",
        ];
        let opens = ["ouvert", "accessible"]
            .iter()
            .any(|word| near.contains(word));
        let both = pairs.iter().any(|pair| near.ends_with(pair))
            && ["poste", "emploi", "candidat"]
                .iter()
                .any(|word| near.contains(word));
        if opens || both {
            return Some(true);
        }
    }
    None
}

/// The functional post that a title names of itself: `Sous-directrice du numérique`, `Expert de haut niveau`, and a head
/// of projects where the post is of level A+.
pub(super) fn functional(title: &str, categories: &[&str]) -> Option<&'static str> {
    let title = plain(title);
    let begins = |words: &[&str]| words.iter().any(|word| title.starts_with(word));
    let below = categories
        .iter()
        .any(|category| ["B", "C"].contains(category));
    if below || title.contains("adjoint") {
        None
    } else if begins(&["sous-directeur", "sous-directrice"]) {
        Some("DIRECTION")
    } else if begins(&["expert"]) && title.contains("de haut niveau") {
        Some("EXPERT")
    } else if begins(&["directeur de projet", "directrice de projet"])
        && categories.contains(&"A_PLUS")
    {
        Some("PROJECT")
    } else {
        None
    }
}

/// A text in small letters without accents, line by line.
fn plain(text: &str) -> String {
    text::ascii(text).to_lowercase()
}
