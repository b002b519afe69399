//! The two engines speak one dialect: each rule of it is a case file, run on both.
//!
//! Both are held to the same expected rows, so that the embedded engine is judged even where no
//! server is at hand. What it refuses, or answers otherwise, is a case too: an upgrade that changes
//! it is noticed. Cases that are wrong on purpose show that a difference turns the test red.

mod case;

use std::{collections::BTreeSet, error::Error, fs, path::Path};

use passerelle::graph::{
    error::GraphError,
    store::{GraphStore, Unit},
};
use serde_json::{Value, json};

use self::case::{Case, Expect, Kind, Step};
use crate::support::engine::bare;

/// Rows may be this far apart, relative to their size: the engines round the last digit alone.
const ROUNDING: f64 = 1e-12;

/// The case files of a folder, by name, with what is wrong with a file that cannot be read.
fn cases(folder: &str) -> Vec<(String, Result<Case, String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/dialect");
    let mut found: Vec<_> = fs::read_dir(root.join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let case = Case::parse(&name, &fs::read_to_string(path).unwrap());
            (name, case)
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// One run of one case: its labels are its own, since other tests use the same server.
struct Run<'a> {
    engine: &'a str,
    store: &'a GraphStore,
    case: &'a Case,
    suffix: String,
}

impl Run<'_> {
    /// Runs the case and takes away what it made.
    async fn judge(&self) -> Result<(), String> {
        let verdict = self.steps().await;
        for step in &self.case.drops {
            // What was never made cannot be dropped; the verdict has said so.
            let _ = self.execute(step, json!({})).await;
        }
        let clean = include_str!("dialect/clean.cypher");
        let clean = Case::parse("clean", clean)?;
        self.execute(&clean.steps[0], json!({}))
            .await
            .map_err(|error| in_words(&error))?;
        verdict
    }

    async fn steps(&self) -> Result<(), String> {
        let (judged, before) = self.case.steps.split_last().ok_or("no step")?;
        for step in before {
            let breaks = matches!(step.kind, Kind::Conflict | Kind::Attempt);
            match self.execute(step, json!({})).await {
                Err(GraphError::Conflict { .. }) if breaks => {}
                Err(error) => return Err(format!("before the rows: {}", in_words(&error))),
                Ok(_) if step.kind == Kind::Conflict => {
                    return Err("no constraint was broken".to_owned());
                }
                Ok(_) => {}
            }
        }
        let answer = self.execute(judged, self.case.params.clone()).await;
        self.compare(answer)
    }

    fn compare(&self, answer: Result<Vec<Value>, GraphError>) -> Result<(), String> {
        let embedded = self.engine == "embedded";
        let expected = match self.case.expect {
            Expect::Error => {
                return match answer {
                    Err(GraphError::Query { .. }) => Ok(()),
                    Err(error) => Err(format!("another error: {}", in_words(&error))),
                    Ok(rows) => Err(format!("no error: {}", json!(rows))),
                };
            }
            Expect::Refused if embedded => {
                return match answer {
                    Ok(rows) => Err(format!("no longer refused: {}", json!(rows))),
                    Err(error) if in_words(&error).contains(&self.case.refusal) => Ok(()),
                    Err(error) => Err(format!("refused in other words: {}", in_words(&error))),
                };
            }
            Expect::Differs if embedded => &self.case.embedded_rows,
            _ => &self.case.rows,
        };
        let rows = answer.map_err(|error| in_words(&error))?;
        if same(&json!(rows), &json!(expected)) {
            Ok(())
        } else {
            Err(format!(
                "rows differ: {} instead of {}",
                json!(rows),
                json!(expected)
            ))
        }
    }

    async fn execute(&self, step: &Step, params: Value) -> Result<Vec<Value>, GraphError> {
        let statement = step.statement(&self.case.name, &self.suffix);
        match step.kind {
            Kind::Read => self.store.read(statement, params).await,
            _ => self.store.write(Unit::new(statement, params)).await,
        }
    }
}

/// An error with its causes, in one line.
fn in_words(error: &GraphError) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// Whether two values are one: an integer is no float, and floats may differ in the last digit.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(a), Value::Number(b)) if a.is_f64() && b.is_f64() => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            (a - b).abs() <= ROUNDING * a.abs().max(b.abs())
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => left == right,
    }
}

async fn judge(engine: &str, store: &GraphStore, case: &Case) -> Result<(), String> {
    let mut suffix = uuid::Uuid::new_v4().simple().to_string();
    suffix.truncate(12);
    Run {
        engine,
        store,
        case,
        suffix,
    }
    .judge()
    .await
}

#[tokio::test]
async fn every_rule_of_the_dialect_holds_on_every_engine() {
    let cases = cases("cases");
    let mut broken = BTreeSet::new();
    for turn in bare().await {
        let (engine, store) = (turn.name, turn.store.clone());
        for (name, case) in &cases {
            let verdict = match case {
                Ok(case) => judge(engine, &store, case).await,
                Err(error) => Err(error.clone()),
            };
            if let Err(error) = verdict {
                broken.insert(format!("{engine} {name}: {error}"));
            }
        }
    }
    let broken: Vec<_> = broken.into_iter().collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
    assert!(cases.len() > 30, "cases are missing: {}", cases.len());
}

/// Units that run at once are kept apart: a store waits or tries again, and no caller sees it.
#[tokio::test]
async fn cases_that_run_at_once_do_not_disturb_one_another() {
    let cases = cases("cases");
    let (_, case) = cases
        .iter()
        .find(|(name, _)| name == "merge_on_create_on_match")
        .unwrap();
    let case = case.as_ref().unwrap();
    for turn in bare().await {
        let (engine, store) = (turn.name, turn.store.clone());
        let runs = (0..8).map(|_| judge(engine, &store, case));
        for verdict in futures::future::join_all(runs).await {
            assert_eq!(verdict, Ok(()), "{engine}");
        }
    }
}

/// The test of the test: each case of `wrong/` is red on the embedded engine, for its own reason.
#[cfg(feature = "embedded")]
#[tokio::test]
async fn a_wrong_twin_or_a_wrong_expectation_turns_the_test_red() {
    let wrong = cases("wrong");
    assert!(wrong.len() > 3);
    for (name, case) in wrong {
        let case = case.unwrap();
        let store = crate::support::engine::embedded();
        let error = judge("embedded", &store, &case).await.unwrap_err();
        assert!(error.contains(&case.complaint), "{name}: {error}");
    }
}

/// A twin is for the embedded engine alone: Neo4j runs the text itself and stays green.
#[tokio::test]
async fn neo4j_does_not_see_a_wrong_twin() {
    for turn in bare().await {
        let (engine, store) = (turn.name, turn.store.clone());
        for (name, case) in cases("wrong") {
            let case = case.unwrap();
            assert!(!case.complaint.is_empty(), "{name} names no complaint");
            if engine == "neo4j" && name.starts_with("twin_") {
                judge(engine, &store, &case).await.unwrap();
            }
        }
    }
}

#[test]
fn a_case_that_would_prove_nothing_is_refused() {
    let broken = cases("broken");
    assert!(!broken.is_empty());
    for (name, case) in broken {
        assert!(case.is_err(), "{name} was read");
    }
}
