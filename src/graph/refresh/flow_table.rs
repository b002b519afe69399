//! Blocks of moves as one node: lists of equal length, which `analytics/read_flow_table` describes.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::domain::{
    analytics::{
        Dimension,
        flow::{Block, Pair, Share},
    },
    port::flow::{End, FlowBlock},
};

/// The blocks of a dimension.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::graph) struct FlowTable {
    keys: Vec<String>,
    labels_fr: Vec<String>,
    from_at: Vec<usize>,
    to_at: Vec<usize>,
    first_years: Vec<i32>,
    last_years: Vec<i32>,
    moves: Vec<usize>,
    months: Vec<i32>,
}

/// The key of a table.
pub(in crate::graph) fn table_uid(dimension: Dimension, digital_only: bool) -> String {
    let moves = if digital_only { "digital" } else { "all" };
    format!("{dimension:?}:{moves}").to_uppercase()
}

impl FlowTable {
    /// The blocks of digital moves alone, or of all.
    pub(super) fn of(
        blocks: &BTreeMap<Pair, Vec<Block>>,
        digital_only: bool,
        label: impl Fn(&String) -> String,
    ) -> Self {
        let mut table = Self::default();
        let mut places: BTreeMap<&String, usize> = BTreeMap::new();
        for ((from, to), blocks) in blocks {
            let is_merged = blocks.iter().any(|one| one.share == Share::All);
            for block in blocks {
                let is_digital = block.share == Share::Digital;
                if is_digital != digital_only && (digital_only || is_merged) {
                    continue;
                }
                for (key, at) in [(from, &mut table.from_at), (to, &mut table.to_at)] {
                    let next = places.len();
                    let place = *places.entry(key).or_insert(next);
                    if place == next {
                        table.labels_fr.push(label(key));
                        table.keys.push(key.clone());
                    }
                    at.push(place);
                }
                let months = block.months.as_deref().unwrap_or_default();
                table.first_years.push(block.first_year);
                table.last_years.push(block.last_year);
                table.moves.push(months.len());
                table.months.extend(months);
            }
        }
        table
    }

    /// The blocks, each with its ends.
    pub(in crate::graph) fn blocks(self) -> Vec<FlowBlock> {
        let names = self.keys.into_iter().zip(self.labels_fr);
        let ends = names.map(|(key, label)| Arc::new(End { key, label }));
        let ends: Vec<_> = ends.collect();
        let end = |at: usize| ends.get(at).cloned();
        let mut months = self.months.into_iter();
        let years = self.first_years.into_iter().zip(self.last_years);
        let pairs = self.from_at.into_iter().zip(self.to_at);
        let rows = pairs.zip(years).zip(self.moves);
        rows.filter_map(|(((from, to), (first_year, last_year)), moves)| {
            let months: Vec<_> = months.by_ref().take(moves).collect();
            Some(FlowBlock {
                from: end(from)?,
                to: end(to)?,
                first_year,
                last_year,
                months: (!months.is_empty()).then_some(months),
            })
        })
        .collect()
    }
}
