//! Publishes a version of everything that is counted of people, when enough of them changed or a quarter is over.
//!
//! `docs/adr/0025-published-versions-of-statistics.md` has the reasons, and what an interrupted publication does.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize, de::IgnoredAny};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::{
    Moment, PAGE, Part, UidRow, community, flow, instant, rebuild, record,
    table::{self, Table},
};
use crate::{
    domain::{
        analytics::{
            publication::{Reason, Version},
            small_count::Threshold,
        },
        mobility::parameter,
    },
    graph::{
        catalog::{
            ANALYTICS_READ_VERSION, REFRESH_BEGIN_VERSION, REFRESH_COMPLETE_VERSION,
            REFRESH_COUNT_CAREERS, REFRESH_COUNT_MEMBERS, REFRESH_LIST_AGENTS,
            REFRESH_LIST_COMMUNITIES, REFRESH_LIST_OCCUPATIONS, REFRESH_READ_CONTRIBUTIONS,
            REFRESH_RECORD_CONTRIBUTIONS, REFRESH_WEIGH_OCCUPATIONS,
        },
        error::GraphError,
        store::{GraphStore, Unit},
    },
};

/// Whether the refresh published a version of the statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Publication {
    /// Whether a version was published.
    pub published: bool,
    /// Why it was, or was not.
    pub reason: Reason,
    /// The number of the version that readers see now.
    pub version: i64,
    /// The day of that version.
    pub as_of: NaiveDate,
}

/// How rare it is to have gone through each occupation, by the careers of those who agreed to be counted.
const RARITIES: Part = Part {
    name: "rarities",
    list: REFRESH_LIST_OCCUPATIONS,
    steps: &[REFRESH_WEIGH_OCCUPATIONS],
};

