//! A server whose database is away, or does not let it in, when it starts.

use std::{
    fs::File,
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{Child, Stdio},
    time::Instant,
};

use super::*;
use crate::support::{
    command::passerelle,
    fake_bolt::{Answer, FakeBolt},
};

/// A server of its own process, stopped with the test.
struct Process {
    child: Child,
    listen: SocketAddr,
}

impl Process {
    fn start(graph: &str, log: &Path) -> Self {
        let listen = free();
        let child = passerelle(&["serve", "--listen", &listen.to_string(), "--graph", graph])
            .env("PASSERELLE_GRAPH__DEADLINE_SECONDS", "1")
            .stdout(Stdio::null())
            .stderr(File::create(log).unwrap())
            .spawn()
            .unwrap();
        Self { child, listen }
    }

    /// Waits until a page answers with a status, and gives how often it answered, and its last text.
    async fn wait_for(&self, path: &str, status: u16) -> (usize, String) {
        let url = format!("http://{}{path}", self.listen);
        let wait = tokio::task::spawn_blocking(move || {
            let end = Instant::now() + MARGIN;
            let mut answers = 0;
            loop {
                let found = get(&url);
                answers += usize::from(found.is_some());
                match found {
                    Some((found, text)) if found == status => return (answers, text),
                    _ => assert!(Instant::now() < end, "{url} never answered {status}"),
                }
                std::thread::sleep(PAUSE);
            }
        });
        wait.await.unwrap()
    }

    fn lives(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn get(url: &str) -> Option<(u16, String)> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(MARGIN))
        .build()
        .into();
    let answer = agent.get(url).call().ok()?;
    let status = answer.status().as_u16();
    Some((status, answer.into_body().read_to_string().ok()?))
}

fn free() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}

/// The lines of a log that call for somebody, without the one about demo mode.
fn alarms(log: &Path) -> Vec<String> {
    let said = std::fs::read_to_string(log).unwrap();
    let lines = said.lines().filter(|line| !line.contains("demo mode"));
    let alarms = lines.filter(|line| line.contains("WARN") || line.contains("ERROR"));
    alarms.map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_starts_without_its_database_says_so_once_and_serves_when_it_comes() {
    for scheme in ["bolt", "neo4j"] {
        let database = free();
        let log = tempfile::NamedTempFile::new().unwrap();
        let mut server = Process::start(&format!("{scheme}://{database}"), log.path());
        server.wait_for("/livez", 200).await;
        for _ in 0..5 {
            let (_, text) = server.wait_for("/readyz", 503).await;
            assert!(text.contains("unreachable"), "{text}");
        }
        // Some more looks of the server's own.
        tokio::time::sleep(DEADLINE).await;
        let said = alarms(log.path());
        assert!(
            said.len() == 1 && said[0].contains("waiting for the graph"),
            "{said:?}"
        );
        assert!(said[0].contains("refused"), "the cause is logged: {said:?}");
        // The first looks at the database's schema fail; the server goes on.
        let fake = FakeBolt::start_at(database, |asked, before| {
            match (asked.statement.as_str(), before) {
                ("migrate/list_applied", 0..2) => Answer::Close,
                ("migrate/list_applied", 2) => Answer::Silence,
                _ => migrated(asked, before),
            }
        })
        .await;
        server.wait_for("/readyz", 200).await;
        let looks = || fake.runs("migrate/list_applied");
        until("the schema is looked at again", || looks() == 4).await;
        assert!(server.lives(), "the process has ended");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_with_a_wrong_password_starts_and_does_not_try_it_in_a_loop() {
    let fake = FakeBolt::start(|asked, _| match asked.message {
        "HELLO" => Answer::FailureAndClose("Neo.ClientError.Security.Unauthorized"),
        _ => Answer::Usual,
    })
    .await;
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut server = Process::start(&format!("bolt://{}", fake.address), log.path());
    server.wait_for("/livez", 200).await;
    let (probes, text) = server.wait_for("/readyz", 503).await;
    assert!(text.contains("authentication"), "{text}");
    // In the same time it would look for a database that is away several times.
    tokio::time::sleep(DEADLINE * 2).await;
    assert_eq!(fake.count("HELLO"), probes + 1);
    assert_eq!(alarms(log.path()).len(), 1);
    assert!(server.lives(), "the process has ended");
    fake.follow(migrated);
    server.wait_for("/readyz", 200).await;
}
