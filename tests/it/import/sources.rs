//! Sources in the shapes in which they are published, from files to the graph and out again.

use std::path::Path;

use passerelle::{
    export::export_csv,
    graph::store::GraphStore,
    import::{
        ImportError, Left, Limit, Options, Summary, import_all, import_csv_as, import_source,
        progress::Silent,
        reject::Rejects,
        source::{Kind, recognise},
    },
};
use tempfile::TempDir;

use super::Shared;
use crate::support::{
    directory::files,
    engine::{empty, evening},
};

pub(super) const ROME_3: [(&str, &str); 4] = [
    (
        "rome/unix_cr_gd_dp_v347_utf8.csv",
        "\"code_rome\",\"libelle_rome\",\"code_grand_domaine\",\"libelle_grand_domaine\",\"code_domaine_professionel\",\"libelle_domaine_professionel\"\n\
         \"M1801\",\"Câblerie\",\"M\",\"Support\",\"M18\",\"Câbles\"\n",
    ),
    (
        "rome/unix_item_v347_utf8.csv",
        "\"code_ogr\",\"libelle\",\"code_type_referentiel\",\"code_ref_rubrique\",\"code_tete_rgpmt\",\"libelle_activite_impression\",\"libelle_en_tete_regroupement\"\n\
         \"101\",\"Tresser l''âme d''un câble\",\"2\",\"6\",\"\",\"\",\"\"\n\"201\",\"Nœuds d''amarrage\",\"1\",\"10\",\"\",\"\",\"\"\n\"301\",\"En hauteur\",\"5\",\"5\",\"\",\"\",\"\"\n",
    ),
    (
        "rome/unix_coherence_item_v347_utf8.csv",
        "\"code_rome\",\"code_ogr\"\n\"M1801\",\"101\"\n\"M1801\",\"201\"\n\"M1801\",\"301\"\n",
    ),
    (
        "rome/unix_referentiel_appellation_v347_utf8.csv",
        "\"code_ogr\",\"libelle_appellation_long\",\"libelle_appellation_court\",\"code_rome\",\"code_type_section_appellation\",\"libelle_type_section_appellation\",\"statut\"\n\
         \"1\",\"Câbleur / Câbleuse\",\"Câbleur(se)\",\"M1801\",\"1\",\"PRINCIPALE\",\"1\"\n",
    ),
];
const ROME_4: [(&str, &str); 6] = [
    (
        "rome4/unix_referentiel_code_rome_v460_utf8.csv",
        "\"code_rome\",\"code_fiche_metier\",\"code_ogr\",\"libelle_rome\",\"transition_eco\",\"transition_num\",\"transition_demo\",\"emploi_reglemente\",\"emploi_cadre\",\"code_rome_parent\"\n\
         \"M1801\",\"1\",\"9\",\"Tresseur / Tresseuse de câbles\",\"\",\"O\",\"\",\"\",\"\",\"M1801\"\n",
    ),
    (
        "rome4/unix_cr_gd_dp_v460_utf8.csv",
        "\"code_rome\",\"libelle_rome\",\"code_grand_domaine\",\"libelle_grand_domaine\",\"code_domaine_professionel\",\"libelle_domaine_professionel\"\n\
         \"M1801\",\"Tresseur\",\"M\",\"Support\",\"M18\",\"Câbles\"\n",
    ),
    (
        "rome4/unix_referentiel_competence_v460_utf8.csv",
        "\"code_ogr\",\"nature\",\"libelle_competence\",\"definition\",\"code_ogr_macro_comp\",\"code_macro_comp\",\"cat_comp\",\"sous_cat_comp\",\"transition_eco\",\"transition_num\",\"libelle_heterogeneite\",\"libelle_origine\"\n\
         \"101\",\"Compétence\",\"Tresser l'âme d'un câble\",\"\",\"\",\"\",\"Savoir-faire\",\"\",\"\",\"O\",\"\",\"\"\n",
    ),
    (
        "rome4/unix_referentiel_savoir_v460_utf8.csv",
        "\"code_ogr_savoir\",\"libelle_savoir\",\"categorie_savoir\",\"sous_categorie_savoir\",\"transition_eco\",\"transition_num\"\n\
         \"201\",\"Nœuds\",\"Techniques professionnelles\",\"\",\"\",\"N\"\n\"202\",\"CAP de tresseur\",\"Certifications et habilitations\",\"\",\"\",\"N\"\n",
    ),
    (
        "rome4/unix_item_v460_utf8.csv",
        "\"code_ogr\",\"libelle\",\"code_rubrique\"\n\"101\",\"Tresser l'âme d'un câble\",\"1\"\n\"301\",\"En hauteur\",\"\"\n",
    ),
    (
        "rome4/unix_coherence_item_v460_utf8.csv",
        "\"code_rome\",\"code_ogr\",\"coeur_metier\"\n\"M1801\",\"101\",\"Principale\"\n\"M1801\",\"201\",\"Émergente\"\n\"M1801\",\"202\",\"\"\n\"M1801\",\"301\",\"\"\n",
    ),
];
const OFFERS: (&str, &str) = (
    "csp/offers.json",
    r#"[{"reference": "2026-1", "title": "Épisseur", "organisationName": "Direction des nœuds",
      "offerFamilyCategory": {"clientCode": "ERXXX001", "label": "Câbleur / Câbleuse"},
      "salaryRange": {"clientCode": "Versant_FPT"}, "department": [{"clientCode": "18", "label": "Cher (18)"}],
      "professionalCategory": {"clientCode": "STATUT02"}, "description1": "Épisser.",
      "startPublicationDate": "2026-01-18T12:09:27.44", "endPublicationDate": "2026-04-15T12:09:27",
      "customFields": {"description": {"customCodeTable1": {"clientCode": "CAT-AEF"}}}}]"#,
);
const LOOKUP: (&str, &str) = (
    "titles.csv",
    "libelle_rmfp,code_ogr,code_rome,appellation_rome\nCÂBLEUR / CÂBLEUSE,1,M1801,Câbleur\n",
);
const COG: [(&str, &str); 2] = [
    (
        "cog/v_region_2024.csv",
        "REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE\n24,45234,2,CENTRE,Centre,Centre-Val de Loire\n",
    ),
    (
        "cog/v_departement_2024.csv",
        "DEP,REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE\n18,24,18033,2,CHER,Cher,Cher\n",
    ),
];
/// What an administration adds: its organisations, and what it says of an occupation of ROME.
const OWN: [(&str, &str); 3] = [
    (
        "own/organisations.csv",
        "uid,name,acronym,kind,parent_uid\nORG:DIRECTION-DES-NOEUDS,Direction des nœuds,DN,DIRECTORATE,ORG:MIN\nORG:MIN,Ministère,,MINISTRY,\n",
    ),
    (
        "own/occupations.csv",
        "uid,scheme,code,label_fr,digital\nROME:M1801,ROME,M1801,Un autre nom,false\nOWN:1,OWN,1,Gabier,false\n",
    ),
    (
        "own/occupation_needs.csv",
        "occupation_uid,competency_uid\nOWN:1,ROME4:C:101\n",
    ),
];

