//! The four indicators that say whether people are helped.

/// One of the four.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indicator {
    /// Of those accompanied.
    Satisfaction,
    /// Time to find the right person for a post.
    TimeToFill,
    /// One more digital post, after an accompaniment.
    FurtherDigitalPosts,
    /// Coming back to digital posts.
    ReturnToDigital,
}

impl Indicator {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Satisfaction,
        Self::TimeToFill,
        Self::FurtherDigitalPosts,
        Self::ReturnToDigital,
    ];

    /// By what its table is found.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Satisfaction => "satisfaction",
            Self::TimeToFill => "time_to_fill",
            Self::FurtherDigitalPosts => "further_digital_posts",
            Self::ReturnToDigital => "return_to_digital",
        }
    }

    /// The unit of its figure.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Self::Satisfaction => "score",
            Self::TimeToFill => "days",
            Self::FurtherDigitalPosts | Self::ReturnToDigital => "share",
        }
    }

    /// The unit of its companion; none without one.
    #[must_use]
    pub fn companion_unit(self) -> Option<&'static str> {
        match self {
            Self::Satisfaction | Self::FurtherDigitalPosts => None,
            Self::TimeToFill => Some("days"),
            Self::ReturnToDigital => Some("months"),
        }
    }

    /// What it is, of whom, and what its companion is: in French and in English.
    #[must_use]
    pub fn definition(self) -> (&'static str, &'static str) {
        match self {
            Self::Satisfaction => (
                "Note moyenne, de 1 à 5, donnée à leur accompagnement par les agents accompagnés : de chacun la dernière réponse, comptée à l'année où elle a été donnée.",
                "Mean score, 1 to 5, that accompanied agents give to their accompaniment: of each the last answer, counted in the year in which it was given.",
            ),
            Self::TimeToFill => (
                "Médiane des jours entre l'ouverture des postes pourvus et le jour où ils l'ont été, comptés à l'année de leur ouverture. À côté : le premier jour où la moitié sont pourvus, postes encore vacants compris (Kaplan-Meier) ; d'une année récente, c'est lui qu'il faut lire, car seuls les postes vite pourvus l'ont déjà été.",
                "Median of the days from opening to filling of vacancies that were filled, counted in the year in which they opened. Its companion: the first day by which half are filled, those still vacant included (Kaplan–Meier); of a recent year it is the one to read, since only what was filled fast has been filled.",
            ),
            Self::FurtherDigitalPosts => (
                "Part des agents accompagnés, déjà passés par le numérique, qui ont pris ensuite un poste numérique de plus, comptés à l'année où l'accompagnement a commencé. Sans comparaison : pour les autres, aucun jour ne répond à celui où un accompagnement commence.",
                "Share of accompanied agents, with a digital post before, who then took one more digital post, counted in the year in which the accompaniment began. Without a companion: for the others no day is like that on which an accompaniment begins.",
            ),
            Self::ReturnToDigital => (
                "Part des agents partis d'un poste numérique, vers un autre métier ou hors de l'État (trois mois sans affectation), qui sont revenus au numérique, comptés à l'année de leur premier départ. À côté : la médiane des mois jusqu'au retour de ceux qui sont revenus.",
                "Share of agents who left a digital post, for another occupation or from the State (three months without assignment), and came back to digital posts, counted in the year in which they first left. Its companion: the median of the months until the return of those who came back.",
            ),
        }
    }
}
