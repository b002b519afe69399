//! The processes that are measured, and the clients that ask them.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use super::question::Asked;

/// Clock ticks of a second in `/proc`: the same on every Linux that we know.
const TICKS: f64 = 100.0;

/// A Neo4j server, and who we are to it.
#[derive(Clone)]
pub struct Account {
    /// `bolt://…`
    pub url: String,
    /// `http://…`, for plans.
    pub http: String,
    /// The user's name.
    pub user: String,
    /// The user's password.
    pub password: String,
}

/// A process that answers GraphQL.
pub struct Server {
    child: Child,
    url: String,
}

impl Server {
    /// Starts a command that prints `listening on URL`.
    pub fn launch(command: &mut Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        said.read_line(&mut line).unwrap();
        let url = line
            .trim()
            .strip_prefix("listening on ")
            .unwrap_or_else(|| {
                panic!("the server did not start: {line}");
            });
        Self {
            url: format!("{}/graphql", url.trim_end_matches("/graphql")),
            child,
        }
    }

    /// Processor time that it has used, in milliseconds.
    pub fn cpu(&self) -> f64 {
        cpu(&self.child.id().to_string())
    }

    /// Memory that it holds, in MiB.
    pub fn memory(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.unwrap().trim().trim_end_matches(" kB").parse::<f64>();
        kilobytes.unwrap() / 1024.0
    }

    /// Asks once; an answer with errors ends the run, since ratios of it would mean nothing.
    pub fn ask(&self, agent: &ureq::Agent, asked: &Asked) -> (Value, Duration) {
        let begun = Instant::now();
        let mut post = agent.post(&self.url).header("accept", "application/json");
        if !asked.token.is_empty() {
            post = post.header("authorization", format!("Bearer {}", asked.token));
        }
        let mut answer = post.send_json(&asked.body).unwrap();
        let text = answer
            .body_mut()
            .with_config()
            .limit(64 << 20)
            .read_to_vec()
            .unwrap();
        let took = begun.elapsed();
        let answer: Value = serde_json::from_slice(&text).unwrap();
        assert!(
            answer["errors"].is_null(),
            "no ratios of errors: {} {answer}",
            asked.body
        );
        (answer, took)
    }

    /// Asks from several clients for a while, and gives how many answers came.
    pub fn press(&self, requests: &Arc<Vec<Asked>>, clients: usize, time: Duration) -> usize {
        let end = Instant::now() + time;
        let done = AtomicUsize::new(0);
        thread::scope(|scope| {
            for client in 0..clients {
                let (done, requests) = (&done, Arc::clone(requests));
                scope.spawn(move || {
                    let agent = agent();
                    let mut turn = client * 7;
                    while Instant::now() < end {
                        self.ask(&agent, &requests[turn % requests.len()]);
                        done.fetch_add(1, Ordering::Relaxed);
                        turn += 1;
                    }
                });
            }
        });
        done.into_inner()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Processor time of a process, in milliseconds; `self` is this one.
pub fn cpu(process: &str) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    let after = stat.rsplit_once(')').unwrap().1;
    let fields: Vec<f64> = after
        .split_whitespace()
        .map(|x| x.parse().unwrap_or(0.0))
        .collect();
    (fields[11] + fields[12]) / TICKS * 1000.0
}

/// A client that keeps its connection.
pub fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .into()
}