/// A directory with folders.
pub(super) fn tree(parts: &[&[(&str, &str)]]) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    for (name, text) in parts.iter().copied().flatten() {
        let path = home.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    home
}

/// Whatever a source says no more is taken back.
pub(super) fn forced() -> Options {
    Options {
        limit: Limit::None,
        ..Options::default()
    }
}

/// Imports a source, and gives what was done and the rejects.
async fn import(store: &GraphStore, kind: Kind, path: &Path) -> (Summary, String) {
    let text = Shared::default();
    let mut rejects = Rejects::written(Box::new(text.clone())).unwrap();
    let options = forced();
    let source = (kind, path, &options);
    let summary = import_source(store, source, evening(), &mut rejects, &mut Silent).await;
    drop(rejects);
    let bytes = text.0.lock().unwrap().clone();
    (summary.unwrap(), String::from_utf8(bytes).unwrap())
}

async fn import_whole(store: &GraphStore, directory: &Path) -> Summary {
    let found = recognise(directory).unwrap();
    let mut rejects = Rejects::counted();
    let options = Options::default();
    let from = (directory, found.as_slice(), &options);
    let summary = import_all(store, from, evening(), &mut rejects, &mut Silent).await;
    summary.unwrap()
}

/// What the graph holds, file by file.
async fn exported(store: &GraphStore) -> std::collections::BTreeMap<String, String> {
    let out = tempfile::tempdir().unwrap();
    export_csv(store, out.path()).await.unwrap();
    files(out.path())
}

