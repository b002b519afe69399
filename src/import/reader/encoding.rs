//! The encoding of a file, and fields that are in another.

use std::{
    borrow::Cow,
    io::{self, Read},
};

use encoding_rs::{Decoder, Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{ReadError, input::Input};

const CHUNK: usize = 1 << 16;

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// An encoding that somebody names, because the bytes do not show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// That of Windows in western Europe.
    Windows1252,
    /// That of old Macs.
    Macintosh,
}

impl Charset {
    fn encoding(self) -> &'static Encoding {
        match self {
            Self::Windows1252 => WINDOWS_1252,
            Self::Macintosh => MACINTOSH,
        }
    }
}

/// The encoding of an input: the one that was named, unless it has a mark of its own, or that of its byte order mark or of its zero bytes, else UTF-8 if all of it is, else
/// Windows-1252. The input is read to its end.
///
/// # Errors
/// When it cannot be read, or is in none of these.
pub(super) fn detect(input: &Input) -> Result<&'static Encoding, ReadError> {
    let mut from = input.open()?;
    let mut chunk = vec![0; CHUNK];
    let mut held = 0;
    let mut first = true;
    let mut seen = Seen::default();
    loop {
        let read = fill(&mut from, &mut chunk[held..]).map_err(|error| input.unreadable(error))?;
        let bytes = &chunk[..held + read];
        if first {
            let named = input.charset().map(Charset::encoding);
            seen.encoding = marked(bytes).or(named);
        }
        first = false;
        let cut = if seen.encoding.is_some() {
            bytes.len()
        } else {
            seen.see(bytes, read == 0)
        };
        held = bytes.len() - cut;
        chunk.copy_within(cut..cut + held, 0);
        if read == 0 {
            return seen.encoding().ok_or_else(|| {
                ReadError::Encoding(input.path().to_owned(), input.name().to_string())
            });
        }
    }
}

/// What the bytes of an input have shown.
#[derive(Default)]
struct Seen {
    encoding: Option<&'static Encoding>,
    /// Bytes that are no UTF-8.
    others: u64,
    /// Among them those that Windows-1252 does not have, or has where no text has them.
    strange: u64,
}

impl Seen {
    /// Takes some bytes, and says how many: a character that the end cuts is left for the next time.
    fn see(&mut self, bytes: &[u8], last: bool) -> usize {
        let mut at = 0;
        loop {
            match std::str::from_utf8(&bytes[at..]) {
                Ok(_) => return bytes.len(),
                Err(error) => {
                    at += error.valid_up_to();
                    match error.error_len() {
                        None if !last => return at,
                        wrong => {
                            let end = at + wrong.unwrap_or(bytes.len() - at);
                            for place in at..end {
                                self.other(
                                    bytes[place],
                                    place.checked_sub(1).map(|before| bytes[before]),
                                );
                            }
                            at = end;
                        }
                    }
                }
            }
        }
    }

    /// Takes a byte that is no UTF-8, after another: `8e` is `Ž`, which begins a word, and in Mac Roman `é`.
    fn other(&mut self, byte: u8, before: Option<u8>) {
        self.others += 1;
        let undefined = matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
        let inside = byte == 0x8e && before.is_some_and(|before| before.is_ascii_lowercase());
        self.strange += u64::from(undefined || inside);
    }

    /// The encoding; none where a tenth of what is no UTF-8 is no Windows-1252 either.
    fn encoding(&self) -> Option<&'static Encoding> {
        match self.encoding {
            Some(encoding) => Some(encoding),
            None if self.others == 0 => Some(UTF_8),
            None if self.strange * 10 >= self.others => None,
            None => Some(WINDOWS_1252),
        }
    }
}

/// The encoding that the first bytes of a file show, when the rest is not looked at.
pub(super) fn guess(start: &[u8]) -> &'static Encoding {
    marked(start).unwrap_or(match std::str::from_utf8(start) {
        Err(error) if error.error_len().is_some() => WINDOWS_1252,
        _ => UTF_8,
    })
}

fn marked(start: &[u8]) -> Option<&'static Encoding> {
    match start {
        [0xef, 0xbb, 0xbf, ..] => Some(UTF_8),
        // Without a mark every other byte of Latin letters is zero.
        [0xff, 0xfe, ..] | [1..=255, 0, 1..=255, 0, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] | [0, 1..=255, 0, 1..=255, ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// Fills a buffer as far as the input goes.
pub(super) fn fill(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match from.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// A stream of bytes as UTF-8, without its byte order mark. What is UTF-8 already passes as it is.
pub(super) struct Decoded<R> {
    from: R,
    decoder: Option<Decoder>,
    begun: bool,
    raw: Vec<u8>,
    text: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(from: R, encoding: &'static Encoding) -> Self {
        Self {
            from,
            decoder: (encoding != UTF_8).then(|| encoding.new_decoder_with_bom_removal()),
            begun: false,
            raw: vec![0; CHUNK],
            text: Vec::new(),
            given: 0,
            ended: false,
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() && !self.ended {
            let read = fill(&mut self.from, &mut self.raw)?;
            self.ended = read < self.raw.len();
            self.given = 0;
            if let Some(decoder) = &mut self.decoder {
                // Three bytes of UTF-8 for each byte is the most that any of these needs.
                self.text.resize(3 * CHUNK + 16, 0);
                let raw = &self.raw[..read];
                let (_, _, written, _) = decoder.decode_to_utf8(raw, &mut self.text, self.ended);
                self.text.truncate(written);
            } else {
                let raw = &self.raw[..read];
                let marked = !self.begun && raw.starts_with(MARK);
                self.text.clear();
                self.text
                    .extend_from_slice(&raw[if marked { MARK.len() } else { 0 }..]);
            }
            self.begun = true;
        }
        let left = &self.text[self.given..];
        let given = left.len().min(buffer.len());
        buffer[..given].copy_from_slice(&left[..given]);
        self.given += given;
        Ok(given)
    }
}

/// A field that was read as Windows-1252 and is UTF-8: `MÃ©tier` is `Métier`.
pub(super) fn repaired(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains(['Ã', 'Â', 'â', 'Å']) {
        return Cow::Borrowed(text);
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
    if unmappable {
        return Cow::Borrowed(text);
    }
    match String::from_utf8(bytes.into_owned()) {
        Ok(repaired) => Cow::Owned(repaired),
        Err(_) => Cow::Borrowed(text),
    }
}
