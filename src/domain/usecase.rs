//! What the service does for people, one use case a file.

pub mod change_profile;
pub mod compare_digital_step;
pub mod count_flows;
pub mod find_counterfactuals;
pub mod find_paths;
pub mod find_unmet_demand;
pub mod foresee_outlook;
pub mod judge_steps;
pub mod measure_exposure;
pub mod measure_gap;
pub mod measure_indicator;
pub mod measure_reach;
pub mod measure_retention;
pub mod measure_time_to_fill;
pub mod plan_learning;
pub mod recommend_posts;
