//! Frames, names of messages, and the values of JSON in `PackStream`.

use serde_json::Value;

/// A message in one chunk.
pub fn framed(payload: &[u8]) -> Vec<u8> {
    let size = u16::try_from(payload.len()).unwrap();
    [&size.to_be_bytes(), payload, &[0, 0]].concat()
}

/// The name of a message.
pub(super) fn name(signature: u8) -> &'static str {
    match signature {
        0x01 => "HELLO",
        0x02 => "GOODBYE",
        0x0F => "RESET",
        0x10 => "RUN",
        0x11 => "BEGIN",
        0x12 => "COMMIT",
        0x13 => "ROLLBACK",
        0x2F => "DISCARD",
        0x3F => "PULL",
        0x66 => "ROUTE",
        _ => "UNKNOWN",
    }
}

/// The name in the first line of the text that a RUN carries.
pub(super) fn statement(run: &[u8]) -> String {
    let (start, length) = match run[2] {
        tiny @ 0x80..=0x8F => (3, usize::from(tiny & 0x0F)),
        0xD0 => (4, usize::from(run[3])),
        _ => (5, usize::from(u16::from_be_bytes([run[3], run[4]]))),
    };
    let text = std::str::from_utf8(&run[start..start + length]).unwrap();
    let line = text.lines().next().unwrap_or_default();
    line.trim_start_matches("// ").to_owned()
}

/// A structure's head, and its one field.
pub(super) fn packed(head: &[u8], value: &Value) -> Vec<u8> {
    let mut bytes = head.to_vec();
    pack(value, &mut bytes);
    bytes
}

/// Writes a value; sizes are below 256, which is all that tests need.
fn pack(value: &Value, to: &mut Vec<u8>) {
    match value {
        Value::Null => to.push(0xC0),
        Value::Bool(flag) => to.push(if *flag { 0xC3 } else { 0xC2 }),
        Value::Number(number) => {
            to.push(0xCB);
            to.extend(number.as_i64().unwrap().to_be_bytes());
        }
        Value::String(text) => {
            to.extend([0xD0, u8::try_from(text.len()).unwrap()]);
            to.extend(text.as_bytes());
        }
        Value::Array(items) => {
            to.extend([0xD4, u8::try_from(items.len()).unwrap()]);
            for item in items {
                pack(item, to);
            }
        }
        Value::Object(entries) => {
            to.extend([0xD8, u8::try_from(entries.len()).unwrap()]);
            for (key, entry) in entries {
                pack(&Value::String(key.clone()), to);
                pack(entry, to);
            }
        }
    }
}
