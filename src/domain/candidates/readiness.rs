//! How long a candidate would learn before a post: what is essential and not yet brought, and the trainings
//! that teach it.

use crate::domain::{
    learning::plan::plan_learning,
    model::relation::LearningOffer,
    parameter::{READY_CREDIT, TRAINING_HOURS_PER_MONTH},
    recommend::explanation::Requirement,
    vocabulary::{Importance, MonthsUnknown},
};

/// What somebody has to learn before a post.
#[derive(Debug, Clone, Copy)]
pub enum Gap<'g> {
    /// These essential requirements; nothing where there is none.
    Of(&'g [Requirement]),
    /// Something that the viewer may not read about.
    Undisclosed,
}

/// The essential requirements to which too little is brought to begin without a training.
#[must_use]
pub fn essential_gap(requirements: &[Requirement]) -> Vec<Requirement> {
    let lacks = |r: &&Requirement| r.importance == Importance::Essential && r.credit < READY_CREDIT;
    requirements.iter().filter(lacks).cloned().collect()
}

/// Whole months of training, two days a month, that close an essential gap in the fewest hours; 0 without a gap.
///
/// # Errors
/// Why they are not known: what is missing is not disclosed, no training teaches a part of it to the level asked,
/// or one that does has an unknown length.
pub fn months_to_ready(gap: Gap<'_>, offers: &[LearningOffer]) -> Result<u32, MonthsUnknown> {
    let missing = match gap {
        Gap::Undisclosed => return Err(MonthsUnknown::NotDisclosed),
        Gap::Of(missing) => missing,
    };
    let plan = plan_learning(missing, offers);
    if !plan.uncovered.is_empty() {
        return Err(MonthsUnknown::NoTraining);
    }
    let hours = plan.hours.and_then(|hours| u32::try_from(hours).ok());
    let hours = hours.ok_or(MonthsUnknown::UnknownLength)?;
    Ok(hours.div_ceil(TRAINING_HOURS_PER_MONTH))
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
        assert_eq!(months_to_ready(Gap::Of(&[]), &[]), Ok(0));
        let of = Gap::Of(&gap);
        assert_eq!(months_to_ready(of, &[]), Err(MonthsUnknown::NoTraining));
        let hidden = months_to_ready(Gap::Undisclosed, &[]);
        assert_eq!(hidden, Err(MonthsUnknown::NotDisclosed));
        for (hours, months) in [(14, 1), (15, 2), (35, 3), (0, 0)] {
            let offers = [offer(&gap[0], Some(hours))];
            assert_eq!(months_to_ready(of, &offers), Ok(months), "{hours}");
        }
        let unknown = months_to_ready(of, &[offer(&gap[0], None)]);
        assert_eq!(unknown, Err(MonthsUnknown::UnknownLength));
        let two = essential_gap(&[asked[0].clone(), Requirement::example(4, 0.0)]);
        let one = offer(&two[0], Some(7));
        let of = Gap::Of(&two);
        let part = months_to_ready(of, std::slice::from_ref(&one));
        assert_eq!(part, Err(MonthsUnknown::NoTraining));
        let both = [one, offer(&two[1], Some(8))];
        assert_eq!(months_to_ready(of, &both), Ok(2));
    }
}
