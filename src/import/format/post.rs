//! Posts and their vacancies.

use super::{CsvFile, Derived, Kind, Pages, Unique, optional, required};
use crate::{
    domain::vocabulary::{Category, Importance, VacancyState},
    graph::catalog,
};

const REQUIREMENT_ORIGIN: &[&str] = &["DECLARED", "INFERRED"];

pub(super) const FILES: &[CsvFile] = &[
    CsvFile {
        name: "posts.csv",
        what: "Post",
        columns: &[
            required("uid", Kind::Text),
            required("reference", Kind::Text),
            required("title", Kind::Text),
            required("organisation_uid", Kind::Reference("Organisation")),
            optional("occupation_uid", Kind::Reference("Occupation")),
            optional("place_uid", Kind::Reference("Place")),
            optional("categories", Kind::SomeOf(Category::WORDS)),
            optional("open_to_military", Kind::Boolean),
            optional("open_to_contract", Kind::Boolean),
            optional("management", Kind::Boolean),
            optional("description", Kind::Text),
        ],
        names: &["title", "reference"],
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
            required("post_uid", Kind::Reference("Post")),
            required("competency_uid", Kind::Reference("Competency")),
            optional("level", Kind::Integer { least: 1, most: 4 }),
            optional("importance", Kind::OneOf(Importance::WORDS)).or("ESSENTIAL"),
            optional("origin", Kind::OneOf(REQUIREMENT_ORIGIN)).or("DECLARED"),
            optional(
                "confidence",
                Kind::Decimal {
                    least: 0.0,
                    most: 1.0,
                },
            )
            .or("1.0"),
            optional("stated_on", Kind::Date),
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
            required("post_uid", Kind::Reference("Post")),
            required("competency_uid", Kind::Reference("Competency")),
        ],
        key: &["post_uid", "competency_uid"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_POSTS),
        ..CsvFile::keyed(catalog::IMPORT_POST_DEVELOPS, catalog::EXPORT_POST_DEVELOPS)
    },
    CsvFile {
        name: "vacancies.csv",
        what: "Vacancy",
        columns: &[
            required("uid", Kind::Text),
            required("post_uid", Kind::Reference("Post")),
            required("state", Kind::OneOf(VacancyState::WORDS)),
            required("opened_on", Kind::Date),
            optional("vacant_from", Kind::Date),
            optional("apply_by", Kind::Date),
            optional("filled_on", Kind::Date),
            optional("withdrawn_on", Kind::Date),
            optional("source_url", Kind::Text),
        ],
        declares: Some("Vacancy"),
        in_order: &[("opened_on", "filled_on"), ("opened_on", "withdrawn_on")],
        // A vacancy that is filled or withdrawn is shown no more, whether `refresh` runs or not.
        derives: Some(Derived {
            steps: &[catalog::REFRESH_DATE_POSTS],
            columns: &["post_uid"],
        }),
        ..CsvFile::keyed(catalog::IMPORT_VACANCIES, catalog::EXPORT_VACANCIES)
    },
];
