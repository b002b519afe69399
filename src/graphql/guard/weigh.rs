//! The weight of an operation: every fragment is weighed once, however often it is spread.

use std::collections::HashMap;

use async_graphql::{
    Name, Positioned, Value as ConstValue, Variables,
    parser::types::{
        Directive, ExecutableDocument, Field, OperationDefinition, OperationType, Selection,
        SelectionSet,
    },
};
use async_graphql_value::Value;

use super::shape::{FieldShape, Shape, Times, is_connection, is_items, listed, whole};

/// Nodes of a field's arguments that its own cost covers.
const ARGUMENTS: u64 = 8;
/// Letters of a text that count as one node.
const LETTERS: u64 = 64;

/// What a part of a document asks for; sums stop at the largest number there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Weight {
    pub(super) depth: u64,
    pub(super) aliases: u64,
    pub(super) roots: u64,
    pub(super) directives: u64,
    pub(super) fields: u64,
    /// Nodes of the arguments' values, those of variables included.
    pub(super) values: u64,
    pub(super) cost: u64,
    /// The cost of each item of the connection around it.
    pub(super) each: u64,
    /// What the items of the list around it cost together, however many they are.
    pub(super) shared: u64,
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
            values: self.values.saturating_add(other.values),
            cost: self.cost.saturating_add(other.cost),
            each: self.each.saturating_add(other.each),
            shared: self.shared.saturating_add(other.shared),
            introspection: self.introspection.saturating_add(other.introspection),
        }
    }

    /// What validation looks at.
    fn walked(self) -> u64 {
        self.fields.saturating_add(self.values)
    }
}

/// What a whole document asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Whole {
    /// Of the operation that runs.
    pub(super) chosen: Weight,
    /// The most of any operation.
    pub(super) depth: u64,
    pub(super) aliases: u64,
    pub(super) roots: u64,
    pub(super) directives: u64,
    pub(super) introspection: u64,
    /// Fields of all operations together, or of a fragment alone where that is more.
    pub(super) fields: u64,
    /// Fields and nodes of values, of every operation and of every fragment for itself: the library
    /// validates each, whichever runs.
    pub(super) walked: u64,
}

/// The name of a fragment that spreads itself.
type Cycle = String;

/// Weighs every operation and every fragment of a document, of which one operation runs.
///
/// Variables without a value have the defaults of the operation that runs.
pub(super) fn weigh(
    document: &ExecutableDocument,
    chosen: &OperationDefinition,
    variables: &Variables,
    shape: &Shape,
) -> Result<Whole, Cycle> {
    let mut scale = Scale::new(document, chosen, variables, shape);
    let mut whole = Whole::default();
    for (_, operation) in document.operations.iter() {
        let one = scale.operation(&operation.node)?;
        if std::ptr::eq(&raw const operation.node, chosen) {
            whole.chosen = one;
        }
        whole.depth = whole.depth.max(one.depth);
        whole.aliases = whole.aliases.max(one.aliases);
        whole.roots = whole.roots.max(one.roots);
        whole.directives = whole.directives.max(one.directives);
        whole.introspection = whole.introspection.max(one.introspection);
        whole.fields = whole.fields.saturating_add(one.fields);
        whole.walked = whole.walked.saturating_add(one.walked());
    }
    for name in document.fragments.keys() {
        let one = scale.fragment(name)?;
        whole.fields = whole.fields.max(one.fields);
        whole.walked = whole.walked.saturating_add(one.walked());
    }
    Ok(whole)
}

struct Scale<'d> {
    document: &'d ExecutableDocument,
    /// What variables stand for: the value that came, or else the default.
    variables: HashMap<&'d str, &'d ConstValue>,
    /// The nodes of each; counted once, however often a variable is used.
    nodes: HashMap<&'d str, u64>,
    shape: &'d Shape,
    /// Fragments by name; none while one is being weighed.
    weighed: HashMap<&'d Name, Option<Weight>>,
}

impl<'d> Scale<'d> {
    fn new(
        document: &'d ExecutableDocument,
        chosen: &'d OperationDefinition,
        given: &'d Variables,
        shape: &'d Shape,
    ) -> Self {
        let mut variables = HashMap::new();
        for definition in &chosen.variable_definitions {
            if let Some(default) = &definition.node.default_value {
                variables.insert(definition.node.name.node.as_str(), &default.node);
            }
        }
        variables.extend(given.iter().map(|(name, value)| (name.as_str(), value)));
        let nodes = variables.iter().map(|(name, value)| (*name, size(value)));
        Self {
            document,
            nodes: nodes.collect(),
            variables,
            shape,
            weighed: HashMap::new(),
        }
    }

    fn operation(&mut self, operation: &'d OperationDefinition) -> Result<Weight, Cycle> {
        let root = match operation.ty {
            OperationType::Query => "Query",
            OperationType::Mutation => "Mutation",
            OperationType::Subscription => "Subscription",
        };
        let own = self.directives(&operation.directives);
        let defaults = operation.variable_definitions.iter().map(|item| {
            let default = item.node.default_value.as_ref();
            default.map_or(1, |default| size(&default.node))
        });
        let own = Weight {
            values: defaults.fold(own.values, u64::saturating_add),
            ..own
        };
        let mut sum = own.and(self.set(&operation.selection_set.node, root)?);
        sum.cost = sum.cost.saturating_add(sum.shared);
        Ok(sum)
    }

