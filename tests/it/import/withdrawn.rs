//! What a source says no more is taken back: of complete files only, of this source only, and never what was said over the API.

mod kept;

use std::collections::BTreeMap;

use passerelle::{
    export::export_csv,
    graph::store::GraphStore,
    import::{
        ImportError, Limit, Options, Summary, import_csv_as, progress::Silent, reject::Rejects,
    },
    refresh::refresh,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    promises::acting::{ask, sound},
    support::{
        directory::{directory, files},
        engine::{Engine, evening, fixture, fresh, moment},
    },
};

/// Files whose last row is nothing that others need.
const LEAVES: [&str; 21] = [
    "competency_relations.csv",
    "occupation_needs.csv",
    "occupation_relations.csv",
    "training_teaches.csv",
    "post_requirements.csv",
    "post_develops.csv",
    "assignments.csv",
    "grade_changes.csv",
    "agent_competencies.csv",
    "agent_proposals.csv",
    "agent_wants.csv",
    "aspirations.csv",
    "hidden_from.csv",
    "introductions.csv",
    "post_actions.csv",
    "endorsements.csv",
    "community_members.csv",
    "accompaniments.csv",
    "testimonies.csv",
    "feedback.csv",
    "mobility_requests.csv",
];

/// The small fixture without the lines that a test takes out of some files.
fn small_without(gone: &[(&str, &str)]) -> TempDir {
    let mut all = files(&fixture("small"));
    for (name, start) in gone {
        let text = all.get_mut(*name).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with(start));
        let kept = lines.collect::<Vec<_>>().join("\n") + "\n";
        assert_ne!(&kept, text, "{name} {start}");
        *text = kept;
    }
    written(&all)
}

fn written(all: &BTreeMap<String, String>) -> TempDir {
    let all: Vec<_> = all
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    directory(&all)
}

/// An import of what the source `small` says now, of which some files are the whole.
fn whole(complete: &[&str]) -> Options {
    Options {
        source: Some("small".to_owned()),
        complete: complete.iter().map(|name| (*name).to_owned()).collect(),
        limit: Limit::None,
        ..Options::default()
    }
}

async fn import(
    store: &GraphStore,
    from: &TempDir,
    options: &Options,
) -> Result<Summary, ImportError> {
    let home = (from.path(), options);
    import_csv_as(store, home, evening(), &mut Rejects::counted(), &mut Silent).await
}

async fn exported(store: &GraphStore) -> BTreeMap<String, String> {
    let out = tempfile::tempdir().unwrap();
    export_csv(store, out.path()).await.unwrap();
    files(out.path())
}

/// The graph is sound, before and after what is derived of it is derived again.
async fn stays_sound(engine: &Engine) {
    sound(engine).await;
    refresh(&engine.store, moment("2026-03-02")).await.unwrap();
    sound(engine).await;
}

/// The references of the posts that an agent is shown, in order.
async fn recommended(store: &GraphStore) -> Vec<String> {
    let query = "{ agent(uid: \"agt-01\") { recommendedPosts(first: 50, filter: { includeWeak: true }) { edges { node { reference } } } } }";
    let data = ask(store, "demo.all", query, json!({})).await;
    let edges = data["agent"]["recommendedPosts"]["edges"]
        .as_array()
        .unwrap();
    let reference = |edge: &Value| edge["node"]["reference"].as_str().unwrap().to_owned();
    edges.iter().map(reference).collect()
}

#[tokio::test]
async fn the_last_row_that_leaves_a_complete_file_leaves_the_graph_and_nothing_else_does() {
    for engine in fresh().await {
        let mut wanted = files(&fixture("small"));
        for name in LEAVES {
            let text = wanted.get_mut(name).unwrap();
            let end = text.trim_end().rfind('\n').unwrap();
            text.truncate(end + 1);
        }
        // Two rows of two lines a file are left with a header: an export has no such file.
        let home = written(&wanted);
        wanted.retain(|_, text| text.lines().count() > 1);
        let summary = import(&engine.store, &home, &whole(&LEAVES)).await.unwrap();
        assert_eq!(summary.rejected, 0);
        assert_eq!(
            summary.withdrawn.values().sum::<u64>(),
            21,
            "{:?}",
            summary.withdrawn
        );
        assert_eq!(exported(&engine.store).await, wanted, "{}", engine.name);
        stays_sound(&engine).await;
        // Said again, it is there again.
        let all = written(&files(&fixture("small")));
        import(&engine.store, &all, &whole(&LEAVES)).await.unwrap();
        assert_eq!(
            exported(&engine.store).await,
            files(&fixture("small")),
            "{}",
            engine.name
        );
    }
}

