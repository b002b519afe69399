//! A Cypher statement file: its header, checked, and the body that is sent to an engine.
//!
//! The header is the first block of `//` lines; `cypher/README.md` has its grammar.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, LazyLock, PoisonError, RwLock},
};

/// What a statement may do to the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Reads rows and changes nothing.
    Read,
    /// Merges or deletes data, inside a unit of work.
    Write,
    /// Creates or drops a constraint or an index.
    Schema,
}

/// A parameter that a statement declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param {
    /// Its name, without the `$`.
    pub name: String,
    /// Its Cypher type, as written: `STRING`, `LIST<MAP>`…
    pub kind: String,
    /// A literal of that type, for EXPLAIN and for people.
    pub example: String,
}

/// The declarations at the head of a statement file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The first sentence: what the statement answers.
    pub summary: String,
    /// What it may do.
    pub mode: Mode,
    /// Its parameters, in the order of the file.
    pub params: Vec<Param>,
    /// The names of the returned columns, in order.
    pub columns: Vec<String>,
    /// Of columns that are lists of rows: the names of the values of each, in order.
    pub lists: Vec<(String, Vec<String>)>,
}

/// A header that breaks the grammar, with the line that does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderError {
    line: String,
    reason: &'static str,
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.reason, self.line)
    }
}

impl std::error::Error for HeaderError {}

/// Reads the header of a statement file.
///
/// # Errors
/// When the summary or the mode is missing, or a declaration cannot be read.
pub fn parse_header(text: &str) -> Result<Header, HeaderError> {
    let wrong = |line: &str, reason| HeaderError {
        line: line.to_owned(),
        reason,
    };
    let mut lines = text
        .lines()
        .map_while(|line| line.strip_prefix("//"))
        .map(str::trim);
    let summary = lines.next().unwrap_or_default().to_owned();
    if summary.is_empty() {
        return Err(wrong(
            "",
            "the first line must say what the statement answers",
        ));
    }
    let mut mode = None;
    let mut params = Vec::new();
    let mut columns = Vec::new();
    let mut lists = Vec::new();
    for line in lines {
        if let Some(word) = line.strip_prefix("mode:") {
            mode = Some(match word.trim() {
                "read" => Mode::Read,
                "write" => Mode::Write,
                "schema" => Mode::Schema,
                _ => return Err(wrong(line, "mode is read, write or schema")),
            });
        } else if let Some(rest) = line.strip_prefix("param ") {
            let (name, typed) = rest
                .split_once(':')
                .ok_or_else(|| wrong(line, "a param needs a type"))?;
            let (kind, example) = typed
                .split_once('=')
                .ok_or_else(|| wrong(line, "a param needs an example"))?;
            params.push(Param {
                name: name.trim().to_owned(),
                kind: kind.trim().to_owned(),
                example: example.trim().to_owned(),
            });
        } else if let Some(rest) = line.strip_prefix("returns ") {
            let (name, _) = rest
                .split_once(':')
                .ok_or_else(|| wrong(line, "a column needs a type"))?;
            columns.push(name.trim().to_owned());
        } else if let Some((list, names)) = list_of(line) {
            let names = names.split(',').map(|name| name.trim().to_owned());
            lists.push((list.to_owned(), names.collect()));
        }
    }
    let mode = mode.ok_or_else(|| wrong(&summary, "the mode is missing"))?;
    Ok(Header {
        summary,
        mode,
        params,
        columns,
        lists,
    })
}

/// The column and the values of a line such as `each posts: uid, ministry_uid`; a sentence that begins so is none.
fn list_of(line: &str) -> Option<(&str, &str)> {
    let (list, names) = line.strip_prefix("each ")?.split_once(": ")?;
    let word = |c: char| c.is_ascii_lowercase() || c == '_';
    list.chars().all(word).then_some((list, names))
}

