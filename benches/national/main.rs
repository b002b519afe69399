//! What each question costs at national scale, through GraphQL and through the bare driver, in one run.
//!
//! `benches/run` starts Neo4j, loads it and calls this; it prints the tables of `docs/performance.md`. With
//! `BENCH_EMBEDDED`, a directory of data, the embedded engine is asked instead, through GraphQL alone.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on must stop"
)]

use std::{
    env, fs,
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};

mod packstream;
mod peer;
#[path = "../../tests/it/support/plan.rs"]
mod plan;
mod question;
mod raw;
mod record;
mod report;
mod server;

use plan::Planner;
use question::{Asked, QUESTIONS, Question, Sample};
use raw::Driver;
use record::{Recorder, Sent};
use report::{Measured, Pressed, Spread};
use server::{Account, Server, agent};

/// Requests of a question that are sent in turn.
const VARIANTS: u32 = 20;
/// Rounds over them before anything is measured, and how long no other is begun after.
const WARMING: (usize, Duration) = (5, Duration::from_secs(15));
/// The same, measured.
const MEASURED: (usize, Duration) = (15, Duration::from_secs(40));
/// Clients at once, and for how long.
const CLIENTS: usize = 8;
/// The same.
const PRESSED_FOR: Duration = Duration::from_secs(6);

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
        .args(["serve", "--quiet", "--listen", "127.0.0.1:0"])
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
                statements.retain(|one| !one.writes());
            }
            sent.push(statements);
        }
        case.sent = Arc::new(sent);
    }
    cases
}

/// Who asks beside us, on Neo4j.
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
        beside(agents, &runtime)
    } else {
        let ours = serve(None, &data);
        let cases = list(&ours, agents);
        (ours, cases, None)
    };
    let mut measured = Vec::new();
    for case in &cases {
        eprintln!("{}…", case.question.name);
        measured.push(measure(case, &ours, others.as_ref(), &runtime));
    }
    let peer = others.as_ref().and_then(|others| others.peer.as_ref());
    let memory = (ours.memory(), peer.map(Server::memory));
    let text = report::markdown(&measured, memory, agents);
    fs::write(setting("BENCH_REPORT"), &text).unwrap();
    fs::write(setting("BENCH_TIMES"), report::times_as_csv(&measured)).unwrap();
    println!("{text}");
}

/// Neo4j, served by us, by the peer, and asked by the bare driver.
fn beside(agents: u32, runtime: &tokio::runtime::Runtime) -> (Server, Vec<Case>, Option<Others>) {
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

/// Rounds as many as there may be, none begun once their time is over; at least one.
fn repeat(
    (rounds, longest): (usize, Duration),
    round: impl Fn(&mut [Vec<Duration>; 3]),
) -> [Vec<Duration>; 3] {
    let mut times = [const { Vec::new() }; 3];
    let begun = Instant::now();
    for _ in 0..rounds {
        round(&mut times);
        if begun.elapsed() > longest {
            break;
        }
    }
    times
}

fn measure(
    case: &Case,
    ours: &Server,
    others: Option<&Others>,
    runtime: &tokio::runtime::Runtime,
) -> Measured {
    let client = agent();
    let count = case.requests.len();
    // What a question that writes has sent is not to be done again.
    let others = others.filter(|_| !case.question.writes());
    let peer = others.and_then(|others| others.peer.as_ref());
    let asked_of_peer = Arc::new(peer.map_or_else(Vec::new, |_| peer::requests(case)));
    let round = |times: &mut [Vec<Duration>; 3]| {
        for variant in 0..count {
            let graphql = ours.ask(&client, &case.requests[variant]).1;
            let raw = others.map(|others| runtime.block_on(others.driver.run(&case.sent[variant])));
            let theirs = peer.map(|peer| peer.ask(&client, &asked_of_peer[variant]).1);
            let all = [Some(graphql), raw, theirs];
            for (kept, one) in times.iter_mut().zip(all) {
                kept.extend(one);
            }
        }
    };
    repeat(WARMING, round);
    let times = repeat(MEASURED, round);
    let [graphql, raw, theirs] = times.map(|all| Spread::of(&all));
    let pressed = Pressed::of(
        || ours.cpu(),
        || ours.press(&case.requests, CLIENTS, PRESSED_FOR),
    );
    let pressed_raw = others.map(|others| {
        let press = others.driver.press(&case.sent, CLIENTS, PRESSED_FOR);
        Pressed::of(|| server::cpu("self"), || runtime.block_on(press))
    });
    let pressed_peer = peer.map(|peer| {
        let press = || peer.press(&asked_of_peer, CLIENTS, PRESSED_FOR);
        Pressed::of(|| peer.cpu(), press)
    });
    let hits = others.map_or_else(Vec::new, |others| hits(&others.account, &case.sent[0]));
    Measured {
        name: case.question.name,
        goal: case.question.goal,
        statements: case.sent.first().map_or(0, Vec::len),
        trips: case.trips,
        hits,
        graphql,
        raw,
        peer: theirs,
        pressed,
        pressed_raw,
        pressed_peer,
    }
}

/// What each statement touches.
fn hits(account: &Account, sent: &[Sent]) -> Vec<(&'static str, u64)> {
    let planner = Planner::new(&account.http, &account.user, &account.password);
    let hits = |one: &Sent| planner.profile(&one.text, &one.params);
    sent.iter()
        .map(|one| (one.statement().name, hits(one)))
        .collect()
}

/// What the peer is given to serve.
fn write_json(path: &str, value: &serde_json::Value) {
    fs::write(path, value.to_string()).unwrap();
}
