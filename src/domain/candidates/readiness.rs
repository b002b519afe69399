//! How long a candidate would learn before a post: what is essential and not yet brought, and the trainings
//! that teach it.

use crate::domain::{
    learning::plan::plan_learning,
    model::relation::LearningOffer,
    parameter::{READY_CREDIT, TRAINING_HOURS_PER_MONTH},
    recommend::explanation::Requirement,
    vocabulary::Importance,
};

/// The essential requirements to which too little is brought to begin without a training.
#[must_use]
pub fn essential_gap(requirements: &[Requirement]) -> Vec<Requirement> {
    let lacks = |r: &&Requirement| r.importance == Importance::Essential && r.credit < READY_CREDIT;
    requirements.iter().filter(lacks).cloned().collect()
}

/// Whole months of training, two days a month, that close an essential gap in the fewest hours: 0 without
/// a gap; none when no training covers a part of it, or one has an unknown length.
#[must_use]
pub fn months_to_ready(gap: &[Requirement], offers: &[LearningOffer]) -> Option<u32> {
    let plan = plan_learning(gap, offers);
    let hours = plan.hours.filter(|_| plan.uncovered.is_empty())?;
    let hours = u32::try_from(hours).ok()?;
    Some(hours.div_ceil(TRAINING_HOURS_PER_MONTH))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::model::relation::{Lesson, Training};

    fn offer(of: &Requirement, hours: Option<i32>) -> LearningOffer {
        LearningOffer {
            uid: of.competency_uid.clone(),
            lessons: vec![Lesson {
                level: None,
                training: Training {
                    uid: format!("t-{}", of.competency_uid),
                    title_fr: "Cours".to_owned(),
                    provider: "École".to_owned(),
                    hours,
                    url: None,
                },
            }],
            near: Vec::new(),
        }
    }

    #[test]
    fn a_month_is_fourteen_hours_and_a_begun_one_counts() {
        let asked = [
            Requirement::example(1, 0.59),
            Requirement::example(2, 0.6),
            Requirement {
                importance: Importance::Desirable,
                ..Requirement::example(3, 0.0)
            },
        ];
        let gap = essential_gap(&asked);
        assert_eq!(gap.len(), 1);
        assert_eq!(months_to_ready(&[], &[]), Some(0));
        assert_eq!(months_to_ready(&gap, &[]), None);
        for (hours, months) in [(14, 1), (15, 2), (35, 3), (0, 0)] {
            let offers = [offer(&gap[0], Some(hours))];
            assert_eq!(months_to_ready(&gap, &offers), Some(months), "{hours}");
        }
        assert_eq!(months_to_ready(&gap, &[offer(&gap[0], None)]), None);
        let two = essential_gap(&[asked[0].clone(), Requirement::example(4, 0.0)]);
        let one = offer(&two[0], Some(7));
        assert_eq!(months_to_ready(&two, std::slice::from_ref(&one)), None);
        let both = [one, offer(&two[1], Some(8))];
        assert_eq!(months_to_ready(&two, &both), Some(2));
    }
}
