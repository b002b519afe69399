//! Posts and their vacancies.

use super::{CellKind, CsvFile, Derived, Pages, Rule, Unique, late, optional, required};
use crate::{
    domain::vocabulary::{Category, FunctionalPost, Importance, VacancyState},
    graph::catalog,
};

/// Whose post it is: the State's, that of a local authority, that of a hospital.
const VERSANT: &[&str] = &["STATE", "LOCAL", "HOSPITAL"];
const REQUIREMENT_ORIGIN: &[&str] = &["DECLARED", "INFERRED", "CONFIRMED"];

pub(super) const FILES: &[CsvFile] = &[
    CsvFile {
        name: "posts.csv",
        what: "Post",
        columns: &[
            required("uid", CellKind::Text),
            required("reference", CellKind::Text),
            required("title", CellKind::Text),
            required("organisation_uid", CellKind::Reference("Organisation")),
            optional("occupation_uid", CellKind::Reference("Occupation")),
            optional("place_uid", CellKind::Reference("Place")),
            optional("categories", CellKind::SomeOf(Category::WORDS)),
            optional("open_to_military", CellKind::Boolean),
            optional("open_to_contract", CellKind::Boolean),
            optional("management", CellKind::Boolean),
            optional("description", CellKind::Text),
            late("versant", CellKind::OneOf(VERSANT)),
            late("facts_extracted", CellKind::Texts),
            late("separate", CellKind::Boolean),
            late("functional", CellKind::OneOf(FunctionalPost::WORDS)),
        ],
        names: &["title", "reference"],
        kept: &["occupation_uid"],
        declares: Some("Post"),
        unique: Some(Unique {
            columns: &["reference"],
            others: catalog::IMPORT_SAME_REFERENCE_POSTS,
        }),
        ..CsvFile::keyed(catalog::IMPORT_POSTS, catalog::EXPORT_POSTS)
    },
    CsvFile {
        name: "post_requirements.csv",
        what: "REQUIRES",
        columns: &[
            required("post_uid", CellKind::Reference("Post")),
            required("competency_uid", CellKind::Reference("Competency")),
            optional("level", CellKind::Integer { least: 1, most: 4 }),
            optional("importance", CellKind::OneOf(Importance::WORDS)).or("ESSENTIAL"),
            optional("origin", CellKind::OneOf(REQUIREMENT_ORIGIN)).or("DECLARED"),
            optional(
                "confidence",
                CellKind::Decimal {
                    least: 0.0,
                    most: 1.0,
                },
            )
            .or("1.0"),
            optional("stated_on", CellKind::Date),
        ],
        key: &["post_uid", "competency_uid"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_POSTS),
        ..CsvFile::keyed(
            catalog::IMPORT_POST_REQUIREMENTS,
            catalog::EXPORT_POST_REQUIREMENTS,
        )
    },
    CsvFile {
        name: "post_develops.csv",
        what: "DEVELOPS",
        columns: &[
            required("post_uid", CellKind::Reference("Post")),
            required("competency_uid", CellKind::Reference("Competency")),
        ],
        key: &["post_uid", "competency_uid"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_POSTS),
        ..CsvFile::keyed(catalog::IMPORT_POST_DEVELOPS, catalog::EXPORT_POST_DEVELOPS)
    },
    CsvFile {
        name: "vacancies.csv",
        what: "Vacancy",
        columns: &[
            required("uid", CellKind::Text),
            required("post_uid", CellKind::Reference("Post")),
            required("state", CellKind::OneOf(VacancyState::WORDS)),
            required("opened_on", CellKind::Date),
            optional("vacant_from", CellKind::Date),
            optional("apply_by", CellKind::Date),
            optional("filled_on", CellKind::Date),
            optional("withdrawn_on", CellKind::Date),
            optional("source_url", CellKind::Text),
        ],
        declares: Some("Vacancy"),
        in_order: &[
            ("opened_on", "apply_by"),
            ("opened_on", "filled_on"),
            ("opened_on", "withdrawn_on"),
        ],
        rules: &[
            Rule::NotBoth("filled_on", "withdrawn_on"),
            Rule::Needs("state", "FILLED", "filled_on"),
            Rule::Excludes("state", "WITHDRAWN", "filled_on"),
        ],
        // A vacancy that is filled or withdrawn is shown no more, whether `refresh` runs or not.
        derives: Some(Derived {
            steps: &[catalog::REFRESH_DATE_POSTS],
            columns: &["post_uid"],
        }),
        ..CsvFile::keyed(catalog::IMPORT_VACANCIES, catalog::EXPORT_VACANCIES)
    },
];