/// The statement without its comments, as it is sent to an engine.
///
/// A `//` inside quotes or backticks is text and stays.
#[must_use]
pub fn strip_comments(text: &str) -> String {
    let mut body = String::with_capacity(text.len());
    let mut quote = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match quote {
            None if c == '/' && chars.peek() == Some(&'/') => {
                while chars.next_if(|&next| next != '\n').is_some() {}
                continue;
            }
            None if matches!(c, '\'' | '"' | '`') => quote = Some(c),
            Some(open) if c == open => quote = None,
            Some(open) if c == '\\' && open != '`' => {
                body.push(c);
                body.extend(chars.next());
                continue;
            }
            _ => {}
        }
        body.push(c);
    }
    body.lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The statements of a schema file: each ends with a `;` at the end of a line. A file of one statement needs none.
pub fn split_statements(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(";\n")
        .map(|part| part.strip_suffix(";\n").unwrap_or(part))
        .filter(|part| !strip_comments(part).is_empty())
}

/// [`strip_comments`] of a text that the program holds to its end, worked out once.
pub(super) fn stripped(text: &'static str) -> Arc<str> {
    type Bodies = HashMap<(usize, usize), Arc<str>>;
    static KNOWN: LazyLock<RwLock<Bodies>> = LazyLock::new(RwLock::default);
    let place = (text.as_ptr().addr(), text.len());
    let known = KNOWN.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = known.get(&place) {
        return Arc::clone(known);
    }
    drop(known);
    let body: Arc<str> = strip_comments(text).into();
    let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    known.insert(place, Arc::clone(&body));
    body
}

/// The same without the lines of hints, which are for one planner only.
#[cfg(feature = "embedded")]
pub(super) fn unhinted(text: &'static str) -> Arc<str> {
    let body = stripped(text);
    if !body.lines().any(is_hint) {
        return body;
    }
    let kept: Vec<_> = body.lines().filter(|line| !is_hint(line)).collect();
    kept.join("\n").into()
}

/// Whether a line is a hint: `USING INDEX n:Post(reference)`.
#[cfg(feature = "embedded")]
fn is_hint(line: &str) -> bool {
    line.trim_start().starts_with("USING INDEX ")
}

/// The names of the parameters that a body uses, sorted, each once.
#[must_use]
pub fn used_params(body: &str) -> Vec<String> {
    let mut names: Vec<String> = body
        .split('$')
        .skip(1)
        .map(|rest| {
            rest.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect()
        })
        .collect();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_header_declares_mode_parameters_and_columns() {
        let header = parse_header(
            "// Agents by key.\n//\n// mode: read\n// param uids: LIST<STRING> = ['a']\n\
             // returns uid: STRING\nMATCH (a)",
        )
        .unwrap();
        assert_eq!(header.mode, Mode::Read);
        assert_eq!(header.params[0].name, "uids");
        assert_eq!(header.params[0].example, "['a']");
        assert_eq!(header.columns, ["uid"]);
    }

    #[test]
    fn a_header_without_mode_or_with_an_unknown_one_is_refused() {
        assert!(parse_header("// Agents.\nRETURN 1").is_err());
        assert!(parse_header("// Agents.\n// mode: maybe\nRETURN 1").is_err());
        assert!(parse_header("RETURN 1").is_err());
    }

    #[test]
    fn comments_go_and_slashes_inside_quotes_stay() {
        let body = strip_comments("// head\nRETURN 'http://x\\'//y' AS a, // why\n  `b//c` AS d\n");
        assert_eq!(body, "RETURN 'http://x\\'//y' AS a,\n  `b//c` AS d");
    }

    #[test]
    fn a_schema_file_holds_several_statements() {
        let parts: Vec<_> = split_statements("// head; of\nCREATE A;\n// why\nCREATE\n B;\n")
            .map(strip_comments)
            .collect();
        assert_eq!(parts, ["CREATE A", "CREATE\n B"]);
        assert_eq!(split_statements("RETURN ';'").count(), 1);
    }

    proptest! {
        #[test]
        fn no_text_makes_the_readers_panic(text in ".*") {
            let _ = parse_header(&text);
            let _ = used_params(&strip_comments(&text));
        }

        #[test]
        fn stripping_twice_changes_nothing_more(text in "[a-z '\"`/\n]*") {
            let once = strip_comments(&text);
            prop_assert_eq!(strip_comments(&once), once);
        }
    }
}
