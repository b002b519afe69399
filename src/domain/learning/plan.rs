//! Which trainings close a gap: the fewest hours that teach everything that some training teaches.
//!
//! A training covers a missing requirement when it teaches that competency to the level needed at
//! least; an unknown level counts as enough, and an unknown need as met.

use std::collections::{BTreeMap, BTreeSet};

use super::cover::{Choice, cover};
use crate::domain::{
    model::relation::{LearningOffer, Training},
    parameter::LEVEL_DECAY,
    recommend::explanation::{Requirement, coverage},
};

/// Trainings that close a gap.
#[derive(Debug, Clone)]
pub struct LearningPlan {
    /// What to follow, what adds most first.
    pub steps: Vec<LearningStep>,
    /// The sum of the hours; none when those of one step are unknown.
    pub hours: Option<i32>,
    /// The coverage as it is, in [0, 1]; none when nothing is required.
    pub coverage_before: Option<f64>,
    /// The coverage with what the plan covers held at the level needed, surely.
    pub coverage_after: Option<f64>,
    /// What is missing and no training teaches to the level needed, the heaviest first.
    pub uncovered: Vec<String>,
}

/// One training of a plan.
#[derive(Debug, Clone)]
pub struct LearningStep {
    /// What to follow.
    pub training: Training,
    /// The missing competencies that it adds to the steps before it, the heaviest first.
    pub covers: Vec<String>,
}

/// A training and the places, among the missing requirements, of those it covers.
struct Course {
    training: Training,
    covers: BTreeSet<usize>,
}

/// Plans what to learn for the requirements of a target, given where missing ones are taught.
#[must_use]
pub fn plan_learning(requirements: &[Requirement], offers: &[LearningOffer]) -> LearningPlan {
    let missing = missing(requirements);
    let courses = courses(&missing, offers);
    let choices: Vec<_> = courses
        .iter()
        .map(|course| Choice {
            covers: course.covers.clone(),
            hours: course.training.hours.and_then(|h| u32::try_from(h).ok()),
        })
        .collect();
    let mut chosen: Vec<&Course> = cover(&choices).into_iter().map(|i| &courses[i]).collect();
    let mut open: BTreeSet<usize> = chosen.iter().flat_map(|c| &c.covers).copied().collect();
    let covered = open.clone();
    let uid = |place: usize| missing[place].competency_uid.clone();
    let mut steps = Vec::new();
    while !chosen.is_empty() {
        chosen.sort_by_cached_key(|course| {
            let adds = course.covers.intersection(&open).copied();
            rank(&missing, adds, &course.training)
        });
        let course = chosen.remove(0);
        let adds = course.covers.intersection(&open).copied();
        steps.push(LearningStep {
            training: course.training.clone(),
            covers: adds.map(uid).collect(),
        });
        open.retain(|place| !course.covers.contains(place));
    }
    let hours = steps.iter().map(|step| step.training.hours).sum();
    let uncovered = (0..missing.len()).filter(|place| !covered.contains(place));
    LearningPlan {
        steps,
        hours,
        coverage_before: coverage(requirements),
        coverage_after: coverage(&after(requirements, &missing, &covered, offers)),
        uncovered: uncovered.map(uid).collect(),
    }
}

/// The trainings that cover something missing: most missing weight first, then fewest hours, then uid.
#[must_use]
pub fn useful_trainings(requirements: &[Requirement], offers: &[LearningOffer]) -> Vec<Training> {
    let missing = missing(requirements);
    let mut courses = courses(&missing, offers);
    courses.sort_by_cached_key(|course| {
        rank(&missing, course.covers.iter().copied(), &course.training)
    });
    courses.into_iter().map(|course| course.training).collect()
}

/// What is missing of the weight of a requirement, in millionths of millionths: ties must be ties.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a weight is at most ln of a count, far below 2^63 / 1e12"
)]
fn lack(requirement: &Requirement) -> i64 {
    (requirement.weight() * (1.0 - requirement.credit) * 1e12).round() as i64
}

