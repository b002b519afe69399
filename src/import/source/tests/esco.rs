//! ESCO on rows written by hand in the form of the official files of 1.1.1 and of the French labels.

use super::*;

const SKILLS: (&str, &str) = (
    "v1.1.1/skills_en.csv",
    "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description\n\
     KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/aa,skill/competence,sector-specific,splice ropes,\"join ropes\nsplice ropes\nknot|tie ropes\",,released,,,,,\n\
     KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/bb,knowledge,cross-sector,knots,,,released,,,,,\n\
     KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/cc,knowledge,cross-sector,old,,,obsolete,,,,,\n",
);
const OCCUPATIONS: (&str, &str) = (
    "v1.1.1/occupations_en.csv",
    "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,regulatedProfessionNote,scopeNote,definition,inScheme,description,code\n\
     Occupation,http://data.europa.eu/esco/occupation/oo,2512,rope programmer,,,released,,,,,,,2512.1\n\
     Occupation,http://data.europa.eu/esco/occupation/pp,7318,rope maker,,,released,,,,,,,7318.1\n",
);
const GROUPS: (&str, &str) = (
    "v1.1.1/ISCOGroups_en.csv",
    "conceptType,conceptUri,code,preferredLabel,status,altLabels,inScheme,description\n\
     ISCOGroup,http://data.europa.eu/esco/isco/C7318,7318,Handicraft workers,released,,x,\n",
);
const FRENCH: [(&str, &str); 2] = [
    (
        "fr/skills_fr.csv",
        "conceptUri,preferredLabel,altLabels\nhttp://data.europa.eu/esco/skill/aa,épisser l’âme,épisser|nouer\n",
    ),
    (
        "fr/occupations_fr.csv",
        "conceptUri,preferredLabel,altLabels\nhttp://data.europa.eu/esco/occupation/pp,cordier/cordière,cordier|cordière\n",
    ),
];
const RELATIONS: [(&str, &str); 3] = [
    (
        "v1.1.1/occupationSkillRelations.csv",
        "occupationUri,relationType,skillType,skillUri\n\
         http://data.europa.eu/esco/occupation/pp,essential,skill/competence,http://data.europa.eu/esco/skill/aa\n\
         http://data.europa.eu/esco/occupation/pp,optional,knowledge,http://data.europa.eu/esco/skill/bb\n\
         http://data.europa.eu/esco/occupation/pp,sometimes,knowledge,http://data.europa.eu/esco/skill/bb\n",
    ),
    (
        "v1.1.1/broaderRelationsSkillPillar.csv",
        "conceptType,conceptUri,broaderType,broaderUri\n\
         KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/aa,KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/bb\n\
         KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/aa,SkillGroup,http://data.europa.eu/esco/skill/S1.2\n",
    ),
    (
        "v1.1.1/broaderRelationsOccPillar.csv",
        "conceptType,conceptUri,broaderType,broaderUri\n\
         Occupation,http://data.europa.eu/esco/occupation/pp,ISCOGroup,http://data.europa.eu/esco/isco/C7318\n\
         Occupation,http://data.europa.eu/esco/occupation/oo,Occupation,http://data.europa.eu/esco/occupation/pp\n",
    ),
];

const LABELS: [&str; 5] = ["uid", "label_fr", "label_en", "alt_labels", "fallback"];

#[test]
fn other_labels_are_apart_by_line_feeds_in_the_cell() {
    let read = read_files(Kind::Esco, &[SKILLS]);
    assert_eq!(
        cells(&read, "competencies.csv", &LABELS),
        [
            [
                "ESCO:aa",
                "splice ropes",
                "splice ropes",
                "join ropes|knot|tie ropes",
                "label_fr"
            ],
            ["ESCO:bb", "knots", "knots", "", "label_fr"],
        ]
    );
    let kinds = cells(&read, "competencies.csv", &["scheme", "code", "kind"]);
    assert_eq!(
        kinds,
        [["ESCO", "aa", "SKILL"], ["ESCO", "bb", "KNOWLEDGE"]]
    );
    assert_eq!(read.rows[1].line, 5);
    assert_eq!(skipped(&read, "concepts that are not released"), 1);
    assert_eq!(read.source, "esco en");
}

