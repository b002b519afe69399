//! What each question costs at national scale, through GraphQL and through the bare driver, in one run.
//!
//! `benches/run` starts Neo4j, loads it and calls this; it prints the tables of `docs/performance.md`. With
//! `BENCH_EMBEDDED`, a directory of data, the embedded engine is asked instead, through GraphQL alone.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on must stop"
)]

use std::{env, fs, process::Command, sync::Arc};

mod packstream;
mod peer;
#[path = "../../tests/it/support/plan.rs"]
mod plan;
mod question;
mod raw;
mod record;
mod report;
mod server;
mod stage;

use question::{Asked, QUESTIONS, Question, Sample};
use raw::Driver;
use record::{Recorder, Sent};
use server::{Account, Server, agent};
use stage::Stage;

/// Requests of a question that are sent in turn.
const VARIANTS: u32 = 20;

/// One question with everything that is sent for it.
struct Case {
    question: &'static Question,
    requests: Arc<Vec<Asked>>,
    sent: Arc<Vec<Vec<Sent>>>,
    trips: usize,
}

#[expect(
    clippy::disallowed_methods,
    reason = "the script that starts this names the servers"
)]
fn setting(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set: start benches/run"))
}

/// Serves a graph at an address of Neo4j, or a directory of data in memory.
fn serve(account: Option<&Account>, graph: &str) -> Server {
    let mut command = Command::new(env!("CARGO_BIN_EXE_passerelle"));
    command
        .args(["serve", "--demo", "--quiet", "--listen", "127.0.0.1:0"])
        // Its clients have one address and ask without a pause.
        .env("PASSERELLE_LIMITS__COST_PER_MINUTE", "0")
        .args(["--as-of", &setting("BENCH_DAY")]);
    match account {
        Some(account) => command
            .args(["--graph", graph])
            .env("PASSERELLE_GRAPH__USER", &account.user)
            .env("PASSERELLE_GRAPH__PASSWORD", &account.password),
        None => command.args(["--data", graph]),
    };
    Server::launch(&mut command)
}

/// Everything that is asked; what is sent for it is not known yet.
fn list(server: &Server, agents: u32) -> Vec<Case> {
    let client = agent();
    let sample = Sample::read(|asked| server.ask(&client, asked).0, agents, VARIANTS);
    let case = |question: &'static Question| Case {
        question,
        requests: Arc::new(question.requests(&sample)),
        sent: Arc::default(),
        trips: 0,
    };
    QUESTIONS.iter().map(case).collect()
}

/// Sends every request once through a recording way, and keeps what the database was asked.
fn record(account: &Account, agents: u32) -> Vec<Case> {
    let to = account.url.trim_start_matches("bolt://");
    let recorder = Recorder::open(to).unwrap();
    let server = serve(Some(account), &format!("bolt://{}", recorder.address));
    let client = agent();
    let mut cases = list(&server, agents);
    for case in &mut cases {
        let mut sent = Vec::new();
        for request in case.requests.iter() {
            recorder.take();
            server.ask(&client, request);
            let (mut statements, taken) = recorder.take();
            case.trips = case.trips.max(taken);
            if !case.question.writes() {
                // A search that finds nothing is counted: the bare driver is not to count it again.
                statements.retain(|statement| !statement.writes());
            }
            sent.push(statements);
        }
        case.sent = Arc::new(sent);
    }
    cases
}

/// What people use today, on Neo4j.
struct Others {
    account: Account,
    driver: Driver,
    peer: Option<Server>,
}

fn main() {
    let agents: u32 = setting("BENCH_AGENTS").parse().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let data = setting("BENCH_EMBEDDED");
    let (ours, cases, others) = if data.is_empty() {
        others(agents, &runtime)
    } else {
        let ours = serve(None, &data);
        let cases = list(&ours, agents);
        (ours, cases, None)
    };
    let stage = Stage {
        ours,
        others,
        runtime,
    };
    for case in &cases {
        stage.warm(case);
    }
    let mut measured = Vec::new();
    for case in &cases {
        eprintln!("{}…", case.question.name);
        measured.push(stage.measure(case));
    }
    let Stage { ours, others, .. } = stage;
    let peer = others.as_ref().and_then(|others| others.peer.as_ref());
    let memory = (ours.memory(), peer.map(Server::memory));
    let text = report::markdown(&measured, memory, agents);
    fs::write(setting("BENCH_REPORT"), &text).unwrap();
    fs::write(setting("BENCH_TIMES"), report::times_as_csv(&measured)).unwrap();
    println!("{text}");
}

/// Neo4j, served by us, by the peer, and asked by the bare driver.
fn others(agents: u32, runtime: &tokio::runtime::Runtime) -> (Server, Vec<Case>, Option<Others>) {
    let account = Account {
        url: setting("NEO4J_TEST_URI"),
        http: setting("NEO4J_TEST_HTTP"),
        user: setting("NEO4J_TEST_USER"),
        password: setting("NEO4J_TEST_PASSWORD"),
    };
    let cases = record(&account, agents);
    let ours = serve(Some(&account), &account.url);
    let driver = runtime.block_on(async { Driver::new(&account) });
    let peer = peer::start(&account, &cases, &setting("BENCH_PEER"));
    let others = Others {
        account,
        driver,
        peer,
    };
    (ours, cases, Some(others))
}

/// What the peer is given to serve.
fn write_json(path: &str, value: &serde_json::Value) {
    fs::write(path, value.to_string()).unwrap();
}
