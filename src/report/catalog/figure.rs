//! Indicators, delays, supply and demand.

use crate::report::table::{Chart, Definition};

const IMPACT: &str = include_str!("../document/impact.graphql");
const TIME_TO_FILL: &str = include_str!("../document/time_to_fill.graphql");
const TENSION: &str = include_str!("../document/tension.graphql");
const RETENTION: &str = include_str!("../document/retention.graphql");
const DIGITAL_STEP: &str = include_str!("../document/digital_step.graphql");
const OUTLOOK: &str = include_str!("../document/outlook.graphql");
const UNMET_DEMAND: &str = include_str!("../document/unmet_demand.graphql");
const INDICATOR: [&str; 2] = [
    "Les quatre indicateurs, chacun avec sa définition ; ils comparent et n'établissent pas de cause.",
    "The four indicators, each with its definition; they compare and establish no cause.",
];
const WAIT: [&str; 2] = [
    "Jours de l'ouverture d'un poste vacant jusqu'à ce qu'il soit pourvu. La médiane de Kaplan–Meier compte aussi les postes encore vacants.",
    "Days from the opening of a vacancy to its filling. The Kaplan–Meier median counts those still vacant too.",
];
const WAIT_ROWS: &[(&str, &str)] = &[("", "/analytics/timeToFill")];
const WAIT_COLUMNS: &[(&str, &str)] = &[
    ("Clé", "/key"),
    ("Libellé", "/label"),
    ("Pourvus", "/filled"),
    ("Ouverts", "/open"),
    ("Médiane (jours)", "/medianDays"),
    ("Moyenne (jours)", "/meanDays"),
    ("Médiane de Kaplan–Meier (jours)", "/censoredMedianDays"),
];
const WAIT_TABLE: Definition = Definition {
    meaning: WAIT,
    purpose: "Sert à voir où les postes attendent, et où chercher autrement.",
    document: TIME_TO_FILL,
    rows: WAIT_ROWS,
    columns: WAIT_COLUMNS,
    chart: Chart::Bars(&[1], 4),
    ..Definition::NONE
};

