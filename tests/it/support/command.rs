//! The binary, run as a user runs it.

use std::{
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::LazyLock,
};

use super::engine::neo4j;
use secrecy::ExposeSecret as _;

/// The command in the root of the repository, with no setting but the password of the tests' server.
pub fn passerelle(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_passerelle"));
    command
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        // A caught panic would load the debug information of the whole binary, which is no growth of ours.
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null());
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("PASSERELLE_")) {
        command.env_remove(name);
    }
    if args.first() == Some(&"serve") {
        command.env("PASSERELLE_SERVER__CARD_KEY_FILE", card_key());
    }
    if let Some(address) = neo4j() {
        command
            .env("PASSERELLE_GRAPH__USER", address.user)
            .env(
                "PASSERELLE_GRAPH__PASSWORD",
                address.password.expose_secret(),
            )
            .env("PASSERELLE_GRAPH__DEADLINE_SECONDS", "60");
    }
    command
}

/// A file of a key for ids of cards, which its owner alone can read.
fn card_key() -> PathBuf {
    static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
        let (_, path) = tempfile::NamedTempFile::new().unwrap().keep().unwrap();
        std::fs::write(&path, "5e".repeat(32)).unwrap();
        path
    });
    FILE.clone()
}

/// Runs a command to its end.
pub fn run(args: &[&str]) -> Output {
    passerelle(args).output().unwrap()
}

/// Runs a command that must end well, and gives its stdout.
pub fn succeed(args: &[&str]) -> String {
    let output = run(args);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// A server that is stopped when the test ends.
pub struct Server {
    child: Child,
    pub address: String,
}

impl Server {
    /// Starts `serve --demo` on a free port and waits until it says where it listens.
    pub fn start(args: &[&str]) -> Self {
        Self::public(&[&["--demo"], args].concat())
    }

    /// The same without `--demo`: a request is anonymous where a graph is named.
    pub fn public(args: &[&str]) -> Self {
        let mut command = passerelle(&["serve", "--listen", "127.0.0.1:0"]);
        Self::launch(command.args(args).stderr(Stdio::null()))
    }

    /// The same for a command that has its own settings.
    pub fn launch(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        stdout.read_line(&mut line).unwrap();
        let address = line
            .trim()
            .strip_prefix("listening on ")
            .unwrap()
            .to_owned();
        Self { child, address }
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to stop, as a supervisor does, and gives its exit code.
    pub fn terminate(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").arg(&id).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A path as an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
