//! The same person twice: noted, counted by `check`, never their own peer, and made one.

use passerelle::{
    export::export_csv,
    graph::{
        check::check,
        merge::{MergeError, merge_agents},
        store::GraphStore,
    },
    import::{Limit, Options, import_csv_as, progress::Silent, reject::Rejects},
    refresh::refresh,
};
use serde_json::json;
use tempfile::TempDir;

use super::import;
use crate::{
    promises::acting::{ask, consent, exported, peers, said, sound},
    support::{
        directory::{directory, files},
        engine::{evening, fixture, fresh, load, moment},
    },
};

/// What `agt-15` has under another key, found by name, corps and first day, and `agt-02`, found by the address.
fn doubles() -> TempDir {
    let small = files(&fixture("small"));
    let rows = |name: &str, of: &str, other: &str| {
        let text = &small[name];
        let lines = text.lines().filter(|line| line.contains(of));
        let lines: Vec<_> = lines.map(|line| line.replace(of, other)).collect();
        lines.join("\n")
    };
    let file = |name: &str, more: &str| {
        let header = small[name].lines().next().unwrap();
        let first = rows(name, "agt-15", "agt-95").replace("asg-15", "asg-95");
        let second = rows(name, "agt-02", "agt-92").replace("asg-02", "asg-92");
        format!("{header}\n{first}\n{second}\n{more}")
    };
    let agents = file("agents.csv", "").replace("Basile Trévidic", "B. Trévidic");
    directory(&[
        ("agents.csv", &agents),
        ("assignments.csv", &file("assignments.csv", "")),
        ("consents.csv", &file("consents.csv", "")),
        (
            "community_members.csv",
            "community_uid,agent_uid,since\ncom-02,agt-95,2024-01-01\ncom-02,agt-92,\n",
        ),
        (
            "agent_competencies.csv",
            "agent_uid,competency_uid,level,origin\nagt-95,cmp-rust,2,DECLARED\nagt-92,cmp-rust,3,DECLARED\n",
        ),
        (
            "hidden_from.csv",
            "agent_uid,organisation_uid\nagt-95,org-ign\n",
        ),
        (
            "post_actions.csv",
            "agent_uid,post_uid,kind,at\nagt-95,post-03,SAVED,2026-02-20T18:00:00Z\n",
        ),
        (
            "feedback.csv",
            "agent_uid,post_uid,kind,score,on\nagt-95,post-03,SATISFACTION,4,2026-02-20\n",
        ),
        (
            "grade_changes.csv",
            "agent_uid,on,grade\nagt-95,2024-03-01,Ingénieure\n",
        ),
        (
            "endorsements.csv",
            "agent_uid,competency_uid,by_agent_uid,level,on\nagt-95,cmp-rust,agt-14,3,2026-01-05\nagt-14,cmp-rust,agt-95,2,2026-01-05\nagt-95,cmp-python,agt-15,4,2026-01-05\n",
        ),
        (
            "agent_wants.csv",
            "agent_uid,competency_uid,rank\nagt-95,cmp-ml,1\n",
        ),
    ])
}

/// Every file that names an agent.
async fn about(store: &GraphStore, agent: &str) -> Vec<String> {
    let mut found = Vec::new();
    for name in files(&fixture("small")).into_keys() {
        for row in exported(store, &name, agent).await {
            found.push(format!("{name}: {row}"));
        }
    }
    found
}

