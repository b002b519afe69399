//! What HR analysts read: tables of people, never a person.

pub mod career_tree;
pub mod choose_period;
pub mod digital_step;
pub mod exposure;
pub mod flow;
pub mod funnel;
pub mod indicator;
pub mod matching;
pub mod outlook;
pub mod period;
pub mod population;
pub mod port;
pub mod publication;
pub mod published;
pub mod quarter;
pub mod release;
pub mod retention;
pub mod scarcity;
pub mod sequence;
pub mod small_count;
pub mod survival;
pub mod tally;
pub mod time_to_fill;
pub mod unmet_demand;
pub mod uptake;

/// By what people and moves are counted.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Dimension {
    /// The reference job held.
    Occupation,
    /// The family of the reference job held.
    OccupationFamily,
    /// The ministry worked for.
    Ministry,
    /// The statutory body that the person belongs to at present.
    Corps,
}

impl Dimension {
    /// All of them, in the order of the contract.
    pub const ALL: [Self; 4] = [
        Self::Occupation,
        Self::OccupationFamily,
        Self::Ministry,
        Self::Corps,
    ];

    /// Whether two keys, one after the other, are a move.
    ///
    /// Of a corps only the present one is known: its moves are within it.
    #[must_use]
    pub fn is_move(self, from: &str, to: &str) -> bool {
        from != to || self == Self::Corps
    }
}

/// The middle of some numbers; of two in the middle their mean, a half rounded up. None of none.
#[must_use]
pub fn median(numbers: &[i32]) -> Option<i32> {
    let numbers: Vec<_> = numbers.iter().map(|number| (*number, 1.0)).collect();
    survival::weighted_median(&numbers).map(survival::whole)
}
