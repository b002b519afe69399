//! The ranking score: a weighted sum of components, each in [0, 1] or unknown.
//!
//! score = Σ weight · value; an unknown value contributes 0 and is shown as unknown. The order is
//! total: score descending, then uid. Source: `docs/recommendation.md`.

use serde::Serialize;

use crate::domain::{
    parameter,
    ranked::Ranked,
    statute::situation::Situation,
    vocabulary::{FitBand, MoveKind},
};

/// A part of the score, by its published name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Component {
    /// How much of what the post requires the agent brings, on the scale of [`fit`].
    Competency,
    /// What the words of the career and those of the post share.
    Words,
    /// How near the post's occupation is to those that the agent held, by a walk over shared competencies.
    Walk,
    /// How usual the move is from one of the occupations that the agent held.
    Transition,
    /// How much of what the agent wishes the post gives.
    Aspiration,
    /// The same family as an occupation that the agent held.
    Family,
    /// Another ministry than the present one.
    Openness,
}

impl Component {
    /// Every component, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Competency,
        Self::Words,
        Self::Walk,
        Self::Transition,
        Self::Aspiration,
        Self::Family,
        Self::Openness,
    ];

    /// The published name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Competency => "competency",
            Self::Words => "words",
            Self::Walk => "walk",
            Self::Transition => "transition",
            Self::Aspiration => "aspiration",
            Self::Family => "family",
            Self::Openness => "openness",
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
            Self::Words => (
                "Les mots de votre parcours et ceux du poste",
                "The words of your career and those of the post",
            ),
            Self::Walk => (
                "Proximité des métiers exercés par leurs compétences",
                "Nearness of the occupations held by their competencies",
            ),
            Self::Transition => (
                "Passages habituels depuis les métiers exercés",
                "Usual moves from the occupations held",
            ),
            Self::Aspiration => ("Vos souhaits", "Your wishes"),
            Self::Family => (
                "Même famille que les métiers exercés",
                "Same family as the occupations held",
            ),
            Self::Openness => (
                "Autre ministère que le vôtre",
                "Another ministry than yours",
            ),
        }
    }

    /// The published weight; the weights of all components add up to 1.
    #[must_use]
    pub fn weight(self) -> f64 {
        match self {
            Self::Competency => parameter::WEIGHT_COMPETENCY,
            Self::Words => parameter::WEIGHT_WORDS,
            Self::Walk => parameter::WEIGHT_WALK,
            Self::Transition => parameter::WEIGHT_TRANSITION,
            Self::Aspiration => parameter::WEIGHT_ASPIRATION,
            Self::Family => parameter::WEIGHT_FAMILY,
            Self::Openness => parameter::WEIGHT_OPENNESS,
        }
    }
}

/// The component `competency` of a post: Σ w·idf²·credit over its requirements, `met`; their Σ w·idf², `weight`; and the
/// median weight of open posts, `usual`.
///
/// x = met ÷ (weight + smoothing·√(usual·weight)) is shown on two straight lines, through `FIT_USUAL` where a post of
/// usual weight is met in full, and through 1 where x is. It never falls when more is met. The statements
/// `recommend/rank` and `recommend/try_competencies` say the same. Source: `docs/recommendation.md`.
#[must_use]
pub fn fit(met: f64, weight: f64, usual: f64) -> f64 {
    if met <= 0.0 || weight <= 0.0 {
        return 0.0;
    }
    let (knee, at_knee) = (parameter::FIT_KNEE, parameter::FIT_USUAL);
    let x = met / (weight + parameter::FIT_SMOOTHING * (usual * weight).sqrt());
    if x < knee {
        at_knee * x / knee
    } else {
        at_knee + (1.0 - at_knee) * (x - knee) / (1.0 - knee)
    }
}

/// What the agent wished, and whether a post gives it; none where nothing was wished.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Wishes {
    /// One of the occupations.
    pub occupation: Option<bool>,
    /// One of the organisations, or below one.
    pub organisation: Option<bool>,
    /// One of the places, or within one.
    pub place: Option<bool>,
    /// The share of the competencies to develop that the post develops, in [0, 1].
    pub developed: Option<f64>,
}

impl Wishes {
    /// The mean over what was wished, in [0, 1]; none when nothing was.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        let flag = |wish: Option<bool>| wish.map(|given| f64::from(u8::from(given)));
        let parts = [
            flag(self.occupation),
            flag(self.organisation),
            flag(self.place),
            self.developed,
        ];
        let given = parts.into_iter().flatten();
        let (sum, count) = given.fold((0.0, 0.0), |(sum, count), item| (sum + item, count + 1.0));
        (count > 0.0).then(|| sum / count)
    }
}

