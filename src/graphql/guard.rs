//! Judges a document before it is validated or executed, in time linear in its length.
//!
//! The library's own limits expand every fragment where it is spread, so some hundred bytes of
//! fragments that spread one another stall it. Here a fragment is weighed once. What is weighed, and
//! the limits: `docs/limits.md`.

use async_graphql::{Request, ServerError, Value, Variables, parser::types::OperationDefinition};
use serde::{Deserialize, Serialize};

mod scan;
mod shape;
mod weigh;

use super::error;
use scan::scan;
pub(super) use shape::Shape;
use weigh::{Weight, weigh};

/// The most that a document may ask for.
#[derive(Debug, Clone, Copy, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct DocumentLimits {
    /// Characters of the document.
    pub characters: u64,
    /// Tokens of the document.
    pub tokens: u64,
    /// Brackets within one another, of any kind.
    pub nesting: u64,
    /// Fields within one another; those of introspection apart.
    pub depth: u64,
    /// Aliases, fragments expanded.
    pub aliases: u64,
    /// Fields of the root.
    pub roots: u64,
    /// Directives, fragments expanded.
    pub directives: u64,
    /// Fields, fragments expanded.
    pub fields: u64,
    /// Fields, each times the lengths of the lists it is in.
    pub cost: u64,
    /// The same for the fields of introspection.
    pub introspection: u64,
}

impl Default for DocumentLimits {
    fn default() -> Self {
        Self {
            characters: 20_000,
            tokens: 2_000,
            nesting: 64,
            depth: 10,
            aliases: 30,
            roots: 15,
            directives: 20,
            fields: 2_000,
            cost: 20_000,
            introspection: 1_000_000,
        }
    }
}

/// Measures text alone, before anything recursive reads it.
pub(super) fn look(query: &str, limits: &DocumentLimits) -> Result<(), ServerError> {
    let found = scan(query);
    within("caractères", found.characters, limits.characters)?;
    within("lexèmes", found.tokens, limits.tokens)?;
    within("niveaux de parenthèses", found.nesting, limits.nesting)
}

/// Refuses a request that asks for too much; gives its cost, at least the number of fields resolved.
pub(super) fn judge(
    request: &mut Request,
    shape: &Shape,
    limits: &DocumentLimits,
    introspection: bool,
) -> Result<u64, ServerError> {
    look(&request.query, limits)?;
    let name = request.operation_name.clone();
    let variables = request.variables.clone();
    let document = request.parsed_query()?;
    let mut heaviest = Weight::default();
    for (of, operation) in document.operations.iter() {
        // Without a name the only operation runs; with several and no name none does.
        if name.is_none() || name.as_deref() == of.map(async_graphql::Name::as_str) {
            if let Some(missing) = missing_variable(&operation.node, &variables) {
                return Err(error::missing_variable(missing));
            }
            let found = weigh(document, &operation.node, &variables, shape)
                .map_err(|fragment| error::cyclic(&fragment))?;
            heaviest = heaviest.or(found);
        }
    }
    if heaviest.introspection > 0 && !introspection {
        return Err(error::introspection_disabled());
    }
    within("niveaux de champs", heaviest.depth, limits.depth)?;
    within("alias", heaviest.aliases, limits.aliases)?;
    within("champs à la racine", heaviest.roots, limits.roots)?;
    within("directives", heaviest.directives, limits.directives)?;
    within("champs", heaviest.fields, limits.fields)?;
    within("champs, listes comprises", heaviest.cost, limits.cost)?;
    within(
        "champs d'introspection",
        heaviest.introspection,
        limits.introspection,
    )?;
    Ok(heaviest.cost)
}

/// The first variable that an operation must be given and is not.
fn missing_variable<'d>(
    operation: &'d OperationDefinition,
    variables: &Variables,
) -> Option<&'d str> {
    let mut defined = operation.variable_definitions.iter().map(|one| &one.node);
    let missing = defined.find(|one| {
        let given = variables.get(&one.name.node);
        let required = !one.var_type.node.nullable && one.default_value.is_none();
        required && given.is_none_or(|value| *value == Value::Null)
    });
    missing.map(|one| one.name.node.as_str())
}

fn within(what: &str, found: u64, limit: u64) -> Result<(), ServerError> {
    if found <= limit {
        return Ok(());
    }
    Err(error::too_complex(what, found, limit))
}