fn rank(
    missing: &[&Requirement],
    covers: impl Iterator<Item = usize>,
    training: &Training,
) -> (i64, bool, i32, String) {
    let weight: i64 = covers.map(|place| lack(missing[place])).sum();
    let hours = training.hours;
    (
        -weight,
        hours.is_none(),
        hours.unwrap_or(0),
        training.uid.clone(),
    )
}

/// The requirements without full credit, the heaviest lack first, then by uid.
fn missing(requirements: &[Requirement]) -> Vec<&Requirement> {
    let mut missing: Vec<_> = requirements.iter().filter(|r| !r.is_met()).collect();
    missing.sort_by(|a, b| {
        let heavier = lack(b).cmp(&lack(a));
        heavier.then_with(|| a.competency_uid.cmp(&b.competency_uid))
    });
    missing
}

/// The trainings that cover something, by uid.
fn courses(missing: &[&Requirement], offers: &[LearningOffer]) -> Vec<Course> {
    let mut courses: BTreeMap<&str, Course> = BTreeMap::new();
    for (place, requirement) in missing.iter().enumerate() {
        let of = |offer: &&LearningOffer| offer.uid == requirement.competency_uid;
        for lesson in offers.iter().filter(of).flat_map(|offer| &offer.lessons) {
            if !reaches(lesson.level, requirement.need) {
                continue;
            }
            let course = courses
                .entry(&lesson.training.uid)
                .or_insert_with(|| Course {
                    training: lesson.training.clone(),
                    covers: BTreeSet::new(),
                });
            course.covers.insert(place);
        }
    }
    courses.into_values().collect()
}

fn reaches(level: Option<i32>, need: Option<i32>) -> bool {
    level.is_none_or(|level| need.is_none_or(|need| level >= need))
}

