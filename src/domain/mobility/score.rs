//! The ranking score: a weighted sum of components, each in [0, 1] or unknown.
//!
//! score = Σ weight · value; an unknown value contributes 0 and is shown as unknown. The order is
//! total: score descending, then uid. Source: `docs/recommendation.md`.

use serde::Serialize;

/// A part of the score, by its published name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Component {
    /// IDF-weighted cosine between what the agent can do and what the post requires.
    Competency,
}

impl Component {
    /// Every component, in the order in which they are shown.
    pub const ALL: [Self; 1] = [Self::Competency];

    /// The published name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Competency => "competency",
        }
    }

    /// What a reader sees, in French then English.
    #[must_use]
    pub fn label(self) -> (&'static str, &'static str) {
        match self {
            Self::Competency => (
                "Vos compétences et celles du poste",
                "Your competencies and the post's",
            ),
        }
    }

    /// The published weight; the weights of all components add up to 1.
    #[must_use]
    pub fn weight(self) -> f64 {
        match self {
            Self::Competency => 1.0,
        }
    }
}

/// A post that may be recommended, with the values of its components.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The post.
    pub post_uid: String,
    /// Value of [`Component::Competency`], in [0, 1], or unknown.
    pub competency: Option<f64>,
}

impl Candidate {
    /// The value of a component, in [0, 1], or unknown.
    #[must_use]
    pub fn value(&self, component: Component) -> Option<f64> {
        match component {
            Component::Competency => self.competency.map(|value| value.clamp(0.0, 1.0)),
        }
    }

    /// What a component adds to the score.
    #[must_use]
    pub fn contribution(&self, component: Component) -> f64 {
        component.weight() * self.value(component).unwrap_or(0.0)
    }

    /// The ranking score, in [0, 1].
    #[must_use]
    pub fn score(&self) -> f64 {
        Component::ALL
            .iter()
            .map(|component| self.contribution(*component))
            .sum()
    }
}

/// Puts candidates in the order in which they are shown.
pub fn order(candidates: &mut [Candidate]) {
    candidates.sort_by(|a, b| {
        b.score()
            .total_cmp(&a.score())
            .then_with(|| a.post_uid.cmp(&b.post_uid))
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn candidate(uid: u8, value: Option<f64>) -> Candidate {
        Candidate {
            post_uid: format!("p{uid}"),
            competency: value,
        }
    }

    #[test]
    fn weights_add_up_to_one() {
        let total: f64 = Component::ALL
            .iter()
            .map(|component| component.weight())
            .sum();
        assert!((total - 1.0).abs() < 1e-12);
    }

    #[test]
    fn an_unknown_value_counts_as_nothing() {
        assert!(candidate(1, None).score().abs() < f64::EPSILON);
    }

    proptest! {
        #[test]
        fn contributions_add_up_to_a_score_between_0_and_1(value in proptest::option::of(-1.0..2.0)) {
            let candidate = candidate(1, value);
            let sum: f64 = Component::ALL.iter().map(|c| candidate.contribution(*c)).sum();
            prop_assert!((sum - candidate.score()).abs() < 1e-9);
            prop_assert!((0.0..=1.0).contains(&candidate.score()));
        }

        #[test]
        fn the_order_does_not_depend_on_the_order_of_arrival(
            values in proptest::collection::vec(0u8..4, 1..20), turn in 0usize..20,
        ) {
            let mut first: Vec<_> = (0u8..)
                .zip(&values)
                .map(|(uid, value)| candidate(uid, Some(f64::from(*value) / 4.0)))
                .collect();
            let mut second = first.clone();
            second.rotate_left(turn % values.len());
            order(&mut first);
            order(&mut second);
            prop_assert_eq!(first, second);
        }
    }
}
