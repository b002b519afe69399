//! What must not change an answer does not, and what must does, whatever the data.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::{Arc, OnceLock},
};

use async_graphql::{Request, Variables};
use passerelle::{
    auth::principal::Principal,
    graph::{catalog::AGENT_LIST_COMPETENCIES, store::GraphStore},
    graphql::Api,
};
use proptest::{
    strategy::{Strategy as _, ValueTree as _},
    test_runner::TestRunner,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{
    answers::{lists, reference},
    directory::{directory, files},
    engine::{Engine, add, fixture, fresh, load},
    template::Content,
};

/// Cases on the embedded engine, and on Neo4j, where loading takes longer.
const CASES: usize = 8;
const CASES_ON_NEO4J: usize = 2;

const SMALL: Content = Content::Refreshed("small");

/// The lists of every agent of `fixtures/small`.
type Answers = BTreeMap<String, Vec<Value>>;

type Table = Vec<Vec<String>>;

fn table(name: &str) -> Table {
    let path = fixture("small").join(name);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(path)
        .unwrap();
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

fn write(directory: &Path, name: &str, rows: &Table) {
    let mut writer = csv::Writer::from_path(directory.join(name)).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.flush().unwrap();
}

/// A copy of `fixtures/small`.
fn copy() -> TempDir {
    let copy = directory(&[]);
    for entry in fs::read_dir(fixture("small")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
    }
    copy
}

async fn answers_of(store: &GraphStore, data: &Path) -> Answers {
    add(store, data).await;
    lists(store).await
}

/// Runs a property a few times on each engine, which holds some content again before each, with the answers
/// of unchanged data and a number drawn.
async fn hold(content: Content, property: impl AsyncFn(&Engine, &Answers, usize)) {
    // Both engines answer the same; what the first one says is asked once for all properties.
    static UNCHANGED: OnceLock<Answers> = OnceLock::new();
    let mut runner = TestRunner::default();
    for mut engine in fresh().await {
        let before = if let Some(before) = UNCHANGED.get() {
            before
        } else {
            let before = lists(&engine.store).await;
            UNCHANGED.get_or_init(|| before)
        };
        let cases = if engine.name == "neo4j" {
            CASES_ON_NEO4J
        } else {
            CASES
        };
        for _ in 0..cases {
            engine.restore(content).await;
            let drawn = (0..10_000_usize).new_tree(&mut runner).unwrap().current();
            println!("{} with {drawn}", engine.name);
            property(&engine, before, drawn).await;
        }
    }
}

fn values(edge: &Value) -> BTreeMap<&str, &Value> {
    let parts = edge["explanation"]["components"].as_array().unwrap();
    parts
        .iter()
        .map(|part| (part["name"].as_str().unwrap(), &part["value"]))
        .collect()
}

#[tokio::test]
async fn other_names_change_nothing() {
    hold(SMALL, async |engine, before, drawn| {
        let renamed = copy();
        let mut agents = table("agents.csv");
        for (i, row) in agents.iter_mut().enumerate().skip(1) {
            row[1] = format!("Personne {}", (i * 7919 + drawn) % 1000);
        }
        write(renamed.path(), "agents.csv", &agents);
        assert_eq!(answers_of(&engine.store, renamed.path()).await, *before);
    })
    .await;
}

#[tokio::test]
async fn the_order_of_rows_changes_nothing() {
    hold(Content::Migrated, async |engine, before, drawn| {
        let turned = copy();
        for name in files(&fixture("small")).into_keys() {
            let mut rows = table(&name);
            let length = rows.len() - 1;
            rows[1..].rotate_left(drawn % length);
            if drawn % 2 == 1 {
                rows[1..].reverse();
            }
            write(turned.path(), &name, &rows);
        }
        let after = answers_of(&engine.store, turned.path()).await;
        assert_eq!(after, *before);
    })
    .await;
}

#[tokio::test]
async fn a_post_of_another_ministry_differs_by_openness_only() {
    hold(SMALL, async |engine, before, drawn| {
        let moved = copy();
        let mut posts = table("posts.csv");
        let row = 1 + drawn % (posts.len() - 1);
        let organisations = ["org-dinum", "org-insee", "org-ign", "org-mint", "org-dga"];
        posts[row][3] = organisations[drawn % organisations.len()].to_owned();
        let changed = posts[row][1].clone();
        write(moved.path(), "posts.csv", &posts);
        let after = answers_of(&engine.store, moved.path()).await;
        for (agent, edges) in &after {
            // These wish for organisations, so the move may grant the wish.
            if agent == "agt-01" || agent == "agt-17" {
                continue;
            }
            assert_eq!(edges.len(), before[agent].len());
            for edge in edges {
                let same = |item: &&Value| reference(item) == reference(edge);
                let old = before[agent].iter().find(same).unwrap();
                let (mut new, mut old) = (values(edge), values(old));
                if reference(edge) == changed {
                    new.remove("openness");
                    old.remove("openness");
                }
                assert_eq!(new, old, "{agent} {changed}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_vacancy_disappears_at_once() {
    hold(SMALL, async |engine, before, drawn| {
        let mut vacancies = table("vacancies.csv");
        let open: Vec<usize> = (1..vacancies.len())
            .filter(|i| vacancies[*i][2] == "VACANT")
            .collect();
        let row = open[drawn % open.len()];
        vacancies[row][2] = "WITHDRAWN".to_owned();
        vacancies[row][7] = "2026-03-20".to_owned();
        let post = vacancies[row][1].clone();
        let posts = table("posts.csv");
        let gone = posts.iter().find(|item| item[0] == post).unwrap()[1].clone();
        let withdrawn = directory(&[]);
        write(withdrawn.path(), "vacancies.csv", &vacancies);
        load(&engine.store, withdrawn.path()).await;
        // Not refreshed on purpose.
        for (agent, edges) in lists(&engine.store).await {
            let left: Vec<_> = before[&agent]
                .iter()
                .filter(|edge| reference(edge) != gone)
                .cloned()
                .collect();
            assert_eq!(edges, left, "{agent} {gone}");
        }
    })
    .await;
}

#[tokio::test]
async fn one_more_competency_never_lowers_a_post_or_a_credit() {
    hold(SMALL, async |engine, before, drawn| {
        let competencies = table("competencies.csv");
        let competency = &competencies[1 + drawn % (competencies.len() - 1)][0];
        let agent = format!("agt-{:02}", 1 + drawn % 20);
        let level = 1 + drawn % 4;
        // What an agent declares replaces what was inferred, at a lower level too: not one more.
        if held(&engine.store, &agent).await.contains(competency) {
            return;
        }
        let text = format!("agent_uid,competency_uid,level\n{agent},{competency},{level}\n");
        let more = directory(&[("agent_competencies.csv", &text)]);
        let after = answers_of(&engine.store, more.path()).await;
        for (other, edges) in &after {
            if other == &agent {
                // What each requirement is worth, by post: the credits that make the coverage.
                for old in &before[&agent] {
                    let new = edges.iter().find(|edge| reference(edge) == reference(old));
                    let new = new.unwrap_or_else(|| panic!("{agent} lost {}", reference(old)));
                    assert!(fit(new) >= fit(old) - 1e-9, "{agent} {}", reference(old));
                    for (code, credit) in credits(old) {
                        assert!(credits(new)[&code] >= credit - 1e-12, "{agent} {code}");
                    }
                }
            } else {
                assert_eq!(edges, &before[other], "{other}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_higher_level_and_a_surer_word_lower_no_post_and_no_candidate() {
    hold(SMALL, async |engine, before, drawn| {
        let rows = table("agent_competencies.csv");
        let level = |row: &[String]| row[2].parse::<i32>().ok().filter(|level| *level < 4);
        let known: Vec<_> = rows[1..]
            .iter()
            .filter_map(|row| Some((row, level(row)?)))
            .collect();
        let (row, level) = known[drawn % known.len()];
        let (agent, competency, better) = (&row[0], &row[1], level + 1);
        let candidates = coverages(&engine.store).await;
        let text = format!(
            "agent_uid,competency_uid,level,origin,last_used,recorded_at\n\
             {agent},{competency},{better},ASSESSED,2026-03-01,2026-03-01T00:00:00Z\n"
        );
        let more = directory(&[("agent_competencies.csv", &text)]);
        let after = answers_of(&engine.store, more.path()).await;
        for old in &before[agent] {
            let new = after[agent]
                .iter()
                .find(|edge| reference(edge) == reference(old));
            let new = new.unwrap_or_else(|| panic!("{agent} lost {}", reference(old)));
            assert!(fit(new) >= fit(old) - 1e-9, "{agent} {}", reference(old));
        }
        for (post, found) in coverages(&engine.store).await {
            // Whoever was there covers as much at least, so the list is nowhere lower than it was.
            let earlier = &candidates[&post];
            assert!(found.len() >= earlier.len(), "{post}");
            for (new, old) in found.iter().zip(earlier) {
                assert!(
                    new >= &(old - 1e-9),
                    "{post}: {found:?}, before {earlier:?}"
                );
            }
        }
    })
    .await;
}

/// The scores of the candidates of every post of `fixtures/small`, the highest first.
async fn coverages(store: &GraphStore) -> BTreeMap<String, Vec<f64>> {
    const QUERY: &str = "query($reference: String!) { post(reference: $reference) { \
        candidates(first: 40, nearMatches: true) { edges { score } } } }";
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    let mut found = BTreeMap::new();
    for row in &table("posts.csv")[1..] {
        let variables = Variables::from_json(json!({ "reference": row[1] }));
        let request = Request::new(QUERY).variables(variables);
        let answer = api.execute(request, Principal::demo_all()).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        let post = &answer.data.into_json().unwrap()["post"];
        let list = post["candidates"]["edges"].as_array();
        let mut covered: Vec<_> = list
            .into_iter()
            .flatten()
            .map(|edge| edge["score"].as_f64().unwrap())
            .collect();
        covered.sort_by(|a, b| b.total_cmp(a));
        found.insert(row[1].clone(), covered);
    }
    assert!(found.values().any(|covered| covered.len() > 3), "{found:?}");
    found
}

/// The component `competency` of a post.
fn fit(edge: &Value) -> f64 {
    values(edge)["competency"].as_f64().unwrap()
}

/// The competencies of an agent, declared or inferred.
async fn held(store: &GraphStore, agent: &str) -> Vec<String> {
    let uids = json!({ "uids": [agent] });
    let rows: Vec<Value> = store
        .read(AGENT_LIST_COMPETENCIES.statement(), uids)
        .await
        .unwrap();
    let uid = |row: &Value| row["competency_uid"].as_str().unwrap().to_owned();
    rows.iter().map(uid).collect()
}

fn credits(edge: &Value) -> BTreeMap<String, f64> {
    let why = &edge["explanation"];
    let parts = ["matched", "missing"].map(|list| why[list].as_array().unwrap().clone());
    parts
        .into_iter()
        .flatten()
        .map(|part| {
            let code = part["competency"]["code"].as_str().unwrap().to_owned();
            (code, part["credit"].as_f64().unwrap())
        })
        .collect()
}
