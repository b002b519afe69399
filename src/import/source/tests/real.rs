//! The real files, which stand near the directory that `PASSERELLE_REAL_DATA` names; skipped, and
//! said so, without it.

use std::{
    collections::BTreeMap,
    env,
    io::{self, Write as _},
};

use super::*;

/// The directory of the files in the CSV format.
fn data() -> Option<PathBuf> {
    let data = env::var_os("PASSERELLE_REAL_DATA").map(PathBuf::from);
    if data.is_none() {
        let line = "SKIPPED: PASSERELLE_REAL_DATA names no directory of open data";
        // Not the macro, which a test that passes keeps to itself.
        writeln!(io::stderr(), "{line}").unwrap();
    }
    data
}

fn source(kind: Kind, paths: &[&str]) -> Option<Read> {
    let data = data()?;
    let paths: Vec<_> = paths.iter().map(|path| data.join(path)).collect();
    let read = read_together(kind, &paths).unwrap();
    assert_eq!(problems(&read), []);
    Some(read)
}

/// How many rows of each file.
fn counts(read: &Read) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for row in &read.rows {
        *counts.entry(row.file).or_default() += 1;
    }
    counts
}

/// The rows of a file of the CSV format, by its first columns as key.
fn expected(file: &str) -> Vec<BTreeMap<String, String>> {
    let mut csv = csv::Reader::from_path(data().unwrap().join(file)).unwrap();
    csv.deserialize().map(Result::unwrap).collect()
}

/// That some columns of a file are, row by row, what the CSV format already has of it.
fn assert_same(read: &Read, file: &str, keys: &[&str], columns: &[&str], prefix: &str) {
    let key = |cell: &dyn Fn(&str) -> String| keys.iter().map(|key| cell(key)).collect::<Vec<_>>();
    let mut found = BTreeMap::new();
    for row in read.rows.iter().filter(|row| row.file == file) {
        let cell = |column: &str| row.cell(column).to_owned();
        assert!(
            found.insert(key(&cell), row).is_none(),
            "{file}: {:?} twice",
            row.cells
        );
    }
    let mut compared = 0;
    for row in expected(file)
        .iter()
        .filter(|row| row[keys[0]].starts_with(prefix))
    {
        let key = key(&|column| row[column].clone());
        let here = found
            .get(&key)
            .unwrap_or_else(|| panic!("{file}: {key:?} is missing"));
        for column in columns {
            assert_eq!(
                here.cell(column),
                row[*column],
                "{file}: {column} of {key:?}"
            );
        }
        compared += 1;
    }
    assert!(compared > 0, "{file}");
}

#[test]
fn rome_3_47_is_what_the_csv_format_has_of_it() {
    let Some(read) = source(Kind::Rome, &["../rome"]) else {
        return;
    };
    assert_eq!(read.source, "rome 3.47");
    assert_same(
        &read,
        "competencies.csv",
        &["uid"],
        &["scheme", "code", "label_fr", "kind"],
        "",
    );
    assert_same(
        &read,
        "occupations.csv",
        &["uid"],
        &["scheme", "code", "label_fr", "family", "digital"],
        "",
    );
    assert_same(
        &read,
        "occupation_needs.csv",
        &["occupation_uid", "competency_uid"],
        &["importance"],
        "",
    );
    assert_same(
        &read,
        "occupation_relations.csv",
        &["from_uid", "to_uid", "kind"],
        &["rank"],
        "",
    );
    let counts: Vec<_> = counts(&read).into_values().collect();
    assert_eq!(counts, [11_431, 26_584, 4_008, 532]);
    assert_eq!(skipped(&read, "work contexts"), 766);
    assert_eq!(skipped(&read, "needs of work contexts"), 5_737);
}

#[test]
fn rome_4_60_gives_the_counts_that_were_measured() {
    let Some(read) = source(Kind::Rome, &["../rome4"]) else {
        return;
    };
    assert_eq!(read.source, "rome 4.60");
    assert_eq!(
        counts(&read).into_iter().collect::<Vec<_>>(),
        [
            ("competencies.csv", 30_448),
            ("competency_relations.csv", 17_810),
            ("occupation_needs.csv", 83_007),
            ("occupation_relations.csv", 14_912 + 1_584),
            ("occupations.csv", 1_584),
        ]
    );
    let skips = [
        "diplomas and permits",
        "work contexts",
        "needs of diplomas and permits",
        "needs of work contexts",
    ];
    assert_eq!(
        skips.map(|what| skipped(&read, what)),
        [3_223, 179, 7_549, 13_663]
    );
    let needs = cells(&read, "occupation_needs.csv", &["importance", "emerging"]);
    let emerging = needs.iter().filter(|need| need[1] == "true");
    assert!(emerging.clone().all(|need| need[0] == "ESSENTIAL"));
    assert_eq!(emerging.count(), 1_731);
    let digital = cells(&read, "occupations.csv", &["digital"]);
    assert_eq!(
        digital.iter().filter(|cells| cells[0] == "true").count(),
        170
    );
    assert!(
        read.rows
            .iter()
            .all(|row| row.cells.iter().all(|(_, cell)| !cell.contains("''")))
    );
}