#[tokio::test]
async fn rome_4_keeps_what_is_central_and_leaves_out_diplomas_and_contexts() {
    for engine in empty().await {
        let home = tree(&[&ROME_4]);
        let (summary, rejects) = import(&engine.store, Kind::Rome, home.path()).await;
        assert_eq!(summary.rejected, 0, "{rejects}");
        assert_eq!(summary.sources, ["rome 4.60"]);
        assert_eq!(summary.skipped["diplomas and permits"], 1);
        // Its occupation of 3.x is not in the graph, and that is no fault of the row.
        assert_eq!(
            summary.skipped["alignments with what is not in the graph"],
            1
        );
        let files = exported(&engine.store).await;
        assert_eq!(
            files["occupation_needs.csv"],
            "occupation_uid,competency_uid,level,importance,emerging\n\
             ROME4:M1801,ROME4:C:101,,ESSENTIAL,\n\
             ROME4:M1801,ROME4:C:201,,ESSENTIAL,true\n"
        );
    }
}

#[tokio::test]
async fn offers_are_imported_without_what_they_refer_to_and_keep_what_is_known() {
    for engine in empty().await {
        let home = tree(&[&[OFFERS, LOOKUP]]);
        let (summary, rejects) = import(&engine.store, Kind::Csp, home.path()).await;
        assert_eq!(summary.rejected, 0, "{rejects}");
        assert_eq!(summary.written["Post"], 1);
        let missing =
            |column: &str| summary.skipped[&format!("{column} of what is not in the graph")];
        assert_eq!((missing("place_uid"), missing("occupation_uid")), (1, 1));
        let post = &exported(&engine.store).await["posts.csv"];
        assert!(
            post.starts_with(
                "uid,reference,title,organisation_uid,occupation_uid,place_uid,categories,open_to_military,\
                 open_to_contract,management,description,versant"
            ),
            "{post}"
        );
        assert!(post.contains("Épisser.,LOCAL"), "{post}");
        // Once the rest is there, the same file finds it; what an administration says of its own stays.
        let rest = tree(&[&ROME_3, &COG, &OWN]);
        import_whole(&engine.store, rest.path()).await;
        let (summary, _) = import(&engine.store, Kind::Csp, home.path()).await;
        assert!(summary.skipped.is_empty(), "{:?}", summary.skipped);
        let files = exported(&engine.store).await;
        assert!(
            files["posts.csv"].contains(
                "CSP:2026-1,2026-1,Épisseur,ORG:DIRECTION-DES-NOEUDS,ROME:M1801,DEP:18,A_PLUS"
            ),
            "{}",
            files["posts.csv"]
        );
        assert!(
            files["organisations.csv"]
                .contains("ORG:DIRECTION-DES-NOEUDS,Direction des nœuds,DN,DIRECTORATE,ORG:MIN"),
            "{}",
            files["organisations.csv"]
        );
    }
}

#[tokio::test]
async fn a_label_that_is_a_guess_replaces_no_label() {
    const HEAD: &str = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description\n";
    let english = format!(
        "{HEAD}KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/aa,skill/competence,sector-specific,splice ropes,,,released,,,,,\n"
    );
    let french =
        "conceptUri,preferredLabel,altLabels\nhttp://data.europa.eu/esco/skill/aa,épisser,nouer\n";
    for engine in empty().await {
        let both = tree(&[&[("skills_en.csv", &english), ("skills_fr.csv", french)]]);
        let one = tree(&[&[("skills_en.csv", &english)]]);
        for home in [&both, &one] {
            let (summary, rejects) = import(&engine.store, Kind::Esco, home.path()).await;
            assert_eq!(summary.rejected, 0, "{rejects}");
            let files = exported(&engine.store).await;
            let row = "ESCO:aa,ESCO,aa,épisser,splice ropes,nouer,SKILL";
            assert!(files["competencies.csv"].contains(row), "{files:?}");
        }
    }
}

