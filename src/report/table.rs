//! A table of the report: what it is, and what the API answered.

use serde_json::Value;

/// What a table is, how it is asked for, and how its rows are read from the answer.
#[derive(Debug)]
pub struct Definition {
    /// Names its files.
    pub name: &'static str,
    /// What a reader sees, in French.
    pub title: &'static str,
    /// What it counts, and of whom, in French and in English.
    pub meaning: [&'static str; 2],
    /// What it is used for, in French.
    pub purpose: &'static str,
    /// The question.
    pub document: &'static str,
    /// Its variables, as JSON.
    pub filters: &'static str,
    /// Where rows are: the value of the first column, when there is a column for it, and a pointer to a
    /// row or to a list of them.
    pub rows: &'static [(&'static str, &'static str)],
    /// The header of that first column.
    pub first: Option<&'static str>,
    /// The other columns: header, and pointer from the row; `*` is each item of a list.
    pub columns: &'static [(&'static str, &'static str)],
    /// Where the answer says how many cells are withheld.
    pub suppressed: Option<&'static str>,
    /// Where it says of how many people it is.
    pub population: Option<&'static str>,
    /// How it is drawn.
    pub chart: Chart,
}

/// How a table is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chart {
    /// Not at all.
    None,
    /// A bar for each of the first rows: columns that name it, and the column of its length.
    Bars(&'static [usize], usize),
    /// A line for each value of the first column: the columns of the moment and of the height.
    Lines(usize, usize),
    /// The nodes of a tree and the links between them, which are another table of the same document.
    Sankey,
}

impl Definition {
    /// A table of nothing: what others are made from.
    pub const NONE: Self = Self {
        name: "",
        title: "",
        meaning: ["", ""],
        purpose: "",
        document: "",
        filters: "{}",
        rows: &[],
        first: None,
        columns: &[],
        suppressed: None,
        population: None,
        chart: Chart::None,
    };

    /// What the question is asked with.
    pub fn variables(&self) -> Value {
        serde_json::from_str(self.filters).unwrap_or_default()
    }

    /// Whether the question needs a place where careers start.
    pub fn starts_somewhere(&self) -> bool {
        self.document.contains("$from")
    }
}

/// A table with its rows, as the API gave them: texts, numbers and nulls.
#[derive(Debug)]
pub struct Table {
    /// What it is.
    pub definition: &'static Definition,
    /// Cells by row.
    pub rows: Vec<Vec<Value>>,
    /// How many cells are withheld, where the API says so.
    pub suppressed: Option<i64>,
    /// Of how many people it is, where the API says so.
    pub population: Option<i64>,
    /// The part of the answer that a drawing needs besides the rows.
    pub answer: Value,
}

impl Table {
    /// A table of which nothing can be asked.
    #[must_use]
    pub fn empty(definition: &'static Definition) -> Self {
        Self::new(definition, &Value::Null)
    }

    /// Reads the rows from an answer.
    #[must_use]
    pub fn new(definition: &'static Definition, answer: &Value) -> Self {
        let mut rows = Vec::new();
        for (label, pointer) in definition.rows {
            let found = answer.pointer(pointer);
            let listed = found.and_then(Value::as_array).map(Vec::as_slice);
            let single = found
                .filter(|row| row.is_object())
                .map(std::slice::from_ref);
            for row in listed.or(single).unwrap_or_default() {
                let first = definition.first.map(|_| Value::from(*label));
                let cells = definition
                    .columns
                    .iter()
                    .map(|(_, pointer)| cell(row, pointer));
                rows.push(first.into_iter().chain(cells).collect());
            }
        }
        let number = |pointer: Option<&str>| answer.pointer(pointer?).and_then(Value::as_i64);
        Self {
            definition,
            rows,
            suppressed: number(definition.suppressed),
            population: number(definition.population),
            answer: answer.clone(),
        }
    }

    /// The same, with the ends of the links of a tree by their occupations, and not by their keys.
    #[must_use]
    pub fn with_names(mut self) -> Self {
        if self.definition.chart != Chart::Sankey {
            return self;
        }
        let nodes = self.answer["analytics"]["careerTree"]["nodes"].as_array();
        let name = |key: &Value| {
            let node = nodes
                .into_iter()
                .flatten()
                .find(|node| node["key"] == *key)?;
            let label = node["occupation"]["label"]["fr"].as_str()?;
            Some(Value::from(format!("{label} (étape {})", node["step"])))
        };
        for cell in self.rows.iter_mut().flat_map(|row| row.iter_mut().take(2)) {
            *cell = name(cell).unwrap_or_default();
        }
        self
    }

    /// The headers, in French.
    pub fn headers(&self) -> impl Iterator<Item = &'static str> {
        let others = self.definition.columns.iter().map(|(header, _)| *header);
        self.definition.first.into_iter().chain(others)
    }
}

fn cell(row: &Value, pointer: &str) -> Value {
    let Some((list, of_item)) = pointer.split_once("/*") else {
        return row.pointer(pointer).cloned().unwrap_or_default();
    };
    let items = row.pointer(list).and_then(Value::as_array);
    let texts = items
        .into_iter()
        .flatten()
        .filter_map(|item| item.pointer(of_item)?.as_str());
    texts.collect::<Vec<_>>().join(" → ").into()
}
