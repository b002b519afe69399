//! What the values of the API's enums are called, and the levels of competencies.

use std::{collections::HashMap, sync::LazyLock};

use async_graphql::{
    Description, Object, Result, SimpleObject,
    parser::{
        parse_schema,
        types::{TypeKind, TypeSystemDefinition},
    },
};
use serde::Deserialize;

use crate::graphql::{SILENT, error::bad_input, scalar::LocalizedText};

/// The levels of competencies, 1 to 4, which are numbers in the API.
const LEVELS: &str = "CompetencyLevel";

/// A line of `terms.csv`; the English description is that of the schema where none is written.
#[derive(Deserialize)]
struct Line {
    r#enum: String,
    value: String,
    fr: String,
    en: String,
    description_fr: String,
    description_en: String,
}

/// The terms of each enum, in the order of the file; empty where the file cannot be read, which a test refuses.
static TERMS: LazyLock<HashMap<String, Vec<Term>>> = LazyLock::new(|| {
    let described = described();
    let mut terms: HashMap<String, Vec<Term>> = HashMap::new();
    let mut lines = csv::Reader::from_reader(include_bytes!("../terms.csv").as_slice());
    for line in lines.deserialize::<Line>().filter_map(Result::ok) {
        let known = described.get(&(line.r#enum.clone(), line.value.clone()));
        let said = Some(line.description_en).filter(|text| !text.is_empty());
        let description = LocalizedText {
            fr: line.description_fr,
            en: said.or_else(|| known.cloned()),
        };
        terms.entry(line.r#enum).or_default().push(Term {
            value: line.value,
            label: LocalizedText::new(&line.fr, Some(&line.en)),
            description: Some(description),
        });
    }
    terms
});

/// What the schema says of each value of its enums.
fn described() -> HashMap<(String, String), String> {
    let mut found = HashMap::new();
    let Ok(document) = parse_schema(SILENT.sdl()) else {
        return found;
    };
    for definition in document.definitions {
        let TypeSystemDefinition::Type(one) = definition else {
            continue;
        };
        let TypeKind::Enum(kind) = one.node.kind else {
            continue;
        };
        for value in kind.values {
            let text = value.node.description.map(|text| text.node);
            let key = (one.node.name.to_string(), value.node.value.to_string());
            found.insert(key, text.unwrap_or_default());
        }
    }
    found
}

/// What a level of a competency is called; none for a number that is no level.
pub(super) fn level(level: i32) -> Option<LocalizedText> {
    let terms = TERMS.get(LEVELS)?;
    let value = level.to_string();
    let term = terms.iter().find(|term| term.value == value)?;
    Some(term.label.clone())
}

/// What the values of enums are called.
#[derive(Description)]
pub struct Vocabulary;

#[Object(use_type_description)]
impl Vocabulary {
    /// The values of an enum of the schema, by its name, or of `CompetencyLevel`, 1 to 4, which are numbers in the API.
    async fn terms(
        &self,
        #[graphql(name = "enum", desc = "The name of the enum, such as VacancyState.")]
        name: String,
    ) -> Result<Option<Vec<Term>>> {
        let found = TERMS.get(&name).cloned();
        found.map(Some).ok_or_else(|| {
            let mut known: Vec<_> = TERMS.keys().map(String::as_str).collect();
            known.sort_unstable();
            let known = known.join(", ");
            bad_input("enum", format!("enum attend l'un de ces noms : {known}."))
        })
    }
}

/// A value and what it is called.
#[derive(Debug, Clone, SimpleObject)]
pub struct Term {
    /// As it is spelt in the API.
    value: String,
    /// What a screen shows.
    label: LocalizedText,
    /// What it means.
    description: Option<LocalizedText>,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_value_of_every_enum_has_one_term_and_no_other_is_there() {
        let lines = csv::Reader::from_reader(include_bytes!("../terms.csv").as_slice())
            .deserialize::<Line>()
            .map(|line| line.expect("a line that can be read"))
            .collect::<Vec<_>>();
        let written: BTreeSet<_> = lines
            .iter()
            .map(|line| (line.r#enum.clone(), line.value.clone()))
            .collect();
        assert_eq!(written.len(), lines.len(), "a value stands twice");
        let levels = (1..=4).map(|level: i32| (LEVELS.to_owned(), level.to_string()));
        let known: BTreeSet<_> = described().into_keys().chain(levels).collect();
        assert_eq!(written, known);
        let mut labels = BTreeSet::new();
        for line in &lines {
            assert!(
                labels.insert((&line.r#enum, &line.fr)),
                "{} {}",
                line.r#enum,
                line.fr
            );
            assert!(
                line.description_fr.ends_with('.'),
                "{}",
                line.description_fr
            );
            for text in [&line.fr, &line.en] {
                assert!(!text.is_empty() && text.chars().count() <= 40, "{text}");
            }
        }
        let terms = &TERMS["Verdict"];
        let described = terms.iter().map(|term| term.description.as_ref());
        assert!(described.flatten().all(|text| text.en.is_some()));
        assert_eq!(level(4).unwrap().en.as_deref(), Some("Expert"));
        assert!(level(5).is_none());
    }
}
