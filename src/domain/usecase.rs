//! What the service does for people, one use case a file.

pub mod change_profile;
pub mod count_flows;
pub mod find_counterfactuals;
pub mod find_paths;
pub mod grow_career_tree;
pub mod judge_steps;
pub mod measure_exposure;
pub mod measure_gap;
pub mod measure_reach;
pub mod plan_learning;
pub mod recommend_posts;
