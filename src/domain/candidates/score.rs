//! How well an agent and a post suit each other: the harmonic mean of what the agent brings and of what they
//! want, so that neither makes up for the other.
//!
//! score = 2 · fit · want ÷ (fit + want), fit = coverage + `FIT_OCCUPATION` · occupation · (1 − coverage): who
//! practised the occupation is credited with a part of what is not known of them; want = `WANT_INTENT` · intent +
//! (1 − `WANT_INTENT`) · aspiration; an unknown value counts as nothing. A mean of this kind is not
//! a sum: each component adds its Shapley value, the average, over the orders in which all may
//! be added, of what it then adds. These add up to the score (Shapley, 1953, *A value for n-person
//! games*). Source: `docs/recommendation.md`.

use crate::domain::{
    parameter::{FIT_OCCUPATION, INTENT_ACTIVE, INTENT_NO, INTENT_WATCHING, WANT_INTENT},
    ranked::Ranked,
    recommend::score::Wishes,
    statute::situation::Situation,
    vocabulary::MoveIntent,
};

/// A part of the score of a candidate, by its published name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CandidateComponent {
    /// How much of what the post requires the agent brings.
    Coverage,
    /// Whether the agent practises the occupation of the post, or how long ago they did.
    Occupation,
    /// Whether the agent wants to move.
    Intent,
    /// How much of what the agent wishes the post gives.
    Aspiration,
}

impl CandidateComponent {
    /// Every part, in the order in which they are shown.
    pub const ALL: [Self; 4] = [
        Self::Coverage,
        Self::Occupation,
        Self::Intent,
        Self::Aspiration,
    ];

    /// The published name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Coverage => "coverage",
            Self::Occupation => "occupation",
            Self::Intent => "intent",
            Self::Aspiration => "aspiration",
        }
    }

    /// What a reader sees, in French then English.
    #[must_use]
    pub const fn label(self) -> (&'static str, &'static str) {
        match self {
            Self::Coverage => (
                "Ce que la personne apporte au poste",
                "What the person brings to the post",
            ),
            Self::Occupation => (
                "Son expérience du métier du poste",
                "Their experience of the post's occupation",
            ),
            Self::Intent => ("Son intention de bouger", "Their intent to move"),
            Self::Aspiration => (
                "Ses souhaits, auxquels le poste répond",
                "Their wishes, which the post answers",
            ),
        }
    }

    /// The weight within the mean: half for each side, what the agent brings by `FIT_OCCUPATION` and what they want by
    /// `WANT_INTENT`.
    #[must_use]
    pub fn weight(self) -> f64 {
        match self {
            Self::Coverage => 0.5 * (1.0 - FIT_OCCUPATION),
            Self::Occupation => 0.5 * FIT_OCCUPATION,
            Self::Intent => 0.5 * WANT_INTENT,
            Self::Aspiration => 0.5 * (1.0 - WANT_INTENT),
        }
    }
}

/// An agent who may be shown for a post, with what the score is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoredAgent {
    /// The agent.
    pub agent_uid: String,
    /// The weighted share of what the post requires that the agent brings, in [0, 1].
    pub coverage: f64,
    /// 1 when they practise the occupation of the post, or did less than five years ago, halved for every five years
    /// more; 0 when they never did; none where few people practised it, or nothing is known of theirs.
    pub occupation: Option<f64>,
    /// Whether they stand at the end of the list: what they bring, however sure it is, is too little.
    pub is_near_match: bool,
    /// Whether they want to move.
    pub intent: MoveIntent,
    /// What they wished, and whether the post gives it.
    pub wishes: Wishes,
    /// What statute looks at; never part of the score.
    pub situation: Situation,
}

impl ScoredAgent {
    /// The value of a part, in [0, 1], or unknown.
    #[must_use]
    pub fn value(&self, side: CandidateComponent) -> Option<f64> {
        let value = match side {
            CandidateComponent::Coverage => Some(self.coverage),
            CandidateComponent::Occupation => self.occupation,
            CandidateComponent::Intent => Some(match self.intent {
                MoveIntent::Active => INTENT_ACTIVE,
                MoveIntent::Watching => INTENT_WATCHING,
                MoveIntent::No => INTENT_NO,
            }),
            CandidateComponent::Aspiration => self.wishes.value(),
        };
        value.map(|value| value.clamp(0.0, 1.0))
    }

    /// The score as if nothing were known of what `known` leaves out.
    fn score_with(&self, known: impl Fn(CandidateComponent) -> bool) -> f64 {
        let part = |side| self.value(side).filter(|_| known(side)).unwrap_or_default();
        let coverage = part(CandidateComponent::Coverage);
        let occupation = part(CandidateComponent::Occupation);
        let fit = coverage + FIT_OCCUPATION * occupation * (1.0 - coverage);
        let want = WANT_INTENT * part(CandidateComponent::Intent)
            + (1.0 - WANT_INTENT) * part(CandidateComponent::Aspiration);
        if fit > 0.0 && want > 0.0 {
            2.0 * fit * want / (fit + want)
        } else {
            0.0
        }
    }

    /// The score, in [0, 1].
    #[must_use]
    pub fn score(&self) -> f64 {
        self.score_with(|_| true)
    }