/// The requirements with what is covered held at its need: it also stands for what is near it.
fn after(
    requirements: &[Requirement],
    missing: &[&Requirement],
    covered: &BTreeSet<usize>,
    offers: &[LearningOffer],
) -> Vec<Requirement> {
    let mut requirements = requirements.to_vec();
    for held in covered.iter().map(|place| missing[*place]) {
        let of = |offer: &&LearningOffer| offer.uid == held.competency_uid;
        let near = offers.iter().filter(of).flat_map(|offer| &offer.near);
        let near: BTreeMap<&str, f64> = near.map(|n| (n.uid.as_str(), n.similarity)).collect();
        for requirement in &mut requirements {
            let same = requirement.competency_uid == held.competency_uid;
            let similarity = if same {
                Some(1.0)
            } else {
                near.get(requirement.competency_uid.as_str()).copied()
            };
            let short = match (held.need, requirement.need) {
                (Some(level), Some(need)) => f64::from((need - level).max(0)),
                _ => 0.0,
            };
            let credit = similarity.unwrap_or(0.0) * (-LEVEL_DECAY * short).exp();
            requirement.credit = requirement.credit.max(credit);
        }
    }
    requirements
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::model::relation::{Lesson, Likeness};

    fn requirement(uid: usize, need: Option<i32>, credit: f64) -> Requirement {
        Requirement {
            competency_uid: format!("c{uid:02}"),
            need,
            ..Requirement::example(uid, credit)
        }
    }

    fn lesson(uid: usize, hours: Option<i32>, level: Option<i32>) -> Lesson {
        Lesson {
            level,
            training: Training {
                uid: format!("t{uid:02}"),
                title_fr: format!("Formation {uid}"),
                provider: "École".to_owned(),
                hours,
                url: None,
            },
        }
    }

    fn offer(uid: usize, lessons: Vec<Lesson>) -> LearningOffer {
        LearningOffer {
            uid: format!("c{uid:02}"),
            lessons,
            near: Vec::new(),
        }
    }

    #[test]
    fn nothing_to_learn_takes_no_time() {
        let plan = plan_learning(&[], &[]);
        assert!(plan.steps.is_empty() && plan.coverage_after.is_none());
        assert_eq!(plan.hours, Some(0));
        let met = plan_learning(&[requirement(1, None, 1.0)], &[]);
        assert_eq!((met.hours, met.coverage_after), (Some(0), Some(1.0)));
    }

    #[test]
    fn a_training_below_the_need_covers_nothing_and_an_unknown_level_is_enough() {
        let needs = [requirement(1, Some(3), 0.0), requirement(2, Some(3), 0.5)];
        let low = vec![lesson(1, Some(7), Some(2))];
        let open = vec![lesson(2, None, None)];
        let plan = plan_learning(&needs, &[offer(1, low), offer(2, open)]);
        assert_eq!(plan.uncovered, ["c01"]);
        assert_eq!(plan.steps[0].covers, ["c02"]);
        assert_eq!(plan.hours, None);
        assert_eq!(plan.coverage_before, Some(0.25));
        assert_eq!(plan.coverage_after, Some(0.5));
    }

    #[test]
    fn what_is_learnt_also_stands_for_what_is_near_it() {
        let needs = [requirement(1, Some(2), 0.0), requirement(2, Some(3), 0.0)];
        let mut taught = offer(1, vec![lesson(1, Some(7), Some(4))]);
        let similarity = 0.5;
        let uid = "c02".to_owned();
        taught.near.push(Likeness { uid, similarity });
        let plan = plan_learning(&needs, &[taught]);
        let near = 0.5 * (-LEVEL_DECAY).exp();
        assert!((plan.coverage_after.unwrap() - f64::midpoint(1.0, near)).abs() < 1e-12);
    }

    #[test]
    fn trainings_go_by_the_weight_they_cover_then_by_hours_unknown_ones_last() {
        let needs = [requirement(1, None, 0.0), requirement(2, None, 0.6)];
        let first = vec![
            lesson(1, None, None),
            lesson(2, Some(9), None),
            lesson(3, Some(8), None),
        ];
        let second = vec![lesson(2, Some(9), None), lesson(4, Some(1), None)];
        let found = useful_trainings(&needs, &[offer(1, first), offer(2, second)]);
        let uids: Vec<_> = found.iter().map(|t| t.uid.as_str()).collect();
        assert_eq!(uids, ["t02", "t03", "t01", "t04"]);
    }

    proptest! {
        #[test]
        fn a_plan_covers_all_that_is_taught_once_and_no_step_is_redundant(
            needs in proptest::collection::vec((proptest::option::of(1..5), 0.0f64..=1.0), 1..20),
            taught in proptest::collection::vec((0usize..20, 0usize..12, proptest::option::of(1..5)), 0..40),
        ) {
            let needs: Vec<_> = needs.iter().enumerate().map(|(i, (need, credit))| requirement(i, *need, *credit)).collect();
            let offers: Vec<_> = (0..20).map(|uid| offer(uid, taught.iter()
                .filter(|case| case.0 == uid)
                // A training has one number of hours, whatever it teaches.
                .map(|case| lesson(case.1, (case.1 > 2).then(|| i32::try_from(case.1).unwrap()), case.2))
                .collect())).collect();
            let plan = plan_learning(&needs, &offers);
            let teaches = |uid: &str, need: &Requirement| offers.iter()
                .filter(|offer| offer.uid == need.competency_uid)
                .flat_map(|offer| &offer.lessons)
                .any(|lesson| lesson.training.uid == uid && reaches(lesson.level, need.need));
            let mut named: Vec<_> = plan.steps.iter().flat_map(|step| step.covers.clone()).chain(plan.uncovered.clone()).collect();
            named.sort();
            let mut missing: Vec<_> = needs.iter().filter(|need| !need.is_met()).collect();
            missing.sort_by(|a, b| a.competency_uid.cmp(&b.competency_uid));
            prop_assert_eq!(named, missing.iter().map(|need| need.competency_uid.clone()).collect::<Vec<_>>());
            for need in &missing {
                let taught = (0..12).any(|uid| teaches(&format!("t{uid:02}"), need));
                prop_assert_eq!(!taught, plan.uncovered.contains(&need.competency_uid));
            }
            for step in &plan.steps {
                let alone = missing.iter().any(|need| teaches(&step.training.uid, need)
                    && plan.steps.iter().all(|other| other.training.uid == step.training.uid || !teaches(&other.training.uid, need)));
                prop_assert!(alone, "{} is redundant", step.training.uid);
            }
            prop_assert!(plan.coverage_after >= plan.coverage_before);
        }
    }
}
