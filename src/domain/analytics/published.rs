//! Published tables: each is named and typed once, for whoever counts it and whoever reads it.

use serde::{Serialize, de::DeserializeOwned};

use crate::domain::{analytics::port::AnalyticsGraph, error::Error};

/// Rows that a table of the things most wanted or most frequent keeps at most.
pub const MOST_LISTED: usize = 50;

/// A table of a version of the statistics.
pub trait PublishedTable: Sync {
    /// What it holds.
    type Content: Serialize + DeserializeOwned + Default;

    /// By what it is found within its version.
    fn name(&self) -> String;
}

/// A table of which a version has one: its type, what it holds, its name.
macro_rules! table {
    ($(#[$doc:meta])* $table:ident holds $content:ty, $name:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $table;

        impl $crate::domain::analytics::published::PublishedTable for $table {
            type Content = $content;

            fn name(&self) -> String {
                $name.to_owned()
            }
        }
    };
}
pub(in crate::domain) use table;

/// Reads a table of the published version; empty before the first version, and where the version has none.
///
/// # Errors
/// Those of the graph; [`Error::Internal`] for a table that another build of the service wrote otherwise.
pub async fn read_table<G, T>(graph: &G, table: &T) -> Result<T::Content, Error>
where
    G: AnalyticsGraph + ?Sized,
    T: PublishedTable,
{
    let Some(content) = graph.published_table(&table.name()).await? else {
        return Ok(T::Content::default());
    };
    serde_json::from_str(&content).map_err(|error| Error::Internal(error.into()))
}