#[test]
fn esco_joins_its_languages_and_relations() {
    let Some(read) = source(Kind::Esco, &["../esco", "../esco_fr"]) else {
        return;
    };
    assert_eq!(read.source, "esco 1.1.1 en+fr");
    assert_eq!(
        counts(&read).into_iter().collect::<Vec<_>>(),
        [
            ("competencies.csv", 13_896),
            ("competency_relations.csv", 12_463),
            ("occupation_needs.csv", 123_855),
            ("occupation_relations.csv", 1_248),
            ("occupations.csv", 3_007),
        ]
    );
    let first = &cells(
        &read,
        "competencies.csv",
        &["uid", "label_fr", "label_en", "kind"],
    )[0];
    let uid = "ESCO:0005c151-5b5a-4a66-8aac-60e734beb1ab";
    assert_eq!(
        first,
        &[
            uid,
            "gérer le personnel musical",
            "manage musical staff",
            "SKILL"
        ]
    );
}

#[test]
fn the_code_officiel_geographique_has_the_places_of_the_csv_format() {
    let Some(read) = source(Kind::Cog, &["../cog_insee/cog_ensemble_2024_csv.zip"]) else {
        return;
    };
    assert_eq!(read.source, "cog 2024");
    assert_same(
        &read,
        "places.csv",
        &["uid"],
        &["name", "kind", "parent_uid"],
        "",
    );
    let uids = cells(&read, "places.csv", &["uid"]);
    let of = ["REGION:", "DEP:", "COM:", "ARM:"];
    let counts = of.map(|prefix| uids.iter().filter(|uid| uid[0].starts_with(prefix)).count());
    assert_eq!(counts, [18, 101, 34_935, 45]);
    assert_eq!(skipped(&read, "delegated and associated communes"), 2_564);
}

#[test]
fn fifty_offers_of_2021_are_what_the_csv_format_has_of_25() {
    let Some(read) = source(Kind::Csp, &["../offres"]) else {
        return;
    };
    assert_eq!(
        counts(&read).into_values().collect::<Vec<_>>(),
        [21, 50, 50]
    );
    let columns = [
        "reference",
        "title",
        "organisation_uid",
        "place_uid",
        "categories",
        "open_to_military",
        "open_to_contract",
        "management",
    ];
    assert_same(&read, "posts.csv", &["uid"], &columns, "CSP:");
    let columns = [
        "post_uid",
        "state",
        "opened_on",
        "vacant_from",
        "apply_by",
        "source_url",
    ];
    assert_same(&read, "vacancies.csv", &["uid"], &columns, "V:CSP:");
    assert_same(
        &read,
        "organisations.csv",
        &["uid"],
        &["name", "parent_uid"],
        "ORG:MINISTERE",
    );
    // A university is a public establishment (Code de l'éducation, L. 711-1); the CSV format has it as an operator.
    let universities = cells(&read, "organisations.csv", &["name", "kind"])
        .into_iter()
        .filter(|cells| cells[0].starts_with("Université de "))
        .map(|cells| cells[1].to_owned())
        .collect::<Vec<_>>();
    assert_eq!(universities, ["PUBLIC_ESTABLISHMENT"; 2]);
    let versants = cells(&read, "posts.csv", &["versant"]);
    assert_eq!(
        versants
            .iter()
            .filter(|versant| versant[0] == "LOCAL")
            .count(),
        25
    );
}

#[test]
fn the_back_offices_answers_of_2026_are_read() {
    let Some(read) = source(Kind::Csp, &["../csp/talentsoft"]) else {
        return;
    };
    assert_eq!(
        cells(
            &read,
            "posts.csv",
            &[
                "uid",
                "organisation_uid",
                "place_uid",
                "categories",
                "versant",
                "job_code"
            ]
        ),
        [
            [
                "CSP:2025-2092413",
                "ORG:DREETS-CENTRE-VAL-DE-LOIRE",
                "DEP:41",
                "",
                "STATE",
                "ERUSA018"
            ],
            [
                "CSP:MENJ-20-2026-35262",
                "ORG:RECTORAT-D-AMIENS",
                "DEP:60",
                "",
                "STATE",
                "ERENS006"
            ],
            [
                "CSP:2026-2226653",
                "ORG:UNIVERSITE-DE-STRASBOURG",
                "DEP:67",
                "B",
                "STATE",
                "ERBAT013"
            ],
        ]
    );
    let texts = cells(&read, "posts.csv", &["description"]);
    assert!(
        texts
            .iter()
            .all(|text| text[0].len() > 500 && !text[0].contains('@'))
    );
}
