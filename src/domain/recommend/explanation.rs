//! Why a post or an occupation fits: what each requirement adds, and what is missing.
//!
//! The explanation is the computation: contributions add up to the score (recommendation) or to the
//! coverage (gap), within 1e-9.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use crate::domain::parameter::NEAR_CREDIT;
use crate::domain::vocabulary::{CompetencyOrigin, Importance, MatchStatus};

/// One requirement of a target and the best that the agent brings to it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// The post or occupation that requires.
    pub target_uid: String,
    /// What it requires.
    pub competency_uid: String,
    /// Its French label, for the summary.
    pub label_fr: String,
    /// Its inverse document frequency, ln((N+1)/(df+1)).
    pub idf: f64,
    /// How much it weighs.
    pub importance: Importance,
    /// The words of the post that ask for it, where it was read from them.
    pub quote: Option<String>,
    /// The level asked for, 1 to 4, or unknown.
    pub need: Option<i32>,
    /// What the agent brings, in [0, 1].
    pub credit: f64,
    /// The agent's competency that gives the credit; none without credit.
    pub via_uid: Option<String>,
    /// The French label of that competency.
    pub via_label_fr: Option<String>,
    /// The agent's own level in what is required, 1 to 4; none without the competency or where it is unknown.
    pub have: Option<i32>,
    /// How the agent's own competency is known; none without it.
    pub own_origin: Option<CompetencyOrigin>,
    /// How what gives the credit is known.
    pub origin: Option<CompetencyOrigin>,
    /// How sure it is, in [0, 1].
    pub confidence: Option<f64>,
    /// Who or what says so.
    pub source: Option<String>,
    /// When it was recorded, in UTC.
    pub recorded_at: Option<DateTime<Utc>>,
}

impl Requirement {
    /// w · idf: 1 or 0.5 by importance, times the idf of the competency.
    #[must_use]
    pub fn weight(&self) -> f64 {
        let importance = match self.importance {
            Importance::Essential => 1.0,
            Importance::Desirable => 0.5,
        };
        importance * self.idf
    }

    /// What the agent can be said to bring.
    ///
    /// What they have themselves decides: a neighbour that gives more credit hides no level that they declared, and what
    /// is inferred, or read from a text that they pasted, is to be confirmed however sure it is.
    #[must_use]
    pub fn status(&self) -> MatchStatus {
        let enough = || match (self.have, self.need) {
            (Some(have), Some(need)) => have >= need,
            _ => true,
        };
        match self.own_origin {
            Some(CompetencyOrigin::Inferred | CompetencyOrigin::Extracted) => {
                MatchStatus::ToConfirm
            }
            None if self.is_proposed() => MatchStatus::ToConfirm,
            Some(_) if enough() => MatchStatus::Held,
            None if self.credit >= NEAR_CREDIT => MatchStatus::Near,
            Some(_) | None => MatchStatus::ToLearn,
        }
    }

    /// Whether it is known from nothing but a text that the agent pasted: they accepted it, or what stands for it.
    #[must_use]
    pub fn is_proposed(&self) -> bool {
        self.own_origin.or(self.origin) == Some(CompetencyOrigin::Extracted)
    }

    /// Whether the credit is full.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.credit >= 1.0 - 1e-12
    }
}

/// A requirement as it is shown, with its share of the score or coverage.
#[derive(Debug, Clone)]
pub struct CompetencyMatch {
    /// The requirement and what the agent brings.
    pub requirement: Requirement,
    /// What it adds.
    pub contribution: f64,
    /// What the agent can be said to bring; none of a candidate, of whom only what is met may be read.
    pub status: Option<MatchStatus>,
}

impl CompetencyMatch {
    /// The neighbouring competency that gives the credit, when it is not the one required.
    #[must_use]
    pub fn via_uid(&self) -> Option<&str> {
        let via = self.requirement.via_uid.as_deref()?;
        (via != self.requirement.competency_uid).then_some(via)
    }

    /// The day on which the agent's competency was recorded.
    #[must_use]
    pub fn recorded_on(&self) -> Option<NaiveDate> {
        self.requirement.recorded_at.map(|at| at.date_naive())
    }
}

/// The requirements of a target, split by what the agent brings.
#[derive(Debug, Clone, Default)]
pub struct Split {
    /// Full credit; what adds most first.
    pub matched: Vec<CompetencyMatch>,
    /// Less than full credit; what is heaviest to miss first.
    pub missing: Vec<CompetencyMatch>,
}

/// Σ w·idf·credit ÷ Σ w·idf, in [0, 1]; none without a requirement of some weight.
#[must_use]
pub fn coverage(requirements: &[Requirement]) -> Option<f64> {
    let total: f64 = requirements.iter().map(Requirement::weight).sum();
    let met: f64 = requirements.iter().map(|r| r.weight() * r.credit).sum();
    (total > 0.0).then(|| met / total)
}

/// Splits requirements whose contributions are shares of the coverage.
#[must_use]
pub fn split_by_coverage(requirements: Vec<Requirement>) -> Split {
    let covered = coverage(&requirements).unwrap_or_default();
    split_by(requirements, covered, |r| r.weight() * r.credit)
}

