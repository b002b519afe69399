//! The file of the embedded engine: damage is refused, modes are tight, one process holds it.

use std::{fs, path::Path};

use passerelle::graph::{
    catalog::Statement,
    embedded::{Damage, EmbeddedStore},
    error::GraphError,
    store::{GraphStore, Unit},
};
use serde::de::IgnoredAny;
use serde_json::json;

use crate::support::{
    command::{passerelle, run, text},
    engine::PATIENCE,
};

/// Gives a file the rights that a mode says.
#[cfg(unix)]
fn chmod(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_password_file_that_others_can_read_is_refused() {
    let place = tempfile::tempdir().unwrap();
    let secret = place.path().join("password");
    fs::write(&secret, "secret\n").unwrap();
    let check = |mode: u32| {
        chmod(&secret, mode);
        let mut command = passerelle(&["config", "--check"]);
        let command = command.env_remove("PASSERELLE_GRAPH__PASSWORD");
        let output = command
            .env("PASSERELLE_GRAPH__PASSWORD_FILE", &secret)
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!said.contains("secret\n"), "{said}");
        (
            output.status.code(),
            said.contains("graph.password_file") && said.contains("chmod 600"),
        )
    };
    for mode in [0o600, 0o400] {
        assert_eq!(check(mode), (Some(0), false), "{mode:o}");
    }
    for mode in [0o604, 0o644, 0o666] {
        assert_eq!(check(mode), (Some(3), true), "{mode:o}");
    }
}

/// A node that only these tests write.
const PUT: Statement = Statement {
    name: "tests/put",
    text: "// A node with a number.\nCREATE (n:Thing {uid: $uid, text: $text})",
    embedded: None,
};
const COUNT: Statement = Statement {
    name: "tests/count",
    text: "// How many there are.\nMATCH (n:Thing) RETURN count(n) AS things",
    embedded: None,
};

#[derive(serde::Deserialize)]
struct Count {
    things: usize,
}

fn open(path: &Path, damage: Damage) -> Result<EmbeddedStore, GraphError> {
    EmbeddedStore::open(path, damage, PATIENCE)
}

async fn put(store: &GraphStore, uid: usize, text: &str) {
    let unit = Unit::new(PUT, json!({ "uid": uid.to_string(), "text": text }));
    store.write::<IgnoredAny>(unit).await.unwrap();
}

async fn things(store: &GraphStore) -> usize {
    let rows: Vec<Count> = store.read(COUNT, json!({})).await.unwrap();
    rows[0].things
}

/// A graph of as many commits in its log, left as by a process that was killed.
async fn killed(path: &Path, commits: usize) {
    let store = GraphStore::Embedded(open(path, Damage::Refused).unwrap());
    for uid in 0..commits {
        put(&store, uid, "a text of some length").await;
    }
}

/// The log of a graph.
fn log_of(path: &Path) -> std::path::PathBuf {
    path.with_extension("kgl-wal")
}

/// How a command on a graph ends.
fn code(path: &Path, flags: &[&str]) -> Option<i32> {
    let graph = format!("embedded:{}", text(path));
    let mut args = vec!["check", "--quiet", "--graph", &graph];
    args.extend(flags);
    run(&args).status.code()
}

#[tokio::test]
async fn a_flipped_byte_of_the_log_is_refused_wherever_it_is() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("graph.kgl");
    killed(&path, 4).await;
    let log = log_of(&path);
    let whole = fs::read(&log).unwrap();
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x20;
        fs::write(&log, damaged).unwrap();
        let refused = open(&path, Damage::Refused).err();
        assert!(
            matches!(refused, Some(GraphError::Damaged(_))),
            "byte {at} of {}: {refused:?}",
            whole.len()
        );
    }
    // A part of what was committed is gone.
    for length in [0, 3, 5, whole.len() / 2, whole.len() - 1] {
        fs::write(&log, &whole[..length]).unwrap();
        let refused = open(&path, Damage::Refused).err();
        assert!(
            matches!(refused, Some(GraphError::Damaged(_))),
            "{length} bytes"
        );
    }
    let mut damaged = whole.clone();
    let middle = whole.len() / 2;
    damaged[middle] ^= 0x20;
    fs::write(&log, damaged).unwrap();
    assert_eq!(code(&path, &[]), Some(5));
    assert_eq!(code(&path, &["--accept-loss"]), Some(0));
    // It has been accepted, once.
    assert_eq!(code(&path, &[]), Some(0));
    let store = GraphStore::Embedded(open(&path, Damage::Refused).unwrap());
    assert!(things(&store).await < 4);
}

