//! A case file: one rule of the dialect, what it runs and what each engine must say.
//!
//! `README.md` next to the cases has the format.

use passerelle::graph::catalog::Statement;
use serde_json::{Map, Value};

/// What the embedded engine makes of the judged step, where Neo4j answers the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// The rows of Neo4j.
    Same,
    /// An error, with the `refusal` of the header in its text.
    Refused,
    /// Its own rows, listed in the case.
    Differs,
    /// An error, as Neo4j does.
    Error,
}

/// How a step is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// In a read.
    Read,
    /// In a unit of work.
    Write,
    /// In a unit of work of its own, which changes the schema.
    Schema,
    /// In a unit of work that must break a constraint.
    Conflict,
    /// In a unit of work that may break a constraint: the rows say whether it did.
    Attempt,
    /// After everything, whatever happened: takes the schema away.
    Drop,
}

/// One statement of a case.
#[derive(Debug, Clone)]
pub struct Step {
    /// How it is run.
    pub kind: Kind,
    /// The Cypher.
    body: String,
    /// The Cypher for the embedded engine, where the case gives another.
    twin: Option<String>,
}

/// A case, read from its file.
#[derive(Debug)]
pub struct Case {
    /// The name of the file, without the ending.
    pub name: String,
    /// What the embedded engine is expected to do.
    pub expect: Expect,
    /// What its refusal says.
    pub refusal: String,
    /// What the harness must complain of, where the case is wrong on purpose.
    pub complaint: String,
    /// Parameters of the judged step.
    pub params: Value,
    /// Run in order; the last is judged.
    pub steps: Vec<Step>,
    /// Run at the end.
    pub drops: Vec<Step>,
    /// The expected rows.
    pub rows: Vec<Value>,
    /// The rows expected of the embedded engine when it differs.
    pub embedded_rows: Vec<Value>,
}

impl Case {
    /// Reads a case file.
    ///
    /// A case that says too little is an error: it would be green without proving anything.
    pub fn parse(name: &str, text: &str) -> Result<Self, String> {
        let mut parts = text.split("// --- ");
        let head = parts.next().unwrap_or_default();
        let said = |key: &str| {
            head.lines()
                .filter_map(|line| line.strip_prefix("// ")?.strip_prefix(key))
                .map(|rest| rest.trim_start_matches(':').trim().to_owned())
                .next()
                .unwrap_or_default()
        };
        if said("rule:").is_empty() {
            return Err("the rule is missing".to_owned());
        }
        let mut case = Self {
            name: name.to_owned(),
            expect: match said("expect:").as_str() {
                "same" => Expect::Same,
                "refused" => Expect::Refused,
                "differs" => Expect::Differs,
                "error" => Expect::Error,
                other => return Err(format!("no such expectation: {other:?}")),
            },
            refusal: said("refusal:"),
            complaint: said("complaint:"),
            params: Value::Object(Map::new()),
            steps: Vec::new(),
            drops: Vec::new(),
            rows: Vec::new(),
            embedded_rows: Vec::new(),
        };
        for part in parts {
            let (title, body) = part.split_once('\n').unwrap_or((part, ""));
            case.add(title.trim(), body)?;
        }
        case.check()?;
        Ok(case)
    }

    fn add(&mut self, title: &str, body: &str) -> Result<(), String> {
        let step = |kind| Step {
            kind,
            body: body.to_owned(),
            twin: None,
        };
        match title {
            "read" => self.steps.push(step(Kind::Read)),
            "write" => self.steps.push(step(Kind::Write)),
            "schema" => self.steps.push(step(Kind::Schema)),
            "conflict" => self.steps.push(step(Kind::Conflict)),
            "attempt" => self.steps.push(step(Kind::Attempt)),
            "drop" => self.drops.push(step(Kind::Drop)),
            "twin" => self.steps.last_mut().ok_or("a twin of nothing")?.twin = Some(body.into()),
            "params" => {
                let lines = json_lines(body)?;
                self.params = lines.into_iter().next().ok_or("no parameters")?;
            }
            "rows" => self.rows = json_lines(body)?,
            "rows of the embedded engine" => self.embedded_rows = json_lines(body)?,
            other => return Err(format!("no such section: {other}")),
        }
        Ok(())
    }

    fn check(&self) -> Result<(), String> {
        let differs = self.expect == Expect::Differs;
        if self.steps.is_empty() {
            Err("nothing is judged".to_owned())
        } else if self.rows.is_empty() && matches!(self.expect, Expect::Same | Expect::Differs) {
            Err("no row is expected, so that nothing is proved".to_owned())
        } else if differs == (self.embedded_rows.is_empty() || self.embedded_rows == self.rows) {
            Err("rows of the embedded engine go with differs, and differ".to_owned())
        } else if (self.expect == Expect::Refused) == self.refusal.is_empty() {
            Err("a refusal says how it is worded".to_owned())
        } else {
            Ok(())
        }
    }
}

impl Step {
    /// The step as a statement, its labels those of this run.
    ///
    /// The store takes texts that live as long as the program, so that they are leaked: a few
    /// kilobytes in a test.
    pub fn statement(&self, case: &str, suffix: &str) -> Statement {
        let mode = match self.kind {
            Kind::Read => "read",
            Kind::Write | Kind::Conflict | Kind::Attempt => "write",
            Kind::Schema | Kind::Drop => "schema",
        };
        let file = |body: &str| {
            let body = body.replace("Dialect", &format!("Dialect{suffix}"));
            &*format!("// A case of the dialect.\n//\n// mode: {mode}\n{body}").leak()
        };
        Statement {
            name: format!("dialect/{case}").leak(),
            text: file(&self.body),
            embedded: self.twin.as_deref().map(file),
        }
    }
}

/// Rows are written one a line, as comments, so that the file stays Cypher.
fn json_lines(body: &str) -> Result<Vec<Value>, String> {
    body.lines()
        .filter_map(|line| line.strip_prefix("// "))
        .map(|line| serde_json::from_str(line).map_err(|error| format!("{error}: {line}")))
        .collect()
}