/// A post that may be recommended, with what its components are made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ScoredPost {
    /// The post.
    pub post_uid: String,
    /// Its ministry, for diversity.
    pub ministry_uid: Option<String>,
    /// The family of its occupation, for diversity.
    pub family: Option<String>,
    /// Value of [`Component::Competency`], in [0, 1], or unknown.
    pub competency: Option<f64>,
    /// Value of [`Component::Words`], in [0, 1], or unknown.
    pub words: Option<f64>,
    /// Value of [`Component::Walk`], in [0, 1], or unknown.
    pub walk: Option<f64>,
    /// Value of [`Component::Transition`], in [0, 1], or unknown.
    pub transition: Option<f64>,
    /// What the agent wished.
    pub wishes: Wishes,
    /// Value of [`Component::Family`], in [0, 1], or unknown.
    pub family_held: Option<f64>,
    /// How the occupation stands to those that the agent held, or unknown.
    pub kind: Option<MoveKind>,
    /// Whether the ministry is another than the agent's, or unknown.
    pub other_ministry: Option<bool>,
    /// What statute looks at; never part of the score.
    pub situation: Situation,
    /// The block of the list in which it is shown.
    pub block: u32,
    /// Whether another post of the list has the same score: nothing but the key decides between them.
    pub tied: bool,
}

impl ScoredPost {
    /// The value of a component, in [0, 1], or unknown.
    #[must_use]
    pub fn value(&self, component: Component) -> Option<f64> {
        let flag = |fact: Option<bool>| fact.map(|holds| f64::from(u8::from(holds)));
        let value = match component {
            Component::Competency => self.competency,
            Component::Words => self.words,
            Component::Walk => self.walk,
            Component::Transition => self.transition,
            Component::Aspiration => self.wishes.value(),
            Component::Family => self.family_held,
            Component::Openness => flag(self.other_ministry),
        };
        value.map(|value| value.clamp(0.0, 1.0))
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

    /// Whether too little of the career speaks for it: the score without wishes and openness is below the floor, and the
    /// agent does not wish for the occupation.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        let aside = [Component::Aspiration, Component::Openness];
        let aside: f64 = aside.iter().map(|part| self.contribution(*part)).sum();
        self.score() - aside < parameter::RECOMMEND_FLOOR && self.wishes.occupation != Some(true)
    }

    /// How close it is, by the published thresholds of the score.
    #[must_use]
    pub fn band(&self) -> FitBand {
        let score = self.score();
        if score >= parameter::BAND_VERY_CLOSE {
            FitBand::VeryClose
        } else if score >= parameter::BAND_CLOSE {
            FitBand::Close
        } else {
            FitBand::ToExplore
        }
    }
}

impl Ranked for ScoredPost {
    fn key(&self) -> &str {
        &self.post_uid
    }

    fn score(&self) -> f64 {
        Self::score(self)
    }

    fn block(&self) -> u32 {
        self.block
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::ranked::order;

    fn scored(uid: u8, value: Option<f64>) -> ScoredPost {
        ScoredPost {
            post_uid: format!("p{uid}"),
            competency: value,
            ..ScoredPost::default()
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
    fn a_wish_is_the_mean_of_what_was_wished() {
        assert_eq!(Wishes::default().value(), None);
        let wishes = Wishes {
            occupation: Some(true),
            place: Some(false),
            developed: Some(0.5),
            ..Wishes::default()
        };
        assert_eq!(wishes.value(), Some(0.5));
    }

    #[test]
    fn an_unknown_value_counts_as_nothing() {
        assert!(scored(1, None).score().abs() < f64::EPSILON);
    }

    #[test]
    fn a_post_of_usual_weight_is_met_for_what_is_met_of_it() {
        let close = |found: f64, wanted: f64| assert!((found - wanted).abs() < 1e-9, "{found}");
        close(fit(0.0, 9.0, 9.0), 0.0);
        close(fit(4.5, 9.0, 9.0), 0.4);
        close(fit(9.0, 9.0, 9.0), 0.8);
        close(parameter::FIT_KNEE, 1.0 / (1.0 + parameter::FIT_SMOOTHING));
        // Who meets a post that asks for little meets little.
        assert!(fit(2.0, 2.0, 9.0) < 0.5);
    }

    proptest! {
        #[test]
        fn more_met_never_fits_less(
            weight in 0.1f64..500.0, usual in 0.1f64..500.0, share in 0.0f64..=1.0, more in 0.0f64..=1.0,
        ) {
            let met = weight * share;
            let better = met + (weight - met) * more;
            let (before, after) = (fit(met, weight, usual), fit(better, weight, usual));
            prop_assert!((0.0..=1.0).contains(&before) && (0.0..=1.0).contains(&after));
            prop_assert!(after >= before);
        }

        #[test]
        fn contributions_add_up_to_a_score_between_0_and_1(value in proptest::option::of(-1.0..2.0)) {
            let scored = scored(1, value);
            let sum: f64 = Component::ALL.iter().map(|c| scored.contribution(*c)).sum();
            prop_assert!((sum - scored.score()).abs() < 1e-9);
            prop_assert!((0.0..=1.0).contains(&scored.score()));
        }

        #[test]
        fn the_order_does_not_depend_on_the_order_of_arrival(
            values in proptest::collection::vec(0u8..4, 1..20), turn in 0usize..20,
        ) {
            let mut first: Vec<_> = (0u8..)
                .zip(&values)
                .map(|(uid, value)| scored(uid, Some(f64::from(*value) / 4.0)))
                .collect();
            let mut second = first.clone();
            second.rotate_left(turn % values.len());
            order(&mut first);
            order(&mut second);
            prop_assert_eq!(first, second);
        }
    }
}
