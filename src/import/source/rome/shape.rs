//! The files of ROME in CSV, by their columns.

use crate::import::reader::{Column, Header, Shape};

use super::Edition;

/// What a file says; in the order in which files are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import::source) enum Part {
    /// Competencies of 4.x.
    Competencies,
    /// Knowledge of 4.x.
    Knowledge,
    /// Work contexts of 4.x.
    Contexts,
    /// Items of all kinds of 4.x, by rubric.
    Items,
    /// Items of all kinds of 3.x, by type and rubric.
    OldItems,
    /// Occupations of 4.x with the sheet above them.
    Occupations,
    /// Occupations with their domain.
    Domains,
    /// Titles.
    Titles,
    /// Which occupation needs which item.
    Needs,
    /// Mobilities of 4.x.
    Mobilities,
    /// Mobilities of 3.x.
    OldMobilities,
}

const ALL: [Part; 11] = [
    Part::Competencies,
    Part::Knowledge,
    Part::Contexts,
    Part::Items,
    Part::OldItems,
    Part::Occupations,
    Part::Domains,
    Part::Titles,
    Part::Needs,
    Part::Mobilities,
    Part::OldMobilities,
];

/// Columns of several files that are not read.
const TRANSITIONS: &[&str] = &[
    "code_fiche_metier",
    "code_ogr",
    "transition_eco",
    "transition_demo",
    "emploi_reglemente",
    "emploi_cadre",
];

const COMPETENCIES: Shape = Shape {
    columns: &[
        Column::required("code_ogr", &[]),
        Column::required("libelle_competence", &[]),
        Column::optional("code_ogr_macro_comp", &[]),
        Column::optional("cat_comp", &[]),
    ],
    ignored: &[
        "nature",
        "definition",
        "code_macro_comp",
        "sous_cat_comp",
        "transition_eco",
        "transition_num",
        "libelle_heterogeneite",
        "libelle_origine",
    ],
    exact: false,
};

const KNOWLEDGE: Shape = Shape {
    columns: &[
        Column::required("code_ogr_savoir", &[]),
        Column::required("libelle_savoir", &[]),
        Column::optional("categorie_savoir", &[]),
    ],
    ignored: &["sous_categorie_savoir", "transition_eco", "transition_num"],
    exact: false,
};

const CONTEXTS: Shape = Shape {
    columns: &[
        Column::required("code_ogr", &[]),
        Column::required("libelle_cont_travail", &[]),
    ],
    ignored: &["code_type_cont_trav", "libelle_type_cont_trav"],
    exact: false,
};

const ITEMS: Shape = Shape {
    columns: &[
        Column::required("code_ogr", &[]),
        Column::required("libelle", &[]),
        Column::required("code_rubrique", &[]),
    ],
    ignored: &[],
    exact: false,
};

const OLD_ITEMS: Shape = Shape {
    columns: &[
        Column::required("code_ogr", &[]),
        Column::required("libelle", &[]),
        Column::required("code_type_referentiel", &[]),
        Column::required("code_ref_rubrique", &[]),
    ],
    ignored: &[
        "code_tete_rgpmt",
        "libelle_activite_impression",
        "libelle_en_tete_regroupement",
    ],
    exact: false,
};

const OCCUPATIONS: Shape = Shape {
    columns: &[
        Column::required("code_rome", &[]),
        Column::required("libelle_rome", &[]),
        Column::required("code_rome_parent", &[]),
        Column::optional("transition_num", &[]),
    ],
    ignored: TRANSITIONS,
    exact: false,
};

const DOMAINS: Shape = Shape {
    columns: &[
        Column::required("code_rome", &[]),
        Column::required("libelle_rome", &[]),
        // One n in most versions.
        Column::required(
            "libelle_domaine_professionel",
            &["libelle_domaine_professionnel"],
        ),
    ],
    ignored: &[
        "code_grand_domaine",
        "libelle_grand_domaine",
        "code_domaine_professionel",
        "code_domaine_professionnel",
    ],
    exact: false,
};

