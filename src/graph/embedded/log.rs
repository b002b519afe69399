//! The log of a graph that is kept in a file: how much of it is whole, and how much was committed.
//!
//! The engine stops reading at the first frame that it cannot verify, and serves what is before it. That
//! is right for the end of a log that a crash cut off, and wrong for a log that was damaged later: commits
//! that were acknowledged would be gone without a word. A mark next to the log says how long it was after
//! the last commit, so that the two can be told apart.

use std::{
    fs::{File, OpenOptions},
    io::{self, BufReader, ErrorKind, Read, Write as _},
    path::{Path, PathBuf},
};

/// What every log begins with: its magic and the version of its format.
const MAGIC: &[u8; 4] = b"KWAL";
/// Bytes before the first frame.
const HEADER: u64 = 5;
/// Bytes before the payload of a frame: its length and its checksum, both little-endian.
const ENVELOPE: u64 = 8;

/// A file that belongs to a graph: its path with an ending.
pub(super) fn sibling(graph: &Path, ending: &str) -> PathBuf {
    let mut name = graph.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Where a log is damaged, in bytes from its beginning; none when all of it is whole, or a crash cut
/// off its end before what was written there was acknowledged.
///
/// # Errors
/// When the log or its mark cannot be read.
pub(super) fn damage(log: &Path, mark: &Path) -> io::Result<Option<u64>> {
    let committed = Mark::read(mark)?;
    let file = match File::open(log) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            // Nothing was committed after the graph was last written as a whole, or the log is lost.
            let lost = committed.is_some_and(|mark| mark.length > HEADER);
            return Ok(lost.then_some(0));
        }
        Err(error) => return Err(error),
    };
    let identity = identity(&file)?;
    let scan = scan(file)?;
    let short = committed.is_some_and(|mark| mark.log == identity && scan.whole < mark.length);
    Ok((short || scan.damaged).then_some(scan.whole))
}

struct Scan {
    /// Bytes up to the end of the last frame that is whole.
    whole: u64,
    /// Whether what follows cannot be the end that a crash leaves.
    damaged: bool,
}

fn scan(file: File) -> io::Result<Scan> {
    let length = file.metadata()?.len();
    let mut log = BufReader::new(file);
    let mut header = Vec::new();
    log.by_ref().take(HEADER).read_to_end(&mut header)?;
    if length < HEADER {
        // A crash while the log was made: nothing was committed in it.
        let begun = MAGIC.starts_with(&header) || header.iter().all(|byte| *byte == 0);
        return Ok(Scan {
            whole: 0,
            damaged: !begun,
        });
    }
    if !header.starts_with(MAGIC) {
        return Ok(Scan {
            whole: 0,
            damaged: true,
        });
    }
    let mut whole = HEADER;
    while whole < length {
        let left = length - whole;
        if left < ENVELOPE {
            return Ok(Scan {
                whole,
                damaged: false,
            });
        }
        let size = u64::from(number(&mut log)?);
        let sum = number(&mut log)?;
        if size > left - ENVELOPE {
            // A crash in the middle of a frame, or a length that was changed: the mark knows.
            return Ok(Scan {
                whole,
                damaged: false,
            });
        }
        let (found, last) = checksum(&mut log, size)?;
        if size == 0 || found != sum {
            // A whole frame that is wrong was damaged, unless it ends in space that was never written.
            let rest = rest_is_written(&mut log)?;
            return Ok(Scan {
                whole,
                damaged: rest || (size > 0 && last != 0),
            });
        }
        whole += ENVELOPE + size;
    }
    Ok(Scan {
        whole,
        damaged: false,
    })
}

/// The next four bytes as a number, the lowest first.
fn number(log: &mut impl Read) -> io::Result<u32> {
    let mut bytes = [0; 4];
    log.read_exact(&mut bytes)?;
    Ok(u32::from_le_bytes(bytes))
}

/// The checksum of the next bytes, and the last of them.
fn checksum(log: &mut impl Read, size: u64) -> io::Result<(u32, u8)> {
    let mut sum = crc32fast::Hasher::new();
    let mut last = 0;
    let mut buffer = [0; 1 << 14];
    let mut payload = log.take(size);
    loop {
        let read = payload.read(&mut buffer)?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else {
            return Ok((sum.finalize(), last));
        };
        sum.update(part);
        last = part.last().copied().unwrap_or_default();
    }
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

/// How long a log was after its last commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    /// Which file the log was: one that replaces it has a length of its own.
    log: u64,
    length: u64,
}

impl Mark {
    /// The mark of a file; none when there is none, or it was cut off while it was written.
    fn read(path: &Path) -> io::Result<Option<Self>> {
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let text = String::from_utf8_lossy(&bytes);
        let mut parts = text.split_whitespace().map(str::parse::<u64>);
        let (Some(Ok(log)), Some(Ok(length)), Some(Ok(sum))) =
            (parts.next(), parts.next(), parts.next())
        else {
            return Ok(None);
        };
        Ok((sum == !(log ^ length)).then_some(Self { log, length }))
    }
}

/// Writes the mark of a log, which no other thread appends to meanwhile.
///
/// It need not reach the disk at once: after a power cut an older mark is true of the log all the same.
///
/// # Errors
/// When the log cannot be looked at or the mark cannot be written.
pub(super) fn write_mark(log: &Path, mark: &Path) -> io::Result<()> {
    let log = File::open(log)?;
    let (identity, length) = (identity(&log)?, log.metadata()?.len());
    // Always as long as the one before it, which it overwrites in one step.
    let text = format!("{identity:020} {length:020} {:020}\n", !(identity ^ length));
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(mark)?;
    file.write_all(text.as_bytes())
}

#[cfg(unix)]
fn identity(file: &File) -> io::Result<u64> {
    use std::os::unix::fs::MetadataExt as _;
    Ok(file.metadata()?.ino())
}

#[cfg(not(unix))]
fn identity(_: &File) -> io::Result<u64> {
    Ok(0)
}
