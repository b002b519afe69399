//! Careers drawn for a test, and what is true of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use tempfile::TempDir;

use crate::support::directory::directory;

/// The years of which there are tables: the five before the day of the tests. Careers begin before them.
pub const YEARS: std::ops::RangeInclusive<i32> = 2021..=2025;

/// A move between the keys of every dimension.
pub struct Move {
    pub agent: usize,
    pub year: i32,
    pub months: i32,
    pub digital: bool,
    /// The number of the occupation left and taken.
    pub occupations: (usize, usize),
    /// The number of the ministry left and taken.
    pub ministries: (usize, usize),
    pub corps: usize,
}

impl Move {
    /// From where to where in a dimension; none when it is not a move there.
    pub fn ends(&self, dimension: &str) -> Option<(String, String)> {
        let differ = |(a, b): (usize, usize), name: &str| {
            (a != b).then(|| (format!("{name}{a}"), format!("{name}{b}")))
        };
        let (from, to) = self.occupations;
        match dimension {
            "OCCUPATION" => differ(self.occupations, "occ-"),
            "OCCUPATION_FAMILY" => differ((from / 2, to / 2), "Famille "),
            "MINISTRY" => differ(self.ministries, "org-"),
            _ => Some((format!("crp-{}", self.corps), format!("crp-{}", self.corps))),
        }
    }
}

/// Numbers that look drawn and are always the same.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % end as u64).unwrap()
    }
}

/// An agent who agreed to be counted, and their assignments of years that are over.
pub struct Career {
    pub agent: usize,
    pub corps: usize,
    /// The year in which each began, with its occupation.
    pub steps: Vec<(i32, usize)>,
}

/// Three hundred agents between six occupations of three families, three ministries and three corps.
///
/// Every tenth does not agree to be counted: what they did is written, and is not given.
pub fn draw(seed: u64) -> (TempDir, Vec<Move>, Vec<Career>) {
    let mut draw = Draw(seed);
    let mut agents = "uid,display_name,status,corps_uid\n".to_owned();
    let mut consents = "agent_uid,purpose,granted_at\n".to_owned();
    let mut assignments =
        "uid,agent_uid,start,title,organisation_uid,occupation_uid,digital\n".to_owned();
    let mut moves = Vec::new();
    let mut careers = Vec::new();
    for agent in 0..300 {
        // Some corps are rare.
        let corps = [0, 0, 0, 0, 0, 0, 0, 1, 1, 2][draw.below(10)];
        writeln!(
            agents,
            "agt-{agent:03},Personne {agent},TENURED,crp-{corps}"
        )
        .unwrap();
        if agent % 10 != 0 {
            writeln!(consents, "agt-{agent:03},STATISTICS,2025-01-01T00:00:00Z").unwrap();
        }
        let (mut year, mut occupation, mut ministry) =
            (2018 + draw.below(3), draw.below(6), draw.below(3));
        let mut digital = draw.below(5) > 0;
        let mut steps = Vec::new();
        for step in 0..5 {
            writeln!(
                assignments,
                "asg-{agent:03}-{step},agt-{agent:03},{year}-09-01,Poste {step},org-{ministry},occ-{occupation},{digital}"
            )
            .unwrap();
            if year < 2026 {
                steps.push((i32::try_from(year).unwrap(), occupation));
            }
            let (before, was) = ((occupation, ministry, year), digital);
            // The next occupation is the usual one more often than not.
            occupation = [
                occupation,
                (occupation + 1) % 6,
                (occupation + 1) % 6,
                draw.below(6),
            ][draw.below(4)];
            ministry = [ministry, ministry, draw.below(3)][draw.below(3)];
            year += 1 + draw.below(3);
            digital = if occupation < 4 {
                draw.below(12) > 0
            } else {
                draw.below(4) > 0
            };
            if step == 4 || year > 2026 {
                break;
            }
            if agent % 10 != 0 && year < 2026 {
                moves.push(Move {
                    agent,
                    year: i32::try_from(year).unwrap(),
                    months: 12 * i32::try_from(year - before.2).unwrap(),
                    digital: was && digital,
                    occupations: (before.0, occupation),
                    ministries: (before.1, ministry),
                    corps,
                });
            }
        }
        if agent % 10 != 0 {
            careers.push(Career {
                agent,
                corps,
                steps,
            });
        }
    }
    let mut occupations = "uid,scheme,code,label_fr,family,digital\n".to_owned();
    for i in 0..6 {
        writeln!(
            occupations,
            "occ-{i},FILIERE,O-{i},Métier {i},Famille {},true",
            i / 2
        )
        .unwrap();
    }
    let mut organisations = "uid,name,kind\n".to_owned();
    let mut corps = "uid,code,label,military\n".to_owned();
    for i in 0..3 {
        writeln!(organisations, "org-{i},Ministère {i},MINISTRY").unwrap();
        writeln!(corps, "crp-{i},C-{i},Corps {i},false").unwrap();
    }
    let directory = directory(&[
        ("agents.csv", &agents),
        ("consents.csv", &consents),
        ("assignments.csv", &assignments),
        ("occupations.csv", &occupations),
        ("organisations.csv", &organisations),
        ("corps.csv", &corps),
    ]);
    (directory, moves, careers)
}

/// Moves of a dimension by pair, year and whether they are digital: who made them.
pub type Cells = BTreeMap<((String, String), i32, bool), BTreeSet<usize>>;

pub fn cells(moves: &[Move], dimension: &str) -> Cells {
    let mut cells = Cells::new();
    for item in moves {
        if let Some(ends) = item.ends(dimension) {
            let cell = cells.entry((ends, item.year, item.digital)).or_default();
            cell.insert(item.agent);
        }
    }
    cells
}