/// The tables of figures.
pub const TABLES: &[Definition] = &[
    Definition {
        name: "indicateurs",
        title: "Les quatre indicateurs",
        meaning: INDICATOR,
        purpose: "Sert à suivre les quatre buts de la mission, d'une année à l'autre.",
        document: IMPACT,
        rows: &[
            (
                "Satisfaction des agents accompagnés",
                "/analytics/impact/satisfaction",
            ),
            (
                "Délai pour pourvoir un poste",
                "/analytics/impact/timeToFill",
            ),
            (
                "Poste numérique supplémentaire",
                "/analytics/impact/furtherDigitalPosts",
            ),
            ("Retour au numérique", "/analytics/impact/returnToDigital"),
        ],
        first: Some("Indicateur"),
        columns: &[
            ("Valeur", "/value"),
            ("Unité", "/unit"),
            ("Comparaison", "/companion"),
            ("Unité de la comparaison", "/companionUnit"),
            ("Population", "/population"),
            ("Masqué", "/suppressed"),
            ("Définition", "/definition/fr"),
        ],
        ..Definition::NONE
    },
    Definition {
        name: "indicateurs_par_annee",
        title: "Les quatre indicateurs, par année",
        meaning: INDICATOR,
        purpose: "Sert à suivre les quatre buts de la mission, d'une année à l'autre.",
        document: IMPACT,
        rows: &[
            (
                "Satisfaction des agents accompagnés",
                "/analytics/impact/satisfaction/series",
            ),
            (
                "Délai pour pourvoir un poste (Kaplan–Meier)",
                "/analytics/impact/timeToFill/series",
            ),
            (
                "Poste numérique supplémentaire",
                "/analytics/impact/furtherDigitalPosts/series",
            ),
            (
                "Retour au numérique",
                "/analytics/impact/returnToDigital/series",
            ),
        ],
        first: Some("Indicateur"),
        columns: &[
            ("Année", "/year"),
            ("Valeur", "/value"),
            ("Population", "/population"),
        ],
        chart: Chart::Lines(1, 2),
        ..Definition::NONE
    },
    Definition {
        name: "delais_metiers",
        title: "Délai pour pourvoir un poste, par métier",
        filters: r#"{ "dimension": "OCCUPATION" }"#,
        ..WAIT_TABLE
    },
    Definition {
        name: "delais_familles",
        title: "Délai pour pourvoir un poste, par famille de métiers",
        filters: r#"{ "dimension": "OCCUPATION_FAMILY" }"#,
        ..WAIT_TABLE
    },
    Definition {
        name: "delais_ministeres",
        title: "Délai pour pourvoir un poste, par ministère",
        filters: r#"{ "dimension": "MINISTRY" }"#,
        ..WAIT_TABLE
    },
    Definition {
        name: "delais_corps",
        title: "Délai pour pourvoir un poste, par corps",
        filters: r#"{ "dimension": "CORPS" }"#,
        ..WAIT_TABLE
    },
    Definition {
        name: "tension",
        title: "Tension par compétence",
        meaning: [
            "Postes ouverts qui demandent la compétence, agents qui l'ont, et leur rapport ; les plus rares d'abord, cinquante au plus.",
            "Open posts that require the competency, agents who have it, and their ratio; the scarcest first, fifty at most.",
        ],
        purpose: "Sert à choisir les compétences à former ou à recruter d'abord.",
        document: TENSION,
        filters: r#"{ "first": 50 }"#,
        rows: &[("", "/analytics/tension")],
        columns: &[
            ("Compétence", "/competency/label/fr"),
            ("Demande", "/demand"),
            ("Offre", "/supply"),
            ("Rapport", "/ratio"),
        ],
        chart: Chart::Bars(&[0], 3),
        ..Definition::NONE
    },
    Definition {
        name: "perspectives",
        title: "Perspectives à douze mois",
        meaning: [
            "Agents en poste qui le quitteront au terme prévu ou à la durée usuelle, et agents qui peuvent bouger d'ici là.",
            "Agents in post who will leave it at its term or at the usual time in post, and agents who can move by then.",
        ],
        purpose: "Sert à préparer les recrutements de l'année.",
        document: OUTLOOK,
        filters: r#"{ "months": 12 }"#,
        rows: &[("", "/analytics/outlook")],
        columns: &[
            ("Ministère", "/ministry/name"),
            ("Famille", "/family"),
            ("Postes qui se libèrent", "/postsFallingVacant"),
            ("Agents qui deviennent mobiles", "/agentsBecomingMobile"),
        ],
        chart: Chart::Bars(&[0, 1], 2),
        ..Definition::NONE
    },
    Definition {
        name: "fidelisation",
        title: "Demandes de départ par ministère",
        meaning: [
            "Demandes de départ, refus, délai médian de réponse, agents dont le terme ou la durée maximale est passé.",
            "Requests to leave, refusals, median days to answer, agents whose term or maximum time is over.",
        ],
        purpose: "Sert à repérer les départs refusés ou auxquels on répond tard.",
        document: RETENTION,
        rows: &[("", "/analytics/retention")],
        columns: &[
            ("Ministère", "/ministry/name"),
            ("Demandes", "/requests"),
            ("Refus", "/refusals"),
            ("Réponse médiane (jours)", "/medianAnswerDays"),
            ("Termes dépassés", "/overdueTerms"),
        ],
        chart: Chart::Bars(&[0], 1),
        ..Definition::NONE
    },
    Definition {
        name: "etape_numerique",
        title: "Carrières avec et sans étape numérique",
        meaning: [
            "Carrières comparées au sein d'un même corps et d'une même tranche d'entrée : une association, jamais une cause.",
            "Careers compared within a corps and a band of entry: an association, never a cause.",
        ],
        purpose: "Sert à parler d'une étape numérique dans une carrière, sans rien promettre.",
        document: DIGITAL_STEP,
        rows: &[
            (
                "Avec une étape numérique",
                "/analytics/digitalStep/withStep",
            ),
            ("Sans étape numérique", "/analytics/digitalStep/withoutStep"),
        ],
        first: Some("Carrières"),
        columns: &[
            ("Population", "/population"),
            ("Part promue", "/promotedShare"),
            ("borne basse (95 %)", "/promotedShareInterval/low"),
            ("borne haute (95 %)", "/promotedShareInterval/high"),
            ("Part ayant encadré", "/managementShare"),
            ("de (encadré)", "/managementShareInterval/low"),
            ("à (encadré)", "/managementShareInterval/high"),
            ("Mois jusqu'à la promotion", "/medianMonthsToPromotion"),
        ],
        chart: Chart::Bars(&[0], 2),
        ..Definition::NONE
    },
    Definition {
        name: "demande_sans_reponse",
        title: "Demande sans réponse",
        meaning: [
            "Mots cherchés en vain ces douze derniers mois, et postes ouverts que trop peu de personnes peuvent tenir ; cinquante au plus.",
            "Words searched for in vain in the last twelve months, and open posts that too few people fit; fifty at most.",
        ],
        purpose: "Sert à ouvrir des formations et à revoir des fiches de poste.",
        document: UNMET_DEMAND,
        filters: r#"{ "first": 50 }"#,
        rows: &[("", "/analytics/unmetDemand")],
        columns: &[
            ("Libellé", "/label"),
            ("Recherches", "/searches"),
            ("Postes", "/posts"),
            ("Compétence qui y répondrait", "/wouldBeMetBy/label/fr"),
        ],
        ..Definition::NONE
    },
];
