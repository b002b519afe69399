//! The CSV format, column by column: what import accepts and what export writes.
//!
//! The contract is `docs/import.md`. Files come after those they refer to; columns stand in the
//! order of an export.

use crate::graph::{
    catalog::{Returning, Statement},
    row::{AboveRow, Cells, EndedRow, OtherRow, StaleRow, UidRow},
};

mod person;
mod post;
mod referential;
#[cfg(test)]
mod tests;

/// What a cell may hold.
#[derive(Debug, Clone, Copy)]
pub enum CellKind {
    /// Any text.
    Text,
    /// Texts separated by `|`.
    Texts,
    /// `true` or `false`.
    Boolean,
    /// A whole number within bounds.
    Integer {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// A number within bounds.
    Decimal {
        /// The least.
        least: f64,
        /// The most.
        most: f64,
    },
    /// `YYYY-MM-DD`; it may be yet to come, as the end of a contract is.
    Date,
    /// The day of what somebody said or did: refused after today.
    PastDate,
    /// An instant as RFC 3339 writes it, kept to the millisecond in UTC; it may be yet to come.
    PreciseInstant,
    /// The instant of what somebody said or did, kept to the second: refused after now.
    PastInstant,
    /// The same, kept to the millisecond.
    PastPreciseInstant,
    /// One word of a closed vocabulary.
    OneOf(&'static [&'static str]),
    /// Words of a closed vocabulary separated by `|`.
    SomeOf(&'static [&'static str]),
    /// The key of a node with this label.
    Reference(&'static str),
    /// Keys of nodes with this label separated by `|`.
    References(&'static str),
}

/// A column of a file.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// What its cells may hold.
    pub kind: CellKind,
    /// Whether every row must fill it.
    pub required: bool,
    /// What an empty cell means, where it means something.
    pub default: Option<&'static str>,
    /// Whether an export leaves it out when no row fills it: a column that came after the format.
    pub late: bool,
}

impl Column {
    const fn or(self, default: &'static str) -> Self {
        Self {
            default: Some(default),
            ..self
        }
    }
}

const fn required(name: &'static str, kind: CellKind) -> Column {
    Column {
        name,
        kind,
        required: true,
        default: None,
        late: false,
    }
}

const fn optional(name: &'static str, kind: CellKind) -> Column {
    Column {
        name,
        kind,
        required: false,
        default: None,
        late: false,
    }
}

/// A column that came after the format, at the end of its file.
const fn late(name: &'static str, kind: CellKind) -> Column {
    Column {
        late: true,
        ..optional(name, kind)
    }
}

/// How an export walks the rows of a file.
#[derive(Debug, Clone, Copy)]
pub enum Pages {
    /// By the first column, which is the key.
    ByKey,
    /// By pages of owners, which this statement lists.
    OfOwners(Returning<UidRow>),
}

/// Columns that no two nodes of a file share, besides their key.
#[derive(Debug, Clone, Copy)]
pub struct Unique {
    /// The columns; a refusal names the last.
    pub columns: &'static [&'static str],
    /// Finds the other nodes of the graph that have those of some rows.
    pub others: Returning<OtherRow>,
}

impl Unique {
    /// The column that a refusal names.
    #[must_use]
    pub fn named(&self) -> &'static str {
        self.columns.last().copied().unwrap_or_default()
    }
}

/// Rows that put one node above another; none may come to stand above itself.
#[derive(Debug, Clone, Copy)]
pub struct Hierarchy {
    /// The column with the node below.
    pub below: &'static str,
    /// The columns with the nodes above.
    pub above: &'static [&'static str],
    /// The `kind` of the rows that do so; where every row does, the row of a node names all that is right above it.
    pub kind: Option<&'static str>,
    /// Reads what stands right above some nodes.
    pub read: Returning<AboveRow>,
}

