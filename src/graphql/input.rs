//! The values that a client sends, held against the types of the schema before anything runs.
//!
//! The library reads a value when a resolver asks for it: without this, one field of a mutation could
//! run before the value of the next one is refused, and one wrong value would hide the others.

use std::collections::{HashMap, HashSet};

use async_graphql::{
    Name, Pos, Positioned, Request, ServerError, Variables,
    parser::types::{
        BaseType, ExecutableDocument, Field, FragmentDefinition, InputValueDefinition,
        OperationDefinition, OperationType, Selection, SelectionSet, ServiceDocument, Type,
        TypeKind, TypeSystemDefinition,
    },
};
use async_graphql_value::Value;

use super::{error::bad_value, guard::choose, text::calendar};
use crate::domain::calendar::{parse_date, parse_instant};

/// Errors that one answer lists at most.
const MOST_ERRORS: usize = 20;

type Fields = HashMap<String, InputValueDefinition>;

/// What the schema takes as input.
#[derive(Debug, Clone, Default)]
pub(super) struct Inputs {
    /// The values of enumerations.
    words: HashMap<String, Vec<String>>,
    /// The fields of input objects.
    objects: HashMap<String, Fields>,
    /// The arguments of fields, and what each field gives, by type and field.
    fields: HashMap<String, HashMap<String, (Fields, String)>>,
}

impl Inputs {
    /// Reads them in a schema.
    pub(super) fn from_document(document: ServiceDocument) -> Self {
        let mut found = Self::default();
        for definition in document.definitions {
            let TypeSystemDefinition::Type(one) = definition else {
                continue;
            };
            let name = one.node.name.node.to_string();
            let fields = match one.node.kind {
                TypeKind::Enum(one) => {
                    let words = one
                        .values
                        .iter()
                        .map(|definition| definition.node.value.node.to_string());
                    found.words.insert(name, words.collect());
                    continue;
                }
                TypeKind::InputObject(one) => {
                    found.objects.insert(name, by_name(one.fields));
                    continue;
                }
                TypeKind::Object(object) => object.fields,
                TypeKind::Interface(interface) => interface.fields,
                _ => continue,
            };
            let fields = fields.into_iter().map(|field| {
                let gives = innermost(&field.node.ty.node.base).to_owned();
                let taken = (by_name(field.node.arguments), gives);
                (field.node.name.node.to_string(), taken)
            });
            found.fields.insert(name, fields.collect());
        }
        found
    }

    /// What is wrong with the variables and the literal values of the operation that a request asks for;
    /// nothing where the document cannot be read or names no operation, which is refused elsewhere.
    pub(super) fn refuse(&self, request: &mut Request) -> Vec<ServerError> {
        // The document is read in the request, so what the request carries is taken out and put back.
        let variables = std::mem::take(&mut request.variables);
        let name = request.operation_name.take();
        let errors = match request.parsed_query() {
            Ok(document) => self.judge(document, name.as_deref(), &variables),
            Err(_) => Vec::new(),
        };
        (request.variables, request.operation_name) = (variables, name);
        errors
    }

    fn judge(
        &self,
        document: &ExecutableDocument,
        name: Option<&str>,
        variables: &Variables,
    ) -> Vec<ServerError> {
        let Some(operation) = choose(document, name) else {
            return Vec::new();
        };
        let mut judge = Judge {
            inputs: self,
            document,
            walked: HashSet::new(),
            errors: Vec::new(),
        };
        judge.variables(operation, variables);
        judge.literals(operation);
        judge.errors
    }
}

fn by_name(fields: Vec<Positioned<InputValueDefinition>>) -> Fields {
    let named = |definition: Positioned<InputValueDefinition>| {
        (definition.node.name.node.to_string(), definition.node)
    };
    fields.into_iter().map(named).collect()
}

fn innermost(base: &BaseType) -> &str {
    match base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => innermost(&inner.base),
    }
}

struct Judge<'d> {
    inputs: &'d Inputs,
    document: &'d ExecutableDocument,
    /// Fragments whose literals have been judged.
    walked: HashSet<&'d Name>,
    errors: Vec<ServerError>,
}

impl<'d> Judge<'d> {
    fn variables(&mut self, operation: &OperationDefinition, given: &Variables) {
        for definition in &operation.variable_definitions {
            let (one, at) = (&definition.node, definition.pos);
            let name = one.name.node.as_str();
            let of = &one.var_type.node;
            let shown = format!("${name}");
            match given.get(name) {
                Some(value) => {
                    let value = value.clone().into_value();
                    self.value(&value, of, &Location { name, shown, at });
                }
                None if !of.nullable && one.default_value.is_none() => {
                    self.wrong(&Location { name, shown, at }, "doit avoir une valeur");
                }
                None => {}
            }
        }
    }

    fn literals(&mut self, operation: &'d OperationDefinition) {
        let root = match operation.ty {
            OperationType::Query => "Query",
            OperationType::Mutation => "Mutation",
            OperationType::Subscription => "Subscription",
        };
        self.set(&operation.selection_set.node, root);
    }

