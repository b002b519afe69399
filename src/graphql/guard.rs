//! Judges a document before it is validated or executed, in time linear in its length.
//!
//! The library's own limits expand every fragment where it is spread, so some hundred bytes of
//! fragments that spread one another stall it. Here a fragment is weighed once. What is weighed, and
//! the limits: `docs/limits.md`.

use async_graphql::{Request, ServerError, Variables, parser::types::OperationType};
use serde::{Deserialize, Serialize};

mod choose;
mod price;
mod scan;
mod shape;
mod weigh;

use super::error;
pub(super) use choose::choose;
use scan::scan;
pub(super) use shape::Shape;
use weigh::{Whole, weigh};

/// Fields of introspection that cost as much as one of the graph.
const INTROSPECTION: u64 = 300;

/// The most that a document may ask for, that its answer may hold, and that a minute may cost.
#[derive(Debug, Clone, Copy, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct DocumentLimits {
    /// Characters of the document.
    pub characters: u64,
    /// Tokens of the document.
    pub tokens: u64,
    /// Brackets within one another, of any kind.
    pub nesting: u64,
    /// Letters of a name.
    pub name: u64,
    /// Fields within one another; those of introspection apart.
    pub depth: u64,
    /// Aliases, fragments expanded.
    pub aliases: u64,
    /// Fields of the root.
    pub roots: u64,
    /// Directives, fragments expanded.
    pub directives: u64,
    /// Fields, fragments expanded; those of every operation, whichever runs.
    pub fields: u64,
    /// Fields and nodes of arguments' values, of every operation and of every fragment for itself.
    pub walked: u64,
    /// The price of each field, times the lengths of the lists it is in.
    pub cost: u64,
    /// The same for the fields of introspection.
    pub introspection: u64,
    /// What the documents of one principal, or else of one address, may cost in a minute; 0 for no limit.
    pub cost_per_minute: u64,
    /// Bytes of an answer.
    pub response_bytes: u64,
}

impl Default for DocumentLimits {
    fn default() -> Self {
        Self {
            characters: 20_000,
            tokens: 2_000,
            nesting: 64,
            name: 64,
            depth: 10,
            aliases: 30,
            roots: 15,
            directives: 20,
            fields: 2_000,
            walked: 10_000,
            cost: 20_000,
            introspection: 3_000_000,
            cost_per_minute: 240_000,
            response_bytes: 5_000_000,
        }
    }
}

/// Measures text alone, before anything recursive reads it.
pub(super) fn look(query: &str, limits: &DocumentLimits) -> Result<(), ServerError> {
    let found = scan(query);
    within("caractères", found.characters, limits.characters)?;
    within("lexèmes", found.tokens, limits.tokens)?;
    within("niveaux de parenthèses", found.nesting, limits.nesting)?;
    within("lettres d'un nom", found.name, limits.name)
}

/// What the guard found of a request that may run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged {
    /// What it costs, at least the number of fields resolved; those of introspection are cheap.
    pub(super) cost: u64,
    /// What the operation that runs does.
    pub(super) does: OperationType,
}

/// Refuses a request that asks for too much, or of which no operation would run.
pub(super) fn judge(
    request: &mut Request,
    shape: &Shape,
    limits: &DocumentLimits,
    introspection: bool,
) -> Result<Judged, ServerError> {
    look(&request.query, limits)?;
    let name = request.operation_name.clone();
    // The document is read in the request, so what the request carries is taken out and put back.
    let variables = std::mem::take(&mut request.variables);
    let found = read(request, name.as_deref(), &variables, shape);
    request.variables = variables;
    let (does, found) = found?;
    if found.introspection > 0 && !introspection {
        return Err(error::introspection_disabled());
    }
    within("niveaux de champs", found.depth, limits.depth)?;
    within("alias", found.aliases, limits.aliases)?;
    within("champs à la racine", found.roots, limits.roots)?;
    within("directives", found.directives, limits.directives)?;
    within("champs", found.fields, limits.fields)?;
    within("éléments à valider", found.walked, limits.walked)?;
    let cost = found.chosen.cost;
    within("champs, listes comprises", cost, limits.cost)?;
    within(
        "champs d'introspection",
        found.introspection,
        limits.introspection,
    )?;
    let cost = cost.saturating_add(found.introspection / INTROSPECTION);
    Ok(Judged { cost, does })
}

/// Reads the document, and weighs it for the operation that runs.
fn read(
    request: &mut Request,
    name: Option<&str>,
    variables: &Variables,
    shape: &Shape,
) -> Result<(OperationType, Whole), ServerError> {
    let document = request.parsed_query()?;
    let chosen = choose(document, name).ok_or_else(error::no_operation)?;
    let found = weigh(document, chosen, variables, shape);
    let found = found.map_err(|fragment| error::cyclic(&fragment))?;
    Ok((chosen.ty, found))
}

fn within(what: &str, found: u64, limit: u64) -> Result<(), ServerError> {
    if found <= limit {
        return Ok(());
    }
    Err(error::too_complex(what, found, limit))
}