    fn set(&mut self, set: &'d SelectionSet, of: &str) -> Result<Weight, Cycle> {
        let mut sum = Weight::default();
        for selection in &set.items {
            let one = match &selection.node {
                Selection::Field(field) => self.field(&field.node, of)?,
                Selection::InlineFragment(inline) => {
                    let on = inline.node.type_condition.as_ref();
                    let on = on.map_or(of, |on| on.node.on.node.as_str());
                    let inner = self.set(&inline.node.selection_set.node, on)?;
                    inner.and(self.spread(&inline.node.directives))
                }
                Selection::FragmentSpread(one) => {
                    let inner = self.fragment(&one.node.fragment_name.node)?;
                    inner.and(self.spread(&one.node.directives))
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
        let weight = inner.and(self.directives(&fragment.node.directives));
        self.weighed.insert(name, Some(weight));
        Ok(weight)
    }

    fn field(&mut self, field: &'d Field, of: &str) -> Result<Weight, Cycle> {
        let name = field.name.node.as_str();
        let own = Weight {
            depth: 1,
            aliases: u64::from(field.alias.is_some()),
            roots: u64::from(matches!(of, "Query" | "Mutation" | "Subscription")),
            fields: 1,
            ..self.directives(&field.directives)
        };
        let values = self.values(&field.arguments);
        let own = own.and(Weight {
            values,
            ..Weight::default()
        });
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
        let (items, once, shared) = if known.is_some_and(FieldShape::is_connection) {
            (inner.each, inner.cost.saturating_add(inner.shared), 0)
        } else {
            (inner.cost, 0, inner.shared.saturating_mul(times))
        };
        let shared = shared.saturating_add(known.map_or(0, |known| known.shared));
        let cost = items
            .saturating_mul(times)
            .saturating_add(once)
            .saturating_add(known.map_or(1, |known| known.price))
            .saturating_add(values.saturating_sub(ARGUMENTS));
        let is_edges = is_items(name) && is_connection(of);
        let (cost, each) = if is_edges { (0, cost) } else { (cost, 0) };
        Ok(Weight {
            depth: inner.depth.saturating_add(1),
            cost,
            each,
            shared,
            ..own.and(inner)
        })
    }

    fn times(&self, field: &Field, times: Times) -> u64 {
        match times {
            Times::Fixed(times) => times,
            Times::First(default) => match self.argument(field, "first") {
                Argument::Absent | Argument::Items(_) => default,
                // What is no number is refused later; it asks for nothing.
                Argument::Whole(given) => given.unwrap_or(default).max(1),
            },
            Times::Ids => match self.argument(field, "ids") {
                Argument::Items(ids) => ids,
                _ => 1,
            },
        }
    }

    /// What matters of an argument, by itself or as the value of a variable.
    fn argument(&self, field: &Field, name: &str) -> Argument {
        let value = field.get_argument(name).map(|value| &value.node);
        match value {
            None | Some(Value::Null) => Argument::Absent,
            Some(Value::List(items)) => Argument::Items(items.len() as u64),
            Some(Value::Variable(name)) => match self.variables.get(name.as_str()) {
                None | Some(ConstValue::Null) => Argument::Absent,
                Some(ConstValue::List(items)) => Argument::Items(items.len() as u64),
                Some(ConstValue::Number(number)) => Argument::Whole(Some(whole(number))),
                Some(_) => Argument::Whole(None),
            },
            Some(Value::Number(number)) => Argument::Whole(Some(whole(number))),
            Some(_) => Argument::Whole(None),
        }
    }

    /// A spread, which is walked as often as a field is, even when nothing is at its end.
    fn spread(&self, directives: &[Positioned<Directive>]) -> Weight {
        Weight {
            fields: 1,
            ..self.directives(directives)
        }
    }

    fn directives(&self, directives: &[Positioned<Directive>]) -> Weight {
        let values = directives
            .iter()
            .map(|item| self.values(&item.node.arguments));
        Weight {
            directives: directives.len() as u64,
            values: values.fold(0, u64::saturating_add),
            ..Weight::default()
        }
    }

    /// The nodes of arguments' values.
    fn values(&self, arguments: &[(Positioned<Name>, Positioned<Value>)]) -> u64 {
        let sizes = arguments.iter().map(|(_, value)| self.size(&value.node));
        sizes.fold(0, u64::saturating_add)
    }

    fn size(&self, value: &Value) -> u64 {
        match value {
            Value::Variable(name) => self.nodes.get(name.as_str()).copied().unwrap_or(1),
            Value::String(text) => letters(text),
            Value::List(items) => sum(items.iter().map(|item| self.size(item))),
            Value::Object(members) => sum(members.values().map(|item| self.size(item))),
            _ => 1,
        }
    }
}

/// What the length of a list depends on.
enum Argument {
    Absent,
    Whole(Option<u64>),
    Items(u64),
}

/// The nodes of a value without variables.
fn size(value: &ConstValue) -> u64 {
    match value {
        ConstValue::String(text) => letters(text),
        ConstValue::List(items) => sum(items.iter().map(size)),
        ConstValue::Object(members) => sum(members.values().map(size)),
        _ => 1,
    }
}

fn letters(text: &str) -> u64 {
    1 + text.len() as u64 / LETTERS
}

fn sum(sizes: impl Iterator<Item = u64>) -> u64 {
    sizes.fold(1, u64::saturating_add)
}
