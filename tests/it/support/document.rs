//! Random documents over the schema: valid ones, that ask for what exists and what does not.

use std::collections::BTreeMap;

use async_graphql::parser::types::FieldDefinition;

use super::schema::{Types, named, types};

/// Values that arguments can take, by the argument's name.
pub type Values = BTreeMap<&'static str, Vec<String>>;

/// Draws documents; the same seed always draws the same.
pub struct Documents {
    types: Types,
    values: Values,
    state: u64,
}

impl Documents {
    pub fn new(values: Values, seed: u64) -> Self {
        let state = seed;
        Self {
            types: types(),
            values,
            state,
        }
    }

    /// One query.
    pub fn draw(&mut self) -> String {
        // Shallow ones more often than not: what is below a field multiplies what is asked.
        let mut depth = 2 + self.below(4);
        let body = self.set("Query", &mut depth);
        format!("query {body}")
    }

    /// One to three operations, and what a request says of the one that is to run: mostly its name.
    pub fn draw_with_name(&mut self) -> (String, Option<String>) {
        let names = &["A", "B", "C"][..=self.below(3)];
        let mut operations = Vec::new();
        for name in names {
            let document = self.draw();
            operations.push(document.replacen("query", &format!("query {name}"), 1));
        }
        if names.len() == 1 && self.below(2) == 0 {
            operations = vec![operations[0].replacen("query A", "query", 1)];
        }
        let name = match self.below(16) {
            0 | 1 => None,
            2 => Some("D"),
            3 => Some(""),
            _ => Some(names[self.below(names.len())]),
        };
        (operations.join("\n"), name.map(str::to_owned))
    }

    fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.state;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((x ^ (x >> 31)) % end as u64).unwrap()
    }

    /// Some fields of a type; at the last level, those that have no fields themselves.
    fn set(&mut self, of: &str, depth: &mut usize) -> String {
        *depth -= 1;
        let mut parts = vec!["__typename".to_owned()];
        let fields = self.types[of].clone();
        for _ in 0..=self.below(3) {
            let field = &fields[self.below(fields.len())];
            let inner = named(&field.ty.node.base).to_owned();
            let known = self.types.contains_key(&inner);
            let alias = format!("f{}", parts.len());
            let Some(arguments) = self.arguments(field) else {
                continue;
            };
            let name = &field.name.node;
            if !known {
                parts.push(format!("{alias}: {name}{arguments}"));
            } else if *depth > 0 {
                let set = self.set(&inner, depth);
                parts.push(format!("{alias}: {name}{arguments} {set}"));
            }
        }
        if of == "Node" && *depth > 0 {
            let kinds = ["Agent", "Post", "Competency", "Organisation", "Assignment"];
            let kind = kinds[self.below(kinds.len())];
            let set = self.set(kind, depth);
            parts.push(format!("... on {kind} {set}"));
        }
        *depth += 1;
        format!("{{ {} }}", parts.join(" "))
    }

    /// The arguments of a field; none when one must be given and no value is known.
    fn arguments(&mut self, field: &FieldDefinition) -> Option<String> {
        let mut given = Vec::new();
        for argument in &field.arguments {
            let name = argument.node.name.node.to_string();
            if name == "first" {
                given.push(format!("first: {}", 1 + self.below(4)));
            } else if let Some(values) = self.values.get(name.as_str()).cloned() {
                let value = &values[self.below(values.len())];
                given.push(format!("{name}: {value}"));
            } else if !argument.node.ty.node.nullable {
                return None;
            }
        }
        Some(if given.is_empty() {
            String::new()
        } else {
            format!("({})", given.join(", "))
        })
    }
}
