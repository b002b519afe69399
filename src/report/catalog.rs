//! The tables of the report, in the order of the page.

mod career;
mod figure;

use super::table::Definition;

/// Every table.
pub fn tables() -> impl Iterator<Item = &'static Definition> {
    figure::TABLES.iter().chain(career::TABLES)
}
