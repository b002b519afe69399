//! The exports of 2021, on rows written by hand after the programs that wrote the exports.

use super::*;

const PEP_ROW: &str = "https://place-emploi-public.gouv.fr/offre-emploi/cordier-polyvalent-hf-reference-2021-530001/|10203|530001|L'agent \"cordier\\nÉpisse.\\nContact : Mme Exemple|Cordier polyvalent H/F";
const PEP_END: &str = "PEP|PEP|0|D|Debutant|AN|E1|CDD|36|1|01/03/2021|";
const PEP_HEAD_END: &str = "Par_cle|Par_nom|Off_experience_duree_min|Exp_cle|Exp_libelle|Dur_cle_experience|NTC_cle|TCO_cle|Off_contrat_duree_MO|Pay_cle|Off_date_creation|Off_date_modification";

fn pep(head: &str, row: &str) -> Read {
    let text = format!("{head}|{PEP_HEAD_END}\n{row}|{PEP_END}\n");
    weekly(&text)
}

#[test]
fn the_exports_of_2021_have_three_headers_and_no_quotes() {
    let with_place = format!("{PEP_ROW}|Creuse |23");
    let reference_first =
        PEP_ROW
            .replacen("https", "530001|https", 1)
            .replacen("|530001|L", "|L", 1);
    let variants = [
        (
            "Par_URL_offre|Code_ogr|Par_ref_offre|Description|Libelle_metier_OGR",
            PEP_ROW.to_owned(),
            "",
        ),
        (
            "Par_URL_offre|Code_OGR|Par_ref_offre|Description|Libelle_metier_OGR|DEP_libelle|DEP_cle",
            with_place,
            "DEP:23",
        ),
        (
            "Par_ref_offre|Par_URL_offre|Code_OGR|Description|Libelle_metier_OGR",
            reference_first,
            "",
        ),
        // The shifted file: the header begins with the reference, the rows with the address.
        (
            "Par_ref_offre|Par_URL_offre|Code_ogr|Description|Libelle_metier_OGR",
            PEP_ROW.to_owned(),
            "",
        ),
        (
            "Code_ogr|Par_ref_offre|Par_URL_offre|Description|Libelle_metier_OGR",
            PEP_ROW.to_owned(),
            "",
        ),
    ];
    for (head, row, place) in variants {
        let read = pep(head, &row);
        assert_eq!(problems(&read), [], "{head}");
        let expected = [
            "PEP:2021-530001",
            "Cordier polyvalent H/F",
            "ORG:NON-PRECISE",
            place,
            "",
            "",
        ];
        assert_eq!(cells(&read, "posts.csv", &POST), [expected], "{head}");
        let facts = cells(
            &read,
            "posts.csv",
            &["reference", "occupation_uid", "description"],
        );
        assert_eq!(
            facts,
            [["2021-530001", "ROME:M1801", "L'agent \"cordier\nÉpisse."]],
            "{head}"
        );
        let vacancy = ["V:PEP:2021-530001", "VACANT", "2021-03-01", "", ""];
        assert_eq!(cells(&read, "vacancies.csv", &VACANCY), [vacancy], "{head}");
    }
}

#[test]
fn an_export_of_2021_may_name_the_employer_and_its_reference_shows_the_branch() {
    let head = "Par_URL_offre|Code_OGR|Par_ref_offre|Description|Libelle_metier_OGR|DEP_libelle|DEP_cle|Description_entreprise";
    let row = "https://place-emploi-public.gouv.fr/offre-emploi/o09261-201633|10203|o09261-201633|Épisse.|Cordier|Ain|1|Commune de Nouage";
    let read = pep(head, row);
    let expected = [
        "PEP:o09261-201633",
        "Cordier",
        "ORG:COMMUNE-DE-NOUAGE",
        "DEP:01",
        "",
        "LOCAL",
    ];
    assert_eq!(cells(&read, "posts.csv", &POST), [expected]);
}

#[test]
fn where_the_label_is_that_of_the_occupation_the_address_has_the_title() {
    let head = "Par_URL_offre|Code_ogr|Par_ref_offre|Description|Libelle_metier_OGR";
    let read = pep(
        head,
        &PEP_ROW.replace("|Cordier polyvalent H/F", "|Technicien textile"),
    );
    assert_eq!(
        cells(&read, "posts.csv", &["title"]),
        [["Cordier polyvalent hf"]]
    );
}

#[test]
fn the_export_of_the_back_office_is_read_without_the_names_of_recruiters() {
    let head = "OfferID;Offer_CreationUser_;Offer_Reference_;JobDescription_CustomFields_CustomCodeTableValue1_;JobDescriptionTranslation_Description2_;JobDescriptionTranslation_Description1_;JobDescription_PrimaryProfile_;JobDescriptionTranslation_JobTitle_;JobDescription_Contract_;JobDescription_ProfessionalCategory_;JobDescription_SalaryRange_;Location_Department_Department_;Origin_BeginningDate_;Origin_Entity_With1;Origin_Entity_With2;Origin_Entity_With3;Origin_Entity_With4;Origin_Entity_With5;Origin_Entity_;Origin_CustomFieldsTranslation_ShortText1_;Offer_BackOfficeUser_User_;SchedulingData_DefaultPublicationEndDate_;FirstPublicationDate;MainSupervisor";
    let row = "1;Camille Fictive;2021-1;A;\"- Rigueur\n- Calme\";\"Épisser des câbles.\nÉcrire à prenom.nom@exemple.fr\";Épisseuse/Épisseur (FPE - FP2XXX01);Épisseur;Emploi ouvert aux contractuels;Vacant;Fonction publique de l'Etat;Cher (18 );01/02/2021;DGAFP;Fonction Publique d'Etat;Ministère des Cordes;Secrétariat général;;Secrétariat général;Camille Fictive;Camille Fictive;28/02/2021;02/01/2021 11:05;Camille Fictive";
    // Line ends are of both kinds.
    let read = weekly(&format!(
        "{head}\r\n{row}\n{}\r\n",
        row.replace("2021-1;", "2021-2;")
    ));
    assert_eq!(problems(&read), []);
    assert_eq!(
        cells(&read, "posts.csv", &POST)[0],
        [
            "CSP:2021-1",
            "Épisseur",
            "ORG:MINISTERE-DES-CORDES-SECRETARIAT-GENERAL",
            "DEP:18",
            "A",
            "STATE"
        ]
    );
    assert_eq!(
        cells(&read, "posts.csv", &["occupation_uid", "description"])[0],
        ["ROME:M1801", "Épisser des câbles.\n\n- Rigueur\n- Calme"]
    );
    assert_eq!(
        cells(&read, "organisations.csv", &["uid", "kind", "parent_uid"]),
        [
            ["ORG:MINISTERE-DES-CORDES", "MINISTRY", ""],
            [
                "ORG:MINISTERE-DES-CORDES-SECRETARIAT-GENERAL",
                "DIRECTORATE",
                "ORG:MINISTERE-DES-CORDES"
            ],
        ]
    );
    let lines: Vec<_> = read
        .rows
        .iter()
        .filter(|row| row.file == "posts.csv")
        .map(|row| row.line)
        .collect();
    assert_eq!(lines, [2, 5]);
    assert!(!format!("{read:?}").contains("Camille"));
}
