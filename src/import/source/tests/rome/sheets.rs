//! The JSON edition of ROME, on a sheet written by hand after programs that read it.

use super::*;

/// A sheet of the JSON edition of 4.60, which is in Windows-1252 but for single fields.
fn sheets() -> Vec<u8> {
    let text = r#"[{"numero": 1, "rome": {"code_rome": "M1801", "intitule": "Tresseur d'été", "code_ogr": 9},
 "appellations": [{"libelle": "Noueur / Noueuse", "libelle_court": "Noueur(se)", "code_ogr": 1}],
 "definition": "x", "acces_metier": "y",
 "competences": {
  "savoir_faire": {"enjeux": [{"libelle": "Câbles", "items": [
    {"libelle": "Tresser", "code_ogr": 101, "coeur_metier": "Principale"},
    {"libelle": "Épisser", "code_ogr": 103, "coeur_metier": "Émergente"}]}]},
  "savoir_etre_professionnel": {"enjeux": [{"items": [{"libelle": "Être patient", "code_ogr": 102, "coeur_metier": null}]}]},
  "savoirs": {"categories": [
    {"libelle": "Techniques", "items": [{"libelle": "Nœuds", "code_ogr": "201", "coeur_metier": null}]},
    {"libelle": "Certifications et habilitations", "items": [{"libelle": "CAP", "code_ogr": "202"}]}]}},
 "contextes_travail": [{"libelle": "Conditions", "items": [{"libelle": "En hauteur", "code_ogr": "301"}]}],
 "mobilites": [{"rome_cible": "M1899 - Gardien", "code_org_rome_cible": 10, "ordre_mobilite": 3}]}]"#;
    let (before, after) = text.split_once("Épisser").unwrap();
    let [before, after] = [before, after].map(|part| encoding_rs::WINDOWS_1252.encode(part).0);
    [&before, "Épisser".as_bytes(), &after].concat()
}

#[test]
fn the_json_edition_is_read_with_its_two_encodings() {
    let name = "unix_fiche_emploi_metier_v460.json";
    let read = read(Kind::Rome, directory(&[(name, &sheets())]).path()).unwrap();
    assert_eq!(read.source, "rome 4.60");
    assert_eq!(problems(&read), []);
    assert_eq!(
        cells(
            &read,
            "occupations.csv",
            &["uid", "label_fr", "alt_labels", "digital"]
        ),
        [[
            "ROME4:M1801",
            "Tresseur d'été",
            "Noueur / Noueuse|Noueur(se)",
            "true"
        ]]
    );
    assert_eq!(
        cells(&read, "competencies.csv", &["uid", "label_fr", "kind"]),
        [
            ["ROME4:C:101", "Tresser", "SKILL"],
            ["ROME4:C:103", "Épisser", "SKILL"],
            ["ROME4:C:102", "Être patient", "BEHAVIOUR"],
            ["ROME4:C:201", "Nœuds", "KNOWLEDGE"],
        ]
    );
    let needs = cells(&read, "occupation_needs.csv", &["importance", "emerging"]);
    assert_eq!(needs[..2], [["ESSENTIAL", ""], ["ESSENTIAL", "true"]]);
    assert_eq!(
        cells(
            &read,
            "occupation_relations.csv",
            &["to_uid", "kind", "rank"]
        ),
        [["ROME4:M1899", "REFERENCE_CLOSE", "3"]]
    );
    assert_eq!(skipped(&read, "needs of diplomas and permits"), 1);
    assert_eq!(skipped(&read, "needs of work contexts"), 1);
}