impl Hierarchy {
    const fn tree(above: &'static [&'static str], read: Returning<AboveRow>) -> Self {
        Self {
            below: "uid",
            above,
            kind: None,
            read,
        }
    }

    const fn broader(read: Returning<AboveRow>) -> Self {
        Self {
            below: "from_uid",
            above: &["to_uid"],
            kind: Some("BROADER"),
            read,
        }
    }

    /// Whether the row of a node itself names what is above it.
    #[must_use]
    pub fn is_tree(&self) -> bool {
        self.kind.is_none()
    }
}

/// What follows at once from the rows of a file.
#[derive(Debug, Clone, Copy)]
pub struct Derived {
    /// The statements, which take the keys of the nodes and the day.
    pub steps: &'static [Statement],
    /// The columns that name the nodes.
    pub columns: &'static [&'static str],
}

/// What two columns of a row may not say together.
#[derive(Debug, Clone, Copy)]
pub enum Rule {
    /// Where a column has a word, another is filled: column, word, other.
    Needs(&'static str, &'static str, &'static str),
    /// Where a column has a word, another is empty: column, word, other.
    Excludes(&'static str, &'static str, &'static str),
    /// Two columns of which one at most is filled.
    NotBoth(&'static str, &'static str),
}

/// A file of the format.
#[derive(Debug, Clone, Copy)]
pub struct CsvFile {
    /// Its name in the directory.
    pub name: &'static str,
    /// What one row of it is, in a summary: a label or a relationship.
    pub what: &'static str,
    /// Its columns, in the order of an export.
    pub columns: &'static [Column],
    /// The columns that no two rows share.
    pub key: &'static [&'static str],
    /// The columns with the names by which a search finds its nodes, the first to sort by.
    pub names: &'static [&'static str],
    /// The columns that a row of a source may say nothing of; what the graph knows of them stays.
    pub kept: &'static [&'static str],
    /// The label of the nodes whose keys it declares.
    pub declares: Option<&'static str>,
    /// The columns that no two of its nodes share besides their key.
    pub unique: Option<Unique>,
    /// What its rows put above what.
    pub hierarchy: Option<Hierarchy>,
    /// What is derived at once of the nodes that its rows name.
    pub derives: Option<Derived>,
    /// Pairs of columns of which the second is not before the first.
    pub in_order: &'static [(&'static str, &'static str)],
    /// What two columns may not say together.
    pub rules: &'static [Rule],
    /// The columns within which no two rows have the same folded first name, such as the place above; a row that
    /// does is written, and noted. Empty where names may be the same.
    pub siblings: &'static [&'static str],
    /// Ends what was followed and has no end, of the agents of the rows.
    pub followed: Option<Returning<EndedRow>>,
    /// Two columns of which exactly one is filled.
    pub exactly_one: Option<(&'static str, &'static str)>,
    /// How an export walks its rows.
    pub pages: Pages,
    /// Writes rows, and returns those that are older than what a person said; most files have none.
    pub write: Returning<StaleRow>,
    /// Reads rows.
    pub read: Returning<Cells>,
}

impl CsvFile {
    const fn keyed(write: Statement, read: Returning<Cells>) -> Self {
        Self::said(Returning::new(write), read)
    }

    /// A file whose rows may be older than what a person said.
    const fn said(write: Returning<StaleRow>, read: Returning<Cells>) -> Self {
        Self {
            name: "",
            what: "",
            columns: &[],
            key: &["uid"],
            names: &[],
            kept: &[],
            declares: None,
            unique: None,
            hierarchy: None,
            derives: None,
            in_order: &[],
            rules: &[],
            siblings: &[],
            followed: None,
            exactly_one: None,
            pages: Pages::ByKey,
            write,
            read,
        }
    }

    /// The columns of a tree that name the nodes above; none of another file.
    #[must_use]
    pub fn parents(&self) -> &'static [&'static str] {
        let tree = self.hierarchy.filter(Hierarchy::is_tree);
        tree.map_or(&[], |tree| tree.above)
    }

    /// The column with a name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// Every file of the format, each after those it refers to.
pub fn files() -> impl Iterator<Item = &'static CsvFile> {
    referential::FILES
        .iter()
        .chain(post::FILES)
        .chain(person::FILES)
}
