//! How far an import is: a bar on a terminal, a log line every five seconds elsewhere.

use std::{
    io::IsTerminal as _,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressStyle};

/// Time between two log lines.
const PAUSE: Duration = Duration::from_secs(5);

/// Told how far an import is.
pub trait Progress {
    /// A file of so many bytes, or rows of a source, begins.
    fn start(&mut self, file: &'static str, bytes: u64);
    /// So many of them have been read.
    fn advance(&mut self, bytes: u64);
    /// It is done.
    fn finish(&mut self);
}

/// Says nothing.
pub struct Silent;

impl Progress for Silent {
    fn start(&mut self, _file: &'static str, _bytes: u64) {}
    fn advance(&mut self, _bytes: u64) {}
    fn finish(&mut self) {}
}

/// A bar for each file, on a terminal.
struct Bar(ProgressBar);

impl Progress for Bar {
    fn start(&mut self, file: &'static str, bytes: u64) {
        self.0 = ProgressBar::new(bytes);
        if let Ok(style) = ProgressStyle::with_template("{msg:26} {bar:30} {percent:>3} %") {
            self.0.set_style(style);
        }
        self.0.set_message(file);
    }

    fn advance(&mut self, bytes: u64) {
        self.0.set_position(bytes);
    }

    fn finish(&mut self) {
        self.0.finish();
    }
}

/// A log line every five seconds.
struct Lines {
    file: &'static str,
    bytes: u64,
    last: Instant,
}

impl Progress for Lines {
    fn start(&mut self, file: &'static str, bytes: u64) {
        self.file = file;
        self.bytes = bytes;
    }

    fn advance(&mut self, bytes: u64) {
        if self.last.elapsed() >= PAUSE {
            self.last = Instant::now();
            tracing::info!(file = self.file, at = bytes, of = self.bytes, "importing");
        }
    }

    fn finish(&mut self) {}
}

/// What suits where stderr goes.
#[must_use]
pub fn suited(quiet: bool) -> Box<dyn Progress> {
    if quiet {
        Box::new(Silent)
    } else if std::io::stderr().is_terminal() {
        Box::new(Bar(ProgressBar::hidden()))
    } else {
        Box::new(Lines {
            file: "",
            bytes: 0,
            last: Instant::now(),
        })
    }
}
