//! What the files of a directory are.

use super::*;

fn found(files: &[(&str, &str)]) -> Vec<(What, String, String)> {
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    let directory = directory(&files);
    let found = recognise(directory.path()).unwrap().into_iter();
    let found = found.map(|item| {
        let path = item.path.strip_prefix(directory.path()).unwrap();
        (item.kind, path.to_string_lossy().into_owned(), item.what)
    });
    found.collect()
}

#[test]
fn files_are_known_by_their_columns_whatever_their_name() {
    let found = found(&[
        (
            "a/x.csv",
            "code_rome,code_rome_cible,numero_ordre\nA1101,A1102,1\n",
        ),
        (
            "a/y_v461.csv",
            "code_rome,libelle_rome,code_rome_parent\nA1101,Labour,A1101\n",
        ),
        (
            "b/z.csv",
            "TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT\n",
        ),
        ("c/posts.csv", "uid,reference,title,organisation_uid\n"),
        ("c/occupation_needs.csv", "occupation_uid,competency_uid\n"),
        (
            "c/deep/er/too_deep.csv",
            "code_rome,code_rome_cible,numero_ordre\n",
        ),
        (
            "d.csv",
            "Référence;Intitulé du poste;Métier;Versant;Catégorie\n",
        ),
        (
            "e.csv",
            "libelle_rmfp,code_ogr,code_rome,appellation_rome\n",
        ),
        (
            "f.json",
            "[{\"reference\": \"1\", \"title\": \"t\", \"organisationName\": \"o\"}]",
        ),
        ("g.csv", "conceptUri,preferredLabel,altLabels\n"),
        ("h.csv", "colour,size\n"),
        ("i.zip", "PK\u{3}\u{4} is no zip"),
        ("posts.csv", "Colour,Size\n"),
        (".hidden.csv", "colour,size\n"),
        ("read.md", "text"),
    ]);
    let found: Vec<_> = found
        .iter()
        .map(|(kind, path, what)| (*kind, path.as_str(), what.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (What::CsvFormat, "c", "CSV format, 2 files"),
            (What::Source(Kind::Rome), "a", "ROME, CSV of 4.x, 2 files"),
            (What::Source(Kind::Esco), "g.csv", "ESCO"),
            (
                What::Source(Kind::Csp),
                "d.csv",
                "Choisir le service public, open data"
            ),
            (
                What::Source(Kind::Csp),
                "f.json",
                "Choisir le service public, JSON of the back office"
            ),
            (
                What::Source(Kind::Cog),
                "b/z.csv",
                "code officiel géographique"
            ),
            (
                What::Lookup,
                "e.csv",
                "job titles of the State and their ROME codes, looked up by csp"
            ),
            (What::Unknown, "h.csv", "not recognised"),
            (What::Unknown, "i.zip", "a zip that cannot be read"),
            (What::Unknown, "posts.csv", "not recognised"),
        ]
    );
}

#[test]
fn a_source_without_a_file_of_it_is_an_error() {
    let directory = directory(&[("h.csv", b"colour,size\n")]);
    for kind in [Kind::Rome, Kind::Esco, Kind::Csp, Kind::Cog] {
        let read = read(kind, directory.path());
        assert!(
            matches!(read, Err(SourceError::NothingKnown { .. })),
            "{kind:?}"
        );
        let absent = directory.path().join("absent.csv");
        assert!(
            matches!(super::read(kind, &absent), Err(SourceError::Read(_))),
            "{kind:?}"
        );
    }
}

#[test]
fn towns_hang_off_departments_and_arrondissements_off_towns() {
    let read = read_files(
        Kind::Cog,
        &[
            (
                "v_commune_2024.csv",
                "TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT\n\
                 COM,2A004,94,2A,20D,2A1,1,AJACCIO,Ajaccio,Ajaccio,2A99,\n\
                 ARM,75101,11,75,75C,751,0,PARIS 1,Paris 1er,Paris 1er Arrondissement,7599,75056\n\
                 COMD,01015,,,,,1,ARBIGNIEU,Arbignieu,Arbignieu,,01015\n\
                 X,01016,,,,,1,A,A,A,,01015\n",
            ),
            (
                "v_departement_2024.csv",
                "DEP,REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE\n01,84,01053,5,AIN,Ain,Ain\n",
            ),
            (
                "v_region_2024.csv",
                "REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE\n01,97105,3,GUADELOUPE,Guadeloupe,Guadeloupe\n",
            ),
            (
                "v_comer_2024.csv",
                "COMER,TNCC,NCC,NCCENR,LIBELLE\n975,0,X,X,Saint-Pierre\n",
            ),
        ],
    );
    assert_eq!(read.source, "cog 2024");
    assert_eq!(
        cells(&read, "places.csv", &["uid", "name", "kind", "parent_uid"]),
        [
            ["REGION:01", "Guadeloupe", "REGION", ""],
            ["DEP:01", "Ain", "DEPARTMENT", "REGION:84"],
            ["COM:2A004", "Ajaccio", "TOWN", "DEP:2A"],
            ["ARM:75101", "Paris 1er Arrondissement", "TOWN", "COM:75056"],
        ]
    );
    assert_eq!(skipped(&read, "delegated and associated communes"), 1);
    assert_eq!(problems(&read), [(5, "TYPECOM", ProblemCode::UnknownValue)]);
}
