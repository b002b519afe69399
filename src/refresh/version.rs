//! Publishes a version of everything that is counted of people, when enough of them changed or a quarter is over.
//!
//! All of it is counted first. Tables and digests are written under the number of the new version, where nobody reads
//! them; then one unit writes what is small and sets the number that readers follow. A refresh that is killed before
//! leaves the last version whole, and the next one counts again. `docs/adr/0025-published-versions-of-statistics.md`
//! and `docs/adr/0027-a-fixed-catalogue-of-tables.md` have the reasons.

use chrono::NaiveDate;
use serde::{Serialize, de::IgnoredAny};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{
    PAGE, community,
    flow::{self, Coverage},
    indicator, next_keys,
    occupation::{self, ObservedMove},
    record_unit,
    table::{ObservedMoves, Tables},
};
use crate::{
    domain::{
        analytics::{
            publication::{Reason, Version},
            published::PublishedTable,
            small_count::Threshold,
        },
        calendar::instant,
        parameter,
    },
    graph::{
        catalog::{
            ANALYTICS_READ_PUBLISHED_TABLE, REFRESH_COUNT_CAREERS, REFRESH_COUNT_HOLDERS,
            REFRESH_COUNT_MEMBERS, REFRESH_LIST_AGENTS, REFRESH_LIST_COMMUNITIES,
            REFRESH_LIST_OCCUPATIONS, REFRESH_PRUNE_PUBLISHED_TABLES, REFRESH_PUBLISH_VERSION,
            REFRESH_READ_CONTRIBUTIONS, REFRESH_RECORD_CONTRIBUTIONS, REFRESH_WEIGH_OCCUPATIONS,
            REFRESH_WRITE_MEMBERS, REFRESH_WRITE_PUBLISHED_TABLES, Returning,
        },
        derived::Moment,
        error::GraphError,
        repository::analytics::{published, version},
        row::{ContributionRow, CountRow, UidRow},
        store::{GraphStore, Unit},
    },
};

/// Tables in one transaction.
const BATCH: usize = 200;

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
    /// How many flows between ministries it discloses; none where it was published before.
    pub ministry_flows: Option<Coverage>,
}

/// The parts of a version, in the order in which they are counted.
const PARTS: [&str; 5] = [
    "rarities",
    "community_suggestions",
    "members",
    "flows",
    "indicators",
];

/// What is counted of an agent, as digests; none is nothing.
struct Contribution {
    uid: String,
    /// Now.
    now: Option<String>,
    /// By the published version.
    published: Option<String>,
    /// What is written in the place of the next version.
    written: Option<String>,
}

