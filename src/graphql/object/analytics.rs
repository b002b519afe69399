//! What HR analysts read: one file for each family of fields.

pub mod career;
pub mod digital_step;
pub mod flow;
pub mod impact;
pub mod population;
pub mod sequence;
pub mod supply;
pub mod uptake;

use async_graphql::{Description, MergedObject, Object};

use career::CareerAnalytics;
use digital_step::DigitalStepAnalytics;
use flow::FlowAnalytics;
use impact::ImpactAnalytics;
use population::PopulationAnalytics;
use sequence::SequenceAnalytics;
use supply::SupplyAnalytics;
use uptake::UptakeAnalytics;

/// Tables of the careers of agents who agreed to be counted; no person, ever.
#[derive(MergedObject, Default)]
pub struct Analytics(
    RuleAnalytics,
    FlowAnalytics,
    CareerAnalytics,
    SequenceAnalytics,
    ImpactAnalytics,
    DigitalStepAnalytics,
    SupplyAnalytics,
    PopulationAnalytics,
    UptakeAnalytics,
);

/// By which rule small groups are withheld.
#[derive(Default, Description)]
pub struct RuleAnalytics;

#[Object(use_type_description)]
impl RuleAnalytics {
    /// People under whom a group is withheld from every table.
    async fn threshold(&self) -> i32 {
        flow::threshold()
    }
}
