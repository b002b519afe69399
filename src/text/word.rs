//! Words of a text as people type them: accents, case, number and gender do not count.
//!
//! A word becomes a stem of plain letters and digits: `Développeuses` and `développeur` are both `developpeur`. Words
//! that a sign joins are words of their own and one word too, so that `front-end`, `front end` and `frontend` meet.

use deunicode::deunicode_char;

use super::function_word::is_function_word;

/// Letters of a word that loses the marks of its gender and number.
const SHORTEST: usize = 4;
/// Letters of each of two words that a sign joins to one.
const SHORTEST_PART: usize = 2;

/// Signs before the feminine in inclusive writing: `technicien·ne`, `chef(fe)`, `expert.e.s`, `ingénieur(-e)`.
const INCLUSIVE: &[char] = &['·', '•', '‧', '.', '(', '-', '/', '’'];
/// What stands behind them, without accents.
const FEMININE: &[&str] = &[
    "e", "es", "ne", "nes", "fe", "fes", "le", "les", "te", "tes", "se", "ses", "s", "ere", "eres",
    "iere", "ieres", "euse", "euses", "rice", "rices", "trice", "trices", "teuse", "ice", "ve",
    "ves", "enne", "ennes", "ienne", "iennes",
];

/// A text in lower case without accents, its words of letters and digits separated by one space.
///
/// `+` and `#` are letters in the names of languages: `C++` becomes `cplusplus`, `C#` `csharp`. Letters that points or
/// `&` join are one word: `R.S.S.I.` becomes `rssi`, `R&D` `rd`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in joined_letters(text).chars() {
        match c {
            '+' => folded.push_str("plus"),
            '#' => folded.push_str("sharp"),
            _ if c.is_alphanumeric() => folded.push_str(deunicode_char(c).unwrap_or_default()),
            // A mark over the letter before it, which came apart from it.
            '\u{300}'..='\u{36f}' => {}
            _ => folded.push(' '),
        }
    }
    folded.make_ascii_lowercase();
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As it is typed.
    pub typed: String,
    /// Folded: see [`fold`].
    pub folded: String,
}

/// The words of a text, in order, function words too.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let is_sign = |c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#' | '\u{300}'..='\u{36f}');
    let text = joined_letters(text);
    let mut found = Vec::new();
    for chunk in chunks(&text) {
        for typed in chunk.split(is_sign) {
            let folded = fold(typed);
            let words = folded.split(' ').filter(|word| !word.is_empty());
            let typed = match typed.strip_prefix("dot") {
                Some(name) if name.eq_ignore_ascii_case("net") => format!(".{name}"),
                _ => typed.to_owned(),
            };
            found.extend(words.map(|word| Word {
                typed: typed.clone(),
                folded: word.to_owned(),
            }));
        }
    }
    found
}

/// The stems of a text, in order, function words left out; what a sign joins comes again as one.
#[must_use]
pub fn stems(text: &str) -> Vec<String> {
    let text = joined_letters(text);
    let mut found = Vec::new();
    for chunk in chunks(&text) {
        let parts: Vec<String> = fold(&chunk).split(' ').map(str::to_owned).collect();
        let parts: Vec<&str> = parts
            .iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        for part in &parts {
            if !is_function_word(part) {
                found.push(stem(part));
            }
        }
        if let [first, second] = parts[..]
            && first.len().min(second.len()) >= SHORTEST_PART
        {
            found.push(stem(&format!("{first}{second}")));
        }
    }
    found
}

/// The first word of a text that has a stem, as the text spells it.
#[must_use]
pub fn spelling(text: &str, stem: &str) -> Option<String> {
    let apart = |c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '«' | '»' | '"' | '!' | '?' | '…' | '/')
    };
    text.split(apart)
        .flat_map(|word| {
            [
                Some(word),
                word.split_once(['\'', '’']).map(|(_, noun)| noun),
            ]
        })
        .flatten()
        .find(|word| !word.contains(['\'', '’']) && stems(word).iter().any(|found| found == stem))
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric() && c != '+' && c != '#')
                .to_owned()
        })
}

