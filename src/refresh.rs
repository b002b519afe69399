//! Rebuilds everything that is derived from the facts of the graph, page by page.
//!
//! Each page is one transaction that takes back what no longer holds and writes the rest in place:
//! readers see no gap, what has not changed stays as it is, and a killed refresh is simply run
//! again. The order matters: idf counts inherited requirements, norms use idf, careers carry rarities. What is
//! counted of people is left as it is until a version of the statistics is due, and then published in one unit.

use chrono::NaiveDate;
use serde::{Serialize, de::IgnoredAny};
use serde_json::{Value, json};

mod community;
mod copy;
mod extraction;
mod flow;
mod indicator;
mod occupation;
mod person;
mod sequence;
mod spell;
mod successor;
mod table;
mod term;
mod version;

pub use flow::Coverage;
pub use version::Publication;

pub use crate::graph::derived::Moment;
use crate::{
    domain::{calendar::instant, parameter},
    graph::{
        catalog::{
            CONSENT_SET_LABELS, INTRODUCTION_END_WITHDRAWN, REFRESH_AGE_COMPETENCIES,
            REFRESH_CLOSE_POSTS, REFRESH_COUNT_DOCUMENTS, REFRESH_DATE_POSITIONS,
            REFRESH_DATE_POSTS, REFRESH_EXPIRE_INTRODUCTIONS, REFRESH_FIND_USUAL_WEIGHT,
            REFRESH_FORGET_IDEMPOTENCY_KEYS, REFRESH_FORGET_SEARCHES, REFRESH_HIDE_COPIES,
            REFRESH_INFER_COMPETENCIES, REFRESH_INHERIT_REQUIREMENTS, REFRESH_LINK_NEAR,
            REFRESH_LINK_NEXT, REFRESH_LINK_WORKPLACES, REFRESH_LIST_AGENTS,
            REFRESH_LIST_COMPETENCIES, REFRESH_LIST_IDEMPOTENCY_KEYS, REFRESH_LIST_INTRODUCTIONS,
            REFRESH_LIST_OCCUPATIONS, REFRESH_LIST_ORGANISATIONS, REFRESH_LIST_POSTS,
            REFRESH_LIST_SEARCHES, REFRESH_LIST_TRAININGS, REFRESH_MARK_CURRENT_ASSIGNMENTS,
            REFRESH_MARK_OPEN_POSTS, REFRESH_NORM_AGENTS, REFRESH_NORM_OCCUPATIONS,
            REFRESH_NORM_POSTS, REFRESH_PLACE_AGENTS, REFRESH_PLACE_IN_CELLS,
            REFRESH_PLACE_ORGANISATIONS, REFRESH_PLACE_POSTS, REFRESH_PLACE_TRAININGS,
            REFRESH_PRUNE_INFERRED_COMPETENCIES, REFRESH_PRUNE_INHERITED_REQUIREMENTS,
            REFRESH_PRUNE_NEXT, REFRESH_RECORD_DERIVATION, REFRESH_TRACE_CAREERS,
            REFRESH_WEIGH_COMPETENCIES, Returning, Statement,
        },
        derived::of_day,
        error::GraphError,
        row::UidRow,
        store::{GraphStore, Unit},
    },
};

/// Nodes in one transaction.
const PAGE: usize = 500;