/// How many people who agreed to be counted are in each community.
const MEMBERS: Part = Part {
    name: "members",
    list: REFRESH_LIST_COMMUNITIES,
    steps: &[REFRESH_COUNT_MEMBERS],
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContributionRow {
    uid: String,
    published: Option<String>,
    facts: Vec<String>,
}

/// What is counted of an agent now, and what the published version counts, as digests; none is nothing.
struct Contribution {
    uid: String,
    now: Option<String>,
    published: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeopleRow {
    people: i64,
}

/// Publishes a version if one is due; each part with how many nodes it went through goes to `parts`.
pub(super) async fn publish(
    store: &GraphStore,
    moment: Moment,
    parts: &mut Vec<(&'static str, usize)>,
) -> Result<Publication, GraphError> {
    let last = version(store).await?;
    let contributions = contributions(store).await?;
    let changed = changed(&contributions, last.as_ref());
    let reason = Reason::of(last.as_ref(), changed, moment.as_of, Threshold::INSIDE);
    if let (false, Some(last)) = (reason.publishes(), last) {
        return Ok(Publication {
            published: false,
            reason,
            version: last.number,
            as_of: last.as_of,
        });
    }
    let day = moment.as_of.to_string();
    let of_version = json!({ "as_of": day, "published_at": instant(moment.now) });
    let begin = Unit::of(REFRESH_BEGIN_VERSION, of_version.clone());
    store.write::<IgnoredAny>(begin).await?;

    let counted: Vec<PeopleRow> = store
        .read(REFRESH_COUNT_CAREERS, json!({ "as_of": day }))
        .await?;
    let careers = json!({
        "as_of": day,
        "people": counted.first().map_or(0, |row| row.people),
        "small_count": parameter::SMALL_COUNT,
    });
    parts.push((
        "rarities",
        rebuild(store, &RARITIES, &careers, moment).await?,
    ));
    let suggested = community::suggest(store, moment, PAGE).await?;
    parts.push(("community_suggestions", suggested));
    record(store, "community_suggestions", moment).await?;
    parts.push((
        "members",
        rebuild(store, &MEMBERS, &json!({}), moment).await?,
    ));
    let flows = flow::count(store, moment, PAGE).await?;
    parts.push(("flows", flows.agents));
    record(store, "flows", moment).await?;
    table::keep(store, Table::ObservedMoves, flows.observed).await?;
    parts.push(("indicators", table::count(store, moment.as_of).await?));
    record(store, "indicators", moment).await?;

    let contributors = record_contributions(store, &contributions).await?;
    let mut complete = of_version;
    complete["contributors"] = contributors.into();
    let complete = Unit::of(REFRESH_COMPLETE_VERSION, complete);
    store.write::<IgnoredAny>(complete).await?;
    Ok(Publication {
        published: true,
        reason,
        version: last.map_or(0, |last| last.number) + 1,
        as_of: moment.as_of,
    })
}

/// The version that readers see; none before the first one.
pub(in crate::graph) async fn version(store: &GraphStore) -> Result<Option<Version>, GraphError> {
    let rows: Vec<Version> = store.read(ANALYTICS_READ_VERSION, json!({})).await?;
    Ok(rows.into_iter().next())
}

/// Different people of whom something else is counted than in the last version; who is gone is one of them.
fn changed(contributions: &[Contribution], last: Option<&Version>) -> usize {
    let differs = contributions.iter().filter(|one| one.now != one.published);
    let published = contributions.iter().filter(|one| one.published.is_some());
    let counted = last.map_or(0, |last| last.contributors);
    differs.count() + counted.saturating_sub(published.count())
}

async fn contributions(store: &GraphStore) -> Result<Vec<Contribution>, GraphError> {
    let mut found = Vec::new();
    let mut after = String::new();
    loop {
        let ask = json!({ "after": after, "limit": PAGE });
        let agents: Vec<UidRow> = store.read(REFRESH_LIST_AGENTS, ask).await?;
        let Some(last) = agents.last() else {
            return Ok(found);
        };
        after.clone_from(&last.uid);
        let uids: Vec<String> = agents.into_iter().map(|row| row.uid).collect();
        let ask = json!({ "uids": uids });
        let rows: Vec<ContributionRow> = store.read(REFRESH_READ_CONTRIBUTIONS, ask).await?;
        found.extend(rows.into_iter().map(Contribution::of));
    }
}

impl Contribution {
    fn of(row: ContributionRow) -> Self {
        let mut facts = row.facts;
        facts.sort_unstable();
        let digest = || {
            let mut digest = Sha256::new_with_prefix(&row.uid);
            for fact in &facts {
                digest.update("\n");
                digest.update(fact);
            }
            format!("{:x}", digest.finalize())
        };
        Self {
            now: (!facts.is_empty()).then(digest),
            uid: row.uid,
            published: row.published,
        }
    }
}

/// Writes what the version counts of each agent, where that is another thing, and gives of how many it counts any.
async fn record_contributions(
    store: &GraphStore,
    contributions: &[Contribution],
) -> Result<usize, GraphError> {
    let differs = contributions.iter().filter(|one| one.now != one.published);
    let rows = differs.map(|one| json!({ "uid": one.uid, "digest": one.now }));
    let rows: Vec<_> = rows.collect();
    for page in rows.chunks(PAGE) {
        let unit = Unit::of(REFRESH_RECORD_CONTRIBUTIONS, json!({ "rows": page }));
        store.write::<IgnoredAny>(unit).await?;
    }
    let counted = contributions.iter().filter(|one| one.now.is_some());
    Ok(counted.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(facts: &[&str], published: Option<String>) -> Contribution {
        Contribution::of(ContributionRow {
            uid: "agt-01".to_owned(),
            published,
            facts: facts.iter().map(|one| (*one).to_owned()).collect(),
        })
    }

    #[test]
    fn who_says_something_else_stops_agreeing_or_is_gone_has_changed() {
        let before = row(&["a", "b"], None).now;
        let last = Version {
            number: 1,
            as_of: NaiveDate::default(),
            published_at: chrono::DateTime::UNIX_EPOCH,
            contributors: 1,
            complete: true,
        };
        let count = |rows: &[Contribution]| changed(rows, Some(&last));
        assert_eq!(count(&[row(&["b", "a"], before.clone())]), 0, "any order");
        assert_eq!(count(&[row(&["a", "c"], before.clone())]), 1);
        assert_eq!(count(&[row(&[], before)]), 1, "no longer agrees");
        assert_eq!(count(&[]), 1, "gone");
        assert_eq!(count(&[row(&[], None)]), 1, "another one is gone");
        assert_eq!(count(&[row(&["a"], None)]), 2, "one is gone, one is new");
    }
}
