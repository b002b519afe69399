//! Column names, compared without accents, case and signs.

use super::Problem;
use super::ProblemCode;
use std::sync::Arc;

/// A name without accents, case, blanks, quotes and signs: `Intitulé du poste` is `intituleduposte`.
#[must_use]
pub fn fold(name: &str) -> String {
    let plain = deunicode::deunicode(name);
    plain
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// The most letters of a name that a file gives itself which are printed.
const SHOWN: usize = 60;

/// A name as it is printed: a file without its header has a row of somebody there.
#[must_use]
pub fn shown(name: &str) -> String {
    name.chars().take(SHOWN).collect()
}

/// A column that a source reads.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name here, and in the file after folding.
    pub name: &'static str,
    /// Other names that it has in files.
    pub also: &'static [&'static str],
    /// Whether the file says nothing without it.
    pub required: bool,
}

impl Column {
    /// A column without which the file says nothing.
    #[must_use]
    pub const fn required(name: &'static str, also: &'static [&'static str]) -> Self {
        Self {
            name,
            also,
            required: true,
        }
    }

    /// A column that may be absent.
    #[must_use]
    pub const fn optional(name: &'static str, also: &'static [&'static str]) -> Self {
        Self {
            name,
            also,
            required: false,
        }
    }

    fn is_named(&self, folded: &str) -> bool {
        fold(self.name) == folded || self.also.iter().any(|name| fold(name) == folded)
    }
}

/// The columns by which a file is recognised and read.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// The columns that are read.
    pub columns: &'static [Column],
    /// Columns that are known and not read.
    pub ignored: &'static [&'static str],
    /// Whether a file with any other column is another file.
    pub exact: bool,
}

impl Shape {
    /// Whether a header is one of this shape.
    #[must_use]
    pub fn fits(&self, header: &Header) -> bool {
        let required = self.columns.iter().filter(|column| column.required);
        required
            .into_iter()
            .all(|column| header.find(column).is_some())
            && (!self.exact || header.unknown(self).next().is_none())
    }
}

/// The header of a file.
#[derive(Debug, Clone, Default)]
pub struct Header {
    names: Vec<String>,
    folded: Vec<String>,
}

impl Header {
    /// A header with these names.
    #[must_use]
    pub fn new(names: Vec<String>) -> Self {
        let folded = names.iter().map(|name| fold(name)).collect();
        Self { names, folded }
    }

    /// The names, as the file spells them.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether it has a column of this name, folded.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        let wanted = fold(name);
        self.folded.contains(&wanted)
    }

    /// Where a column is: under its own name if it can be, else under the first of its others.
    #[must_use]
    pub fn find(&self, column: &Column) -> Option<usize> {
        std::iter::once(&column.name)
            .chain(column.also)
            .find_map(|name| {
                let wanted = fold(name);
                self.folded.iter().position(|folded| *folded == wanted)
            })
    }

    /// The columns that a shape does not know, as the file spells them.
    fn unknown<'h>(&'h self, shape: &'h Shape) -> impl Iterator<Item = &'h String> {
        let known = |folded: &str| {
            shape.columns.iter().any(|column| column.is_named(folded))
                || shape.ignored.iter().any(|name| fold(name) == folded)
        };
        let columns = self.names.iter().zip(&self.folded);
        columns
            .filter(move |(_, folded)| !folded.is_empty() && !known(folded))
            .map(|(name, _)| name)
    }

    /// Whether a folded name stands more than once.
    fn is_twice(&self, folded: &str) -> bool {
        self.folded.iter().filter(|name| *name == folded).count() > 1
    }

    /// Where the columns of a shape are, or nothing when a required one is absent or one stands twice; reports
    /// these and those that are not known. Where every required one is absent no name is reported.
    pub(super) fn place(
        &self,
        shape: &Shape,
        origin: &Arc<str>,
        problems: &mut Vec<Problem>,
    ) -> Option<Vec<(&'static str, usize)>> {
        let mut report = |column: &str, code| {
            problems.push(Problem {
                origin: Arc::clone(origin),
                line: 1,
                column: column.to_owned(),
                code,
                until: None,
            });
        };
        let mut required = shape.columns.iter().filter(|column| column.required);
        if required.all(|column| self.find(column).is_none()) {
            report("", ProblemCode::MissingHeader);
            return None;
        }
        for name in self.unknown(shape) {
            report(&shown(name), ProblemCode::UnknownColumn);
        }
        let mut placed = Vec::new();
        let mut whole = true;
        for column in shape.columns {
            match self.find(column) {
                Some(at) if self.is_twice(&self.folded[at]) => {
                    report(column.name, ProblemCode::DuplicateColumn);
                    whole = false;
                }
                Some(at) => placed.push((column.name, at)),
                None if column.required => {
                    report(column.name, ProblemCode::MissingColumn);
                    whole = false;
                }
                None => {}
            }
        }
        whole.then_some(placed)
    }
}
