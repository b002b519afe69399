//! A statement returns what its row reads: the same names in the same order, lists included.

use serde::{
    Deserializer,
    de::{DeserializeOwned, Error as _, Visitor, value::Error},
    forward_to_deserialize_any,
};

use super::{ALL, rows};
use crate::graph::statement::{Mode, parse_header, strip_comments};

/// A statement with the fields of its row, and those of each of its lists, by column.
pub(super) struct Rows {
    pub(super) name: &'static str,
    pub(super) fields: Vec<&'static str>,
    pub(super) lists: Vec<(&'static str, Vec<&'static str>)>,
}

impl Rows {
    fn text(&self) -> &'static str {
        let found = ALL.iter().find(|statement| statement.name == self.name);
        found.map_or("", |statement| statement.text)
    }
}

/// The fields of a row, in order; a type that wraps another begins with its own.
macro_rules! fields {
    (Owned<$inner:ident>) => {
        tests::after(&["owner_uid"], tests::fields_of::<$inner>())
    };
    (MoveRow<$inner:ident>) => {
        tests::after(&["from_uid", "to_uid"], tests::fields_of::<$inner>())
    };
    (Lesson<$inner:ident>) => {
        tests::after(&["level"], tests::fields_of::<$inner>())
    };
    (MetCard<$inner:ident>) => {
        tests::after(&["introduction_uid"], tests::fields_of::<$inner>())
    };
    ($row:ident) => {
        tests::fields_of::<$row>()
    };
}
pub(super) use fields;

pub(super) fn after(first: &[&'static str], rest: Vec<&'static str>) -> Vec<&'static str> {
    [first.to_vec(), rest].concat()
}

/// Statements that leave out the last fields of their row: the viewer reads no more of it.
const SHORTER: &[&str] = &[
    "agent/list_cards",
    "introduction/list_cards",
    "candidates/explain",
    "paths/explain_moves",
];

/// What the wrong order, a wrong name and a missing column of a statement have in common.
fn disagree(columns: &[String], fields: &[&str], shorter: bool) -> bool {
    let fields = if shorter {
        fields.get(..columns.len()).unwrap_or_default()
    } else {
        fields
    };
    columns != fields
}

#[test]
fn every_statement_returns_the_fields_of_its_row_in_order() {
    let mut wrong = Vec::new();
    for row in rows() {
        let name = row.name;
        let header = parse_header(row.text()).unwrap();
        if disagree(&header.columns, &row.fields, SHORTER.contains(&name)) {
            wrong.push(format!("{name}: {:?} ≠ {:?}", header.columns, row.fields));
        }
        let lists = header.lists.iter().map(|(name, _)| name.as_str());
        if !lists.eq(row.lists.iter().map(|(list, _)| *list)) {
            wrong.push(format!("{name}: lists {:?}", header.lists));
        }
        for ((list, columns), (_, fields)) in header.lists.iter().zip(&row.lists) {
            if disagree(columns, fields, false) {
                wrong.push(format!("{name}, each {list}: {columns:?} ≠ {fields:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_columns_that_change_places_a_renamed_one_and_a_missing_one_are_seen() {
    let columns = ["uid", "score"].map(str::to_owned);
    assert!(!disagree(&columns, &["uid", "score"], false));
    for fields in [&["score", "uid"][..], &["uid", "scores"], &["uid"]] {
        assert!(disagree(&columns, fields, false), "{fields:?}");
    }
    assert!(disagree(&columns, &["uid", "score", "more"], false));
    assert!(!disagree(&columns, &["uid", "score", "more"], true));
}

/// The values of the list that a body collects under a name, when it is one of positions.
fn collected<'b>(body: &'b str, list: &str) -> Vec<&'b str> {
    let end = format!("]) AS {list}");
    let inner = body
        .split(&end)
        .next()
        .and_then(|before| before.rsplit_once("collect(["))
        .map_or("", |(_, inner)| inner);
    let (mut depth, mut values, mut start) = (0, Vec::new(), 0);
    for (at, c) in inner.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                values.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    values.push(&inner[start..]);
    values
}

/// Whether each value says the name of its field as a word.
fn says_in_order(values: &[&str], fields: &[String]) -> bool {
    let says = |value: &str, field: &str| {
        value
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .any(|word| word == field)
    };
    values.len() == fields.len()
        && values
            .iter()
            .zip(fields)
            .all(|(value, field)| says(value, field))
}

#[test]
fn a_list_of_values_stands_in_the_order_of_its_header() {
    let mut lists = 0;
    for row in rows() {
        let header = parse_header(row.text()).unwrap();
        let body = strip_comments(row.text());
        for (list, fields) in &header.lists {
            let values = collected(&body, list);
            if values.len() > 1 {
                lists += 1;
                assert!(says_in_order(&values, fields), "{}: {values:?}", row.name);
            }
        }
    }
    assert_eq!(lists, 5);
    let names = ["uid", "score"].map(str::to_owned);
    let swapped = collected(
        "WITH collect([p.score, coalesce(p.uid, '')]) AS posts",
        "posts",
    );
    assert_eq!(swapped.len(), 2);
    assert!(!says_in_order(&swapped, &names));
}

/// Statements whose rows are read by the columns of a format or by name, and not by a struct of their own.
const UNTYPED: &[&str] = &[
    "analytics/",
    "check/",
    "export/",
    "import/",
    "migrate/",
    "refresh/",
];

#[test]
fn every_statement_that_reads_names_its_row() {
    let typed: Vec<_> = rows().iter().map(|row| row.name).collect();
    for statement in ALL {
        let reads = parse_header(statement.text).unwrap().mode == Mode::Read;
        let untyped = UNTYPED
            .iter()
            .any(|prefix| statement.name.starts_with(prefix));
        assert!(
            !reads || untyped || typed.contains(&statement.name),
            "{} names no row in the catalogue",
            statement.name
        );
    }
}

/// The names of the fields of a struct that refuses unknown ones, in the order in which they are declared.
pub(super) fn fields_of<Row: DeserializeOwned>() -> Vec<&'static str> {
    let mut fields = Vec::new();
    let _ = Row::deserialize(Spy(&mut fields));
    assert!(
        !fields.is_empty(),
        "{} is no plain struct",
        std::any::type_name::<Row>()
    );
    fields
}

/// A deserializer that notes the fields that a struct asks for, and gives nothing.
struct Spy<'f>(&'f mut Vec<&'static str>);

impl<'de> Deserializer<'de> for Spy<'_> {
    type Error = Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        self.0.extend(fields);
        Err(Error::custom("only the names of the fields are wanted"))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("no struct"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
