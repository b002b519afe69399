//! A unit of work: statements that commit together, and what became of them.

use std::{fmt, marker::PhantomData};

use serde::de::IgnoredAny;
use serde_json::Value;

use super::{
    catalog::{IDEMPOTENCY_KEY_TAKE, Returning, Statement},
    error::GraphError,
    row::{KeyOutcome, KeyRow},
};

/// Statements that commit together or not at all, with their parameters.
///
/// They are fixed before the first one runs, so the whole unit can be tried again. The first may return rows, which
/// are those of the unit.
#[derive(Debug, Clone, Default)]
pub struct Unit<Row = IgnoredAny> {
    key: Option<Value>,
    pub(super) steps: Vec<(Statement, Value)>,
    row: PhantomData<fn() -> Row>,
}

impl<Row> Unit<Row> {
    /// A unit of one statement; `params` is a JSON object.
    #[must_use]
    pub fn new(statement: impl Into<Returning<Row>>, params: Value) -> Self {
        Self {
            key: None,
            steps: vec![(statement.into().statement(), params)],
            row: PhantomData,
        }
    }

    /// The same unit with one more statement at its end, which returns nothing.
    #[must_use]
    pub fn and(mut self, statement: Statement, params: Value) -> Self {
        self.steps.push((statement, params));
        self
    }

    /// Whether a statement is part of it.
    pub(super) fn holds(&self, statement: Statement) -> bool {
        self.steps
            .iter()
            .any(|(step, _)| step.name == statement.name)
    }

    /// The same unit under an idempotency key, given as parameters of `idempotency_key/take`.
    #[must_use]
    pub(super) fn under(mut self, key: Value) -> Self {
        self.key = Some(key);
        self
    }

    /// The name by which logs and metrics know it: that of its first statement.
    pub(super) fn name(&self) -> &'static str {
        self.steps
            .first()
            .map_or("nothing", |(first, _)| first.name)
    }

    /// What an engine runs, in order: the key comes first.
    pub(super) fn into_steps(self) -> Vec<UnitStep> {
        let key = self.key.map(|params| UnitStep {
            statement: IDEMPOTENCY_KEY_TAKE.statement(),
            params,
            takes_key: true,
        });
        let steps = self.steps.into_iter().map(|(statement, params)| UnitStep {
            statement,
            params,
            takes_key: false,
        });
        key.into_iter().chain(steps).collect()
    }
}

/// A statement of a unit of work, with its parameters.
pub(super) struct UnitStep {
    pub(super) statement: Statement,
    pub(super) params: Value,
    /// Whether it takes the unit's idempotency key, which decides whether the rest is run.
    pub(super) takes_key: bool,
}

/// What became of a unit of work that ran to its end.
pub(super) enum Written<Row> {
    /// It was committed.
    Kept(Vec<Row>),
    /// It was rolled back because its rows were not those wanted.
    Refused(Vec<Row>),
    /// It was rolled back because the same change was made before under its key.
    Repeated {
        /// What that change created.
        made: Option<String>,
    },
    /// It was rolled back because its key stands for another change.
    KeyReused,
}

/// Without the rows, which may say something about a person.
impl<Row> fmt::Debug for Written<Row> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Kept(_) => "Kept",
            Self::Refused(_) => "Refused",
            Self::Repeated { .. } => "Repeated",
            Self::KeyReused => "KeyReused",
        })
    }
}

impl KeyRow {
    /// Why the unit ends here; none when it goes on.
    pub(super) fn ends<Row>(rows: Vec<Self>) -> Result<Option<Written<Row>>, GraphError> {
        let row = rows.into_iter().next().ok_or(GraphError::Decode {
            statement: IDEMPOTENCY_KEY_TAKE.statement().name,
            source: "the key has no outcome".into(),
        })?;
        Ok(match row.outcome {
            KeyOutcome::New => None,
            KeyOutcome::Again => Some(Written::Repeated { made: row.made }),
            KeyOutcome::Other => Some(Written::KeyReused),
        })
    }
}