/// The stem of a folded word: without the marks of number and gender.
#[must_use]
pub fn stem(word: &str) -> String {
    if word.len() < SHORTEST || word.ends_with("plus") || word.bytes().any(|b| b.is_ascii_digit()) {
        return word.to_owned();
    }
    let number = singular(word);
    for (feminine, ending) in [
        ("trice", "teur"),
        ("euse", "eur"),
        ("ive", "if"),
        ("ere", "er"),
    ] {
        if let Some(base) = number.strip_suffix(feminine)
            && base.len() >= 3
        {
            return format!("{base}{ending}");
        }
    }
    let mut kept = number.as_str();
    while kept.len() >= SHORTEST
        && let Some(base) = kept.strip_suffix('e')
    {
        kept = base;
    }
    // `cheffe`, `technicienne`, `professionnelle` have doubled the last letter of the masculine.
    let letters = kept.as_bytes();
    if let [.., a, b] = letters
        && a == b
        && letters.len() > SHORTEST
    {
        kept = &kept[..kept.len() - 1];
    }
    kept.to_owned()
}

/// A folded word in the singular.
fn singular(word: &str) -> String {
    if let Some(base) = word.strip_suffix("eaux") {
        return format!("{base}eau");
    }
    match word.strip_suffix("aux") {
        Some(base) if base.len() >= 3 => return format!("{base}al"),
        _ => {}
    }
    match word.strip_suffix(['s', 'x']) {
        Some(base) if base.len() >= 3 && !base.ends_with('s') => base.to_owned(),
        _ => word.to_owned(),
    }
}

/// A text in which `+` and `#` stand only where they end a name, and letters that points or `&` join are one word.
///
/// `C++` and `C#` stay, `python+sql` and `+python` are `python sql` and ` python`.
fn joined_letters(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |place: Option<usize>| place.and_then(|place| chars.get(place)).copied();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let mut plain = String::with_capacity(text.len());
    let mut place = 0;
    while let Some(&c) = chars.get(place) {
        let before = at(place.checked_sub(1));
        if matches!(c, '+' | '#') {
            let signs = chars[place..].iter().take_while(|next| **next == c).count();
            let ends_name = is_word(before) && (signs > 1 || !is_word(at(Some(place + 1))));
            plain.extend((0..signs).map(|_| if ends_name { c } else { ' ' }));
            place += signs;
            continue;
        }
        plain.push(c);
        place += 1;
        if !c.is_alphabetic() || is_word(before) || matches!(before, Some('.' | '&')) {
            continue;
        }
        let mut end = place;
        while matches!(at(Some(end)), Some('.' | '&'))
            && is_letter(at(Some(end + 1)))
            && !is_word(at(Some(end + 2)))
        {
            end += 2;
        }
        if end > place {
            plain.extend(chars[place..end].iter().filter(|c| c.is_alphabetic()));
            // The last point belongs to the letter before it.
            place = end + usize::from(at(Some(end)) == Some('.'));
        }
    }
    plain
}

/// What blanks part, with the signs of technical names spelt out and inclusive endings left out.
fn chunks(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '«' | '»' | '"' | '!' | '?' | '…')
    })
    .filter(|chunk| !chunk.is_empty())
    .flat_map(|chunk| {
        let chunk =
            chunk.trim_matches(|c: char| matches!(c, '(' | '[' | '’' | '\'' | '–' | '—' | '*'));
        let chunk = match chunk.get(..4) {
            Some(start) if start.eq_ignore_ascii_case(".net") => format!("dot{}", &chunk[1..]),
            _ => chunk.trim_start_matches(['.', '-', '/']).to_owned(),
        };
        let masculine = without_feminine(&chunk);
        // An apostrophe parts an article from its noun, and a slash parts two words.
        let parts: Vec<String> = masculine
            .split(['\'', '’', '/', '(', ')', '[', ']'])
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect();
        parts
    })
}

