//! Whether a quotation mark that was opened by mistake took other rows into one cell.
//!
//! A cell may have line breaks: a description has. What gives a mistake away is the number of cells, what stands
//! after the mark that closes, and lines inside the cell that are rows by themselves.

/// The most lines of one record; the longest descriptions of posts have some dozens.
const LINES: u64 = 200;

/// How many cells a row has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Width {
    /// Up to the last column that has a name.
    pub(super) least: usize,
    /// With the columns after it that have none.
    pub(super) most: usize,
}

/// How many line breaks a text has.
pub(super) fn breaks(text: &[u8]) -> u64 {
    (text.split(|byte| *byte == b'\n').count() - 1) as u64
}

/// How many lines a record takes, with or without the break that ends it.
pub(super) fn lines(record: &[u8]) -> u64 {
    breaks(record) + u64::from(!record.ends_with(b"\n"))
}

/// Whether a record of several lines holds other rows.
pub(super) fn swallows(record: &[u8], cells: &[&[u8]], width: Width, separator: u8) -> bool {
    let lines = lines(record);
    if lines < 2 {
        return false;
    }
    let beyond = cells.iter().skip(width.most).any(|cell| !cell.is_empty());
    let first = cells.first().is_some_and(|cell| cell.contains(&b'\n'));
    lines > LINES
        || cells.len() < width.least
        || beyond
        || is_garbled(record, separator)
        || record
            .split(|byte| *byte == b'\n')
            .skip(1)
            .any(|line| is_row(line, width, separator, first))
}

/// Whether something else than a separator follows a mark that closes.
fn is_garbled(record: &[u8], separator: u8) -> bool {
    let mut bytes = record.iter().copied().peekable();
    let mut begins = true;
    while let Some(byte) = bytes.next() {
        if begins && byte == b'"' {
            while let Some(byte) = bytes.next() {
                if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
                    break;
                }
            }
            while bytes.next_if_eq(&b' ').is_some() {}
            let is_end = |byte: &u8| *byte == separator || matches!(byte, b'\r' | b'\n');
            if bytes.peek().is_some_and(|byte| !is_end(byte)) {
                return true;
            }
        }
        begins = byte == separator;
    }
    false
}

/// Whether a line is a row by itself: as many cells as the header, a key, and no prose, in which a blank follows each
/// sign. The last line of a cell has an odd number of marks; it is a row where the marks are left out of account, but
/// not where the cell is the first, whose last line has every other.
fn is_row(line: &[u8], width: Width, separator: u8, first: bool) -> bool {
    let marks = line.split(|byte| *byte == b'"').count() - 1;
    if marks % 2 == 1 && first {
        return false;
    }
    let (mut cells, mut quoted) = (1, false);
    let mut before = separator;
    for byte in line {
        match *byte {
            b'"' if marks % 2 == 0 => quoted = !quoted,
            b' ' if before == separator && !quoted => return false,
            byte if byte == separator && !quoted => cells += 1,
            _ => {}
        }
        before = *byte;
    }
    width.least > 1
        && (width.least..=width.most).contains(&cells)
        && line.first() != Some(&separator)
}
