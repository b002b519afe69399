//! The schema, as tests walk it.

use std::collections::BTreeMap;

use async_graphql::parser::{
    parse_schema,
    types::{BaseType, FieldDefinition, TypeKind, TypeSystemDefinition},
};
use passerelle::graphql::sdl;

/// Fields by the name of their type.
pub type Types = BTreeMap<String, Vec<FieldDefinition>>;

/// The fields of every object, and of every interface.
pub fn types() -> Types {
    let definitions = parse_schema(sdl()).unwrap().definitions.into_iter();
    let fields = definitions.filter_map(|definition| {
        let TypeSystemDefinition::Type(one) = definition else {
            return None;
        };
        let fields = match one.node.kind {
            TypeKind::Object(object) => object.fields,
            TypeKind::Interface(interface) => interface.fields,
            _ => return None,
        };
        let fields = fields.into_iter().map(|field| field.node).collect();
        Some((one.node.name.node.to_string(), fields))
    });
    fields.collect()
}

/// The type at the heart of a type, whatever lists are around it.
pub fn named(base: &BaseType) -> &str {
    match base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => named(&inner.base),
    }
}