const TITLES: Shape = Shape {
    columns: &[
        Column::required("libelle_appellation_long", &[]),
        Column::required("code_rome", &[]),
        Column::optional("libelle_appellation_court", &[]),
    ],
    ignored: &[
        "code_ogr",
        "transition_eco",
        "transition_num",
        "transition_demo",
        "emploi_reglemente",
        "emploi_cadre",
        "classification",
        "origine",
        "code_rome_parent",
        "peu_usite",
        "code_type_section_appellation",
        "libelle_type_section_appellation",
        "statut",
    ],
    exact: false,
};

/// Many files have an occupation and an item: only this one has nothing else.
const NEEDS: Shape = Shape {
    columns: &[
        Column::required("code_rome", &[]),
        Column::required("code_ogr", &[]),
        Column::optional("coeur_metier", &[]),
    ],
    ignored: &[],
    exact: true,
};

const MOBILITIES: Shape = Shape {
    columns: &[
        Column::required("code_rome", &[]),
        Column::required("code_rome_cible", &[]),
        Column::required("numero_ordre", &[]),
    ],
    ignored: &[],
    exact: false,
};

const OLD_MOBILITIES: Shape = Shape {
    columns: &[
        Column::required("code_rome", &[]),
        Column::required("code_rome_cible", &[]),
        Column::required("code_type_mobilite", &[]),
    ],
    ignored: &[
        "code_appellation_source",
        "code_appellation_cible",
        "libelle_type_mobilite",
    ],
    exact: false,
};

impl Part {
    /// What a file with a header says.
    pub(super) fn of_header(header: &Header) -> Option<Self> {
        ALL.into_iter().find(|part| part.shape().fits(header))
    }

    /// What the name of a file says that it holds, whatever its columns; the edition parts some.
    pub(super) fn of_name(name: &str, edition: Option<Edition>) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let stem = name.split("_v").next().unwrap_or(&name);
        let stem = stem.split('.').next().unwrap_or(stem);
        let fits = |part: &Self| match edition {
            Some(Edition::Three) => !matches!(part, Self::Items | Self::Mobilities),
            _ => !matches!(part, Self::OldItems | Self::OldMobilities),
        };
        let mut parts = ALL.into_iter().filter(fits);
        parts.find(|part| part.name() == stem)
    }

    /// How its file is named, without version and ending.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Competencies => "unix_referentiel_competence",
            Self::Knowledge => "unix_referentiel_savoir",
            Self::Contexts => "unix_referentiel_contexte_travail",
            Self::Items | Self::OldItems => "unix_item",
            Self::Occupations => "unix_referentiel_code_rome",
            Self::Domains => "unix_cr_gd_dp",
            Self::Titles => "unix_referentiel_appellation",
            Self::Needs => "unix_coherence_item",
            Self::Mobilities | Self::OldMobilities => "unix_rubrique_mobilite",
        }
    }

    /// The edition that a file is of, where its columns show it.
    pub(super) fn edition(self, header: &Header) -> Option<Edition> {
        match self {
            Self::OldItems | Self::OldMobilities => Some(Edition::Three),
            Self::Titles if header.has("code_type_section_appellation") => Some(Edition::Three),
            Self::Needs if !header.has("coeur_metier") => Some(Edition::Three),
            Self::Domains => None,
            _ => Some(Edition::Four),
        }
    }

    /// Its columns.
    pub(super) fn shape(self) -> &'static Shape {
        match self {
            Self::Competencies => &COMPETENCIES,
            Self::Knowledge => &KNOWLEDGE,
            Self::Contexts => &CONTEXTS,
            Self::Items => &ITEMS,
            Self::OldItems => &OLD_ITEMS,
            Self::Occupations => &OCCUPATIONS,
            Self::Domains => &DOMAINS,
            Self::Titles => &TITLES,
            Self::Needs => &NEEDS,
            Self::Mobilities => &MOBILITIES,
            Self::OldMobilities => &OLD_MOBILITIES,
        }
    }
}
