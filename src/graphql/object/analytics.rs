//! What HR analysts read: one file for each family of fields.

pub mod career;
pub mod impact;
pub mod supply;

use async_graphql::{MergedObject, Object};

use crate::domain::analytics::small_count::Threshold;
use career::CareerAnalytics;
use impact::ImpactAnalytics;
use supply::SupplyAnalytics;

/// Tables of the careers of agents who agreed to be counted; no person, ever.
#[derive(MergedObject, Default)]
pub struct Analytics(RuleAnalytics, ImpactAnalytics, CareerAnalytics, SupplyAnalytics);

/// By which rule small groups are withheld.
#[derive(Default)]
pub struct RuleAnalytics;

/// By which rule small groups are withheld.
#[Object]
impl RuleAnalytics {
    /// People under whom a group is withheld from every table.
    async fn threshold(&self) -> i32 {
        i32::try_from(Threshold::INSIDE.people()).unwrap_or(i32::MAX)
    }
}
