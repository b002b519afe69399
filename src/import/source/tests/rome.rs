//! ROME on rows written by hand in the form of the files of 3.47 and 4.60.

use super::*;

mod sheets;

const OCCUPATIONS: (&str, &str) = (
    "unix_referentiel_code_rome_v460_utf8.csv",
    "\"code_rome\",\"code_fiche_metier\",\"code_ogr\",\"libelle_rome\",\"transition_eco\",\"transition_num\",\"transition_demo\",\"emploi_reglemente\",\"emploi_cadre\",\"code_rome_parent\"\n\
     \"M1801\",\"1\",\"9\",\"Tresseur / Tresseuse de câbles\",\"\",\"O\",\"\",\"\",\"\",\"M1801\"\n\
     \"M1899\",\"2\",\"10\",\"Gardien / Gardienne de câbles\",\"\",\"N\",\"\",\"\",\"\",\"M1801\"\n",
);
const DOMAINS: (&str, &str) = (
    "unix_cr_gd_dp_v460_utf8.csv",
    "\"code_rome\",\"libelle_rome\",\"code_grand_domaine\",\"libelle_grand_domaine\",\"code_domaine_professionel\",\"libelle_domaine_professionel\"\n\
     \"M1801\",\"Tresseur\",\"M\",\"Support\",\"M18\",\"Câbles\"\n",
);
const TITLES: (&str, &str) = (
    "unix_referentiel_appellation_v460_utf8.csv",
    "\"code_ogr\",\"libelle_appellation_long\",\"libelle_appellation_court\",\"code_rome\",\"transition_eco\",\"transition_num\",\"transition_demo\",\"emploi_reglemente\",\"emploi_cadre\",\"classification\",\"origine\",\"code_rome_parent\",\"peu_usite\"\n\
     \"1\",\"Tresseur / Tresseuse de câbles\",\"Tresseur(se) de câbles\",\"M1801\",\"\",\"\",\"\",\"\",\"\",\"PRINCIPALE\",\"\",\"M1801\",\"N\"\n\
     \"2\",\"Noueur | Noueuse d''épissures\",\"Noueur | Noueuse d''épissures\",\"M1801\",\"\",\"\",\"\",\"\",\"\",\"SYNONYME\",\"\",\"M1801\",\"N\"\n",
);
const COMPETENCIES: (&str, &str) = (
    "unix_referentiel_competence_v460_utf8.csv",
    "\"code_ogr\",\"nature\",\"libelle_competence\",\"definition\",\"code_ogr_macro_comp\",\"code_macro_comp\",\"cat_comp\",\"sous_cat_comp\",\"transition_eco\",\"transition_num\",\"libelle_heterogeneite\",\"libelle_origine\"\n\
     \"100\",\"Macro-compétence\",\"Travailler le câble\",\"\",\"\",\"\",\"Savoir-faire\",\"\",\"\",\"\",\"\",\"\"\n\
     \"101\",\"Compétence\",\"Tresser l''âme d''un câble\",\"Une définition\",\"100\",\"\",\"Savoir-faire\",\"\",\"\",\"O\",\"\",\"\"\n\
     \"102\",\"Macro-compétence\",\"Être patient\",\"\",\"\",\"\",\"Savoir-être professionnel\",\"\",\"\",\"\",\"\",\"\"\n",
);
const KNOWLEDGE: (&str, &str) = (
    "unix_referentiel_savoir_v460_utf8.csv",
    "\"code_ogr_savoir\",\"libelle_savoir\",\"categorie_savoir\",\"sous_categorie_savoir\",\"transition_eco\",\"transition_num\"\n\
     \"201\",\"Nœuds\",\"Techniques professionnelles\",\"\",\"\",\"N\"\n\
     \"202\",\"CAP de tresseur\",\"Certifications et habilitations\",\"\",\"\",\"N\"\n",
);
const ITEMS: (&str, &str) = (
    "unix_item_v460_utf8.csv",
    "\"code_ogr\",\"libelle\",\"code_rubrique\"\n\"101\",\"Tresser l'âme d'un câble\",\"1\"\n\"301\",\"En hauteur\",\"\"\n",
);
const NEEDS: (&str, &str) = (
    "unix_coherence_item_v460_utf8.csv",
    "\"code_rome\",\"code_ogr\",\"coeur_metier\"\n\
     \"M1801\",\"101\",\"Principale\"\n\
     \"M1801\",\"201\",\"Émergente\"\n\
     \"M1801\",\"102\",\"\"\n\
     \"M1801\",\"202\",\"\"\n\
     \"M1801\",\"301\",\"\"\n\
     \"M1801\",\"999\",\"\"\n",
);
const MOBILITIES: (&str, &str) = (
    "unix_rubrique_mobilite_v460_utf8.csv",
    "\"code_rome\",\"code_rome_cible\",\"numero_ordre\"\n\"M1801\",\"M1899\",\"2\"\n",
);
/// Files that are near those that are read.
const OTHERS: [(&str, &str); 2] = [
    (
        "unix_liens_rome_referentiels_v460_utf8.csv",
        "\"code_rome\",\"code_compo_bloc\",\"code_rubrique\",\"code_ogr\"\n\"M1801\",\"1\",\"\",\"6\"\n",
    ),
    (
        "unix_referentiel_contexte_travail_v460_utf8.csv",
        "\"code_ogr\",\"libelle_cont_travail\",\"code_type_cont_trav\",\"libelle_type_cont_trav\"\n\"302\",\"De nuit\",\"2\",\"Horaires\"\n",
    ),
];
const OLD: [(&str, &str); 5] = [
    (
        "unix_cr_gd_dp_v347_utf8.csv",
        "\"code_rome\",\"libelle_rome\",\"code_grand_domaine\",\"libelle_grand_domaine\",\"code_domaine_professionel\",\"libelle_domaine_professionel\"\n\
         \"M1801\",\"Câblerie\",\"M\",\"Support\",\"M18\",\"Câbles\"\n\"A1101\",\"Labour\",\"A\",\"Champs\",\"A11\",\"Champs\"\n",
    ),
    (
        "unix_item_v347_utf8.csv",
        "\"code_ogr\",\"libelle\",\"code_type_referentiel\",\"code_ref_rubrique\",\"code_tete_rgpmt\",\"libelle_activite_impression\",\"libelle_en_tete_regroupement\"\n\
         \"101\",\"Tresser\",\"2\",\"9\",\"\",\"\",\"\"\n\"101\",\"Tresser\",\"2\",\"6\",\"\",\"\",\"\"\n\
         \"201\",\"Nœuds d''amarrage\",\"1\",\"10\",\"\",\"\",\"\"\n\"301\",\"En hauteur\",\"5\",\"5\",\"\",\"\",\"\"\n",
    ),
    (
        "unix_coherence_item_v347_utf8.csv",
        "\"code_rome\",\"code_ogr\"\n\"M1801\",\"101\"\n\"M1801\",\"201\"\n\"M1801\",\"301\"\n",
    ),
    (
        "unix_referentiel_appellation_v347_utf8.csv",
        "\"code_ogr\",\"libelle_appellation_long\",\"libelle_appellation_court\",\"code_rome\",\"code_type_section_appellation\",\"libelle_type_section_appellation\",\"statut\"\n\
         \"1\",\"Câbleur / Câbleuse\",\"Câbleur(se)\",\"M1801\",\"1\",\"PRINCIPALE\",\"1\"\n",
    ),
    (
        "unix_rubrique_mobilite_v347_utf8.csv",
        "\"code_rome\",\"code_rome_cible\",\"code_appellation_source\",\"code_appellation_cible\",\"code_type_mobilite\",\"libelle_type_mobilite\"\n\
         \"M1801\",\"A1101\",\"\",\"\",\"2\",\"Evolution\"\n\"M1801\",\"A1101\",\"1\",\"\",\"2\",\"Evolution\"\n\"A1101\",\"M1801\",\"\",\"\",\"1\",\"Proche\"\n",
    ),
];