#[test]
fn labels_of_both_languages_stand_on_one_row_whichever_file_comes_first() {
    let english = directory(&[
        (SKILLS.0, SKILLS.1.as_bytes()),
        (OCCUPATIONS.0, OCCUPATIONS.1.as_bytes()),
        (GROUPS.0, GROUPS.1.as_bytes()),
    ]);
    let french = directory(&FRENCH.map(|(name, text)| (name, text.as_bytes())));
    let mut paths = [english.path().to_owned(), french.path().to_owned()];
    let there = read_together(Kind::Esco, &paths).unwrap();
    paths.reverse();
    let back = read_together(Kind::Esco, &paths).unwrap();
    assert_eq!(there, back);
    assert_eq!(there.source, "esco en+fr");
    assert_eq!(
        cells(&there, "competencies.csv", &LABELS),
        [
            [
                "ESCO:aa",
                "épisser l’âme",
                "splice ropes",
                "épisser|nouer|join ropes|knot|tie ropes",
                ""
            ],
            ["ESCO:bb", "knots", "knots", "", "label_fr"],
        ]
    );
    assert_eq!(
        cells(
            &there,
            "occupations.csv",
            &["uid", "label_fr", "family", "digital", "fallback"]
        ),
        [
            ["ESCO:O:oo", "rope programmer", "", "true", "label_fr"],
            [
                "ESCO:O:pp",
                "cordier/cordière",
                "Handicraft workers",
                "false",
                ""
            ],
        ]
    );
}

#[test]
fn labels_alone_do_not_guess_what_they_do_not_say() {
    let read = read_files(Kind::Esco, &FRENCH);
    assert_eq!(
        cells(&read, "competencies.csv", &["label_en", "kind", "fallback"]),
        [["", "", ""]]
    );
    assert_eq!(
        cells(&read, "occupations.csv", &["digital", "fallback"]),
        [["false", "digital"]]
    );
}

#[test]
fn a_file_of_v1_2_in_french_is_the_same_with_another_ending() {
    let text = SKILLS
        .1
        .replace("splice ropes", "épisser")
        .replace("knots", "nœuds");
    let read = read_files(Kind::Esco, &[("skills_fr.csv", &text)]);
    let labels = cells(
        &read,
        "competencies.csv",
        &["label_fr", "label_en", "fallback"],
    );
    assert_eq!(labels, [["épisser", "", ""], ["nœuds", "", ""]]);
}

#[test]
fn needs_are_essential_or_desirable_and_groups_are_left_out() {
    let read = read_files(Kind::Esco, &RELATIONS);
    let needs = cells(
        &read,
        "occupation_needs.csv",
        &["occupation_uid", "competency_uid", "importance"],
    );
    assert_eq!(
        needs,
        [
            ["ESCO:O:pp", "ESCO:aa", "ESSENTIAL"],
            ["ESCO:O:pp", "ESCO:bb", "DESIRABLE"]
        ]
    );
    assert_eq!(
        problems(&read),
        [(4, "relationType", ProblemCode::UnknownValue)]
    );
    let relations = ["from_uid", "to_uid", "kind"];
    assert_eq!(
        cells(&read, "competency_relations.csv", &relations),
        [["ESCO:aa", "ESCO:bb", "BROADER"]]
    );
    assert_eq!(
        cells(&read, "occupation_relations.csv", &relations),
        [["ESCO:O:oo", "ESCO:O:pp", "BROADER"]]
    );
    assert_eq!(skipped(&read, "relations with groups"), 2);
}

#[test]
fn pairs_of_labels_are_read_too() {
    let text = "uri,type,niveau_reutilisation,libelle_fr,label_en,numerique,transverse,source_fr\n\
                http://data.europa.eu/esco/skill/aa,knowledge,cross-sector,nœuds,knots,0,0,1.2.1\n";
    let read = read_files(Kind::Esco, &[("competences_fr_en.csv", text)]);
    let labels = cells(
        &read,
        "competencies.csv",
        &["uid", "label_fr", "label_en", "kind"],
    );
    assert_eq!(labels, [["ESCO:aa", "nœuds", "knots", "KNOWLEDGE"]]);
    assert_eq!(problems(&read), []);
}
