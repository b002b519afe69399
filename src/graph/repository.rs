//! The ports of the domain, answered by statements.

mod act;
mod candidate;
mod change;
mod community;
mod consent;
mod entity;
mod exposure;
mod flow;
mod indicator;
mod introduction;
mod mobility;
mod path;
mod peer;
mod reach;
mod relation;
mod search;
mod statute;
mod vacancy;
mod watch;

pub(in crate::graph) use introduction::open_since;

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{SeqAccess, Visitor, value::SeqAccessDeserializer},
};

use crate::domain::error::Error;

use super::error::GraphError;

/// A struct that a statement returns as a list: its fields, in the order in which they are declared.
///
/// A list costs the driver half of what a row or a map does, which name every value.
struct Listed<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Listed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Fields<T> {
            type Value = T;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the fields of a struct, in order")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T, A::Error> {
                T::deserialize(SeqAccessDeserializer::new(seq))
            }
        }
        deserializer.deserialize_seq(Fields(PhantomData)).map(Self)
    }
}

impl From<GraphError> for Error {
    fn from(error: GraphError) -> Self {
        match error {
            GraphError::Unavailable { .. } | GraphError::Address(_) | GraphError::Damaged(_) => {
                Self::Unavailable(error.into())
            }
            GraphError::Denied { .. } => Self::Denied(error.into()),
            GraphError::Timeout { .. } => Self::DeadlineExceeded(error.into()),
            GraphError::Conflict { .. } => Self::Conflict(error.into()),
            GraphError::Decode { .. } | GraphError::Query { .. } => Self::Internal(error.into()),
        }
    }
}
