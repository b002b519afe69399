//! Every type, field, argument and value of the schema says what it is.

use async_graphql::{
    Positioned,
    parser::{
        parse_schema,
        types::{InputValueDefinition, TypeKind, TypeSystemDefinition},
    },
};
use passerelle::graphql::sdl;

fn inputs(of: &str, inputs: &[Positioned<InputValueDefinition>], mute: &mut Vec<String>) {
    for input in inputs {
        if input.node.description.is_none() {
            mute.push(format!("{of}({})", input.node.name.node));
        }
    }
}

#[test]
fn nothing_in_the_schema_goes_without_a_description() {
    let mut mute = Vec::new();
    let document = parse_schema(sdl()).unwrap();
    let mut types = 0;
    for definition in document.definitions {
        let TypeSystemDefinition::Type(one) = definition else {
            continue;
        };
        types += 1;
        let of = one.node.name.node.to_string();
        if one.node.description.is_none() {
            mute.push(of.clone());
        }
        let fields = match &one.node.kind {
            TypeKind::Object(object) => &object.fields,
            TypeKind::Interface(interface) => &interface.fields,
            TypeKind::InputObject(input) => {
                inputs(&of, &input.fields, &mut mute);
                continue;
            }
            TypeKind::Enum(values) => {
                let silent = values
                    .values
                    .iter()
                    .filter(|v| v.node.description.is_none());
                mute.extend(silent.map(|value| format!("{of}.{}", value.node.value.node)));
                continue;
            }
            _ => continue,
        };
        for field in fields {
            let name = format!("{of}.{}", field.node.name.node);
            inputs(&name, &field.node.arguments, &mut mute);
            if field.node.description.is_none() {
                mute.push(name);
            }
        }
    }
    assert!(types > 30);
    assert!(mute.is_empty(), "{mute:?}");
}
