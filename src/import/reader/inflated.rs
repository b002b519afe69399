//! Compressed bytes, checked on their way: how far they inflate, their checksum, their size.

use std::io::{self, Read};

use flate2::Crc;

/// How many bytes may come of each that is compressed.
const RATIO: u64 = 100;

/// How many bytes may come of any file beyond that.
const FREE: u64 = 10_000_000;

/// The most bytes that may come of any file.
const MOST: u64 = 4_000_000_000;

/// What a zip says of an entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whole {
    /// The checksum of its bytes.
    pub(super) crc: u32,
    /// How many they are.
    pub(super) size: u64,
}

/// A stream that fails when it inflates too far, or ends otherwise than was said.
pub(super) struct Inflated<R> {
    from: R,
    most: u64,
    read: u64,
    crc: Crc,
    said: Option<Whole>,
}

impl<R: Read> Inflated<R> {
    /// What comes of so many compressed bytes.
    pub(super) fn new(from: R, compressed: u64, said: Option<Whole>) -> Self {
        Self {
            from,
            most: MOST.min(compressed.saturating_mul(RATIO) + FREE),
            read: 0,
            crc: Crc::new(),
            said,
        }
    }
}

impl<R: Read> Read for Inflated<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.read += read as u64;
        if self.read > self.most {
            return Err(wrong("it inflates to more than a hundred times its size"));
        }
        if let Some(said) = self.said {
            self.crc.update(&buffer[..read]);
            let ended = read == 0 && !buffer.is_empty();
            if ended && (self.read != said.size || self.crc.sum() != said.crc) {
                return Err(wrong(
                    "an entry of the zip has not the size or checksum that the zip says",
                ));
            }
        }
        Ok(read)
    }
}

fn wrong(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}
