//! Values of `PackStream`, as JSON.

use serde_json::{Map, Number, Value};

/// Reads one value, and gives what follows it; none for a structure or for bytes that are no value.
pub fn value(bytes: &[u8]) -> Option<(Value, &[u8])> {
    let (&marker, rest) = bytes.split_first()?;
    Some(match marker {
        0x00..=0x7F | 0xF0..=0xFF => (i64::from(marker.cast_signed()).into(), rest),
        0x80..=0x8F => text(usize::from(marker & 0x0F), rest)?,
        0x90..=0x9F => list(usize::from(marker & 0x0F), rest)?,
        0xA0..=0xAF => map(usize::from(marker & 0x0F), rest)?,
        0xC0 => (Value::Null, rest),
        0xC1 => {
            let (number, rest) = rest.split_first_chunk::<8>()?;
            let number = Number::from_f64(f64::from_be_bytes(*number))?;
            (Value::Number(number), rest)
        }
        0xC2 => (false.into(), rest),
        0xC3 => (true.into(), rest),
        0xC8 => {
            let (number, rest) = rest.split_first()?;
            (i64::from(number.cast_signed()).into(), rest)
        }
        0xC9 => {
            let (number, rest) = rest.split_first_chunk()?;
            (i64::from(i16::from_be_bytes(*number)).into(), rest)
        }
        0xCA => {
            let (number, rest) = rest.split_first_chunk()?;
            (i64::from(i32::from_be_bytes(*number)).into(), rest)
        }
        0xCB => {
            let (number, rest) = rest.split_first_chunk()?;
            (i64::from_be_bytes(*number).into(), rest)
        }
        0xD0..=0xD2 => {
            let (size, rest) = size(marker - 0xD0, rest)?;
            text(size, rest)?
        }
        0xD4..=0xD6 => {
            let (size, rest) = size(marker - 0xD4, rest)?;
            list(size, rest)?
        }
        0xD8..=0xDA => {
            let (size, rest) = size(marker - 0xD8, rest)?;
            map(size, rest)?
        }
        _ => return None,
    })
}

/// A size of one, two or four bytes.
fn size(width: u8, bytes: &[u8]) -> Option<(usize, &[u8])> {
    match width {
        0 => bytes
            .split_first()
            .map(|(size, rest)| (usize::from(*size), rest)),
        1 => {
            let (size, rest) = bytes.split_first_chunk()?;
            Some((usize::from(u16::from_be_bytes(*size)), rest))
        }
        _ => {
            let (size, rest) = bytes.split_first_chunk()?;
            Some((usize::try_from(u32::from_be_bytes(*size)).ok()?, rest))
        }
    }
}

fn text(size: usize, bytes: &[u8]) -> Option<(Value, &[u8])> {
    let (text, rest) = bytes.split_at_checked(size)?;
    Some((std::str::from_utf8(text).ok()?.into(), rest))
}

fn list(size: usize, mut bytes: &[u8]) -> Option<(Value, &[u8])> {
    let mut all = Vec::new();
    for _ in 0..size {
        let (one, rest) = value(bytes)?;
        all.push(one);
        bytes = rest;
    }
    Some((all.into(), bytes))
}

fn map(size: usize, mut bytes: &[u8]) -> Option<(Value, &[u8])> {
    let mut all = Map::new();
    for _ in 0..size {
        let (Value::String(key), rest) = value(bytes)? else {
            return None;
        };
        let (one, rest) = value(rest)?;
        all.insert(key, one);
        bytes = rest;
    }
    Some((all.into(), bytes))
}
