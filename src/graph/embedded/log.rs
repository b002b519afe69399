//! The log of a graph that is kept in a file: how much of it is whole, and which commits are in it.
//!
//! The engine stops reading at the first frame that it cannot verify, and serves what is before it. That
//! is right for the end of a log that a crash cut off, and wrong for a log that was damaged later: commits
//! that were acknowledged would be gone without a word. So each commit has a number, which goes on when the
//! log is folded into the graph and is copied with the files; [`super::mark`] says which was the last.

use std::{
    fs::File,
    io::{self, BufReader, ErrorKind, Read},
    path::{Path, PathBuf},
};

/// What every log begins with: its magic and the version of its format.
const MAGIC: &[u8; 4] = b"KWAL";
/// Bytes before the first frame.
pub(super) const HEADER: u64 = 5;
/// Bytes before the payload of a frame: its length and its checksum, both little-endian.
const ENVELOPE: u64 = 8;
/// Bytes of a number at most, seven bits in each.
const NUMBER: usize = 10;

/// A file that belongs to a graph: its path with an ending.
pub(super) fn sibling(graph: &Path, ending: &str) -> PathBuf {
    let mut name = graph.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// What a log holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scan {
    /// Bytes of the file.
    pub(super) length: u64,
    /// Bytes up to the end of the last frame that is whole.
    pub(super) whole: u64,
    /// Whether what follows cannot be the end that a crash leaves.
    pub(super) damaged: bool,
    /// The numbers of the first and the last commit in it.
    pub(super) commits: Option<(u64, u64)>,
}

/// What the log at a path holds; none when there is no log.
///
/// # Errors
/// When it cannot be read.
pub(super) fn scan(path: &Path) -> io::Result<Option<Scan>> {
    match File::open(path) {
        Ok(file) => read(file).map(Some),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn read(file: File) -> io::Result<Scan> {
    let length = file.metadata()?.len();
    let mut log = BufReader::new(file);
    let mut found = Scan {
        length,
        whole: 0,
        damaged: false,
        commits: None,
    };
    let mut header = Vec::new();
    log.by_ref().take(HEADER).read_to_end(&mut header)?;
    if length < HEADER {
        // A crash while the log was made: nothing was committed in it.
        found.damaged = !MAGIC.starts_with(&header) && header.iter().any(|byte| *byte != 0);
        return Ok(found);
    }
    if !header.starts_with(MAGIC) {
        found.damaged = true;
        return Ok(found);
    }
    found.whole = HEADER;
    while found.whole < length {
        let left = length - found.whole;
        if left < ENVELOPE {
            break;
        }
        let size = u64::from(number(&mut log)?);
        let sum = number(&mut log)?;
        if size > left - ENVELOPE {
            // A crash in the middle of a frame, or a length that was changed: the mark knows.
            break;
        }
        let frame = payload(&mut log, size)?;
        if size == 0 || frame.sum != sum {
            // A whole frame that is wrong was damaged, unless it ends in space that was never written.
            let rest = rest_is_written(&mut log)?;
            found.damaged = rest || (size > 0 && frame.last != 0);
            break;
        }
        let Some(commit) = frame.commit else {
            found.damaged = true;
            break;
        };
        let first = found.commits.map_or(commit, |(first, _)| first);
        found.commits = Some((first, commit));
        found.whole += ENVELOPE + size;
    }
    Ok(found)
}

/// The next four bytes as a number, the lowest first.
fn number(log: &mut impl Read) -> io::Result<u32> {
    let mut bytes = [0; 4];
    log.read_exact(&mut bytes)?;
    Ok(u32::from_le_bytes(bytes))
}

/// What is looked at of the payload of a frame.
struct Payload {
    sum: u32,
    last: u8,
    /// The number of the commit, with which it begins.
    commit: Option<u64>,
}

/// Reads the next bytes.
fn payload(log: &mut impl Read, size: u64) -> io::Result<Payload> {
    let mut sum = crc32fast::Hasher::new();
    let mut last = 0;
    let mut start = Vec::with_capacity(NUMBER);
    let mut buffer = [0; 1 << 14];
    let mut payload = log.take(size);
    loop {
        let read = payload.read(&mut buffer)?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else {
            return Ok(Payload {
                sum: sum.finalize(),
                last,
                commit: varint(&start),
            });
        };
        sum.update(part);
        last = part.last().copied().unwrap_or_default();
        start.extend(part.iter().take(NUMBER - start.len()));
    }
}

/// The number at the beginning of some bytes: seven bits in each, the lowest first, the last below 128.
fn varint(bytes: &[u8]) -> Option<u64> {
    let mut number = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let bits = u64::from(byte & 0x7f);
        let shifted = bits << (7 * at);
        if shifted >> (7 * at) != bits {
            return None;
        }
        number |= shifted;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Whether anything but zeros follows.
fn rest_is_written(log: &mut impl Read) -> io::Result<bool> {
    let mut buffer = [0; 1 << 14];
    loop {
        let read = log.read(&mut buffer)?;
        let part = buffer.get(..read).unwrap_or_default();
        if part.is_empty() {
            return Ok(false);
        }
        if part.iter().any(|byte| *byte != 0) {
            return Ok(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_commits_are_read_as_the_engine_writes_them() {
        for (bytes, number) in [
            (&[0x00][..], Some(0)),
            (&[0x01, 0xff], Some(1)),
            (&[0x7f], Some(127)),
            (&[0x80, 0x01], Some(128)),
            (&[0xac, 0x02, 0x05], Some(300)),
            (
                &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
                Some(u64::MAX),
            ),
            (
                &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02],
                None,
            ),
            (&[0x80], None),
            (&[], None),
        ] {
            assert_eq!(varint(bytes), number, "{bytes:?}");
        }
    }
}