#[tokio::test]
async fn all_that_is_below_a_directory_is_imported_in_order_and_twice_is_once() {
    for engine in empty().await {
        let home = tree(&[&ROME_3, &ROME_4, &COG, &[OFFERS, LOOKUP], &OWN]);
        let first = import_whole(&engine.store, home.path()).await;
        assert_eq!((first.format, first.rejected), ("all", 0));
        assert_eq!(
            first.sources,
            ["cog 2024", "rome 3.47", "rome 4.60", "alignment", "csp"]
        );
        assert_eq!(first.written["Occupation"], 3);
        // ROME says what it says of M1801; the directory's row of the same key is left out.
        assert_eq!(first.skipped["rows that a source gave"], 1);
        let files = exported(&engine.store).await;
        // One label in 3.x and 4.x; `Nœuds` and `Nœuds d'amarrage` have one word in common of two.
        assert_eq!(
            files["competency_relations.csv"],
            "from_uid,to_uid,kind,similarity,origin\n\
             ROME4:C:101,ROME:C:101,ALIGNED,0.95,LABEL\n\
             ROME4:C:201,ROME:C:201,ALIGNED,0.9,CODE\n"
        );
        assert!(files["occupations.csv"].contains("ROME:M1801,ROME,M1801,Câblerie"));
        assert!(files["occupation_relations.csv"].contains("ROME4:M1801,ROME:M1801,ALIGNED"));
        assert!(files["posts.csv"].contains("ROME:M1801,DEP:18"));
        let second = import_whole(&engine.store, home.path()).await;
        assert_eq!(second.written, first.written);
        assert_eq!(exported(&engine.store).await, files);
    }
}

#[tokio::test]
async fn a_reject_of_a_source_names_the_raw_file_and_its_line() {
    for engine in empty().await {
        let broken = "code_rome,code_ogr\nM1801,101\nM1801\n";
        let mut files = ROME_3;
        files[2].1 = broken;
        let home = tree(&[&files]);
        let (summary, rejects) = import(&engine.store, Kind::Rome, home.path()).await;
        assert_eq!(summary.rejected, 1);
        let row = "unix_coherence_item_v347_utf8.csv,3,,MALFORMED_ROW,";
        assert!(rejects.contains(row), "{rejects}");
    }
}

#[tokio::test]
async fn what_a_source_says_no_more_is_taken_back_and_more_than_a_tenth_only_on_demand() {
    for engine in empty().await {
        let whole = tree(&[&ROME_3, &OWN[..1]]);
        import(&engine.store, Kind::Rome, whole.path()).await;
        let own = tree(&[&[(
            "occupation_needs.csv",
            "occupation_uid,competency_uid\nROME:M1801,ROME:C:201\n",
        )]]);
        let needs = async || exported(&engine.store).await["occupation_needs.csv"].clone();
        assert_eq!(needs().await.lines().count(), 3);
        let mut fewer = ROME_3;
        fewer[2].1 = "\"code_rome\",\"code_ogr\"\n\"M1801\",\"101\"\n";
        let fewer = tree(&[&fewer]);
        let refused = import_source(
            &engine.store,
            (Kind::Rome, fewer.path(), &Options::default()),
            evening(),
            &mut Rejects::counted(),
            &mut Silent,
        )
        .await;
        let Err(ImportError::TooMuchLeft(left)) = refused else {
            panic!("{refused:?}");
        };
        assert!(matches!(
            left[..],
            [Left {
                left: 1,
                said: 2,
                ..
            }]
        ));
        assert_eq!(needs().await.lines().count(), 3);
        // What two of them state stays when one says it no more.
        crate::support::engine::load(&engine.store, own.path()).await;
        let (summary, _) = import(&engine.store, Kind::Rome, fewer.path()).await;
        assert!(summary.withdrawn.is_empty(), "{:?}", summary.withdrawn);
        assert_eq!(needs().await.lines().count(), 3);
        // When neither says it, it goes.
        let silent = tree(&[&[(
            "occupation_needs.csv",
            "occupation_uid,competency_uid\nROME:M1801,ROME:C:101\n",
        )]]);
        let options = Options {
            source: own
                .path()
                .file_name()
                .map(|name| name.to_string_lossy().into_owned()),
            complete: vec!["occupation_needs".to_owned()],
            ..forced()
        };
        let rejects = &mut Rejects::counted();
        let home = (silent.path(), &options);
        let summary = import_csv_as(&engine.store, home, evening(), rejects, &mut Silent).await;
        assert_eq!(summary.unwrap().withdrawn["NEEDS"], 1);
        assert_eq!(needs().await.lines().count(), 2);
    }
}