#[tokio::test]
async fn the_end_of_a_log_that_a_crash_cut_off_loses_no_commit() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("graph.kgl");
    killed(&path, 3).await;
    let log = log_of(&path);
    let whole = fs::read(&log).unwrap();
    // The first bytes of a frame that was not written to its end, or was never written: a longer file.
    for rest in [1, 7, 8, 9, 40] {
        for tail in [whole[5..5 + rest].to_vec(), vec![0; rest]] {
            fs::write(&log, [whole.as_slice(), &tail].concat()).unwrap();
            let store = GraphStore::Embedded(open(&path, Damage::Refused).unwrap());
            assert_eq!(things(&store).await, 3, "{rest} bytes");
            drop(store);
        }
    }
    assert_eq!(code(&path, &[]), Some(0));
}

#[tokio::test]
async fn a_flipped_byte_of_the_graph_itself_is_refused() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("graph.kgl");
    killed(&path, 3).await;
    open(&path, Damage::Refused).unwrap().keep().unwrap();
    let whole = fs::read(&path).unwrap();
    for at in (0..whole.len()).step_by(7) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x20;
        fs::write(&path, damaged).unwrap();
        assert!(
            open(&path, Damage::Refused).is_err(),
            "byte {at} of {}",
            whole.len()
        );
    }
    let mut damaged = whole.clone();
    damaged[whole.len() / 2] ^= 0x20;
    fs::write(&path, damaged).unwrap();
    assert_eq!(code(&path, &[]), Some(5));
    fs::write(&path, &whole).unwrap();
    assert_eq!(code(&path, &[]), Some(0));
}

#[cfg(unix)]
#[tokio::test]
async fn every_file_of_a_graph_is_for_this_account_only() {
    use std::os::unix::fs::PermissionsExt as _;

    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("graph.kgl");
    let modes = || {
        let files = fs::read_dir(place.path())
            .unwrap()
            .map(|entry| entry.unwrap());
        let modes = files.map(|file| {
            let mode = file.metadata().unwrap().permissions().mode() & 0o777;
            (file.file_name().into_string().unwrap(), mode)
        });
        modes.collect::<Vec<_>>()
    };
    let private = |when: &str| {
        let modes = modes();
        assert!(modes.len() >= 3, "{modes:?}");
        for (name, mode) in modes {
            assert_eq!(mode, 0o600, "{name} {when}");
        }
    };
    let store = open(&path, Damage::Refused).unwrap().folding_at(1);
    private("when it is new");
    let store = GraphStore::Embedded(store);
    for uid in 0..20 {
        put(&store, uid, "text").await;
    }
    private("while it is written");
    let GraphStore::Embedded(embedded) = store else {
        unreachable!()
    };
    embedded.keep().unwrap();
    private("when it was kept");
    drop(embedded);
    // One that was made before, or came from elsewhere.
    for (name, _) in modes() {
        chmod(&place.path().join(name), 0o644);
    }
    let _store = open(&path, Damage::Refused).unwrap();
    private("when it is opened again");
}

#[cfg(unix)]
#[tokio::test]
async fn one_process_has_a_file_by_whatever_name() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("graph.kgl");
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("link.kgl");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let directory = elsewhere.path().join("directory");
    std::os::unix::fs::symlink(place.path(), &directory).unwrap();
    let names = [path.clone(), link, directory.join("graph.kgl")];
    // A link can be there before the file.
    let first = open(&names[1], Damage::Refused).unwrap();
    for name in &names {
        assert_eq!(code(name, &[]), Some(3), "{}", name.display());
    }
    first.keep().unwrap();
    let second = place.path().join("second.kgl");
    fs::hard_link(&path, &second).unwrap();
    for name in names.iter().chain([&second]) {
        assert_eq!(code(name, &[]), Some(3), "{}", name.display());
        assert!(open(name, Damage::Refused).is_err());
    }
    drop(first);
    assert_eq!(code(&names[2], &[]), Some(0));
}

