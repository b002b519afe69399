//! What the guard knows of the schema: where lists are, and how long they can be.

use std::collections::HashMap;

use async_graphql::{
    Number, Value,
    parser::types::{BaseType, FieldDefinition, ServiceDocument, TypeKind, TypeSystemDefinition},
};

use super::price::{price, shared_price};
use crate::domain::recommend::score::Component;

/// Items of a list of objects that has no `first`, where nothing better is known.
const UNBOUNDED: u64 = 50;
/// Lists without `first` of another length: type, field, items at most.
const SHORT: &[(&str, &str, u64)] = &[
    ("Agent", "accompaniments", 20),
    ("Agent", "aspirations", 10),
    ("Agent", "consents", 4),
    ("Algorithm", "parameters", 100),
    ("Algorithm", "weights", 10),
    ("Analytics", "acceptance", 2),
    ("Analytics", "funnel", 400),
    ("Analytics", "outlook", 100),
    ("CompetencyProposal", "evidence", 5),
    ("Explanation", "components", Component::ALL.len() as u64),
    ("Feasibility", "reasons", 14),
    ("Indicator", "quarters", 20),
    ("Indicator", "series", 40),
    ("Viewer", "limits", 2),
    ("Viewer", "recruitsFor", 1),
    ("Vocabulary", "terms", 20),
    // About as many as a target has requirements.
    ("LearningPlan", "steps", 10),
    ("LearningPlan", "uncovered", 10),
    ("LearningStep", "covers", 10),
    ("MobilityPath", "steps", 4),
    ("PopulationTable", "cells", 500),
];
/// What introspection lists: field and items, about as many as the schema has.
const LISTED: &[(&str, u64)] = &[
    ("types", 300),
    ("fields", 20),
    ("args", 5),
    ("inputFields", 8),
    ("enumValues", 8),
    ("possibleTypes", 20),
    ("interfaces", 2),
    ("directives", 8),
    ("locations", 8),
];

/// Upper bound on the repetitions of a field's selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Times {
    /// As often as this.
    Fixed(u64),
    /// As often as the argument `first` says, or its default.
    First(u64),
    /// Once for each id of the argument `ids`.
    Ids,
}

/// A field of a type.
#[derive(Debug, Clone)]
pub(super) struct FieldShape {
    /// The type of what is below it.
    pub(super) of: String,
    pub(super) times: Times,
    /// What the field itself adds to the cost.
    pub(super) price: u64,
    /// What it adds to the cost of the list in which it stands, once.
    pub(super) shared: u64,
}

impl FieldShape {
    pub(super) fn is_connection(&self) -> bool {
        is_connection(&self.of)
    }
}

/// Whether a field of a page holds its items.
pub(super) fn is_items(name: &str) -> bool {
    matches!(name, "edges" | "paths")
}

/// Whether a type is one page of a list.
pub(super) fn is_connection(of: &str) -> bool {
    of.ends_with("Connection") || of.ends_with("PathList")
}

/// The fields of every type that has some.
#[derive(Debug, Clone, Default)]
pub(in crate::graphql) struct Shape(HashMap<String, HashMap<String, FieldShape>>);

impl Shape {
    /// Reads the shape in a schema; what is not of a schema is left out.
    pub(in crate::graphql) fn from_document(document: ServiceDocument) -> Self {
        let mut types = HashMap::new();
        for definition in document.definitions {
            let TypeSystemDefinition::Type(one) = definition else {
                continue;
            };
            let fields = match one.node.kind {
                TypeKind::Object(object) => object.fields,
                TypeKind::Interface(interface) => interface.fields,
                _ => continue,
            };
            let name = one.node.name.node.to_string();
            let fields = fields.into_iter().map(|field| {
                let shape = field_shape(&name, &field.node);
                (field.node.name.node.to_string(), shape)
            });
            let fields = fields.collect();
            types.insert(name, fields);
        }
        Self(types)
    }

    pub(super) fn field(&self, of: &str, name: &str) -> Option<&FieldShape> {
        self.0.get(of)?.get(name)
    }
}

/// How often what is below a field of introspection can come.
pub(super) fn listed(field: &str) -> u64 {
    let known = LISTED.iter().find(|(name, _)| *name == field);
    known.map_or(1, |(_, items)| *items)
}

fn field_shape(of: &str, field: &FieldDefinition) -> FieldShape {
    let argument = |name: &str| {
        field
            .arguments
            .iter()
            .find(|line| line.node.name.node == name)
    };
    let (inner, is_list) = innermost(&field.ty.node.base);
    let name = field.name.node.as_str();
    let times = if let Some(first) = argument("first") {
        let default = first.node.default_value.as_ref().map(|value| &value.node);
        Times::First(match default {
            Some(Value::Number(number)) => whole(number),
            _ => UNBOUNDED,
        })
    } else if argument("ids").is_some() {
        Times::Ids
    } else if !is_list || is_connection(of) {
        // The items of a connection were counted by the `first` of the field that gives it.
        Times::Fixed(1)
    } else {
        let short = SHORT.iter().find(|line| (line.0, line.1) == (of, name));
        Times::Fixed(short.map_or(UNBOUNDED, |line| line.2))
    };
    FieldShape {
        of: inner,
        times,
        price: price(of, name),
        shared: shared_price(of, name),
    }
}

/// A number of items; a negative one and a fraction ask for nothing, and are refused later.
pub(super) fn whole(number: &Number) -> u64 {
    let is_none = number.is_i64() || number.as_f64().is_some_and(|known| known.fract() != 0.0);
    let known = number.as_u64().or(is_none.then_some(0));
    known.unwrap_or(u64::MAX)
}

fn innermost(base: &BaseType) -> (String, bool) {
    match base {
        BaseType::Named(name) => (name.to_string(), false),
        BaseType::List(inner) => (innermost(&inner.base).0, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_of_items_costs_nothing_since_it_is_refused() {
        let number = |number: f64| Number::from_f64(number).unwrap();
        assert_eq!(whole(&number(1.5)), 0);
        assert_eq!(whole(&Number::from(-1)), 0);
        assert_eq!(whole(&Number::from(50)), 50);
        // As dear as it says: nothing of the document runs.
        assert_eq!(whole(&number(1e20)), u64::MAX);
    }
}