fn four() -> Read {
    let mut files = vec![
        OCCUPATIONS,
        DOMAINS,
        TITLES,
        COMPETENCIES,
        KNOWLEDGE,
        ITEMS,
        NEEDS,
        MOBILITIES,
    ];
    files.extend(OTHERS);
    read_files(Kind::Rome, &files)
}

#[test]
fn a_code_of_two_versions_is_two_occupations() {
    let (old, new) = (read_files(Kind::Rome, &OLD), four());
    assert_eq!(
        (old.source.as_str(), new.source.as_str()),
        ("rome 3.47", "rome 4.60")
    );
    let columns = ["uid", "scheme", "code", "label_fr"];
    assert_eq!(
        cells(&old, "occupations.csv", &columns)[0],
        ["ROME:M1801", "ROME", "M1801", "Câblerie"]
    );
    assert_eq!(
        cells(&new, "occupations.csv", &columns)[0],
        [
            "ROME4:M1801",
            "ROME4",
            "M1801",
            "Tresseur / Tresseuse de câbles"
        ]
    );
    assert_eq!(problems(&old), []);
}

#[test]
fn a_leaf_of_4x_is_aligned_with_the_sheet_of_3x_above_it() {
    let read = four();
    let relations = cells(
        &read,
        "occupation_relations.csv",
        &["from_uid", "to_uid", "kind", "rank"],
    );
    assert_eq!(
        relations,
        [
            ["ROME4:M1801", "ROME:M1801", "ALIGNED", ""],
            ["ROME4:M1899", "ROME:M1801", "ALIGNED", ""],
            ["ROME4:M1801", "ROME4:M1899", "REFERENCE_CLOSE", "2"],
        ],
        "mobilities of 4.x have an order and are never an evolution"
    );
}