/// How many nodes each part of the refresh went through, in the order of the parts.
#[derive(Debug, Clone, Serialize)]
pub struct Refreshed {
    /// The day for which the graph is now derived.
    pub as_of: NaiveDate,
    /// Part and number of nodes; those of the statistics only where a version was published.
    pub parts: Vec<(&'static str, usize)>,
    /// Whether a version of the statistics was published.
    pub statistics: Publication,
}

/// A part of what is derived: whose nodes it walks, and what it does to a page of them.
struct Part {
    name: &'static str,
    list: Returning<UidRow>,
    steps: &'static [Statement],
}

/// What comes before the texts of open posts are read.
const BEFORE_TEXTS: &[Part] = &[
    Part {
        name: "consents",
        list: REFRESH_LIST_AGENTS,
        steps: &[CONSENT_SET_LABELS, INTRODUCTION_END_WITHDRAWN],
    },
    Part {
        name: "ministries",
        list: REFRESH_LIST_ORGANISATIONS,
        steps: &[REFRESH_PLACE_ORGANISATIONS],
    },
    Part {
        name: "trainings",
        list: REFRESH_LIST_TRAININGS,
        steps: &[REFRESH_PLACE_TRAININGS],
    },
    Part {
        name: "open_posts",
        list: REFRESH_LIST_POSTS,
        steps: &[
            REFRESH_PLACE_POSTS,
            REFRESH_CLOSE_POSTS,
            REFRESH_MARK_OPEN_POSTS,
            REFRESH_DATE_POSTS,
        ],
    },
];

/// Which of the posts of one job are copies.
const COPIES: Part = Part {
    name: "copies",
    list: REFRESH_LIST_POSTS,
    steps: &[REFRESH_HIDE_COPIES],
};

/// What a post inherits is what it does not state, in words or otherwise.
const BEFORE_IDF: &[Part] = &[
    Part {
        name: "requirements",
        list: REFRESH_LIST_POSTS,
        steps: &[
            REFRESH_PRUNE_INHERITED_REQUIREMENTS,
            REFRESH_INHERIT_REQUIREMENTS,
        ],
    },
    Part {
        name: "careers",
        list: REFRESH_LIST_AGENTS,
        steps: &[
            REFRESH_MARK_CURRENT_ASSIGNMENTS,
            REFRESH_PLACE_AGENTS,
            REFRESH_DATE_POSITIONS,
            REFRESH_PLACE_IN_CELLS,
            REFRESH_LINK_WORKPLACES,
            REFRESH_PRUNE_NEXT,
            REFRESH_LINK_NEXT,
        ],
    },
    Part {
        name: "inferred_competencies",
        list: REFRESH_LIST_AGENTS,
        steps: &[
            REFRESH_PRUNE_INFERRED_COMPETENCIES,
            REFRESH_INFER_COMPETENCIES,
            REFRESH_AGE_COMPETENCIES,
        ],
    },
    Part {
        name: "introductions",
        list: REFRESH_LIST_INTRODUCTIONS,
        steps: &[REFRESH_EXPIRE_INTRODUCTIONS],
    },
    Part {
        name: "searches",
        list: REFRESH_LIST_SEARCHES,
        steps: &[REFRESH_FORGET_SEARCHES],
    },
    Part {
        name: "idempotency_keys",
        list: REFRESH_LIST_IDEMPOTENCY_KEYS,
        steps: &[REFRESH_FORGET_IDEMPOTENCY_KEYS],
    },
];

const IDF_AND_AFTER: &[Part] = &[
    Part {
        name: "idf",
        list: REFRESH_LIST_COMPETENCIES,
        steps: &[REFRESH_WEIGH_COMPETENCIES],
    },
    Part {
        name: "near",
        list: REFRESH_LIST_COMPETENCIES,
        steps: &[REFRESH_LINK_NEAR],
    },
    Part {
        name: "agent_norms",
        list: REFRESH_LIST_AGENTS,
        steps: &[REFRESH_NORM_AGENTS],
    },
    Part {
        name: "post_norms",
        list: REFRESH_LIST_POSTS,
        steps: &[REFRESH_NORM_POSTS],
    },
    Part {
        name: "occupation_norms",
        list: REFRESH_LIST_OCCUPATIONS,
        steps: &[REFRESH_NORM_OCCUPATIONS],
    },
];

/// What each agent went through, after the rarities that it carries.
const TRAJECTORIES: Part = Part {
    name: "trajectories",
    list: REFRESH_LIST_AGENTS,
    steps: &[REFRESH_TRACE_CAREERS],
};

/// Rebuilds everything derived, for one day.
///
/// # Errors
/// See [`GraphError`]; parts that were rebuilt stay so, and the refresh can be run again.
pub async fn refresh(store: &GraphStore, moment: Moment) -> Result<Refreshed, GraphError> {
    let mut parts = Vec::new();
    let day = of_day(moment);
    successor::follow(store, moment, &mut parts).await?;
    for part in BEFORE_TEXTS {
        parts.push((part.name, rebuild(store, part, &day, moment).await?));
    }
    copy::find(store, moment, &mut parts).await?;
    parts.push((COPIES.name, rebuild(store, &COPIES, &day, moment).await?));
    extraction::extract(store, moment, &mut parts).await?;
    spell::mark(store, moment, &mut parts).await?;
    for part in BEFORE_IDF {
        parts.push((part.name, rebuild(store, part, &day, moment).await?));
    }
    person::link(store, moment, &mut parts).await?;
    term::link(store, moment, &mut parts).await?;
    let counted = store.read(REFRESH_COUNT_DOCUMENTS, json!({})).await?;
    let documents = counted.first().map_or(0, |row| row.documents);
    let corpus = json!({
        "documents": documents,
        "step": parameter::STEP_SIMILARITY,
        "least": parameter::LEAST_SIMILARITY,
    });
    for part in IDF_AND_AFTER {
        parts.push((part.name, rebuild(store, part, &corpus, moment).await?));
    }
    let usual = Unit::<IgnoredAny>::new(REFRESH_FIND_USUAL_WEIGHT, json!({}));
    store.write(usual).await?;
    let statistics = version::publish(store, moment, &mut parts).await?;
    let careers = json!({ "as_of": moment.as_of.to_string() });
    parts.push((
        TRAJECTORIES.name,
        rebuild(store, &TRAJECTORIES, &careers, moment).await?,
    ));
    Ok(Refreshed {
        as_of: moment.as_of,
        parts,
        statistics,
    })
}

async fn rebuild(
    store: &GraphStore,
    part: &Part,
    shared: &Value,
    moment: Moment,
) -> Result<usize, GraphError> {
    let mut after = String::new();
    let mut nodes = 0;
    while let Some(uids) = next_keys(store, part.list, PAGE, &mut after).await? {
        nodes += uids.len();
        let mut params = shared.clone();
        params["uids"] = uids.into();
        let unit = part.steps.iter().fold(Unit::default(), |unit, step| {
            unit.and(*step, params.clone())
        });
        store.write::<IgnoredAny>(unit).await?;
    }
    record(store, part.name, moment).await?;
    Ok(nodes)
}

/// The next page of the keys of a list, which begins after a key; none after the last.
async fn next_keys(
    store: &GraphStore,
    list: Returning<UidRow>,
    limit: usize,
    after: &mut String,
) -> Result<Option<Vec<String>>, GraphError> {
    let ask = json!({ "after": after, "limit": limit });
    let found = store.read(list, ask).await?;
    let Some(end) = found.last() else {
        return Ok(None);
    };
    after.clone_from(&end.uid);
    Ok(Some(found.into_iter().map(|row| row.uid).collect()))
}

/// Notes that a part is up to date.
async fn record(store: &GraphStore, part: &str, moment: Moment) -> Result<(), GraphError> {
    let unit = record_unit(Unit::default(), part, moment);
    store.write::<IgnoredAny>(unit).await?;
    Ok(())
}

/// The unit with, at its end, the note that a part is up to date.
fn record_unit(unit: Unit, part: &str, moment: Moment) -> Unit {
    let note = json!({
        "uid": part,
        "as_of": moment.as_of.to_string(),
        "computed_at": instant(moment.now),
    });
    unit.and(REFRESH_RECORD_DERIVATION, note)
}
