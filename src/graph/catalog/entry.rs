//! What the catalogue lists: statement files, and the rows that they return.

use std::{fmt, marker::PhantomData};

/// A statement file, embedded in the binary.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    /// Its path below `cypher/`, without the ending.
    pub name: &'static str,
    /// The whole file, header included.
    pub text: &'static str,
    /// The whole file of its twin, where the embedded engine needs another text.
    pub embedded: Option<&'static str>,
}

/// A statement that returns rows of one kind.
///
/// A plain [`Statement`] becomes one of whatever rows the caller decodes: one of the catalogue's that names no row
/// returns none, one of [`all`](super::all) is known by its name alone, and tests bring their own.
pub struct Returning<Row> {
    statement: Statement,
    row: PhantomData<fn() -> Row>,
}

impl<Row> Clone for Returning<Row> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Row> Copy for Returning<Row> {}

impl<Row> fmt::Debug for Returning<Row> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.statement.fmt(f)
    }
}

impl<Row> Returning<Row> {
    pub(crate) const fn new(statement: Statement) -> Self {
        Self {
            statement,
            row: PhantomData,
        }
    }

    /// The statement, whatever it returns.
    #[must_use]
    pub const fn statement(self) -> Statement {
        self.statement
    }
}

impl<Row> From<Statement> for Returning<Row> {
    fn from(statement: Statement) -> Self {
        Self::new(statement)
    }
}
