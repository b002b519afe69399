//! Posts that will fall vacant and agents who will be mobile, by ministry and family.

use std::collections::BTreeMap;

use crate::domain::{
    analytics::{
        boundary::{self, Boundaries},
        small_count::Threshold,
    },
    error::Error,
    port::indicator::{Foreseen, IndicatorGraph, Outlook},
};

/// Months that can be looked ahead at most.
pub const FARTHEST_MONTHS: i32 = 36;
/// Rows at most, those of most posts.
const MOST_ROWS: usize = 100;

/// What comes in a ministry and a family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlookRow {
    /// The ministry.
    pub ministry_uid: String,
    /// The family of occupations.
    pub family: String,
    /// Posts that fall vacant.
    pub posts: Option<i32>,
    /// Agents who become mobile.
    pub agents: Option<i32>,
}

/// Foresees the moves of the months after the day of the published version.
///
/// A count is told where no count of another number of months isolates somebody; years are tried first, then
/// halves, quarters and months.
///
/// # Errors
/// [`Error::InvalidInput`] for months outside 1 to [`FARTHEST_MONTHS`]; those of the graph.
pub async fn foresee_outlook<G>(graph: &G, months: i32) -> Result<Vec<OutlookRow>, Error>
where
    G: IndicatorGraph + ?Sized,
{
    if !(1..=FARTHEST_MONTHS).contains(&months) {
        return Err(Error::InvalidInput {
            argument: "months",
            message: format!("months va de 1 à {FARTHEST_MONTHS}."),
        });
    }
    Ok(tabulate(&graph.outlook().await?, months))
}

fn tabulate(moves: &[Outlook], months: i32) -> Vec<OutlookRow> {
    let mut cells: BTreeMap<(&str, &str), [BTreeMap<i32, usize>; 2]> = BTreeMap::new();
    for one in moves {
        let kinds = cells.entry((&one.ministry_uid, &one.family)).or_default();
        let kind = &mut kinds[usize::from(one.kind == Foreseen::Agent)];
        *kind.entry(one.months).or_default() += one.people;
    }
    let count = |people: BTreeMap<i32, usize>| {
        let within = boundary::count(&people, 0, months);
        let ends = Boundaries::new(&[people], &[12, 6, 3, 1], Threshold::INSIDE);
        let count = Threshold::INSIDE.count(within);
        count.filter(|_| ends.admit(months))
    };
    let rows = cells
        .into_iter()
        .map(|((ministry, family), [posts, agents])| OutlookRow {
            ministry_uid: ministry.to_owned(),
            family: family.to_owned(),
            posts: count(posts),
            agents: count(agents),
        });
    let told = rows.filter(|row| row.posts.is_some() || row.agents.is_some());
    let mut told: Vec<_> = told.collect();
    told.sort_by_key(|row| std::cmp::Reverse((row.posts, row.agents)));
    told.truncate(MOST_ROWS);
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_told_where_no_other_number_of_months_isolates_somebody() {
        let of = |kind, family: &str, months, people| Outlook {
            kind,
            ministry_uid: "org-a".to_owned(),
            family: family.to_owned(),
            months,
            people,
        };
        let moves = [
            of(Foreseen::Post, "a", 2, 5),
            of(Foreseen::Post, "a", 11, 1),
            of(Foreseen::Post, "a", 14, 7),
            of(Foreseen::Agent, "a", 3, 4),
            of(Foreseen::Agent, "b", 3, 4),
        ];
        let posts = |months| -> Vec<_> {
            let rows = tabulate(&moves, months).into_iter();
            rows.map(|row| (row.family, row.posts, row.agents))
                .collect()
        };
        let told = |count| vec![("a".to_owned(), Some(count), None)];
        // The end after a year is admitted first: 6 before, 7 after. Then none between 5 and 1.
        assert_eq!(posts(12), told(6));
        assert_eq!(posts(36), told(13));
        assert!(posts(11).is_empty(), "5 of 6: one would be left");
        assert!(posts(1).is_empty());
    }
}
