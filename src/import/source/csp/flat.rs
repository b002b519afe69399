//! Offers in a table, or in JSON with one level: the weekly open data, the export of the back
//! office, flat JSON. One shape reads them all, by the names that a column has in each.

use crate::import::{
    reader::{Column, Shape},
    source::{sink::Spot, text},
};

use super::{employer::Employer, offer::Offer};

pub(super) const SHAPE: Shape = Shape {
    columns: &[
        Column::required("reference", &["Référence", "Offer_Reference_"]),
        Column::required(
            "title",
            &[
                "Intitulé du poste",
                "JobDescriptionTranslation_JobTitle_",
                "intitule",
            ],
        ),
        Column::optional(
            "job",
            &["Métier", "JobDescription_PrimaryProfile_", "metier_rmfp"],
        ),
        Column::optional("versant", &["JobDescription_SalaryRange_"]),
        Column::optional(
            "category",
            &[
                "Catégorie",
                "JobDescription_CustomFields_CustomCodeTableValue1_",
            ],
        ),
        Column::optional(
            "nature",
            &[
                "Nature de l'emploi",
                "JobDescription_Contract_",
                "nature_contrat",
            ],
        ),
        Column::optional(
            "status",
            &[
                "Statut du poste",
                "JobDescription_ProfessionalCategory_",
                "statut_poste",
            ],
        ),
        Column::optional(
            "vacant",
            &[
                "Date de vacance de l'emploi",
                "Origin_BeginningDate_",
                "date_prise_poste",
            ],
        ),
        Column::optional(
            "first",
            &[
                "Date de première publication",
                "FirstPublicationDate",
                "date_premiere_publication",
            ],
        ),
        Column::optional(
            "begin",
            &[
                "Date de début de publication par défaut",
                "SchedulingData_DefaultPublicationBeginDate_",
            ],
        ),
        Column::optional(
            "end",
            &[
                "Date de fin de publication par défaut",
                "SchedulingData_DefaultPublicationEndDate_",
                "date_fin_publication",
            ],
        ),
        Column::optional(
            "department",
            &[
                "Localisation du poste",
                "Location_Department_Department_",
                "departement",
            ],
        ),
        Column::optional("attached", &["Organisme de rattachement"]),
        Column::optional("employer", &["Employeur"]),
        Column::optional("entity1", &["Origin_Entity_With1", "entite1"]),
        Column::optional("entity2", &["Origin_Entity_With2", "entite2"]),
        Column::optional("entity3", &["Origin_Entity_With3", "entite3"]),
        Column::optional("entity4", &["Origin_Entity_With4", "entite4"]),
        Column::optional("entity5", &["Origin_Entity_With5", "entite5"]),
        Column::optional("entity", &["Origin_Entity_", "entite"]),
        Column::optional("management", &[]),
        Column::optional("military", &["Ouvert aux militaires"]),
        Column::optional(
            "mission",
            &["JobDescriptionTranslation_Description1_", "missions"],
        ),
        Column::optional(
            "profile",
            &[
                "JobDescriptionTranslation_Description2_",
                "profil",
                "Compétences attendues",
            ],
        ),
        Column::optional("url", &["Lien", "URL"]),
    ],
    // Among them the names of recruiters, which are not read.
    ignored: &[
        "Spécialisation",
        "Nature de contrat",
        "Durée du contrat",
        "Durée du poste",
        "Lieu d'affectation",
        "Lieu d'affectation (sans géolocalisation)",
        "Niveau d'études",
        "Niveau d'expérience min. requis",
        "Télétravail",
        "Temps Plein",
        "Langues",
        "Niveaux",
        "Documents à transmettre",
        "Avis de vacances au JO",
        "OfferID",
        "Offer_CreationUser_",
        "Offer_CustomFields_Date1_",
        "OF_CustomFields_Date1_",
        "Offer_ModificationDate_",
        "Offer_CustomFieldsTranslation_LongText1_",
        "Offer_CustomFieldsTranslation_LongText2_",
        "Offer_OfferID_",
        "Offer_CoordLat_",
        "Offer_CoordLong_",
        "Offer_OfferStatus_",
        "JobDescription_CustomFieldsTranslation_ShortText2_",
        "JobDescription_CustomFieldsTranslation_LongText1_",
        "JobDescription_CustomFieldsTranslation_LongText2_",
        "JobDescription_CustomFieldsTranslation_LongText3_",
        "JobDescriptionTranslation_ContractLength_",
        "JobDescription_Country_",
        "Offer_Profile_Profile_",
        "Location_JobLocation_",
        "Location_CustomFieldsTranslation_ShortText1_",
        "Location_GeographicalArea_GeographicalArea_",
        "Location_Country_Country_",
        "Location_Region_Region_",
        "ApplicantCriteria_EducationLevel_",
        "ApplicantCriteria_ExperienceLevel_",
        "ApplicantCriteria_Country_",
        "Offer_Specialisation_Specialisation_",
        "RequiredLanguage_Language_",
        "RequiredLanguage_LanguageLevel_",
        "Origin_CustomFieldsTranslation_ShortText1_",
        "Origin_CustomFieldsTranslation_ShortText2_",
        "Origin_CustomFieldsTranslation_ShortText3_",
        "Offer_BackOfficeUser_User_",
        "SchedulingData_UpdateFrequency_",
        "SchedulingData_AutomaticUpdate_",
        "OfferCustomBlock1_CustomFieldsTranslation_LongText1_",
        "OfferCustomBlock1_CustomFields_CustomCodeTableValue3_",
        "MainSupervisor",
    ],
    exact: false,
};

/// The columns of the entities from the top down.
const ENTITIES: [&str; 6] = [
    "entity1", "entity2", "entity3", "entity4", "entity5", "entity",
];

/// An offer by the cells of its columns.
pub(super) fn offer(cell: impl Fn(&str) -> String, spot: Spot) -> Offer {
    let mut levels = ENTITIES.map(&cell).to_vec();
    if levels.iter().all(String::is_empty) {
        levels = vec![cell("attached"), site(&cell("employer"))];
    }
    Offer {
        reference: cell("reference"),
        title: cell("title"),
        employer: Employer::of_levels(levels.iter().map(String::as_str)),
        job: cell("job"),
        department: cell("department"),
        categories: cell("category"),
        nature: cell("nature"),
        military: cell("military"),
        management: cell("management"),
        versant: cell("versant"),
        mission: cell("mission"),
        profile: cell("profile"),
        status: cell("status"),
        opened: vec![("first", cell("first")), ("begin", cell("begin"))],
        vacant_from: ("vacant", cell("vacant")),
        closed: vec![("end", cell("end"))],
        url: cell("url"),
        ..Offer::new(spot)
    }
}

/// The name in a cell that may hold a whole address: its first line, unless that has a number.
fn site(employer: &str) -> String {
    let first = text::line(employer.trim().lines().next().unwrap_or_default());
    let name = first.chars().count() <= 120 && !first.contains(|c: char| c.is_ascii_digit());
    if name { first } else { String::new() }
}
