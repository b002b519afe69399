//! What Passerelle knows of careers and mobility, without any framework or driver.
//!
//! A folder is a feature: what it asks of a graph (`port`), its formulas, and its use case in the file that
//! has its name.
//!
//! Of French it owns what explains: summaries, the names of components, parameters and indicators, and rules of
//! statute, which are data; a refusal is a fact (`refusal`), which the border puts into words.

pub mod acts;
pub mod analytics;
pub mod calendar;
pub mod candidates;
pub mod communities;
pub mod error;
pub mod gap;
pub mod introductions;
pub mod learning;
pub mod model;
pub mod parameter;
pub mod paths;
pub mod peers;
pub mod port;
pub mod profile;
pub mod ranked;
pub mod reach;
pub mod reading;
pub mod recommend;
pub mod refusal;
pub mod search;
pub mod spell;
pub mod statute;
pub mod text;
pub mod vacancies;
pub mod viewer;
pub mod vocabulary;
pub mod watch;
