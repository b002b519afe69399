//! The weight of an operation: every fragment is weighed once, however often it is spread.

use std::collections::HashMap;

use async_graphql::{
    Name, Value, Variables,
    parser::types::{
        ExecutableDocument, Field, OperationDefinition, OperationType, Selection, SelectionSet,
    },
};

use super::shape::{FieldShape, Shape, Times, is_connection, is_items, listed, whole};

/// What a part of a document asks for; sums stop at the largest number there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Weight {
    pub(super) depth: u64,
    pub(super) aliases: u64,
    pub(super) roots: u64,
    pub(super) directives: u64,
    pub(super) fields: u64,
    pub(super) cost: u64,
    /// The cost of each item of the connection around it.
    pub(super) each: u64,
    pub(super) introspection: u64,
}

impl Weight {
    fn and(self, other: Self) -> Self {
        Self {
            depth: self.depth.max(other.depth),
            aliases: self.aliases.saturating_add(other.aliases),
            roots: self.roots.saturating_add(other.roots),
            directives: self.directives.saturating_add(other.directives),
            fields: self.fields.saturating_add(other.fields),
            cost: self.cost.saturating_add(other.cost),
            each: self.each.saturating_add(other.each),
            introspection: self.introspection.saturating_add(other.introspection),
        }
    }

    /// The larger of each measure.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            depth: self.depth.max(other.depth),
            aliases: self.aliases.max(other.aliases),
            roots: self.roots.max(other.roots),
            directives: self.directives.max(other.directives),
            fields: self.fields.max(other.fields),
            cost: self.cost.max(other.cost),
            each: self.each.max(other.each),
            introspection: self.introspection.max(other.introspection),
        }
    }
}

/// The name of a fragment that spreads itself.
type Cycle = String;

/// Weighs one operation.
pub(super) fn weigh(
    document: &ExecutableDocument,
    operation: &OperationDefinition,
    variables: &Variables,
    shape: &Shape,
) -> Result<Weight, Cycle> {
    let root = match operation.ty {
        OperationType::Query => "Query",
        OperationType::Mutation => "Mutation",
        OperationType::Subscription => "Subscription",
    };
    let mut scale = Scale {
        document,
        operation,
        variables,
        shape,
        weighed: HashMap::new(),
    };
    let own = Weight {
        directives: operation.directives.len() as u64,
        ..Weight::default()
    };
    let mut sum = own.and(scale.set(&operation.selection_set.node, root)?);
    // What no operation spreads is validated all the same.
    for name in document.fragments.keys() {
        sum.fields = sum.fields.max(scale.fragment(name)?.fields);
    }
    Ok(sum)
}

struct Scale<'d> {
    document: &'d ExecutableDocument,
    operation: &'d OperationDefinition,
    variables: &'d Variables,
    shape: &'d Shape,
    /// Fragments by name; none while one is being weighed.
    weighed: HashMap<&'d Name, Option<Weight>>,
}

impl<'d> Scale<'d> {
    fn set(&mut self, set: &'d SelectionSet, of: &str) -> Result<Weight, Cycle> {
        let mut sum = Weight::default();
        for selection in &set.items {
            let one = match &selection.node {
                Selection::Field(field) => self.field(&field.node, of)?,
                Selection::InlineFragment(inline) => {
                    let on = inline.node.type_condition.as_ref();
                    let on = on.map_or(of, |on| on.node.on.node.as_str());
                    let inner = self.set(&inline.node.selection_set.node, on)?;
                    inner.and(spread(inline.node.directives.len()))
                }
                Selection::FragmentSpread(one) => {
                    let inner = self.fragment(&one.node.fragment_name.node)?;
                    inner.and(spread(one.node.directives.len()))
                }
            };
            sum = sum.and(one);
        }
        Ok(sum)
    }

    fn fragment(&mut self, name: &'d Name) -> Result<Weight, Cycle> {
        match self.weighed.get(name) {
            Some(Some(weight)) => return Ok(*weight),
            Some(None) => return Err(name.to_string()),
            None => {}
        }
        // One that is not defined is refused by validation.
        let Some(fragment) = self.document.fragments.get(name) else {
            return Ok(Weight::default());
        };
        self.weighed.insert(name, None);
        let on = fragment.node.type_condition.node.on.node.as_str();
        let inner = self.set(&fragment.node.selection_set.node, on)?;
        let weight = inner.and(directives(fragment.node.directives.len()));
        self.weighed.insert(name, Some(weight));
        Ok(weight)
    }

    fn field(&mut self, field: &'d Field, of: &str) -> Result<Weight, Cycle> {
        let name = field.name.node.as_str();
        let own = Weight {
            depth: 1,
            aliases: u64::from(field.alias.is_some()),
            roots: u64::from(matches!(of, "Query" | "Mutation" | "Subscription")),
            directives: field.directives.len() as u64,
            fields: 1,
            cost: 1,
            each: 0,
            introspection: 0,
        };
        let set = &field.selection_set.node;
        if of.starts_with("__") || matches!(name, "__schema" | "__type") {
            let inner = self.set(set, "__Type")?;
            let cost = inner.introspection.saturating_mul(listed(name));
            return Ok(Weight {
                depth: 0,
                cost: 0,
                introspection: cost.saturating_add(1),
                ..own.and(inner)
            });
        }
        let known = self.shape.field(of, name);
        let inner = self.set(set, known.map_or("", |known| &known.of))?;
        let times = known.map_or(1, |known| self.times(field, known.times));
        // Of a connection only the edges come as often as `first` says; the rest comes once.
        let (items, once) = if known.is_some_and(FieldShape::is_connection) {
            (inner.each, inner.cost)
        } else {
            (inner.cost, 0)
        };
        let cost = items
            .saturating_mul(times)
            .saturating_add(once)
            .saturating_add(1);
        let is_edges = is_items(name) && is_connection(of);
        let (cost, each) = if is_edges { (0, cost) } else { (cost, 0) };
        Ok(Weight {
            depth: inner.depth.saturating_add(1),
            cost,
            each,
            ..own.and(inner)
        })
    }

    fn times(&self, field: &Field, times: Times) -> u64 {
        match times {
            Times::Fixed(times) => times,
            Times::First(default) => match self.argument(field, "first") {
                None | Some(Value::Null) => default,
                // What is no number is refused later; it asks for nothing.
                Some(given) => whole(&given).unwrap_or(default).max(1),
            },
            Times::Ids => match self.argument(field, "ids") {
                Some(Value::List(ids)) => ids.len() as u64,
                _ => 1,
            },
        }
    }

    /// The value of an argument, with those of the request's variables.
    fn argument(&self, field: &Field, name: &str) -> Option<Value> {
        let value = &field.get_argument(name)?.node;
        let known = value
            .clone()
            .into_const_with(|name| self.variable(&name).ok_or(()));
        known.ok()
    }

    fn variable(&self, name: &Name) -> Option<Value> {
        if let Some(given) = self.variables.get(name) {
            return Some(given.clone());
        }
        let mut defined = self.operation.variable_definitions.iter();
        let defined = defined.find(|one| one.node.name.node == *name)?;
        Some(defined.node.default_value.clone()?.node)
    }
}

/// A spread, which is walked as often as a field is, even when nothing is at its end.
fn spread(directives: usize) -> Weight {
    Weight {
        directives: directives as u64,
        fields: 1,
        ..Weight::default()
    }
}

fn directives(count: usize) -> Weight {
    Weight {
        directives: count as u64,
        ..Weight::default()
    }
}
