//! The tables of the report, in the order of the page.

mod career;
mod figure;
mod stock;

use super::table::Definition;

/// Every table.
pub fn tables() -> impl Iterator<Item = &'static Definition> {
    let figures = figure::TABLES.iter().chain(stock::TABLES);
    figures.chain(career::TABLES)
}