#[tokio::test]
async fn a_post_that_left_its_file_is_recommended_found_and_open_no_more() {
    let gone = [
        ("posts.csv", "post-01,"),
        ("post_requirements.csv", "post-01,"),
        ("post_develops.csv", "post-01,"),
        ("vacancies.csv", "vac-01,"),
        ("occupation_needs.csv", "occ-dev,cmp-web"),
        ("hidden_from.csv", "agt-01,"),
        ("assignments.csv", "asg-04-1,"),
    ];
    let home = small_without(&gone);
    let complete = gone.map(|(name, _)| name);
    for engine in fresh().await {
        let store = &engine.store;
        assert_eq!(recommended(store).await[0], "DINUM-2026-001");
        let summary = import(store, &home, &whole(&complete)).await.unwrap();
        assert_eq!(summary.withdrawn["Post"], 1);
        assert_eq!(summary.withdrawn["Vacancy"], 1);
        assert_eq!(summary.withdrawn["Assignment"], 1);
        for refreshed in [false, true] {
            if refreshed {
                refresh(store, moment("2026-03-02")).await.unwrap();
            }
            assert!(
                !recommended(store)
                    .await
                    .contains(&"DINUM-2026-001".to_owned())
            );
            let query = "{ posts(filter: { search: \"plateforme interministérielle\" }, first: 50) { edges { node { reference } } } \
                post(reference: \"DINUM-2026-001\") { title } }";
            let found = ask(store, "demo.all", query, json!({})).await;
            assert!(!found.to_string().contains("DINUM-2026-001"), "{found}");
            assert_eq!(found["post"], json!(null));
            sound(&engine).await;
        }
        let files = exported(store).await;
        for (name, start) in gone {
            assert!(
                !files[name].lines().any(|line| line.starts_with(start)),
                "{name} on {}",
                engine.name
            );
        }
    }
}

#[tokio::test]
async fn a_post_that_somebody_held_stays_closed_with_its_history() {
    // Somebody holds post-11, and post-02 was filled once.
    let posts = [
        ("posts.csv", "post-11,"),
        ("posts.csv", "post-02,"),
        ("vacancies.csv", "vac-03,"),
    ];
    let home = small_without(&posts);
    for engine in fresh().await {
        let store = &engine.store;
        let before = exported(store).await;
        // The vacancy of post-11 is in its file still: a post that is not is closed all the same, again and again.
        for counted in [2, 1] {
            let options = whole(&["posts.csv", "vacancies.csv"]);
            let summary = import(store, &home, &options).await.unwrap();
            assert_eq!(
                summary.withdrawn.get("Post"),
                Some(&counted).filter(|_| counted == 2),
                "{:?}",
                summary.withdrawn
            );
            refresh(store, moment("2026-03-02")).await.unwrap();
            sound(&engine).await;
            let files = exported(store).await;
            assert_eq!(files["posts.csv"], before["posts.csv"]);
            assert_eq!(files["assignments.csv"], before["assignments.csv"]);
            let vacancies = &files["vacancies.csv"];
            assert!(
                vacancies.contains("vac-12,post-11,WITHDRAWN,2026-02-01,2026-09-01,,,2026-03-02,"),
                "{vacancies}"
            );
            assert!(
                vacancies.contains(
                    "vac-03,post-02,WITHDRAWN,2026-02-16,2026-05-01,2026-03-31,,2026-03-02,"
                ),
                "{vacancies}"
            );
            assert!(vacancies.contains("vac-02,post-02,FILLED"), "{vacancies}");
        }
        // Said again, it is open again.
        let all = written(&files(&fixture("small")));
        import(store, &all, &whole(&["posts.csv", "vacancies.csv"]))
            .await
            .unwrap();
        assert_eq!(
            exported(store).await,
            files(&fixture("small")),
            "{}",
            engine.name
        );
    }
}

#[tokio::test]
async fn more_than_a_tenth_is_refused_before_anything_is_written_and_a_rehearsal_shows_it() {
    let home = small_without(&[("vacancies.csv", "vac-04,"), ("vacancies.csv", "vac-05,")]);
    let places = files(&fixture("small"))["places.csv"].replace("Rennes", "Roazhon");
    std::fs::write(home.path().join("places.csv"), places).unwrap();
    for engine in fresh().await {
        let before = exported(&engine.store).await;
        let tenth = Options {
            limit: Limit::Tenth,
            ..whole(&["vacancies"])
        };
        let refused = import(&engine.store, &home, &tenth).await.unwrap_err();
        let said = refused.to_string();
        assert!(
            said.starts_with("vacancies.csv: the source says 2 of 17 rows no more"),
            "{said}"
        );
        assert_eq!(exported(&engine.store).await, before, "{}", engine.name);
        for limit in [Limit::Tenth, Limit::None] {
            let rehearsal = Options {
                dry_run: true,
                limit,
                ..tenth.clone()
            };
            let summary = import(&engine.store, &home, &rehearsal).await.unwrap();
            assert_eq!(summary.withdrawn["Vacancy"], 2);
            assert_eq!(summary.rejected, 0);
            assert_eq!(summary.written["Place"], 8);
            assert_eq!(summary.too_much.len(), usize::from(limit == Limit::Tenth));
            assert_eq!(exported(&engine.store).await, before, "{}", engine.name);
        }
        // One of them is less than a tenth.
        let home = small_without(&[("vacancies.csv", "vac-04,")]);
        let summary = import(&engine.store, &home, &tenth).await.unwrap();
        assert_eq!(summary.withdrawn["Vacancy"], 1);
    }
}