#[test]
fn mobilities_of_3x_are_close_or_an_evolution_each_pair_once() {
    let read = read_files(Kind::Rome, &OLD);
    let relations = cells(
        &read,
        "occupation_relations.csv",
        &["from_uid", "to_uid", "kind", "rank"],
    );
    assert_eq!(
        relations,
        [
            ["ROME:M1801", "ROME:A1101", "REFERENCE_EVOLUTION", ""],
            ["ROME:A1101", "ROME:M1801", "REFERENCE_CLOSE", ""],
        ]
    );
    assert_eq!(skipped(&read, "repeated mobilities"), 1);
}

#[test]
fn the_heart_of_an_occupation_is_essential_and_what_is_new_to_it_is_marked() {
    let read = four();
    let columns = ["occupation_uid", "competency_uid", "importance", "emerging"];
    assert_eq!(
        cells(&read, "occupation_needs.csv", &columns),
        [
            ["ROME4:M1801", "ROME4:C:101", "ESSENTIAL", ""],
            ["ROME4:M1801", "ROME4:C:201", "ESSENTIAL", "true"],
            ["ROME4:M1801", "ROME4:C:102", "DESIRABLE", ""],
        ]
    );
    assert_eq!(
        problems(&read),
        [(7, "code_ogr", ProblemCode::UnknownReference)]
    );
}

#[test]
fn a_base_rubric_of_3x_is_essential_a_specific_one_desirable() {
    let read = read_files(Kind::Rome, &OLD);
    let needs = cells(
        &read,
        "occupation_needs.csv",
        &["competency_uid", "importance"],
    );
    assert_eq!(
        needs,
        [["ROME:C:101", "ESSENTIAL"], ["ROME:C:201", "DESIRABLE"]]
    );
    let kinds = cells(&read, "competencies.csv", &["code", "kind"]);
    assert_eq!(kinds, [["101", "SKILL"], ["201", "KNOWLEDGE"]]);
}

