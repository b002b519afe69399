//! The mark of a graph that is kept in a file: the number of its last commit.
//!
//! It says nothing of which files the commit is in: a mark that was copied with them is true of the copy, and
//! one that is older than they are, as after a power cut, is true of them too.

use std::{
    fs::{self, OpenOptions},
    io::{self, ErrorKind, Write as _},
    path::Path,
};

use super::log::sibling;

/// With what a mark begins.
const WORD: &str = "committed";

/// What a mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// There is none.
    Missing,
    /// It is not what was written.
    Garbled,
    /// The number of the last commit.
    Commit(u64),
    /// How long the log was, in bytes: a mark of an earlier version.
    Length(u64),
}

impl Mark {
    /// Reads the mark at a path.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub(super) fn read(path: &Path) -> io::Result<Self> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::Missing),
            Err(error) => return Err(error),
        };
        Ok(std::str::from_utf8(&bytes).map_or(Self::Garbled, Self::parse))
    }

    fn parse(text: &str) -> Self {
        let parts: Vec<_> = text.split_whitespace().collect();
        let numbers: Vec<_> = parts.iter().map(|part| part.parse::<u64>().ok()).collect();
        match (parts.first(), numbers.as_slice()) {
            (Some(&WORD), [None, Some(commit), Some(_)]) if text == written(*commit) => {
                Self::Commit(*commit)
            }
            (_, [Some(log), Some(length), Some(sum)]) if *sum == !(log ^ length) => {
                Self::Length(*length)
            }
            _ => Self::Garbled,
        }
    }
}

/// The text of a mark, always of one length.
fn written(commit: u64) -> String {
    let sum = crc32fast::hash(&commit.to_le_bytes());
    format!("{WORD} {commit:020} {sum:010}\n")
}

/// Writes a mark over the one before it, in one step since it is as long.
///
/// It need not reach the disk at once: after a power cut an older mark is true all the same.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write(path: &Path, commit: u64) -> io::Result<()> {
    let mut options = OpenOptions::new();
    private(options.create(true).truncate(false).write(true));
    options.open(path)?.write_all(written(commit).as_bytes())
}

/// Writes a mark in the place of whatever was there, whole or not at all, and waits until it is on the disk.
///
/// # Errors
/// When it cannot be written.
pub(super) fn replace(path: &Path, commit: u64) -> io::Result<()> {
    let new = sibling(path, ".new");
    let mut options = OpenOptions::new();
    private(options.create(true).truncate(true).write(true));
    let mut file = options.open(&new)?;
    file.write_all(written(commit).as_bytes())?;
    file.sync_all()?;
    fs::rename(&new, path)
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) {
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
}

#[cfg(not(unix))]
fn private(_: &mut OpenOptions) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_what_was_written_or_none() {
        for commit in [0, 1, 300, u64::MAX] {
            let text = written(commit);
            assert_eq!(text.len(), 42);
            assert_eq!(Mark::parse(&text), Mark::Commit(commit));
            for at in 0..text.len() {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= 1;
                let damaged = String::from_utf8(bytes).unwrap();
                assert_eq!(Mark::parse(&damaged), Mark::Garbled, "byte {at}");
                assert_eq!(Mark::parse(&text[..at]), Mark::Garbled, "{at} bytes");
            }
        }
        let (log, length) = (1_234_567_u64, 4_321_u64);
        let older = format!("{log:020} {length:020} {:020}\n", !(log ^ length));
        assert_eq!(Mark::parse(&older), Mark::Length(length));
        assert_eq!(Mark::parse("1 2 3"), Mark::Garbled);
        assert_eq!(Mark::parse(""), Mark::Garbled);
    }
}
