//! A process killed at any point leaves a graph on which the same command, run again, ends well.

use std::{thread::sleep, time::Duration};

use crate::support::{
    command::{passerelle, run, succeed, text},
    directory::files,
    engine::{empty, fixture, neo4j},
};

/// Where the process is killed: as many tenths of the time that a whole import takes.
const TENTHS: [u32; 6] = [1, 3, 5, 7, 8, 9];

fn import_killed_then_whole(graph: &str, whole: Duration, tenth: u32) {
    let small = fixture("small");
    let args = ["import", "csv", text(&small), "--graph", graph, "--quiet"];
    let mut child = passerelle(&args)
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    sleep(whole * tenth / 10);
    let _ = child.kill();
    child.wait().unwrap();
    succeed(&args);
    succeed(&["refresh", "--graph", graph, "--as-of", "2026-03-02"]);
    succeed(&["check", "--graph", graph]);
    let out = tempfile::tempdir().unwrap();
    succeed(&["export", "csv", text(out.path()), "--graph", graph]);
    assert_eq!(
        files(out.path()),
        files(&small),
        "killed after {tenth} tenths"
    );
}

#[test]
fn an_import_into_a_file_converges() {
    let place = tempfile::tempdir().unwrap();
    let small = fixture("small");
    let graph = |name: &str| format!("embedded:{}", text(&place.path().join(name)));
    let clock = std::time::Instant::now();
    succeed(&[
        "import",
        "csv",
        text(&small),
        "--graph",
        &graph("whole.kgl"),
    ]);
    let whole = clock.elapsed();
    for tenth in TENTHS {
        import_killed_then_whole(&graph(&format!("killed-{tenth}.kgl")), whole, tenth);
    }
}

#[tokio::test]
async fn an_import_into_neo4j_converges() {
    let Some(address) = neo4j() else { return };
    let small = fixture("small");
    let mut whole = None;
    for tenth in TENTHS {
        let engine = empty().await.last();
        let clock = std::time::Instant::now();
        if whole.is_none() {
            succeed(&["import", "csv", text(&small), "--graph", &address.url]);
            whole = Some(clock.elapsed());
            drop(engine);
            continue;
        }
        import_killed_then_whole(&address.url, whole.unwrap_or_default(), tenth);
        drop(engine);
    }
}

#[test]
fn a_file_in_use_is_refused_and_not_torn() {
    let place = tempfile::tempdir().unwrap();
    let graph = format!("embedded:{}", text(&place.path().join("graph.kgl")));
    let server = crate::support::command::Server::start(&["--graph", &graph]);
    let refused = run(&["check", "--graph", &graph]);
    assert_eq!(refused.status.code(), Some(3));
    assert_eq!(server.terminate(), Some(0));
    succeed(&["check", "--graph", &graph]);
}
