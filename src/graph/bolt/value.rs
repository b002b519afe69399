//! Parameters as the driver wants them.

use neo4rs::{BoltMap, BoltString, BoltType};
use serde_json::Value;

/// A JSON value as the driver sends it; JSON knows no integer beyond 64 bits that we use.
pub(super) fn bolt(value: Value) -> Result<BoltType, &'static str> {
    Ok(match value {
        Value::Null => BoltType::Null(neo4rs::BoltNull),
        Value::Bool(flag) => flag.into(),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => whole.into(),
            None => number.as_f64().ok_or("a number out of range")?.into(),
        },
        Value::String(text) => text.into(),
        Value::Array(items) => items
            .into_iter()
            .map(bolt)
            .collect::<Result<Vec<BoltType>, _>>()?
            .into(),
        Value::Object(entries) => {
            let mut map = BoltMap::default();
            for (key, entry) in entries {
                map.put(BoltString::from(key.as_str()), bolt(entry)?);
            }
            BoltType::Map(map)
        }
    })
}