    fn set(&mut self, set: &'d SelectionSet, of: &str) {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => self.field(&field.node, of),
                Selection::InlineFragment(inline) => {
                    let on = inline.node.type_condition.as_ref();
                    let on = on.map_or(of, |on| on.node.on.node.as_str());
                    self.set(&inline.node.selection_set.node, on);
                }
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name.node;
                    if self.walked.insert(name)
                        && let Some(fragment) = self.document.fragments.get(name)
                    {
                        self.fragment(&fragment.node);
                    }
                }
            }
        }
    }

    fn fragment(&mut self, fragment: &'d FragmentDefinition) {
        let on = fragment.type_condition.node.on.node.as_str();
        self.set(&fragment.selection_set.node, on);
    }

    fn field(&mut self, field: &'d Field, of: &str) {
        let inputs = self.inputs;
        let known = inputs
            .fields
            .get(of)
            .and_then(|definition| definition.get(field.name.node.as_str()));
        // A field that is not there is refused by validation.
        let Some((arguments, gives)) = known else {
            return;
        };
        for (name, value) in &field.arguments {
            if let Some(argument) = arguments.get(name.node.as_str()) {
                let (name, at) = (name.node.as_str(), value.pos);
                let shown = name.to_owned();
                self.value(
                    &value.node,
                    &argument.ty.node,
                    &Location { name, shown, at },
                );
            }
        }
        self.set(&field.selection_set.node, gives);
    }

    fn value(&mut self, value: &Value, of: &Type, place: &Location<'_>) {
        if matches!(value, Value::Variable(_)) {
            // It was judged by its own type, which validation holds against this one.
            return;
        }
        if matches!(value, Value::Null) {
            if !of.nullable {
                self.wrong(place, "doit avoir une valeur");
            }
            return;
        }
        match &of.base {
            BaseType::List(inner) => match value {
                Value::List(items) => {
                    for (i, item) in items.iter().enumerate() {
                        self.value(item, inner, &place.within(&i.to_string()));
                    }
                }
                single => self.value(single, inner, place),
            },
            BaseType::Named(name) => self.named(value, name, place),
        }
    }

    fn named(&mut self, value: &Value, of: &str, place: &Location<'_>) {
        let inputs = self.inputs;
        if let Some(words) = inputs.words.get(of) {
            let known = match value {
                Value::Enum(word) => words.iter().any(|definition| definition == word.as_str()),
                Value::String(word) => words.contains(word),
                _ => false,
            };
            if !known {
                self.wrong(place, &format!("doit être l'une des valeurs de {of}"));
            }
        } else if let Some(fields) = inputs.objects.get(of) {
            self.object(value, of, fields, place);
        } else if let Some(expected) = scalar(value, of) {
            self.wrong(place, &expected);
        }
    }

    fn object(&mut self, value: &Value, of: &str, fields: &Fields, place: &Location<'_>) {
        let Value::Object(given) = value else {
            return self.wrong(place, &format!("doit être un objet {of}"));
        };
        // The name of a field that is not there is the client's text: it is not repeated.
        if given.keys().any(|name| !fields.contains_key(name.as_str())) {
            self.wrong(place, &format!("a un champ que {of} n'a pas"));
        }
        let mut names: Vec<_> = fields.keys().collect();
        names.sort();
        for name in names {
            let (field, within) = (&fields[name], place.within(name));
            match given.get(name.as_str()) {
                Some(value) => self.value(value, &field.ty.node, &within),
                None if !field.ty.node.nullable && field.default_value.is_none() => {
                    self.wrong(&within, "doit avoir une valeur");
                }
                None => {}
            }
        }
    }

    fn wrong(&mut self, place: &Location<'_>, why: &str) {
        if self.errors.len() < MOST_ERRORS {
            let message = format!("{} {why}.", place.shown);
            self.errors.push(bad_value(place.name, message, place.at));
        }
    }
}

/// Where a value stands.
struct Location<'v> {
    /// The variable or argument.
    name: &'v str,
    /// The same with the way to the value in it, as a person reads it.
    shown: String,
    at: Pos,
}

impl Location<'_> {
    fn within(&self, part: &str) -> Self {
        Self {
            shown: format!("{}.{part}", self.shown),
            ..*self
        }
    }
}

/// What a scalar should have been, when a value is not it.
fn scalar(value: &Value, of: &str) -> Option<String> {
    let valid = match (of, value) {
        ("Int", Value::Number(number)) => number
            .as_i64()
            .is_some_and(|number| i32::try_from(number).is_ok()),
        ("Float", Value::Number(number)) => number.as_f64().is_some_and(f64::is_finite),
        ("ID", Value::Number(number)) => number.is_i64(),
        ("String" | "ID", Value::String(_)) | ("Boolean", Value::Boolean(_)) => true,
        ("Date", Value::String(text)) => {
            let why = parse_date(text).map_err(calendar).err()?;
            return Some(format!("n'est pas une date : {why}"));
        }
        ("DateTime", Value::String(text)) => {
            let why = parse_instant(text).map_err(calendar).err()?;
            return Some(format!("n'est pas un instant : {why}"));
        }
        ("Int" | "Float" | "ID" | "String" | "Boolean" | "Date" | "DateTime", _) => false,
        _ => true,
    };
    (!valid).then(|| match of {
        "Int" => "doit être un entier de 32 bits".to_owned(),
        _ => format!("doit être de type {of}"),
    })
}