#[test]
fn work_contexts_and_diplomas_are_no_competencies() {
    let read = four();
    let competencies = cells(&read, "competencies.csv", &["uid", "kind"]);
    assert_eq!(
        competencies,
        [
            ["ROME4:C:100", "SKILL"],
            ["ROME4:C:101", "SKILL"],
            ["ROME4:C:102", "BEHAVIOUR"],
            ["ROME4:C:201", "KNOWLEDGE"],
        ]
    );
    let counts = [
        "work contexts",
        "needs of work contexts",
        "diplomas and permits",
        "needs of diplomas and permits",
    ];
    assert_eq!(counts.map(|what| skipped(&read, what)), [2, 1, 1, 1]);
    let old = read_files(Kind::Rome, &OLD);
    assert_eq!(counts.map(|what| skipped(&old, what)), [1, 1, 0, 0]);
}

#[test]
fn a_competency_is_below_its_macro_competency() {
    let relations = ["from_uid", "to_uid", "kind"];
    assert_eq!(
        cells(&four(), "competency_relations.csv", &relations),
        [["ROME4:C:101", "ROME4:C:100", "BROADER"]]
    );
}

#[test]
fn doubled_apostrophes_are_one_and_bars_in_titles_are_none() {
    let read = four();
    let titles = &cells(&read, "occupations.csv", &["alt_labels"])[0];
    assert_eq!(
        titles,
        &["Tresseur(se) de câbles|Noueur / Noueuse d'épissures"]
    );
    let labels = cells(&read, "competencies.csv", &["label_fr"]);
    assert_eq!(labels[1], ["Tresser l'âme d'un câble"]);
    let old = read_files(Kind::Rome, &OLD);
    assert_eq!(
        cells(&old, "competencies.csv", &["label_fr"])[1],
        ["Nœuds d'amarrage"]
    );
}

#[test]
fn digital_is_what_4x_marks_and_a_domain_of_3x() {
    let digital = ["uid", "digital", "family"];
    assert_eq!(
        cells(&four(), "occupations.csv", &digital),
        [
            ["ROME4:M1801", "true", "Câbles"],
            ["ROME4:M1899", "false", ""]
        ]
    );
    assert_eq!(
        cells(&read_files(Kind::Rome, &OLD), "occupations.csv", &digital),
        [
            ["ROME:M1801", "true", "Câbles"],
            ["ROME:A1101", "false", "Champs"]
        ]
    );
}

#[test]
fn the_domain_has_one_n_or_two() {
    let text = DOMAINS.1.replace("professionel", "professionnel");
    let read = read_files(
        Kind::Rome,
        &[OCCUPATIONS, ("unix_cr_gd_dp_v460_utf8.csv", &text)],
    );
    assert_eq!(cells(&read, "occupations.csv", &["family"])[0], ["Câbles"]);
    assert_eq!(problems(&read), []);
}

#[test]
fn the_version_is_in_the_name_and_of_several_the_newest_is_read() {
    for (name, source) in [
        ("unix_referentiel_code_rome_v461_utf8.csv", "rome 4.61"),
        ("UNIX_REFERENTIEL_CODE_ROME_V455.csv", "rome 4.55"),
        ("codes_v1234.csv", "rome 4"),
        ("codes.csv", "rome 4"),
    ] {
        assert_eq!(
            read_files(Kind::Rome, &[(name, OCCUPATIONS.1)]).source,
            source,
            "{name}"
        );
    }
    let newer = OCCUPATIONS.1.replace("Tresseur", "Torsadeur");
    let mut files = vec![
        OCCUPATIONS,
        ("unix_referentiel_code_rome_v461_utf8.csv", &newer),
    ];
    files.extend(OLD);
    let read = read_files(Kind::Rome, &files);
    assert_eq!(read.source, "rome 4.61");
    assert!(cells(&read, "occupations.csv", &["label_fr"])[0][0].starts_with("Torsadeur"));
    assert_eq!(
        skipped(&read, "files of ROME 4.60, older than what is read"),
        1
    );
}
