//! The numbers of the recommendation that are not data; `algorithm` publishes every one of them.
//!
//! Source of the formulas: `docs/recommendation.md`.

/// Years after which an inferred competency is half as sure.
pub const HALF_LIFE_YEARS: f64 = 5.0;
/// Confidence of a competency inferred from an essential need of an occupation held today.
pub const INFERRED_ESSENTIAL: f64 = 0.7;
/// Confidence of a competency inferred from a desirable need of an occupation held today.
pub const INFERRED_DESIRABLE: f64 = 0.4;
/// Confidence of a requirement that a post inherits from its occupation.
pub const INHERITED_REQUIREMENT: f64 = 0.7;
/// Version of the formulas and of their numbers; a change of either changes it.
pub const ALGORITHM_VERSION: &str = "1.0.0";
/// What a level short of the need by n keeps: exp(−n · this).
pub const LEVEL_DECAY: f64 = 0.7;
/// Similarity of two competencies one BROADER or RELATED step apart; squared at two steps.
pub const STEP_SIMILARITY: f64 = 0.5;
/// Similarity under which a competency does not stand for another.
pub const LEAST_SIMILARITY: f64 = 0.25;

/// Name, value, French and English meaning of every number above.
#[must_use]
pub fn published() -> [(&'static str, f64, &'static str, &'static str); 7] {
    [
        (
            "half_life_years",
            HALF_LIFE_YEARS,
            "Années après lesquelles une compétence déduite est deux fois moins sûre",
            "Years after which an inferred competency is half as sure",
        ),
        (
            "inferred_essential",
            INFERRED_ESSENTIAL,
            "Confiance d'une compétence déduite d'un besoin essentiel du métier exercé",
            "Confidence of a competency inferred from an essential need of the occupation held",
        ),
        (
            "inferred_desirable",
            INFERRED_DESIRABLE,
            "Confiance d'une compétence déduite d'un besoin souhaitable du métier exercé",
            "Confidence of a competency inferred from a desirable need of the occupation held",
        ),
        (
            "inherited_requirement",
            INHERITED_REQUIREMENT,
            "Confiance d'une exigence qu'un poste hérite de son métier",
            "Confidence of a requirement that a post inherits from its occupation",
        ),
        (
            "level_decay",
            LEVEL_DECAY,
            "Perte par niveau manquant : exp(−niveaux · valeur)",
            "Loss for each level short of the need: exp(−levels · value)",
        ),
        (
            "step_similarity",
            STEP_SIMILARITY,
            "Ressemblance de deux compétences voisines dans l'arbre, par pas",
            "Similarity of two neighbouring competencies, for each step",
        ),
        (
            "least_similarity",
            LEAST_SIMILARITY,
            "Ressemblance en deçà de laquelle une compétence n'en vaut pas une autre",
            "Similarity under which a competency does not stand for another",
        ),
    ]
}
