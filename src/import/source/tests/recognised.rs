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
            (
                What::Source(Kind::Rome),
                "a",
                "ROME 4.61, CSV of 4.x, 2 files"
            ),
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

const OLD: &str = "code_ogr,libelle,code_type_referentiel,code_ref_rubrique\n1,Épisser,2,6\n";
const NEW: &str = "code_ogr,libelle,code_rubrique\n1,Épisser,1\n";

#[test]
fn the_editions_of_rome_in_one_directory_are_two_and_the_older_version_of_one_is_named() {
    let files = [
        ("unix_item_v345_utf8.csv", OLD),
        ("unix_item_v347_utf8.csv", OLD),
        ("unix_item_v460_utf8.csv", NEW),
    ];
    let lines: Vec<_> = found(&files).into_iter().map(|(_, _, what)| what).collect();
    let expected = [
        "ROME 3.45, CSV of 3.x, older and not read",
        "ROME 3.47, CSV of 3.x",
        "ROME 4.60, CSV of 4.x",
    ];
    assert_eq!(lines, expected);
    let bytes = files.map(|(name, text)| (name, text.as_bytes()));
    let directory = directory(&bytes);
    let reads = read_each(Kind::Rome, &[directory.path().to_owned()]).unwrap();
    let sources: Vec<_> = reads.iter().map(|read| read.source.as_str()).collect();
    assert_eq!(sources, ["rome 3.47", "rome 4.60"]);
    let what = "files of ROME 3.45, older than what is read";
    assert_eq!(skipped(&reads[0], what), 1);
    assert_eq!(
        cells(&reads[1], "competencies.csv", &["uid"]),
        [["ROME4:C:1"]]
    );
}

#[test]
fn a_name_of_another_edition_than_the_columns_is_refused() {
    let directory = directory(&[("unix_item_v460_utf8.csv", OLD.as_bytes())]);
    for refused in [
        read(Kind::Rome, directory.path()).map(|_| ()),
        recognise(directory.path()).map(|_| ()),
    ] {
        let said = refused.unwrap_err().to_string();
        for part in ["unix_item_v460_utf8.csv", "4.60", "3.x"] {
            assert!(said.contains(part), "{said}");
        }
    }
}

#[test]
fn a_file_that_is_known_by_its_name_is_read_for_what_it_lacks() {
    const NEEDS: (&str, &str) = (
        "unix_coherence_item_v347_utf8.csv",
        "code_rome,code_ogr\nM1801,1\n",
    );
    const ROME: (&str, &str) = (
        "unix_cr_gd_dp_v347_utf8.csv",
        "code_rome,libelle_rome,libelle_domaine_professionel\nM1801,Cordier,Cordes\n",
    );
    let item = "unix_item_v347_utf8.csv";
    for (text, column, code) in [
        ("", "", ProblemCode::MissingHeader),
        ("1,Épisser,2,6\n", "", ProblemCode::MissingHeader),
        (
            &OLD.replace("libelle", "label"),
            "libelle",
            ProblemCode::MissingColumn,
        ),
    ] {
        let read = read_files(Kind::Rome, &[NEEDS, ROME, (item, text)]);
        let found = read
            .problems
            .iter()
            .find(|problem| &*problem.origin == item && problem.code == code);
        assert_eq!(found.unwrap().column, column);
        assert_eq!(read.barren, ["occupation_needs.csv"]);
    }
    let read = read_files(Kind::Rome, &[NEEDS, ROME]);
    assert_eq!(read.barren, ["occupation_needs.csv"]);
    let absent = read
        .problems
        .iter()
        .find(|problem| problem.code == ProblemCode::MissingFile);
    assert_eq!(&*absent.unwrap().origin, "unix_item");
    for (kind, file) in [
        (Kind::Cog, "v_commune_2024.csv"),
        (Kind::Esco, "skills_fr.csv"),
    ] {
        let read = read_files(kind, &[(file, "")]);
        assert_eq!(problems(&read), [(1, "", ProblemCode::MissingHeader)]);
    }
}
