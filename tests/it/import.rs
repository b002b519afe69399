//! Import and export: every row in or refused by name, twice is once, out and in again is the same.

mod careers;
mod documented;
mod keys;
mod sources;
mod spreadsheet;
mod twice;
mod unusable;
mod withdrawn;

use std::{
    io::Write,
    path::Path,
    sync::{Arc, Mutex},
};

use passerelle::{
    export::export_csv,
    graph::{check::check, store::GraphStore},
    import::{ImportError, Summary, import_csv, progress::Silent, reject::Rejects},
    refresh::refresh,
};

use crate::support::{
    directory::{directory, files},
    engine::{empty, fixture, fresh, instant, load, moment},
};

/// A writer whose text the test can read.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Imports a directory; gives what was done and the rejects as text.
async fn import(store: &GraphStore, from: &Path) -> (Result<Summary, ImportError>, String) {
    let text = Shared::default();
    let mut rejects = Rejects::written(Box::new(text.clone())).unwrap();
    let summary = import_csv(store, from, instant(), &mut rejects, &mut Silent).await;
    drop(rejects);
    let bytes = text.0.lock().unwrap().clone();
    (summary, String::from_utf8(bytes).unwrap())
}

#[tokio::test]
async fn an_export_is_the_import_byte_for_byte_however_often_it_was_read() {
    for engine in empty().await {
        let source = fixture("small");
        load(&engine.store, &source).await;
        refresh(&engine.store, moment("2026-03-02")).await.unwrap();
        load(&engine.store, &source).await;
        let out = tempfile::tempdir().unwrap();
        export_csv(&engine.store, out.path()).await.unwrap();
        let (given, written) = (files(&source), files(out.path()));
        assert_eq!(
            given.keys().collect::<Vec<_>>(),
            written.keys().collect::<Vec<_>>(),
            "{}",
            engine.name
        );
        for (name, text) in given {
            assert_eq!(text, written[&name], "{name} on {}", engine.name);
        }
    }
}

#[tokio::test]
async fn a_fresh_import_breaks_no_invariant() {
    for engine in fresh().await {
        for invariant in check(&engine.store).await.unwrap() {
            assert_eq!(invariant.violations, 0, "{invariant:?} on {}", engine.name);
        }
    }
}

#[tokio::test]
async fn a_bad_row_is_named_and_the_others_are_kept() {
    let source = directory(&[
        (
            "organisations.csv",
            "uid,name,parent_uid\norg-a,A,org-b\norg-b,B,\norg-c,C,org-d\norg-d,D,org-c\norg-e,E,nowhere\n",
        ),
        (
            "competencies.csv",
            "uid,scheme,code,label_fr,kind\ncmp-a,X,1,Un,SKILL\ncmp-a,X,2,Deux,SKILL\n,X,3,Trois,SKILL\ncmp-b,X,4,Quatre,TALENT\n",
        ),
        (
            "agents.csv",
            "uid,display_name,status,nationality,shoe_size\nagt-a,Zoé,TENURED,secret,40\nagt-b,Yves,TENURED\n",
        ),
        (
            "agent_competencies.csv",
            "agent_uid,competency_uid,level,confidence\nagt-a,cmp-a,5,\nagt-a,cmp-z,2,\nagt-a,cmp-a,3,0.5\n",
        ),
        (
            "assignments.csv",
            "uid,agent_uid,start,end,organisation_uid\nasg-a,agt-a,2020-02-30,,org-a\nasg-b,agt-a,2020-02-02,2019-01-01,org-a\nasg-c,agt-a,2020-02-02,,org-a\n",
        ),
        ("posts.csv", "uid,title\npst-a,Poste\n"),
        ("recipes.csv", "uid\nr\n"),
        ("notes.txt", "not ours"),
    ]);
    let mut seen = Vec::new();
    for engine in empty().await {
        let (summary, rejects) = import(&engine.store, source.path()).await;
        let summary = summary.unwrap();
        assert!(!rejects.contains("secret"), "a refused value is not kept");
        seen.push((
            engine.name,
            rejects,
            summary.read,
            summary.rejected,
            summary.written,
        ));
    }
    insta::assert_snapshot!("rejects", seen[0].1);
    for (engine, rejects, ..) in &seen[1..] {
        assert_eq!(rejects, &seen[0].1, "{engine}");
    }
    let (_, rejects, _, rejected, written) = &seen[0];
    assert_eq!(rejects.lines().count() as u64 - 1, *rejected);
    assert_eq!(written["Organisation"], 2);
    assert_eq!(written["HAS"], 1);
    assert_eq!(written["Assignment"], 1);
}

#[tokio::test]
async fn what_cannot_be_read_at_all_is_named_and_changes_nothing() {
    for engine in empty().await {
        let nothing = directory(&[("notes.txt", "x")]);
        let (outcome, _) = import(&engine.store, nothing.path()).await;
        assert!(matches!(outcome, Err(ImportError::NoKnownFile(_))));
        let (outcome, _) = import(&engine.store, &nothing.path().join("absent")).await;
        assert!(matches!(outcome, Err(ImportError::Unreadable(..))));
        let out = tempfile::tempdir().unwrap();
        assert!(
            export_csv(&engine.store, out.path())
                .await
                .unwrap()
                .is_empty()
        );
    }
}

#[tokio::test]
async fn a_file_may_be_of_another_encoding_and_separator_and_spell_its_header_otherwise() {
    for engine in empty().await {
        let source = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| {
            std::fs::write(source.path().join(name), bytes).unwrap();
        };
        write("places.csv", b"UID;Name;Kind\np;Is\xe8re;DEPARTMENT\n");
        write(
            "organisations.csv",
            "\u{feff}uid\tName\tParent UID\na\tSecrétariat\t\n".as_bytes(),
        );
        load(&engine.store, source.path()).await;
        let out = tempfile::tempdir().unwrap();
        export_csv(&engine.store, out.path()).await.unwrap();
        let written = files(out.path());
        assert!(written["places.csv"].contains("p,Isère,DEPARTMENT"));
        assert!(written["organisations.csv"].contains("a,Secrétariat,"));
    }
}

#[tokio::test]
async fn a_row_that_changed_replaces_what_it_said() {
    for engine in empty().await {
        let first = directory(&[
            ("organisations.csv", "uid,name\norg-a,A\norg-b,B\n"),
            (
                "posts.csv",
                "uid,reference,title,organisation_uid\npst-a,R1,Avant,org-a\n",
            ),
        ]);
        let second = directory(&[(
            "posts.csv",
            "uid,reference,title,organisation_uid\npst-a,R1,Après,org-b\n",
        )]);
        load(&engine.store, first.path()).await;
        load(&engine.store, second.path()).await;
        let out = tempfile::tempdir().unwrap();
        export_csv(&engine.store, out.path()).await.unwrap();
        let posts = &files(out.path())["posts.csv"];
        assert!(posts.contains("pst-a,R1,Après,org-b"), "{posts}");
        assert_eq!(posts.lines().count(), 2);
    }
}
