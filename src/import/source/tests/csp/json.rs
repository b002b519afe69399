//! Offers in JSON, on objects written by hand after the documents of the back office and the API.

use super::*;

#[test]
fn the_back_offices_json_is_read_by_client_codes() {
    let text = r#"[{"reference": "2026-1", "title": "Épisseur", "organisationName": "Direction des nœuds",
      "organisation": {"parentName": "Ministère des Cordes"}, "offerUrl": "https://exemple.fr/2026-1",
      "contractType": {"code": 1, "clientCode": "NAT_CONTRACTUELS", "label": "Emploi ouvert aux titulaires"},
      "offerFamilyCategory": {"code": 2, "clientCode": "ERXXX001", "label": "Épisseuse / Épisseur"},
      "salaryRange": {"code": 3, "clientCode": "Versant_FPH", "label": "Fonction Publique de l'Etat"},
      "department": [{"code": 75, "clientCode": "18", "label": "Paris (75)"}],
      "professionalCategory": {"code": 4, "clientCode": "STATUT02", "label": "Vacant"},
      "description1": "Épisser.", "description2": null,
      "startPublicationDate": "2026-03-18T12:09:27.44", "endPublicationDate": "2026-04-15T12:09:27", "beginningDate": "2026-04-27T00:00:00",
      "customFields": {"description": {"customCodeTable1": {"clientCode": "CAT-AEF", "label": "Catégorie B"}},
        "applicantCriteria": {"longText1": "Rigueur"}, "origin": {"shortText1": "camille@exemple.fr"},
        "offer": {"date1": "2026-04-10T00:00:00"}, "offerCustomBlock1": {"customCodeTable1": {"clientCode": "reponse_oui"}}}},
     {"reference": "MENJ-2", "title": "Cordier", "organisationName": "Direction des nœuds", "salaryRange": null,
      "department": [], "professionalCategory": null, "startPublicationDate": "2026-03-18T12:09:27.44"}]"#;
    let read = read_files(Kind::Csp, &[("offers.json", text)]);
    assert_eq!(problems(&read), []);
    assert_eq!(
        cells(&read, "posts.csv", &POST),
        [
            [
                "CSP:2026-1",
                "Épisseur",
                "ORG:DIRECTION-DES-NOEUDS",
                "DEP:18",
                "A_PLUS",
                "HOSPITAL"
            ],
            [
                "CSP:MENJ-2",
                "Cordier",
                "ORG:DIRECTION-DES-NOEUDS",
                "",
                "",
                "STATE"
            ],
        ]
    );
    let facts = ["open_to_contract", "management", "description", "job_code"];
    assert_eq!(
        cells(&read, "posts.csv", &facts)[0],
        ["true", "true", "Épisser.\n\nRigueur", "ERXXX001"]
    );
    assert_eq!(
        cells(&read, "vacancies.csv", &VACANCY),
        [
            [
                "V:CSP:2026-1",
                "LIKELY_VACANT",
                "2026-03-18",
                "2026-04-27",
                "2026-04-10"
            ],
            ["V:CSP:MENJ-2", "VACANT", "2026-03-18", "", ""],
        ]
    );
}