#[tokio::test]
async fn the_log_grows_no_further_while_the_graph_is_in_use() {
    const LONGEST: u64 = 20_000;
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("graph.kgl");
    let store = open(&path, Damage::Refused).unwrap().folding_at(LONGEST);
    let store = GraphStore::Embedded(store);
    let text = "t".repeat(500);
    let mut written = 0;
    let mut longest = 0;
    for uid in 0..400 {
        put(&store, uid, &text).await;
        written += text.len() as u64;
        longest = longest.max(fs::metadata(log_of(&path)).unwrap().len());
    }
    // Waits for the work that nobody waits for.
    tokio::task::yield_now().await;
    assert!(written > 5 * LONGEST);
    assert!(
        longest < written,
        "{longest} bytes of a log, {written} written"
    );
    assert_eq!(things(&store).await, 400);
    drop(store);
    // As after a kill: what was folded and what was not.
    let store = GraphStore::Embedded(loop {
        match open(&path, Damage::Refused) {
            // Its last piece of work goes on for a moment.
            Err(GraphError::Address(_)) => {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
            opened => break opened.unwrap(),
        }
    });
    assert_eq!(things(&store).await, 400);
}

/// Copies every file of a graph but for some, as a backup does, and gives the copy.
fn copied(path: &Path, without: &[&str]) -> (tempfile::TempDir, std::path::PathBuf) {
    let place = tempfile::tempdir().unwrap();
    for file in fs::read_dir(path.parent().unwrap()).unwrap() {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        if !without.iter().any(|ending| name.ends_with(ending)) {
            fs::copy(file.path(), place.path().join(name)).unwrap();
        }
    }
    let copy = place.path().join(path.file_name().unwrap());
    (place, copy)
}

fn is_damaged(path: &Path) -> bool {
    matches!(open(path, Damage::Refused), Err(GraphError::Damaged(_)))
}

#[tokio::test]
async fn a_whole_copy_opens_and_one_whose_log_has_lost_its_end_does_not() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("graph.kgl");
    // Some of it folded into the graph, the rest in the log.
    killed(&path, 3).await;
    open(&path, Damage::Refused).unwrap().keep().unwrap();
    killed_again(&path, 3..6).await;
    let whole = fs::read(log_of(&path)).unwrap();
    for length in 0..whole.len() {
        let (_place, copy) = copied(&path, &[]);
        fs::write(log_of(&copy), &whole[..length]).unwrap();
        assert!(is_damaged(&copy), "{length} of {} bytes", whole.len());
        // It stays so.
        assert!(is_damaged(&copy), "{length} bytes, again");
    }
    let (_place, copy) = copied(&path, &["-wal"]);
    assert_eq!(code(&copy, &[]), Some(5), "without its log");
    assert_eq!(code(&copy, &["--accept-loss"]), Some(0));
    assert_eq!(code(&copy, &[]), Some(0));
    // The log without the graph that it goes on from.
    let (_place, copy) = copied(&path, &["graph.kgl"]);
    assert!(is_damaged(&copy));
    // The copy of a copy is whole, and its own from then on.
    let (_place, copy) = copied(&path, &[]);
    let (_other, second) = copied(&copy, &[]);
    killed_again(&second, 6..8).await;
    for (path, most) in [(&copy, 6), (&second, 8)] {
        let store = GraphStore::Embedded(open(path, Damage::Refused).unwrap());
        assert_eq!(things(&store).await, most);
    }
    // The graph as it was when it was last written whole.
    let (_place, copy) = copied(&path, &["-wal", ".committed"]);
    let store = GraphStore::Embedded(open(&copy, Damage::Refused).unwrap());
    assert_eq!(things(&store).await, 3);
}

/// More commits in the log of a graph, left as by a process that was killed.
async fn killed_again(path: &Path, uids: std::ops::Range<usize>) {
    let store = GraphStore::Embedded(open(path, Damage::Refused).unwrap());
    for uid in uids {
        put(&store, uid, "a text of some length").await;
    }
}

#[tokio::test]
async fn a_log_without_its_mark_is_damaged() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("graph.kgl");
    killed(&path, 3).await;
    let mark = path.with_extension("kgl.committed");
    let good = fs::read_to_string(&mark).unwrap();
    for garbage in [
        "",
        "\n",
        "0",
        &good[..20],
        "committed 3 3\n",
        &"0".repeat(42),
    ] {
        fs::write(&mark, garbage).unwrap();
        assert!(is_damaged(&path), "{garbage:?}");
    }
    fs::remove_file(&mark).unwrap();
    assert!(is_damaged(&path));
    // Cut at its end as well: nothing would say so.
    let whole = fs::read(log_of(&path)).unwrap();
    fs::write(log_of(&path), &whole[..whole.len() / 2]).unwrap();
    assert_eq!(code(&path, &[]), Some(5));
    assert_eq!(code(&path, &["--accept-loss"]), Some(0));
    assert_eq!(code(&path, &[]), Some(0), "the mark is written again");
    open(&path, Damage::Refused).unwrap().keep().unwrap();
    fs::remove_file(&mark).unwrap();
    assert!(is_damaged(&path), "an empty log next to a graph");
}

#[cfg(unix)]
#[tokio::test]
async fn the_mark_of_an_earlier_version_is_read_once_and_replaced() {
    use std::os::unix::fs::MetadataExt as _;

    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("graph.kgl");
    killed(&path, 3).await;
    let log = fs::metadata(log_of(&path)).unwrap();
    let (file, length) = (log.ino(), log.len());
    let older = format!("{file:020} {length:020} {:020}\n", !(file ^ length));
    let mark = path.with_extension("kgl.committed");
    fs::write(&mark, &older).unwrap();
    let (_place, copy) = copied(&path, &[]);
    for path in [&path, &copy] {
        let store = GraphStore::Embedded(open(path, Damage::Refused).unwrap());
        assert_eq!(things(&store).await, 3);
    }
    let newer = fs::read_to_string(&mark).unwrap();
    assert!(newer.starts_with("committed "), "{newer}");
    // An earlier version's log that has lost its end is refused as before.
    fs::write(&mark, &older).unwrap();
    let whole = fs::read(log_of(&path)).unwrap();
    fs::write(log_of(&path), &whole[..whole.len() - 1]).unwrap();
    assert!(is_damaged(&path));
}
