//! The files of ESCO, by their columns.

use crate::import::reader::{Column, Header, Shape};

/// What a file says; in the order in which files are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import::source) enum Part {
    /// Groups of occupations of ISCO-08.
    Groups,
    /// Skills and knowledge in one language.
    Skills,
    /// Occupations in one language.
    Occupations,
    /// Labels alone in one language.
    Labels,
    /// Labels alone in French and English.
    Pairs,
    /// Which occupation needs which skill.
    Needs,
    /// What is broader than what.
    Broader,
    /// Which skill helps which.
    Related,
}

const ALL: [Part; 8] = [
    Part::Groups,
    Part::Skills,
    Part::Occupations,
    Part::Labels,
    Part::Pairs,
    Part::Needs,
    Part::Broader,
    Part::Related,
];

/// Columns of several files that are not read.
const NOTES: &[&str] = &[
    "conceptType",
    "reuseLevel",
    "hiddenLabels",
    "modifiedDate",
    "regulatedProfessionNote",
    "scopeNote",
    "definition",
    "inScheme",
    "description",
    "code",
    "naceCode",
];

const URI: Column = Column::required("conceptUri", &["uri"]);
const PREFERRED: Column = Column::required("preferredLabel", &[]);
const OTHERS: Column = Column::required("altLabels", &[]);
const STATUS: Column = Column::optional("status", &[]);

const GROUPS: Shape = Shape {
    columns: &[
        URI,
        PREFERRED,
        OTHERS,
        STATUS,
        Column::required("code", &[]),
        Column::required("inScheme", &[]),
    ],
    ignored: &["conceptType", "description"],
    exact: true,
};

const SKILLS: Shape = Shape {
    columns: &[
        URI,
        PREFERRED,
        OTHERS,
        STATUS,
        Column::required("skillType", &[]),
        // The collections of skills, which are parts of this file, do not have it.
        Column::required("hiddenLabels", &[]),
    ],
    ignored: NOTES,
    exact: false,
};

const OCCUPATIONS: Shape = Shape {
    columns: &[
        URI,
        PREFERRED,
        OTHERS,
        STATUS,
        Column::required("iscoGroup", &[]),
    ],
    ignored: NOTES,
    exact: false,
};

const LABELS: Shape = Shape {
    columns: &[URI, PREFERRED, OTHERS],
    ignored: &[],
    exact: true,
};

const PAIRS: Shape = Shape {
    columns: &[
        URI,
        Column::required("libelle_fr", &[]),
        Column::required("label_en", &[]),
        Column::optional("alt_fr", &[]),
        Column::optional("skillType", &["type"]),
        Column::optional("iscoGroup", &["isco08"]),
    ],
    ignored: &[
        "code",
        "niveau_reutilisation",
        "numerique",
        "transverse",
        "source_fr",
    ],
    exact: false,
};

const NEEDS: Shape = Shape {
    columns: &[
        Column::required("occupationUri", &[]),
        Column::required("relationType", &["relation"]),
        Column::required("skillUri", &["competence_uri"]),
    ],
    ignored: &["skillType", "type"],
    exact: false,
};

const BROADER: Shape = Shape {
    columns: &[
        URI,
        Column::required("conceptType", &[]),
        Column::required("broaderUri", &[]),
        Column::required("broaderType", &[]),
    ],
    ignored: &[],
    exact: false,
};

const RELATED: Shape = Shape {
    columns: &[
        Column::required("originalSkillUri", &[]),
        Column::required("relationType", &[]),
        Column::required("relatedSkillUri", &[]),
    ],
    ignored: &["originalSkillType", "relatedSkillType"],
    exact: false,
};

impl Part {
    /// What a file with a header says.
    pub(super) fn of_header(header: &Header) -> Option<Self> {
        ALL.into_iter().find(|part| part.shape().fits(header))
    }

    /// What the name of a file says that it holds, whatever its columns: `skills_fr.csv`.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        let stem = name.split('.').next().unwrap_or_default();
        Some(
            match stem.strip_suffix("_fr").or(stem.strip_suffix("_en")) {
                Some("skills") => Self::Skills,
                Some("occupations") => Self::Occupations,
                Some("ISCOGroups") => Self::Groups,
                other => match other.unwrap_or(stem) {
                    "occupationSkillRelations" => Self::Needs,
                    "broaderRelationsSkillPillar" | "broaderRelationsOccPillar" => Self::Broader,
                    "skillSkillRelations" => Self::Related,
                    _ => return None,
                },
            },
        )
    }

    /// Its columns.
    pub(super) fn shape(self) -> &'static Shape {
        match self {
            Self::Groups => &GROUPS,
            Self::Skills => &SKILLS,
            Self::Occupations => &OCCUPATIONS,
            Self::Labels => &LABELS,
            Self::Pairs => &PAIRS,
            Self::Needs => &NEEDS,
            Self::Broader => &BROADER,
            Self::Related => &RELATED,
        }
    }
}