    /// What a part adds to the score: its Shapley value. Without anything brought, what is wanted adds nothing.
    #[must_use]
    pub fn contribution(&self, side: CandidateComponent) -> f64 {
        // How often, of the 24 orders of four parts, these others come before it: 3! · 0!, 2! · 1!…
        const ORDERS: [f64; 4] = [6.0, 2.0, 2.0, 6.0];
        let others: Vec<_> = CandidateComponent::ALL
            .into_iter()
            .filter(|other| *other != side)
            .collect();
        let added = (0..1_usize << others.len()).map(|before| {
            let comes_before = |part: CandidateComponent| {
                let at = others.iter().position(|other| *other == part);
                at.is_some_and(|at| (before >> at) & 1 == 1)
            };
            let more = self.score_with(|part| part == side || comes_before(part))
                - self.score_with(comes_before);
            let orders = ORDERS.get(before.count_ones() as usize);
            orders.copied().unwrap_or_default() * more
        });
        added.sum::<f64>() / 24.0
    }
}

impl Ranked for ScoredAgent {
    fn key(&self) -> &str {
        &self.agent_uid
    }

    /// Near matches are the end of the list.
    fn block(&self) -> u32 {
        u32::from(self.is_near_match)
    }

    fn score(&self) -> f64 {
        Self::score(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn candidate(coverage: f64, intent: MoveIntent, wished: Option<f64>) -> ScoredAgent {
        ScoredAgent {
            agent_uid: "a".to_owned(),
            coverage,
            occupation: None,
            is_near_match: false,
            intent,
            wishes: Wishes {
                developed: wished,
                ..Wishes::default()
            },
            situation: Situation::default(),
        }
    }

    fn close(found: f64, wanted: f64) -> bool {
        (found - wanted).abs() < 1e-12
    }

    /// By hand: coverage 0.6, looking (1), half of the wishes: want 0.6 + 0.4 · 0.5 = 0.8, score
    /// 0.96 ÷ 1.4. With intent alone: want 0.6, 0.72 ÷ 1.2 = 0.6; with wishes alone: want 0.2, 0.24 ÷ 0.8
    /// = 0.3.
    #[test]
    fn the_mean_and_its_parts_by_hand() {
        let one = candidate(0.6, MoveIntent::Active, Some(0.5));
        let score = 0.96 / 1.4;
        assert!(close(one.score(), score));
        for (side, six) in [
            (CandidateComponent::Coverage, 0.6 + 0.3 + 2.0 * score),
            (CandidateComponent::Intent, 0.6 + 2.0 * (score - 0.3)),
            (CandidateComponent::Aspiration, 0.3 + 2.0 * (score - 0.6)),
        ] {
            assert!(close(one.contribution(side), six / 6.0), "{side:?}");
        }
        // Nothing wished: the two others have equal shares.
        let open = candidate(0.5, MoveIntent::Watching, None);
        let score = 2.0 * 0.5 * 0.36 / 0.86;
        assert!(close(open.score(), score));
        assert!(close(
            open.contribution(CandidateComponent::Coverage),
            score / 2.0
        ));
        assert!(close(
            open.contribution(CandidateComponent::Intent),
            score / 2.0
        ));
        assert!(close(
            open.contribution(CandidateComponent::Aspiration),
            0.0
        ));
    }

    /// By hand: coverage 0.5 and the occupation, held today: fit 0.5 + 0.4 · 0.5 = 0.7; without coverage 0.4.
    #[test]
    fn who_practises_the_occupation_is_credited_with_a_part_of_what_is_not_known() {
        let score = |coverage, occupation| {
            let one = ScoredAgent {
                occupation,
                ..candidate(coverage, MoveIntent::Active, Some(1.0))
            };
            one.score()
        };
        assert!(close(score(0.5, Some(1.0)), 1.4 / 1.7));
        assert!(close(score(0.0, Some(1.0)), 0.8 / 1.4));
        assert!(close(score(0.5, Some(0.5)), 1.2 / 1.6));
        assert!(close(score(0.5, None), score(0.5, Some(0.0))));
        assert!(close(score(1.0, Some(1.0)), 1.0));
    }

    fn any() -> impl Strategy<Value = ScoredAgent> {
        let intents = [MoveIntent::No, MoveIntent::Watching, MoveIntent::Active];
        let intent = prop::sample::select(intents.to_vec());
        let wished = prop::option::of(0.0..=1.0);
        let practised = prop::option::of(0.0..=1.0);
        (0.0..=1.0, practised, intent, wished).prop_map(|(c, o, i, w)| ScoredAgent {
            occupation: o,
            ..candidate(c, i, w)
        })
    }

    proptest! {
        #[test]
        fn parts_are_never_negative_and_add_up_to_a_score_between_0_and_1(one in any()) {
            let parts = CandidateComponent::ALL.map(|side| one.contribution(side));
            prop_assert!(parts.iter().all(|part| *part >= -1e-12), "{:?}", parts);
            prop_assert!((parts.iter().sum::<f64>() - one.score()).abs() < 1e-9);
            prop_assert!((0.0..=1.0).contains(&one.score()));
        }

        #[test]
        fn whoever_brings_more_or_wants_more_is_never_lower(one in any(), more in 0.0..=1.0) {
            let brings = ScoredAgent { coverage: one.coverage.max(more), ..one.clone() };
            prop_assert!(brings.score() >= one.score() - 1e-12);
            let practises = ScoredAgent { occupation: Some(1.0), ..one.clone() };
            prop_assert!(practises.score() >= one.score() - 1e-12);
            let looks = ScoredAgent { intent: MoveIntent::Active, ..one.clone() };
            prop_assert!(looks.score() >= one.score() - 1e-12);
            // To say what one wishes never costs a place.
            let silent = ScoredAgent { wishes: Wishes::default(), ..one.clone() };
            prop_assert!(one.score() >= silent.score() - 1e-12);
        }
    }
}
