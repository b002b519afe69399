//! Where bytes come from: a file, a compressed file, an entry of a zip.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek as _, SeekFrom},
    path::{Path, PathBuf},
    sync::Arc,
};

use flate2::read::{DeflateDecoder, MultiGzDecoder};
use zip::{CompressionMethod, ZipArchive};

use super::{
    ReadError,
    encoding::{self, Charset, fill, guess},
    inflated::{Inflated, Whole},
};

const ZIP: [u8; 4] = *b"PK\x03\x04";
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// One stream of bytes; it can be opened more than once.
#[derive(Debug, Clone)]
pub struct Input {
    path: PathBuf,
    name: Arc<str>,
    place: Place,
    charset: Option<Charset>,
}

#[derive(Debug, Clone)]
enum Place {
    Plain,
    Gzip,
    Entry {
        header: u64,
        bytes: u64,
        stored: bool,
        whole: Whole,
    },
}

impl Input {
    /// What a file holds: itself, or the entries of a zip in the order of their names.
    ///
    /// # Errors
    /// When the file cannot be read, or is a broken zip.
    pub fn all(path: &Path) -> Result<Vec<Self>, ReadError> {
        let start = first_bytes(path)?;
        if start == ZIP {
            return entries(path);
        }
        let name = file_name(&path.to_string_lossy());
        Ok(vec![if start[..2] == GZIP {
            Self {
                path: path.to_owned(),
                name: name.strip_suffix(".gz").unwrap_or(&name).into(),
                place: Place::Gzip,
                charset: None,
            }
        } else {
            Self {
                path: path.to_owned(),
                name: name.into(),
                place: Place::Plain,
                charset: None,
            }
        }])
    }

    /// The same, of which somebody names the encoding.
    #[must_use]
    pub fn in_charset(self, charset: Option<Charset>) -> Self {
        Self { charset, ..self }
    }

    /// The encoding that somebody named.
    pub(super) fn charset(&self) -> Option<Charset> {
        self.charset
    }

    /// The name of the file or entry, without folders and without `.gz`.
    #[must_use]
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The file that holds it.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens it from its start.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(&self) -> Result<Box<dyn Read + Send>, ReadError> {
        let file = File::open(&self.path).map_err(|error| self.unreadable(error))?;
        Ok(match self.place {
            Place::Plain => Box::new(file),
            Place::Gzip => {
                let metadata = file.metadata().map_err(|error| self.unreadable(error))?;
                let inflated = MultiGzDecoder::new(BufReader::new(file));
                Box::new(Inflated::new(inflated, metadata.len(), None))
            }
            Place::Entry {
                header,
                bytes,
                stored,
                whole,
            } => {
                let part = entry_data(file, header)
                    .map_err(|error| self.unreadable(error))?
                    .take(bytes);
                if stored {
                    Box::new(Inflated::new(part, bytes, Some(whole)))
                } else {
                    let inflated = DeflateDecoder::new(BufReader::new(part));
                    Box::new(Inflated::new(inflated, bytes, Some(whole)))
                }
            }
        })
    }

    /// Whether it begins like JSON.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn is_json(&self) -> Result<bool, ReadError> {
        let mut start = [0; 64];
        let read = fill(&mut self.open()?, &mut start).map_err(|error| self.unreadable(error))?;
        let (start, _) = guess(&start[..read]).decode_with_bom_removal(&start[..read]);
        let first = start.bytes().find(|byte| !byte.is_ascii_whitespace());
        Ok(matches!(first, Some(b'[' | b'{')))
    }

    /// Whether it holds nothing but blanks, as far as its first bytes show.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn is_blank(&self) -> Result<bool, ReadError> {
        let mut start = [0; 4096];
        let read = fill(&mut self.open()?, &mut start).map_err(|error| self.unreadable(error))?;
        let start = &start[..read];
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        Ok(read < 4096 && start.iter().all(u8::is_ascii_whitespace))
    }

    /// Reads it to its end: whether its encoding is known, and its checksum and size are right.
    ///
    /// # Errors
    /// When it cannot be read, or the encoding is not known.
    pub fn check(&self) -> Result<(), ReadError> {
        encoding::detect(self).map(|_| ())
    }

    /// Says that it cannot be read.
    pub(super) fn unreadable(&self, error: io::Error) -> ReadError {
        ReadError::Unreadable(self.path.clone(), error)
    }
}

/// Whether a file begins like a zip.
#[must_use]
pub fn is_zip(path: &Path) -> bool {
    first_bytes(path).is_ok_and(|start| start == ZIP)
}

fn first_bytes(path: &Path) -> Result<[u8; 4], ReadError> {
    let unreadable = |error| ReadError::Unreadable(path.to_owned(), error);
    let mut start = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(4).read_to_end(&mut start).map_err(unreadable)?;
    start.resize(4, 0);
    Ok([start[0], start[1], start[2], start[3]])
}

fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

fn entries(path: &Path) -> Result<Vec<Input>, ReadError> {
    let file = File::open(path).map_err(|error| ReadError::Unreadable(path.to_owned(), error))?;
    let broken = |error| ReadError::Zip(path.to_owned(), error);
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(broken)?;
    let mut inputs = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(broken)?;
        let full = entry.name().map_err(broken)?.into_owned();
        if entry.is_dir() || full.starts_with("__MACOSX/") {
            continue;
        }
        let stored = match entry.compression() {
            CompressionMethod::Stored => true,
            CompressionMethod::Deflated => false,
            _ => return Err(ReadError::Entry(path.to_owned(), full)),
        };
        if entry.encrypted() {
            return Err(ReadError::Entry(path.to_owned(), full));
        }
        inputs.push(Input {
            path: path.to_owned(),
            name: file_name(&full).into(),
            place: Place::Entry {
                header: entry.header_start(),
                bytes: entry.compressed_size(),
                stored,
                whole: Whole {
                    crc: entry.crc32(),
                    size: entry.size(),
                },
            },
            charset: None,
        });
    }
    inputs.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(inputs)
}

/// The data of an entry: after its local header of 30 bytes, its name and its extra fields (APPNOTE 4.3.7).
fn entry_data(mut file: File, header: u64) -> io::Result<File> {
    let mut local = [0; 30];
    file.seek(SeekFrom::Start(header))?;
    file.read_exact(&mut local)?;
    let length = |at: usize| u64::from(u16::from_le_bytes([local[at], local[at + 1]]));
    file.seek(SeekFrom::Start(header + 30 + length(26) + length(28)))?;
    Ok(file)
}
