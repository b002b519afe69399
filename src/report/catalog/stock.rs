//! The stock of agents, what they make of vacancies, and what is counted by quarter and by corps.

use crate::report::table::{Chart, Definition};

const POPULATION: &str = include_str!("../document/population.graphql");
const FUNNEL: &str = include_str!("../document/funnel.graphql");
const UPTAKE: &str = include_str!("../document/uptake.graphql");
const QUARTERS: &str = include_str!("../document/quarters.graphql");
const DIGITAL_STEP_CORPS: &str = include_str!("../document/digital_step_corps.graphql");
const STOCK: Definition = Definition {
    meaning: [
        "Agents qui acceptent d'être comptés, au jour des données ; part de ceux qui ont changé de poste dans la dernière année civile \
         achevée, part de ceux-là qui ont changé de ministère, et postes ouverts rapportés aux postes ouverts et aux agents.",
        "Agents who agreed to be counted, on the day of the data; the share of those who took another post in the last calendar year \
         that is over, the share of these who changed ministry, and open posts against open posts and agents.",
    ],
    purpose: "Sert à rapporter les autres tables à un effectif.",
    document: POPULATION,
    rows: &[("", "/analytics/population/cells")],
    columns: &[
        ("Clé", "/by/key"),
        ("Libellé", "/by/label"),
        ("Effectif", "/count"),
        ("Part ayant changé de poste", "/mobilityRate"),
        (
            "Part de ceux-là ayant changé de ministère",
            "/crossMinistryShare",
        ),
        ("Part de postes ouverts", "/vacancyRate"),
    ],
    suppressed: Some("/analytics/population/suppressedCells"),
    population: Some("/analytics/population/total"),
    chart: Chart::Bars(&[1], 2),
    ..Definition::NONE
};
const STOCK_BY_TWO: Definition = Definition {
    columns: &[
        ("Clé", "/by/key"),
        ("Libellé", "/by/label"),
        ("Seconde clé", "/and/key"),
        ("Second libellé", "/and/label"),
        ("Effectif", "/count"),
        ("Part de postes ouverts", "/vacancyRate"),
    ],
    chart: Chart::Bars(&[1, 3], 4),
    ..STOCK
};
const WAY: Definition = Definition {
    meaning: [
        "Ce que deviennent les offres publiées dans chaque trimestre : enregistrées, souhaitées, suivies d'une rencontre acceptée, et \
         pourvues par quelqu'un qui avait fait l'un des trois. Les personnes à qui une offre a été montrée ne sont pas conservées.",
        "What becomes of the vacancies published in each quarter: saved, wanted, followed by a meeting accepted, and filled by \
         somebody who had done one of the three. To whom a vacancy was shown is not kept.",
    ],
    purpose: "Sert à voir à quelle étape les offres perdent les personnes.",
    document: FUNNEL,
    rows: &[("", "/analytics/funnel")],
    columns: &[
        ("Année", "/year"),
        ("Trimestre", "/quarter"),
        ("Libellé", "/label"),
        ("Offres", "/vacancies"),
        ("Enregistrements", "/saved"),
        ("Souhaits", "/interested"),
        ("Rencontres acceptées", "/met"),
        ("Postes pourvus ainsi", "/filled"),
    ],
    ..Definition::NONE
};