#[tokio::test]
async fn somebody_who_is_there_twice_is_noted_by_keys_counted_and_never_their_own_peer() {
    for engine in fresh().await {
        let store = &engine.store;
        let (summary, rejects) = import(store, doubles().path()).await;
        assert_eq!(summary.unwrap().noted["SAME_PERSON"], 2, "{rejects}");
        assert!(
            rejects.contains("agt-15 et agt-95") && rejects.contains("agt-02 et agt-92"),
            "{rejects}"
        );
        assert!(
            !rejects.contains('@')
                && !rejects.contains("exemple.fr")
                && !rejects.contains("Larrazet"),
            "{rejects}"
        );
        let checked = check(store).await.unwrap();
        let twice = checked
            .iter()
            .find(|item| item.name == "same_persons")
            .unwrap();
        assert_eq!(twice.examples, ["agt-02", "agt-15", "agt-92", "agt-95"]);
        refresh(store, moment("2026-03-02")).await.unwrap();
        for by in ["COMPETENCY", "TRAJECTORY", "COMMUNITY"] {
            for agent in ["agt-15", "agt-95", "agt-02", "agt-92"] {
                let query = format!(
                    "{{ agent(uid: \"{agent}\") {{ peers(by: {by}, first: 50) {{ edges {{ node {{ displayName }} }} }} }} }}"
                );
                let shown = ask(store, "demo.all", &query, json!({})).await.to_string();
                let own = if agent.ends_with('5') {
                    "Larrazet"
                } else {
                    "Trévidic"
                };
                assert!(!shown.contains(own), "{agent} {by}: {shown}");
            }
        }
        // Somebody else is shown both.
        assert!(
            peers(store, "agt-02")
                .await
                .iter()
                .filter(|name| name.contains("Larrazet"))
                .count()
                >= 1
        );
    }
}

#[tokio::test]
async fn two_records_of_one_person_become_one_with_their_history_and_stay_one() {
    let twice = doubles();
    for engine in fresh().await {
        let store = &engine.store;
        import(store, twice.path()).await.0.unwrap();
        refresh(store, moment("2026-03-02")).await.unwrap();
        // What either refuses is refused.
        consent(store, "agt-95", "VISIBLE_TO_RECRUITERS", false).await;
        let before = about(store, "agt-95").await;
        let now = moment("2026-03-02");
        let both = ("agt-15", "agt-95");
        let rehearsal = merge_agents(store, both, now, true).await.unwrap();
        assert_eq!(rehearsal.records["HAS"], 1);
        assert_eq!(about(store, "agt-95").await, before);
        let merged = merge_agents(store, both, now, false).await.unwrap();
        assert_eq!(merged.records, rehearsal.records);
        // Nothing is there under the key that went, but that it is one of the record that stayed.
        let left = about(store, "agt-95").await;
        assert_eq!(left.len(), 1, "{left:?}");
        assert!(left[0].ends_with(",agt-95"), "{left:?}");
        let kept = about(store, "agt-15").await.join("\n");
        for row in [
            "agent_competencies.csv: agt-15,cmp-rust,2,DECLARED",
            "hidden_from.csv: agt-15,org-ign",
            "post_actions.csv: agt-15,post-03,SAVED,2026-02-20T18:00:00Z",
            "feedback.csv: agt-15,post-03,,SATISFACTION,4,,2026-02-20",
            "grade_changes.csv: agt-15,2024-03-01,Ingénieure",
            "endorsements.csv: agt-15,cmp-rust,agt-14,3,2026-01-05",
            "endorsements.csv: agt-14,cmp-rust,agt-15,2,2026-01-05",
            "agent_wants.csv: agt-15,cmp-ml,1",
            "community_members.csv: com-02,agt-15,2024-01-01",
        ] {
            assert!(kept.contains(row), "{row} in {kept} on {}", engine.name);
        }
        assert!(!kept.contains("cmp-python,agt-15"), "{kept}");
        // One career, not two.
        let held = kept
            .lines()
            .filter(|row| row.starts_with("assignments.csv"));
        let small = files(&fixture("small"))["assignments.csv"].clone();
        assert_eq!(
            held.count(),
            small.lines().filter(|row| row.contains(",agt-15,")).count(),
            "{kept}"
        );
        assert_eq!(
            said(store, "agt-15", "VISIBLE_TO_RECRUITERS").await["given"],
            false
        );
        assert_eq!(
            said(store, "agt-15", "VISIBLE_TO_PEERS").await["given"],
            true
        );
        // Again changes nothing, and another way round is refused.
        assert!(merge_agents(store, both, now, false).await.unwrap().before);
        let other = merge_agents(store, ("agt-01", "agt-95"), now, false).await;
        assert!(
            matches!(other, Err(MergeError::Elsewhere { .. })),
            "{other:?}"
        );
        let unknown = merge_agents(store, ("agt-15", "agt-77"), now, false).await;
        assert!(
            matches!(unknown, Err(MergeError::Unknown(_))),
            "{unknown:?}"
        );
        // The source says the other key still: its rows are those of the one who stayed, and none of them is gone.
        let after = about(store, "agt-15").await;
        let options = Options {
            source: twice
                .path()
                .file_name()
                .map(|name| name.to_string_lossy().into_owned()),
            complete: vec![
                "grade_changes.csv".to_owned(),
                "agents.csv".to_owned(),
                "hidden_from.csv".to_owned(),
            ],
            limit: Limit::None,
            ..Options::default()
        };
        let rejects = &mut Rejects::counted();
        let from = (twice.path(), &options);
        let summary = import_csv_as(store, from, evening(), rejects, &mut Silent)
            .await
            .unwrap();
        assert!(
            summary.withdrawn.is_empty() && summary.kept.is_empty(),
            "{summary:?}"
        );
        let left = about(store, "agt-95").await;
        // But for the record that stayed, which knows whom it was.
        assert!(left.iter().all(|row| row.ends_with(",agt-95")), "{left:?}");
        assert_eq!(about(store, "agt-15").await, after, "{}", engine.name);
        merge_agents(store, ("agt-02", "agt-92"), now, false)
            .await
            .unwrap();
        refresh(store, now).await.unwrap();
        let checked = check(store).await.unwrap();
        let twice = checked
            .iter()
            .find(|item| item.name == "same_persons")
            .unwrap();
        assert_eq!(twice.violations, 0);
        sound(&engine).await;
    }
}

