//! A statement returns what its row reads: the same names in the same order, lists included.

use serde::{
    Deserializer,
    de::{
        DeserializeOwned, Error as _, Visitor,
        value::{Error, MapDeserializer},
    },
    forward_to_deserialize_any,
};
use serde_json::{Value, json};

use super::{MetCard, MoveRow, Owned, UidRow, all, kept};
use crate::{
    domain::model::relation::Lesson,
    graph::statement::{Header, Mode, parse_header, strip_comments},
};

/// A statement with the fields of its row, and those of each of its lists, by column.
pub(super) struct Rows {
    pub(super) name: &'static str,
    pub(super) fields: Vec<&'static str>,
    pub(super) lists: Vec<(&'static str, Vec<&'static str>)>,
}

/// Every statement that names its row.
fn rows() -> Vec<Rows> {
    [super::rows(), kept::rows()]
        .into_iter()
        .flatten()
        .collect()
}

impl Rows {
    fn text(&self) -> &'static str {
        let found = all().find(|statement| statement.name == self.name);
        found.map_or("", |statement| statement.text)
    }
}

/// The fields of a row, in order; a type that wraps another begins with its own. Cells have the columns of their file.
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
    (Cells) => {
        Vec::new()
    };
    ($row:ident $(<$inner:ident>)?) => {
        tests::fields_of::<$row $(<$inner>)?>()
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

/// Whether names are not those of the fields, in order.
fn disagree(columns: &[String], fields: &[&str], shorter: bool) -> bool {
    let fields = if shorter {
        fields.get(..columns.len()).unwrap_or_default()
    } else {
        fields
    };
    columns != fields
}

/// What a header says otherwise than the row of its statement.
fn faults(row: &Rows, header: &Header) -> Vec<String> {
    let name = row.name;
    let mut wrong = Vec::new();
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
    wrong
}

/// Every statement with a row that the catalogue knows, with its header. What an export reads is known by the format,
/// whose own test compares them.
fn headers() -> impl Iterator<Item = (Rows, Header)> {
    rows()
        .into_iter()
        .filter(|row| !row.name.starts_with("export/"))
        .map(|row| {
            let header = parse_header(row.text()).unwrap();
            (row, header)
        })
}

#[test]
fn every_statement_returns_the_fields_of_its_row_in_order() {
    let wrong: Vec<_> = headers()
        .flat_map(|(row, header)| faults(&row, &header))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The columns of a header, and after them the values of each of its lists.
fn names(header: &mut Header, place: usize) -> &mut Vec<String> {
    match place {
        0 => &mut header.columns,
        list => &mut header.lists[list - 1].1,
    }
}

#[test]
fn of_every_statement_two_columns_that_change_places_a_renamed_one_and_one_more_are_seen() {
    for (row, header) in headers() {
        for place in 0..=header.lists.len() {
            let seen = |change: &dyn Fn(&mut Vec<String>)| {
                let mut wrong = header.clone();
                change(names(&mut wrong, place));
                assert!(!faults(&row, &wrong).is_empty(), "{wrong:?}");
            };
            let count = names(&mut header.clone(), place).len();
            for at in 1..count {
                seen(&|names| names.swap(at - 1, at));
            }
            for at in 0..count {
                seen(&|names| names[at].push('s'));
            }
            seen(&|names| names.push("more".to_owned()));
        }
    }
}

#[test]
fn a_missing_column_is_seen_but_where_the_viewer_reads_no_more() {
    let columns = ["uid", "score"].map(str::to_owned);
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
    for (row, header) in headers() {
        let body = strip_comments(row.text());
        for (list, fields) in &header.lists {
            let values = collected(&body, list);
            if values.len() > 1 {
                lists += 1;
                assert!(says_in_order(&values, fields), "{}: {values:?}", row.name);
            }
        }
    }
    assert_eq!(lists, 6);
    let names = ["uid", "score"].map(str::to_owned);
    let swapped = collected(
        "WITH collect([p.score, coalesce(p.uid, '')]) AS posts",
        "posts",
    );
    assert_eq!(swapped.len(), 2);
    assert!(!says_in_order(&swapped, &names));
}

#[test]
fn every_statement_that_returns_something_names_its_row_and_no_other_does() {
    let typed: Vec<_> = rows().iter().map(|row| row.name).collect();
    for statement in all() {
        let header = parse_header(statement.text).unwrap();
        let names_row = typed.contains(&statement.name);
        assert_eq!(!header.columns.is_empty(), names_row, "{}", statement.name);
        assert!(names_row || header.mode != Mode::Read, "{}", statement.name);
    }
}

#[test]
fn a_row_that_wraps_another_refuses_a_column_of_neither() {
    fn refuses<Row: DeserializeOwned>(mut row: Value) {
        assert!(Row::deserialize(&row).is_ok(), "{row}");
        row["more"] = json!(1);
        assert!(Row::deserialize(&row).is_err(), "{row}");
    }
    refuses::<Owned<UidRow>>(json!({ "owner_uid": "o", "uid": "a" }));
    refuses::<MoveRow<UidRow>>(json!({ "from_uid": "o", "to_uid": "p", "uid": "a" }));
    refuses::<MetCard>(json!({ "introduction_uid": "o", "uid": "a" }));
    let training = json!({ "level": 1, "uid": "a", "title_fr": "t", "provider": "p" });
    refuses::<Lesson>(training);
}

/// The names of the fields of a struct, in the order in which they are declared; it must refuse unknown ones.
pub(super) fn fields_of<Row: DeserializeOwned>() -> Vec<&'static str> {
    let mut fields = Vec::new();
    let name = std::any::type_name::<Row>();
    let answer = Row::deserialize(Spy(&mut fields)).map(|_| ());
    assert!(!fields.is_empty(), "{name} is no plain struct");
    let refused = answer.unwrap_err().to_string();
    assert!(
        refused.starts_with("unknown field"),
        "{name} reads columns that it does not know: {refused}"
    );
    fields
}

/// A deserializer that notes the fields that a struct asks for, and gives one that no struct has.
struct Spy<'f>(&'f mut Vec<&'static str>);

impl<'de> Deserializer<'de> for Spy<'_> {
    type Error = Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.extend(fields);
        visitor.visit_map(MapDeserializer::new([("no such field", 1)].into_iter()))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("no struct"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