/// The tables of the stock and of uptake.
pub const TABLES: &[Definition] = &[
    Definition {
        name: "effectifs_ministeres",
        title: "Effectif par ministère",
        filters: r#"{ "by": "MINISTRY" }"#,
        ..STOCK
    },
    Definition {
        name: "effectifs_familles",
        title: "Effectif par famille de métiers",
        filters: r#"{ "by": "FAMILY" }"#,
        ..STOCK
    },
    Definition {
        name: "effectifs_metiers",
        title: "Effectif par métier",
        filters: r#"{ "by": "OCCUPATION" }"#,
        ..STOCK
    },
    Definition {
        name: "effectifs_corps",
        title: "Effectif par corps",
        filters: r#"{ "by": "CORPS" }"#,
        ..STOCK
    },
    Definition {
        name: "effectifs_categories",
        title: "Effectif par catégorie",
        filters: r#"{ "by": "CATEGORY" }"#,
        ..STOCK
    },
    Definition {
        name: "effectifs_regions",
        title: "Effectif par région",
        filters: r#"{ "by": "REGION" }"#,
        ..STOCK
    },
    Definition {
        name: "effectifs_statuts",
        title: "Effectif par statut",
        filters: r#"{ "by": "STATUS" }"#,
        ..STOCK
    },
    Definition {
        name: "effectifs_ministeres_familles",
        title: "Effectif par famille de métiers et par ministère",
        filters: r#"{ "by": "FAMILY", "and": "MINISTRY" }"#,
        ..STOCK_BY_TWO
    },
    Definition {
        name: "effectifs_ministeres_regions",
        title: "Effectif par ministère et par région",
        filters: r#"{ "by": "MINISTRY", "and": "REGION" }"#,
        ..STOCK_BY_TWO
    },
    Definition {
        name: "effectifs_corps_ministeres",
        title: "Effectif par corps et par ministère",
        filters: r#"{ "by": "CORPS", "and": "MINISTRY" }"#,
        ..STOCK_BY_TWO
    },
    Definition {
        name: "parcours_des_offres",
        title: "Ce que deviennent les offres, par trimestre",
        ..WAY
    },
    Definition {
        name: "parcours_des_offres_ministeres",
        title: "Ce que deviennent les offres, par trimestre et par ministère",
        filters: r#"{ "by": "MINISTRY" }"#,
        ..WAY
    },
    Definition {
        name: "parcours_des_offres_categories",
        title: "Ce que deviennent les offres, par trimestre et par catégorie",
        filters: r#"{ "by": "CATEGORY" }"#,
        ..WAY
    },
    Definition {
        name: "motifs_ecartes",
        title: "Pourquoi des postes sont écartés",
        meaning: [
            "Motifs qu'assez de personnes différentes ont écrits de la même façon, les plus fréquents d'abord ; cinquante au plus.",
            "Reasons that enough different people wrote in the same words, the most frequent first; fifty at most.",
        ],
        purpose: "Sert à corriger ce qui est recommandé.",
        document: UPTAKE,
        rows: &[("", "/analytics/dismissalReasons")],
        columns: &[
            ("Motif", "/reason"),
            ("Personnes", "/people"),
            ("Postes", "/posts"),
        ],
        chart: Chart::Bars(&[0], 1),
        ..Definition::NONE
    },
    Definition {
        name: "offres_sans_interet",
        title: "Offres ouvertes depuis plus de trente jours",
        meaning: [
            "Offres ouvertes depuis plus de trente jours, et celles que personne n'a enregistrées ni souhaitées, par ministère.",
            "Vacancies open for more than thirty days, and those that nobody saved or wants, by ministry.",
        ],
        purpose: "Sert à revoir les offres que personne ne regarde.",
        document: UPTAKE,
        rows: &[("", "/analytics/unwantedVacancies")],
        columns: &[
            ("Ministère", "/ministry/name"),
            ("Offres", "/vacancies"),
            ("Sans intérêt exprimé", "/unwanted"),
        ],
        chart: Chart::Bars(&[0], 1),
        ..Definition::NONE
    },
    Definition {
        name: "rencontres",
        title: "Réponses aux demandes de rencontre",
        meaning: [
            "Demandes de rencontre auxquelles un agent a répondu, et celles qu'il a acceptées, selon qui demande.",
            "Requests to meet that an agent answered, and those accepted, by who asks.",
        ],
        purpose: "Sert à juger si les personnes proposées sont les bonnes.",
        document: UPTAKE,
        rows: &[
            ("Un pair", "/analytics/acceptance/0"),
            ("Un recruteur", "/analytics/acceptance/1"),
        ],
        first: Some("Demande faite par"),
        columns: &[
            ("Réponses", "/answered"),
            ("Acceptées", "/accepted"),
            ("Part acceptée", "/share"),
        ],
        ..Definition::NONE
    },
    Definition {
        name: "delais_par_trimestre",
        title: "Délai pour pourvoir un poste, par trimestre d'ouverture",
        meaning: [
            "Jours jusqu'à ce qu'un poste soit pourvu, par trimestre d'ouverture. D'un trimestre récent, lire la médiane de Kaplan–Meier, qui compte les postes encore vacants.",
            "Days until a vacancy is filled, by quarter of opening. Of a recent quarter read the Kaplan–Meier median, which counts those still vacant.",
        ],
        purpose: "Sert à voir si les postes attendent plus ou moins qu'avant.",
        document: QUARTERS,
        rows: &[("", "/analytics/impact/timeToFill/quarters")],
        columns: &[
            ("Année", "/year"),
            ("Trimestre", "/quarter"),
            ("Médiane (jours)", "/value"),
            ("Médiane de Kaplan–Meier (jours)", "/companion"),
            ("Pourvus", "/population"),
        ],
        ..Definition::NONE
    },
    Definition {
        name: "etape_numerique_corps",
        title: "Carrières avec et sans étape numérique, par corps",
        meaning: [
            "Les mêmes parts que pour tous les corps, là où elles peuvent être publiées : une association, jamais une cause.",
            "The same shares as of all corps, where they can be disclosed: an association, never a cause.",
        ],
        purpose: "Sert à parler d'une étape numérique aux agents d'un corps, sans rien promettre.",
        document: DIGITAL_STEP_CORPS,
        rows: &[("", "/analytics/digitalStep/byCorps")],
        columns: &[
            ("Corps", "/corps/label"),
            ("Part promue avec", "/withStep/promotedShare"),
            ("Part promue sans", "/withoutStep/promotedShare"),
            ("Part ayant encadré avec", "/withStep/managementShare"),
            ("Part ayant encadré sans", "/withoutStep/managementShare"),
        ],
        ..Definition::NONE
    },
];