/// Splits some of the requirements of a post, those that a viewer may read about.
///
/// Each adds w·idf·credit over `met`, the sum of that of all requirements, times `contribution`: those that are
/// left out keep what they add.
#[must_use]
pub fn split_disclosed(requirements: Vec<Requirement>, contribution: f64, met: f64) -> Split {
    let share = |r: &Requirement| {
        if met > 0.0 {
            contribution * r.weight() * r.credit / met
        } else {
            0.0
        }
    };
    split(requirements, share, |_| None)
}

/// Splits requirements whose contributions are shares of the component `competency`.
///
/// Each adds w·idf²·credit over their sum, times `contribution`, what the component adds.
#[must_use]
pub fn split_by_score(requirements: Vec<Requirement>, contribution: f64) -> Split {
    let part = |r: &Requirement| r.weight() * r.idf * r.credit;
    split_by(requirements, contribution, part)
}

fn split_by(
    requirements: Vec<Requirement>,
    contribution: f64,
    part: impl Fn(&Requirement) -> f64,
) -> Split {
    let total: f64 = requirements.iter().map(&part).sum();
    let share = |r: &Requirement| {
        if total > 0.0 {
            contribution * part(r) / total
        } else {
            0.0
        }
    };
    split(requirements, share, |r| Some(r.status()))
}

fn split(
    requirements: Vec<Requirement>,
    share: impl Fn(&Requirement) -> f64,
    status: impl Fn(&Requirement) -> Option<MatchStatus>,
) -> Split {
    let (mut matched, mut missing): (Vec<_>, Vec<_>) = requirements
        .into_iter()
        .map(|requirement| CompetencyMatch {
            contribution: share(&requirement),
            status: status(&requirement),
            requirement,
        })
        .partition(|found| found.requirement.is_met());
    let uid = |found: &CompetencyMatch| found.requirement.competency_uid.clone();
    matched.sort_by(|a, b| {
        b.contribution
            .total_cmp(&a.contribution)
            .then_with(|| uid(a).cmp(&uid(b)))
    });
    let lack =
        |found: &CompetencyMatch| found.requirement.weight() * (1.0 - found.requirement.credit);
    missing.sort_by(|a, b| {
        lack(b)
            .total_cmp(&lack(a))
            .then_with(|| uid(a).cmp(&uid(b)))
    });
    Split { matched, missing }
}

#[cfg(test)]
impl Requirement {
    /// An essential requirement of weight 1, for the tests of what is made of requirements.
    pub(in crate::domain) fn example(uid: usize, credit: f64) -> Self {
        Self {
            target_uid: "t".to_owned(),
            competency_uid: format!("c{uid:03}"),
            label_fr: format!("Compétence {uid}"),
            idf: 1.0,
            importance: Importance::Essential,
            quote: None,
            need: None,
            credit,
            via_uid: None,
            via_label_fr: None,
            have: None,
            own_origin: None,
            origin: None,
            confidence: None,
            source: None,
            recorded_at: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn requirement(uid: usize, idf: f64, essential: bool, credit: f64) -> Requirement {
        Requirement {
            idf,
            importance: if essential {
                Importance::Essential
            } else {
                Importance::Desirable
            },
            ..Requirement::example(uid, credit)
        }
    }

    #[test]
    fn coverage_is_unknown_without_requirements() {
        assert!(coverage(&[]).is_none());
        assert!(coverage(&[requirement(1, 0.0, true, 1.0)]).is_none());
    }

    #[test]
    fn the_heaviest_lack_comes_first() {
        let split = split_by_coverage(vec![
            requirement(1, 1.0, false, 0.0),
            requirement(2, 1.0, true, 0.0),
            requirement(3, 1.0, true, 1.0),
        ]);
        let missing: Vec<_> = split
            .missing
            .iter()
            .map(|m| m.requirement.competency_uid.as_str())
            .collect();
        assert_eq!(missing, ["c002", "c001"]);
        assert_eq!(split.matched.len(), 1);
    }

    proptest! {
        #[test]
        fn contributions_add_up(rows in proptest::collection::vec((0.01f64..5.0, any::<bool>(), 0.0f64..=1.0), 1..30)) {
            let requirements: Vec<_> = rows
                .iter()
                .enumerate()
                .map(|(i, (idf, essential, credit))| requirement(i, *idf, *essential, *credit))
                .collect();
            let sum = |split: &Split| -> f64 {
                split.matched.iter().chain(&split.missing).map(|m| m.contribution).sum()
            };
            let covered = coverage(&requirements).unwrap();
            prop_assert!((0.0..=1.0 + 1e-12).contains(&covered));
            prop_assert!((sum(&split_by_coverage(requirements.clone())) - covered).abs() < 1e-9);
            let any = requirements.iter().any(|r| r.credit > 0.0);
            let expected = if any { 0.7 } else { 0.0 };
            prop_assert!((sum(&split_by_score(requirements, 0.7)) - expected).abs() < 1e-9);
        }

        #[test]
        fn more_credit_never_lowers_coverage(
            rows in proptest::collection::vec((0.01f64..5.0, any::<bool>(), 0.0f64..=1.0), 1..30),
            which in 0usize..30, more in 0.0f64..=1.0,
        ) {
            let mut requirements: Vec<_> = rows
                .iter()
                .enumerate()
                .map(|(i, (idf, essential, credit))| requirement(i, *idf, *essential, *credit))
                .collect();
            let before = coverage(&requirements).unwrap();
            let chosen = which % requirements.len();
            requirements[chosen].credit = requirements[chosen].credit.max(more);
            prop_assert!(coverage(&requirements).unwrap() >= before - 1e-12);
        }
    }
}