#[test]
fn offers_of_the_api_are_read_as_they_are_sent_and_as_they_are_answered() {
    let sent = r#"{"identification": {"reference": "R-1", "versant": "FPE"}, "titre": "Épi", "titre_long": "Épisseur", "organisation": {"nom": "Direction des nœuds", "siret": ""}, "profession": {"metier": "ERXXX001"}, "categories": ["A", "B"], "nature_offre": "TITULAIRE_CONTRACTUEL", "vacance_poste": "NON", "description": {"mission": "Épisser.", "profil": "Rigueur"}, "localisation": [{"departement": "2A"}], "conditions": {"management": "SANS", "ouvert_aux_militaires": "OUI"}, "publication": {"debut_publication": "2026-10-01", "fin_publication": "2026-12-01"}, "url_offre": "https://exemple.fr"}"#;
    let answered = r#"{"reference": "R-1", "versant": "FPE", "titre": "Épi", "titre_long": "Épisseur", "organisation": "Direction des nœuds", "categorie": "A, B", "nature_offre": "TITULAIRE_CONTRACTUEL", "vacance_poste": "NON", "mission": "Épisser.", "profil": "Rigueur", "localisation": {"departement": "2A"}, "conditions": {"management": "SANS", "ouvert_aux_militaires": "OUI"}, "debut_publication": "2026-10-01", "fin_candidature": "2026-12-01", "url_offre": "https://exemple.fr"}"#;
    for text in [
        sent.to_owned(),
        format!("{{\"total\": 1, \"resultats\": [{answered}]}}"),
    ] {
        let read = read_files(Kind::Csp, &[("offres.jsonl", &text)]);
        let expected = [
            "CSP:R-1",
            "Épisseur",
            "ORG:DIRECTION-DES-NOEUDS",
            "DEP:2A",
            "A|B",
            "STATE",
        ];
        assert_eq!(cells(&read, "posts.csv", &POST), [expected]);
        let facts = [
            "open_to_military",
            "open_to_contract",
            "management",
            "facts_extracted",
            "description",
        ];
        assert_eq!(
            cells(&read, "posts.csv", &facts),
            [["true", "true", "false", "", "Épisser.\n\nRigueur"]]
        );
        let vacancy = ["V:CSP:R-1", "LIKELY_VACANT", "2026-10-01", "", "2026-12-01"];
        assert_eq!(cells(&read, "vacancies.csv", &VACANCY), [vacancy]);
    }
}

#[test]
fn what_codes_do_not_say_is_read_from_the_text_and_named() {
    let text = r#"[{"reference": "1", "title": "Cordier cat. B", "organisationName": "o", "startPublicationDate": "2026-03-18", "description1": "Poste ouvert aux civils et aux militaires."},
      {"reference": "2", "title": "Cordier", "organisationName": "o", "startPublicationDate": "2026-03-18", "description1": "Épisser."}]"#;
    let read = read_files(Kind::Csp, &[("offers.json", text)]);
    let facts = ["categories", "open_to_military", "facts_extracted"];
    assert_eq!(
        cells(&read, "posts.csv", &facts),
        [["B", "true", "categories|open_to_military"], ["", "", ""]]
    );
}

#[test]
fn a_description_has_at_most_ten_thousand_characters() {
    let text = format!(
        r#"{{"reference": "1", "title": "Cordier", "organisationName": "o", "description1": "{}", "startPublicationDate": "2026-03-18"}}"#,
        "Épisser des câbles. ".repeat(900)
    );
    let read = read_files(Kind::Csp, &[("offers.json", &text)]);
    let description = &cells(&read, "posts.csv", &["description"])[0][0];
    assert!((9_980..=10_000).contains(&description.chars().count()));
}

#[test]
fn an_object_that_is_no_offer_names_the_key_that_it_lacks() {
    let offer = |reference: &str, key: &str| {
        format!(
            "{{\"reference\": \"{reference}\", \"{key}\": \"Cordier\", \"organisationName\": \"o\"}}\n"
        )
    };
    let text = [
        "{\"foo\": 1}\n".to_owned(),
        offer("1", "title"),
        offer("2", "titel"),
        "{\"reference\": \"3\", \"title\": \"Cordier\"}\n".to_owned(),
    ];
    let read = read_files(Kind::Csp, &[("offers.jsonl", &text.concat())]);
    assert_eq!(cells(&read, "posts.csv", &["reference"]), [["1"]]);
    let lacks = |line, key| (line, key, ProblemCode::MissingKey);
    let expected = [
        lacks(1, "reference"),
        lacks(3, "title"),
        lacks(4, "organisationName"),
    ];
    let found = problems(&read).into_iter();
    let found: Vec<_> = found
        .filter(|(_, _, code)| *code == ProblemCode::MissingKey)
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn an_empty_file_is_named() {
    let offer = r#"{"reference": "1", "title": "Cordier", "organisationName": "o", "startPublicationDate": "2026-03-18"}"#;
    let read = read_files(Kind::Csp, &[("a.csv", ""), ("offers.jsonl", offer)]);
    assert_eq!(problems(&read), [(1, "", ProblemCode::MissingHeader)]);
    assert_eq!(&*read.problems[0].origin, "a.csv");
}
