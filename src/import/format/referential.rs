//! Référentiels: what the State is made of.

use super::{CellKind, CsvFile, Hierarchy, Pages, Unique, late, optional, required};
use crate::{
    domain::vocabulary::{Category, Importance, PlaceKind},
    graph::catalog,
};

const ORGANISATION_KIND: &[&str] = &[
    "MINISTRY",
    "DIRECTORATE",
    "SUBDIRECTORATE",
    "BUREAU",
    "OPERATOR",
    "REGION_SERVICE",
    "NATIONAL_SERVICE",
    "PUBLIC_ESTABLISHMENT",
];
const COMPETENCY_KIND: &[&str] = &["KNOWLEDGE", "SKILL", "BEHAVIOUR"];
const COMPETENCY_RELATION: &[&str] = &["BROADER", "RELATED", "ALIGNED"];
const ALIGNMENT_ORIGIN: &[&str] = &["CODE", "LABEL", "ALIAS", "DUPLICATE"];
const OCCUPATION_RELATION: &[&str] = &[
    "BROADER",
    "ALIGNED",
    "REFERENCE_CLOSE",
    "REFERENCE_EVOLUTION",
];

pub(super) const FILES: &[CsvFile] = &[
    CsvFile {
        name: "organisations.csv",
        what: "Organisation",
        columns: &[
            required("uid", CellKind::Text),
            required("name", CellKind::Text),
            optional("acronym", CellKind::Text),
            optional("kind", CellKind::OneOf(ORGANISATION_KIND)),
            optional("parent_uid", CellKind::Reference("Organisation")),
            late("valid_to", CellKind::Date),
            late("replaced_by_uid", CellKind::Reference("Organisation")),
        ],
        names: &["name", "acronym"],
        kept: &[
            "acronym",
            "kind",
            "parent_uid",
            "valid_to",
            "replaced_by_uid",
        ],
        declares: Some("Organisation"),
        siblings: &["parent_uid"],
        hierarchy: Some(Hierarchy::tree(
            &["parent_uid", "replaced_by_uid"],
            catalog::IMPORT_ABOVE_ORGANISATIONS,
        )),
        ..CsvFile::keyed(catalog::IMPORT_ORGANISATIONS, catalog::EXPORT_ORGANISATIONS)
    },
    CsvFile {
        name: "places.csv",
        what: "Place",
        columns: &[
            required("uid", CellKind::Text),
            required("name", CellKind::Text),
            required("kind", CellKind::OneOf(PlaceKind::WORDS)),
            optional("parent_uid", CellKind::Reference("Place")),
        ],
        names: &["name"],
        declares: Some("Place"),
        siblings: &["parent_uid", "kind"],
        hierarchy: Some(Hierarchy::tree(
            &["parent_uid"],
            catalog::IMPORT_ABOVE_PLACES,
        )),
        ..CsvFile::keyed(catalog::IMPORT_PLACES, catalog::EXPORT_PLACES)
    },
    CsvFile {
        name: "corps.csv",
        what: "Corps",
        columns: &[
            required("uid", CellKind::Text),
            required("code", CellKind::Text),
            required("label", CellKind::Text),
            optional("category", CellKind::OneOf(Category::WORDS)),
            required("military", CellKind::Boolean),
            optional("managed_by_uid", CellKind::Reference("Organisation")),
            optional("succeeded_by_uid", CellKind::Reference("Corps")),
            late("reaches_heb", CellKind::Boolean),
        ],
        names: &["label", "code"],
        declares: Some("Corps"),
        hierarchy: Some(Hierarchy::tree(
            &["succeeded_by_uid"],
            catalog::IMPORT_ABOVE_CORPS,
        )),
        ..CsvFile::keyed(catalog::IMPORT_CORPS, catalog::EXPORT_CORPS)
    },
    CsvFile {
        name: "competencies.csv",
        what: "Competency",
        columns: &[
            required("uid", CellKind::Text),
            required("scheme", CellKind::Text),
            required("code", CellKind::Text),
            required("label_fr", CellKind::Text),
            optional("label_en", CellKind::Text),
            optional("alt_labels", CellKind::Texts),
            optional("kind", CellKind::OneOf(COMPETENCY_KIND)),
            late("valid_to", CellKind::Date),
            late("replaced_by_uid", CellKind::Reference("Competency")),
        ],
        names: &["label_fr", "label_en", "alt_labels", "code"],
        kept: &["valid_to", "replaced_by_uid"],
        hierarchy: Some(Hierarchy::tree(
            &["replaced_by_uid"],
            catalog::IMPORT_SUCCESSIONS_OF_COMPETENCIES,
        )),
        declares: Some("Competency"),
        siblings: &["scheme"],
        unique: Some(Unique {
            columns: &["scheme", "code"],
            others: catalog::IMPORT_SAME_CODE_COMPETENCIES,
        }),
        ..CsvFile::keyed(catalog::IMPORT_COMPETENCIES, catalog::EXPORT_COMPETENCIES)
    },
    CsvFile {
        name: "competency_relations.csv",
        what: "Competency relation",
        columns: &[
            required("from_uid", CellKind::Reference("Competency")),
            required("to_uid", CellKind::Reference("Competency")),
            required("kind", CellKind::OneOf(COMPETENCY_RELATION)),
            optional(
                "similarity",
                CellKind::Decimal {
                    least: 0.0,
                    most: 1.0,
                },
            ),
            late("origin", CellKind::OneOf(ALIGNMENT_ORIGIN)),
        ],
        key: &["from_uid", "to_uid", "kind"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_COMPETENCIES),
        hierarchy: Some(Hierarchy::broader(catalog::IMPORT_ABOVE_COMPETENCIES)),
        ..CsvFile::keyed(
            catalog::IMPORT_COMPETENCY_RELATIONS,
            catalog::EXPORT_COMPETENCY_RELATIONS,
        )
    },
    CsvFile {
        name: "occupations.csv",
        what: "Occupation",
        columns: &[
            required("uid", CellKind::Text),
            required("scheme", CellKind::Text),
            required("code", CellKind::Text),
            required("label_fr", CellKind::Text),
            optional("label_en", CellKind::Text),
            optional("alt_labels", CellKind::Texts),
            optional("family", CellKind::Text),
            required("digital", CellKind::Boolean),
            late("valid_to", CellKind::Date),
            late("replaced_by_uid", CellKind::Reference("Occupation")),
        ],
        names: &["label_fr", "label_en", "alt_labels", "code"],
        kept: &["valid_to", "replaced_by_uid"],
        hierarchy: Some(Hierarchy::tree(
            &["replaced_by_uid"],
            catalog::IMPORT_SUCCESSIONS_OF_OCCUPATIONS,
        )),
        declares: Some("Occupation"),
        siblings: &["scheme"],
        unique: Some(Unique {
            columns: &["scheme", "code"],
            others: catalog::IMPORT_SAME_CODE_OCCUPATIONS,
        }),
        ..CsvFile::keyed(catalog::IMPORT_OCCUPATIONS, catalog::EXPORT_OCCUPATIONS)
    },
    CsvFile {
        name: "occupation_needs.csv",
        what: "NEEDS",
        columns: &[
            required("occupation_uid", CellKind::Reference("Occupation")),
            required("competency_uid", CellKind::Reference("Competency")),
            optional("level", CellKind::Integer { least: 1, most: 4 }),
            optional("importance", CellKind::OneOf(Importance::WORDS)).or("ESSENTIAL"),
            late("emerging", CellKind::Boolean),
        ],
        key: &["occupation_uid", "competency_uid"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_OCCUPATIONS),
        ..CsvFile::keyed(
            catalog::IMPORT_OCCUPATION_NEEDS,
            catalog::EXPORT_OCCUPATION_NEEDS,
        )
    },
    CsvFile {
        name: "occupation_relations.csv",
        what: "Occupation relation",
        columns: &[
            required("from_uid", CellKind::Reference("Occupation")),
            required("to_uid", CellKind::Reference("Occupation")),
            required("kind", CellKind::OneOf(OCCUPATION_RELATION)),
            optional(
                "rank",
                CellKind::Integer {
                    least: 1,
                    most: 1_000_000,
                },
            ),
        ],
        key: &["from_uid", "to_uid", "kind"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_OCCUPATIONS),
        hierarchy: Some(Hierarchy::broader(catalog::IMPORT_ABOVE_OCCUPATIONS)),
        ..CsvFile::keyed(
            catalog::IMPORT_OCCUPATION_RELATIONS,
            catalog::EXPORT_OCCUPATION_RELATIONS,
        )
    },
    CsvFile {
        name: "trainings.csv",
        what: "Training",
        columns: &[
            required("uid", CellKind::Text),
            required("title", CellKind::Text),
            required("provider", CellKind::Text),
            optional(
                "hours",
                CellKind::Integer {
                    least: 0,
                    most: 100_000,
                },
            ),
            optional("url", CellKind::Text),
        ],
        names: &["title", "provider"],
        declares: Some("Training"),
        ..CsvFile::keyed(catalog::IMPORT_TRAININGS, catalog::EXPORT_TRAININGS)
    },
    CsvFile {
        name: "training_teaches.csv",
        what: "TEACHES",
        columns: &[
            required("training_uid", CellKind::Reference("Training")),
            required("competency_uid", CellKind::Reference("Competency")),
            optional("level", CellKind::Integer { least: 1, most: 4 }),
        ],
        key: &["training_uid", "competency_uid"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_TRAININGS),
        ..CsvFile::keyed(
            catalog::IMPORT_TRAINING_TEACHES,
            catalog::EXPORT_TRAINING_TEACHES,
        )
    },
    CsvFile {
        name: "communities.csv",
        what: "Community",
        columns: &[
            required("uid", CellKind::Text),
            required("name", CellKind::Text),
            required("topic", CellKind::Text),
            optional("competency_uids", CellKind::References("Competency")),
        ],
        names: &["name", "topic"],
        declares: Some("Community"),
        ..CsvFile::keyed(catalog::IMPORT_COMMUNITIES, catalog::EXPORT_COMMUNITIES)
    },
];