/// Publishes a version if one is due; each part with how many nodes it went through goes to `parts`.
pub(super) async fn publish(
    store: &GraphStore,
    moment: Moment,
    parts: &mut Vec<(&'static str, usize)>,
) -> Result<Publication, GraphError> {
    let last = version(store).await?;
    let contributions = contributions(store, last.as_ref()).await?;
    let changed = changed(&contributions, last.as_ref());
    let reason = Reason::due(last.as_ref(), changed, moment.as_of, Threshold::INSIDE);
    if let (false, Some(last)) = (reason.publishes(), last) {
        // Référentiels may have changed.
        let observed = published_moves(store).await?;
        let links = occupation::derive(store, PAGE, observed).await?;
        parts.push(("transitions", links.occupations()));
        links.write_walks(store, PAGE).await?;
        let unit = links.write_transitions(Unit::default(), moment, PAGE);
        store.write::<IgnoredAny>(unit).await?;
        return Ok(Publication {
            published: false,
            reason,
            version: last.number,
            as_of: last.as_of,
            ministry_flows: None,
        });
    }
    let number = last.map_or(0, |last| last.number) + 1;
    let counted = count(store, moment, parts).await?;
    let tables = counted.tables;
    let links = occupation::derive(store, PAGE, tables.observed.clone()).await?;
    let unit = links.write_transitions(counted.unit, moment, PAGE);
    parts.push(("transitions", links.occupations()));

    prune(store, number - 1).await?;
    for rows in tables.rows(number).chunks(BATCH) {
        let write = json!({ "version": number, "rows": rows });
        let unit = Unit::new(REFRESH_WRITE_PUBLISHED_TABLES, write);
        store.write::<IgnoredAny>(unit).await?;
    }
    let contributors = record_contributions(store, &contributions, number).await?;
    links.write_walks(store, PAGE).await?;
    let publish = json!({
        "number": number,
        "as_of": moment.as_of,
        "published_at": instant(moment.now),
        "contributors": contributors,
    });
    let unit = unit.and(REFRESH_PUBLISH_VERSION, publish);
    store.write::<IgnoredAny>(unit).await?;
    prune(store, number).await?;
    Ok(Publication {
        published: true,
        reason,
        version: number,
        as_of: moment.as_of,
        ministry_flows: Some(counted.coverage),
    })
}

/// Everything of a version, before any of it is written.
struct Counted {
    /// Writes what is small.
    unit: Unit,
    tables: Tables,
    coverage: Coverage,
}

/// Counts everything of a version.
async fn count(
    store: &GraphStore,
    moment: Moment,
    parts: &mut Vec<(&'static str, usize)>,
) -> Result<Counted, GraphError> {
    let day = json!({ "as_of": moment.as_of });
    let counted = store.read(REFRESH_COUNT_CAREERS, day.clone()).await?;
    let holders = pages(store, REFRESH_LIST_OCCUPATIONS, REFRESH_COUNT_HOLDERS, &day).await?;
    let members = pages(store, REFRESH_LIST_COMMUNITIES, REFRESH_COUNT_MEMBERS, &day).await?;
    let weigh = json!({
        "rows": holders,
        "people": counted.first().map_or(0, |row| row.people),
        "small_count": parameter::SMALL_COUNT,
    });
    let unit = Unit::new(REFRESH_WEIGH_OCCUPATIONS, weigh)
        .and(REFRESH_WRITE_MEMBERS, json!({ "rows": members }));
    let (mut unit, suggested) = community::suggest(store, unit, moment, PAGE).await?;
    let mut tables = Tables::default();
    let (agents, coverage) = flow::count(store, moment, PAGE, &mut tables).await?;
    let figures = indicator::count(store, moment.as_of, &mut tables).await?;
    let counts = [holders.len(), suggested, members.len(), agents, figures];
    for part in PARTS.into_iter().zip(counts) {
        unit = record_unit(unit, part.0, moment);
        parts.push(part);
    }
    Ok(Counted {
        unit,
        tables,
        coverage,
    })
}

/// The counts of a statement about every node of a list.
async fn pages(
    store: &GraphStore,
    list: Returning<UidRow>,
    statement: Returning<CountRow>,
    shared: &Value,
) -> Result<Vec<CountRow>, GraphError> {
    let mut found = Vec::new();
    let mut after = String::new();
    while let Some(uids) = next_keys(store, list, PAGE, &mut after).await? {
        let mut ask = shared.clone();
        ask["uids"] = uids.into();
        found.extend(store.read(statement, ask).await?);
    }
    Ok(found)
}

/// The moves that the published version discloses.
async fn published_moves(store: &GraphStore) -> Result<Vec<ObservedMove>, GraphError> {
    let Some(content) = published(store, &ObservedMoves.name()).await? else {
        return Ok(Vec::new());
    };
    serde_json::from_str(&content).map_err(|error| GraphError::Decode {
        statement: ANALYTICS_READ_PUBLISHED_TABLE.statement().name,
        source: error.into(),
    })
}

/// Takes back the tables of every version but one: of those before it, and of those that never were published.
async fn prune(store: &GraphStore, kept: i64) -> Result<(), GraphError> {
    let unit = Unit::new(REFRESH_PRUNE_PUBLISHED_TABLES, json!({ "kept": kept }));
    store.write::<IgnoredAny>(unit).await?;
    Ok(())
}

/// Different people of whom something else is counted than in the last version; who is gone is one of them.
fn changed(contributions: &[Contribution], last: Option<&Version>) -> usize {
    let differs = contributions
        .iter()
        .filter(|agent| agent.now != agent.published);
    let published = contributions
        .iter()
        .filter(|agent| agent.published.is_some());
    let counted = last.map_or(0, |last| last.contributors);
    differs.count() + counted.saturating_sub(published.count())
}

async fn contributions(
    store: &GraphStore,
    last: Option<&Version>,
) -> Result<Vec<Contribution>, GraphError> {
    let published = last.map(|last| is_even(last.number));
    let mut found = Vec::new();
    let mut after = String::new();
    while let Some(uids) = next_keys(store, REFRESH_LIST_AGENTS, PAGE, &mut after).await? {
        let ask = json!({ "uids": uids });
        let rows = store.read(REFRESH_READ_CONTRIBUTIONS, ask).await?;
        let contribution = |row| Contribution::from_row(row, published);
        found.extend(rows.into_iter().map(contribution));
    }
    Ok(found)
}

impl Contribution {
    /// What an agent contributes; `published` is whether the published version has an even number, none without one.
    fn from_row(row: ContributionRow, published: Option<bool>) -> Self {
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
            written: match published {
                Some(false) => row.even.clone(),
                Some(true) | None => row.odd.clone(),
            },
            published: match published {
                Some(true) => row.even,
                Some(false) => row.odd,
                None => None,
            },
        }
    }
}

fn is_even(number: i64) -> bool {
    number % 2 == 0
}

/// Writes what the version counts of each agent, where something else is written in its place, and gives of how many
/// agents it counts anything.
async fn record_contributions(
    store: &GraphStore,
    contributions: &[Contribution],
    number: i64,
) -> Result<usize, GraphError> {
    let differs = contributions
        .iter()
        .filter(|agent| agent.now != agent.written);
    let rows = differs.map(|agent| json!({ "uid": agent.uid, "digest": agent.now }));
    let rows: Vec<_> = rows.collect();
    for page in rows.chunks(PAGE) {
        let write = json!({ "even": is_even(number), "rows": page });
        let unit = Unit::new(REFRESH_RECORD_CONTRIBUTIONS, write);
        store.write::<IgnoredAny>(unit).await?;
    }
    let counted = contributions.iter().filter(|agent| agent.now.is_some());
    Ok(counted.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(facts: &[&str], published: Option<String>) -> Contribution {
        let row = ContributionRow {
            uid: "agt-01".to_owned(),
            even: None,
            odd: published,
            facts: facts.iter().map(|fact| (*fact).to_owned()).collect(),
        };
        Contribution::from_row(row, Some(false))
    }

    #[test]
    fn who_says_something_else_stops_agreeing_or_is_gone_has_changed() {
        let before = row(&["a", "b"], None).now;
        let last = Version {
            number: 1,
            as_of: NaiveDate::default(),
            published_at: chrono::DateTime::UNIX_EPOCH,
            contributors: 1,
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
