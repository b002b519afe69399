//! ROME 4.x in JSON: one sheet an occupation, items inside it.

use serde_json::Value;

use crate::import::{
    reader::{Input, ProblemCode, ReadError, Values},
    source::{Sink, sink::Spot},
};

use super::gather::{
    Core, DIPLOMAS, Gathered, Item, ItemKind, Mobility, Need, Occupation, core, label,
};

/// Whether a value is a sheet.
pub(super) fn is_sheet(value: &Value) -> bool {
    value["rome"]["code_rome"].is_string() && value["competences"].is_object()
}

/// Takes every sheet of a file.
pub(super) fn read(
    gathered: &mut Gathered,
    input: &Input,
    sink: &mut Sink,
) -> Result<(), ReadError> {
    let mut values = Values::open(input)?;
    while let Some((line, sheet)) = values.read(&mut sink.problems)? {
        let spot = Spot {
            origin: input.name().clone(),
            line,
        };
        let rome = &sheet["rome"];
        let code = text(&rome["code_rome"]);
        if code.is_empty() {
            sink.report(&spot, "rome.code_rome", ProblemCode::MissingValue);
            continue;
        }
        let digital = [&rome["transition_num"], &sheet["transition_num"]];
        let digital = digital.into_iter().map(text).find(|said| !said.is_empty());
        gathered.add_occupation(Occupation {
            code: code.clone(),
            label: label(&text(&rome["intitule"])),
            parent: text(&rome["code_rome_parent"]),
            digital: digital.map(|said| said == "O"),
            spot: spot.clone(),
        });
        let titles = gathered.titles.entry(code.clone()).or_default();
        for title in sheet["appellations"].as_array().into_iter().flatten() {
            titles.push(label(&text(&title["libelle"])));
            titles.push(label(&text(&title["libelle_court"])));
        }
        let needed = &sheet["competences"];
        let groups = [
            (&needed["savoir_faire"], ItemKind::Skill),
            (&needed["savoir_etre_professionnel"], ItemKind::Behaviour),
            (&needed["savoirs"], ItemKind::Knowledge),
            (&sheet["contextes_travail"], ItemKind::Context),
        ];
        for (group, kind) in groups {
            items(gathered, group, kind, &code, &spot, sink);
        }
        for mobility in sheet["mobilites"].as_array().into_iter().flatten() {
            let to = text(&mobility["rome_cible"]);
            let to = to.split([' ', '-']).next().unwrap_or_default();
            if to.is_empty() {
                sink.report(&spot, "rome_cible", ProblemCode::MissingValue);
                continue;
            }
            gathered.mobilities.push(Mobility {
                from: code.clone(),
                to: to.to_owned(),
                evolution: false,
                rank: text(&mobility["ordre_mobilite"]),
                spot: spot.clone(),
            });
        }
    }
    Ok(())
}

/// Takes the items of a group, which stand in it or in lists within it.
fn items(
    gathered: &mut Gathered,
    group: &Value,
    kind: ItemKind,
    occupation: &str,
    spot: &Spot,
    sink: &mut Sink,
) {
    match group {
        Value::Array(values) => {
            for value in values {
                items(gathered, value, kind, occupation, spot, sink);
            }
        }
        Value::Object(fields) => {
            let code = text(&group["code_ogr"]);
            if !code.is_empty() {
                gathered.add_item(Item {
                    code: code.clone(),
                    label: label(&text(&group["libelle"])),
                    kind,
                    above: String::new(),
                    base: false,
                    spot: spot.clone(),
                });
                let heart = match &group["coeur_metier"] {
                    Value::Bool(true) => Core::Main,
                    Value::String(said) => core(said, spot, sink),
                    _ => Core::Unsaid,
                };
                gathered.needs.push(Need {
                    occupation: occupation.to_owned(),
                    item: code,
                    core: heart,
                    spot: spot.clone(),
                });
                return;
            }
            let kind = if text(&group["libelle"]) == DIPLOMAS {
                ItemKind::Diploma
            } else {
                kind
            };
            for value in fields.values().filter(|value| value.is_array()) {
                items(gathered, value, kind, occupation, spot, sink);
            }
        }
        _ => {}
    }
}

/// A text or a number as text.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