/// A chunk without its inclusive endings: `technicien·ne·s` is `technicien`.
fn without_feminine(chunk: &str) -> String {
    let mut kept = chunk.trim_end_matches([')', '.', ']']).to_owned();
    loop {
        let Some((at, sign)) = kept
            .char_indices()
            .rev()
            .find(|(_, c)| INCLUSIVE.contains(c))
        else {
            return kept;
        };
        let ending = fold(&kept[at + sign.len_utf8()..]);
        let stands = at >= 2 && (ending.is_empty() || FEMININE.contains(&ending.as_str()));
        if !stands {
            return kept;
        }
        kept.truncate(at);
        let trimmed = kept.trim_end_matches(INCLUSIVE).len();
        kept.truncate(trimmed);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn same(texts: &[&str]) {
        let first = stems(texts[0]);
        assert!(!first.is_empty());
        for text in texts {
            assert_eq!(stems(text), first, "{text}");
        }
    }

    #[test]
    fn gender_number_and_accents_do_not_count() {
        same(&[
            "développeur",
            "Développeuse",
            "développeurs",
            "DEVELOPPEUSES",
            "développeur·euse",
            "développeur(euse)",
        ]);
        same(&[
            "technicien",
            "technicienne",
            "Technicien·ne",
            "technicien.ne",
            "techniciens",
            "technicien(ne)s",
            "Technicien-ne",
        ]);
        same(&[
            "administratrice",
            "administrateur",
            "administrateur/trice",
            "administrateur(-trice)",
        ]);
        same(&["chef", "cheffe", "Chef(fe)", "chef·fe·s"]);
        same(&["expert", "Experte", "expert.e", "Expert.e.s"]);
        same(&["réseau", "réseaux", "RESEAUX"]);
        same(&["donnée", "données", "donnees"]);
        same(&["chargé", "chargée", "Chargé(e)", "chargé-e", "chargés"]);
    }

    #[test]
    fn technical_names_are_words() {
        assert_eq!(stems("C++ et C#"), ["cplusplus", "csharp"]);
        assert_eq!(stems(".NET"), ["dotnet"]);
        assert_eq!(stems("front-end"), ["front", "end", "frontend"]);
        assert_eq!(stems("Node.js"), ["nod", "js", "nodej"]);
        assert_eq!(
            stems("cyber-sécurité"),
            ["cyber", "securit", "cybersecurit"]
        );
        assert_eq!(stems("4G/5G"), ["4g", "5g"]);
        assert_eq!(stems("l'exploitation d’un SI"), ["exploitation", "si"]);
    }

    #[test]
    fn letters_that_points_join_are_a_word_and_signs_end_names() {
        for text in ["R.S.S.I.", "rssi", "(R.S.S.I.)", "R.S.S.I"] {
            assert_eq!(stems(text), ["rssi"], "{text}");
        }
        assert_eq!(stems("du S.I., et D.S.I/S.S.I."), ["si", "dsi", "ssi"]);
        assert_eq!(fold("R&D"), "rd");
        for text in ["python+sql", "+python sql", "python + sql"] {
            assert_eq!(stems(text), ["python", "sql"], "{text}");
        }
        assert_eq!(stems("C++/C#"), ["cplusplus", "csharp"]);
        assert_eq!(stems("expert.e.s"), ["expert"]);
        assert_eq!(fold("un.e a.b"), "un e ab");
    }

    #[test]
    fn function_words_say_nothing() {
        assert_eq!(stems("développeur en Java H/F"), ["developpeur", "java"]);
        assert_eq!(stems("le la les de du des"), Vec::<String>::new());
    }

    #[test]
    fn words_keep_what_was_typed() {
        let read = words("Développeuse C++ de l'IT, front-end (H/F)");
        let typed: Vec<_> = read.iter().map(|word| word.typed.as_str()).collect();
        assert_eq!(
            typed,
            [
                "Développeuse",
                "C++",
                "de",
                "l",
                "IT",
                "front",
                "end",
                "H",
                "F"
            ]
        );
        assert_eq!(read[1].folded, "cplusplus");
        assert_eq!(words("!? - "), []);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_stems_are_plain(text in ".*") {
            let read = words(&text);
            prop_assert!(read.iter().all(|word| !word.folded.is_empty() && fold(&word.folded) == word.folded));
            for stem in stems(&text) {
                prop_assert!(!stem.is_empty());
                prop_assert!(stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
            }
        }
    }
}
