//! What the service does for people, one use case a file.

pub mod act_on_post;
pub mod answer_introduction;
pub mod change_membership;
pub mod change_profile;
pub mod change_vacancy;
pub mod choose_period;
pub mod end_introduction;
pub mod endorse_competency;
pub mod find_candidates;
pub mod find_counterfactuals;
pub mod find_paths;
pub mod find_peers;
pub mod find_unmet_demand;
pub mod judge_steps;
pub mod measure_exposure;
pub mod measure_gap;
pub mod measure_reach;
pub mod plan_learning;
pub mod publish_vacancy;
pub mod recommend_posts;
pub mod request_introduction;
pub mod set_requirements;
pub mod watch_introductions;
pub mod watch_matches;
pub mod watch_offers;
pub mod withdraw_testimony;