#[tokio::test]
async fn three_records_of_one_person_keep_one_career_whatever_is_imported_next() {
    let row = "uid,agent_uid,organisation_uid,occupation_uid,post_uid,start,end\n\
               asg-x,agt-20,org-dga,,,1999-01-01,1999-06-30\n";
    let other = directory(&[("assignments.csv", row)]);
    for engine in fresh().await {
        let (store, now) = (&engine.store, moment("2026-03-02"));
        for retire in ["agt-02", "agt-15"] {
            let both = ("agt-12", retire);
            merge_agents(store, both, now, false).await.unwrap();
        }
        let before = exported(store, "assignments.csv", ",agt-12,").await;
        assert!(before.len() > 3, "{before:?}");
        import(store, other.path()).await.0.unwrap();
        let after = exported(store, "assignments.csv", ",agt-12,").await;
        assert_eq!(after, before, "{}", engine.name);
        sound(&engine).await;
    }
}

#[tokio::test]
async fn a_graph_restored_from_files_knows_whom_one_person_was() {
    let row = "uid,display_name,status\nagt-02,Une autre personne,TENURED\n";
    let again = directory(&[("agents.csv", row), ("agent_wants.csv", WANTS)]);
    for engine in fresh().await {
        let now = moment("2026-03-02");
        for retire in ["agt-02", "agt-15"] {
            let both = ("agt-12", retire);
            merge_agents(&engine.store, both, now, false).await.unwrap();
        }
        let lines = exported(&engine.store, "agents.csv", "agt-02").await;
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].ends_with(",agt-02|agt-15"), "{lines:?}");
        let out = tempfile::tempdir().unwrap();
        export_csv(&engine.store, out.path()).await.unwrap();
        let engine = engine.emptied().await;
        load(&engine.store, out.path()).await;
        import(&engine.store, again.path()).await.0.unwrap();
        // The source's rows of the record that went are those of the one that stayed.
        let people = exported(&engine.store, "agents.csv", "Une autre personne").await;
        assert!(people.is_empty(), "{people:?} {}", engine.name);
        let wants = exported(&engine.store, "agent_wants.csv", "agt-12,cmp-rust").await;
        assert_eq!(wants.len(), 1, "{wants:?} {}", engine.name);
        sound(&engine).await;
    }
}

/// What a source says that the record wants which went.
const WANTS: &str = "agent_uid,competency_uid,rank\nagt-02,cmp-rust,1\n";
