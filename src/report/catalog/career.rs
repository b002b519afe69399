//! Flows, trees of careers, usual sequences.

use crate::report::table::{Chart, Definition};

const FLOWS: &str = include_str!("../document/flows.graphql");
const TREE: &str = include_str!("../document/tree.graphql");
const SEQUENCES: &str = include_str!("../document/sequences.graphql");
const FLOW: [&str; 2] = [
    "Mouvements d'une affectation à la suivante, des cinq dernières années civiles achevées ; un flux est publié quand assez \
     de personnes différentes l'ont suivi et qu'aucune autre table n'en isole quelques-unes. La durée va du début de l'affectation quittée à celui de la suivante ; \
     1 de parenté : autant de mouvements qu'attendu si le départ ne disait rien de l'arrivée.",
    "Moves from one assignment to the next, of the last five calendar years that are over; a flow is disclosed when enough \
     different people made it and no other table isolates some of them. Months run from the start of the assignment left to that of the one taken; a \
     relatedness of 1 is as many moves as expected if where one goes did not depend on where one comes from.",
];
const FLOW_ROWS: &[(&str, &str)] = &[("", "/analytics/flows/cells")];
const FLOW_COLUMNS: &[(&str, &str)] = &[
    ("Clé de départ", "/from/key"),
    ("De", "/from/label"),
    ("Clé d'arrivée", "/to/key"),
    ("Vers", "/to/label"),
    ("Mouvements", "/count"),
    ("Durée médiane (mois)", "/medianMonths"),
    ("Sur-représentation", "/relatedness"),
];
const SEQUENCE: [&str; 2] = [
    "Suites d'étapes que des carrières ont suivies dans les cinq dernières années civiles achevées, les plus fréquentes d'abord (cinquante au plus par longueur). La durée va du \
     début de la première affectation quittée à celui de la dernière prise.",
    "Sequences of steps that careers went through in the last five calendar years that are over, the most frequent first (fifty at most of a length). Months run from \
     the start of the first assignment left to that of the last one taken.",
];
const SEQUENCE_ROWS: &[(&str, &str)] = &[
    ("2", "/analytics/two"),
    ("3", "/analytics/three"),
    ("4", "/analytics/four"),
];
const SEQUENCE_COLUMNS: &[(&str, &str)] = &[
    ("Suite", "/steps/*/label"),
    ("Nombre", "/count"),
    ("Durée médiane (mois)", "/medianMonths"),
];
const CAREER: [&str; 2] = [
    "Où vont les carrières, étape après étape, à partir du métier que le plus de mouvements quittent : les suites \
     publiées, autant de fois qu'elles ont été suivies.",
    "Where careers go, step by step, from the occupation that most moves leave: the sequences disclosed, each time that \
     somebody went through one.",
];
const ORIGIN: [&str; 2] = [
    "D'où viennent les carrières, étape par étape, jusqu'au métier que le plus de mouvements quittent : les suites \
     publiées, autant de fois qu'elles ont été suivies.",
    "Where careers come from, step by step, up to the occupation that most moves leave: the sequences disclosed, each time \
     that somebody went through one.",
];
const NODE_COLUMNS: &[(&str, &str)] = &[
    ("Clé", "/key"),
    ("Étape", "/step"),
    ("Métier", "/occupation/label/fr"),
    ("Nombre", "/count"),
];
const LINK_COLUMNS: &[(&str, &str)] = &[
    ("De", "/from"),
    ("Vers", "/to"),
    ("Nombre", "/count"),
    ("Part", "/share"),
    ("Durée médiane (mois)", "/medianMonths"),
];
const NODES: &[(&str, &str)] = &[("", "/analytics/careerTree/nodes")];
const LINKS: &[(&str, &str)] = &[("", "/analytics/careerTree/links")];
const FLOW_TABLE: Definition = Definition {
    meaning: FLOW,
    purpose: "Sert à voir d'où viennent les personnes et où elles vont.",
    document: FLOWS,
    rows: FLOW_ROWS,
    columns: FLOW_COLUMNS,
    suppressed: Some("/analytics/flows/suppressedCells"),
    chart: Chart::Bars(&[1, 3], 4),
    ..Definition::NONE
};
const TREE_TABLE: Definition = Definition {
    document: TREE,
    suppressed: Some("/analytics/careerTree/suppressedLinks"),
    population: Some("/analytics/careerTree/population"),
    ..Definition::NONE
};
const SEQUENCE_TABLE: Definition = Definition {
    meaning: SEQUENCE,
    purpose: "Sert à trouver les étapes par lesquelles d'autres sont passés.",
    document: SEQUENCES,
    rows: SEQUENCE_ROWS,
    first: Some("Étapes"),
    columns: SEQUENCE_COLUMNS,
    chart: Chart::Bars(&[1], 2),
    ..Definition::NONE
};

/// The tables of careers.
pub const TABLES: &[Definition] = &[
    Definition {
        name: "flux_metiers_numerique",
        title: "Flux entre métiers, postes numériques",
        filters: r#"{ "dimension": "OCCUPATION", "digitalOnly": true }"#,
        ..FLOW_TABLE
    },
    Definition {
        name: "flux_familles_numerique",
        title: "Flux entre familles de métiers, postes numériques",
        filters: r#"{ "dimension": "OCCUPATION_FAMILY", "digitalOnly": true }"#,
        ..FLOW_TABLE
    },
    Definition {
        name: "flux_ministeres_numerique",
        title: "Flux entre ministères, postes numériques",
        filters: r#"{ "dimension": "MINISTRY", "digitalOnly": true }"#,
        ..FLOW_TABLE
    },
    Definition {
        name: "flux_corps_numerique",
        title: "Flux entre corps, postes numériques",
        filters: r#"{ "dimension": "CORPS", "digitalOnly": true }"#,
        ..FLOW_TABLE
    },
    Definition {
        name: "flux_metiers",
        title: "Flux entre métiers, tous postes",
        filters: r#"{ "dimension": "OCCUPATION", "digitalOnly": false }"#,
        ..FLOW_TABLE
    },
    Definition {
        name: "flux_familles",
        title: "Flux entre familles de métiers, tous postes",
        filters: r#"{ "dimension": "OCCUPATION_FAMILY", "digitalOnly": false }"#,
        ..FLOW_TABLE
    },
    Definition {
        name: "flux_ministeres",
        title: "Flux entre ministères, tous postes",
        filters: r#"{ "dimension": "MINISTRY", "digitalOnly": false }"#,
        ..FLOW_TABLE
    },
    Definition {
        name: "flux_corps",
        title: "Flux entre corps, tous postes",
        filters: r#"{ "dimension": "CORPS", "digitalOnly": false }"#,
        ..FLOW_TABLE
    },
    Definition {
        name: "carrieres_aval_liens",
        title: "Arbre des carrières, aval : liens",
        meaning: CAREER,
        purpose: "Sert à montrer des suites de carrières à qui cherche la sienne.",
        filters: r#"{ "backwards": false }"#,
        rows: LINKS,
        columns: LINK_COLUMNS,
        chart: Chart::Sankey,
        ..TREE_TABLE
    },
    Definition {
        name: "carrieres_aval_etapes",
        title: "Arbre des carrières, aval : étapes",
        meaning: CAREER,
        purpose: "Sert à montrer des suites de carrières à qui cherche la sienne.",
        filters: r#"{ "backwards": false }"#,
        rows: NODES,
        columns: NODE_COLUMNS,
        ..TREE_TABLE
    },
    Definition {
        name: "carrieres_amont_liens",
        title: "Arbre des carrières, amont : liens",
        meaning: ORIGIN,
        purpose: "Sert à savoir où chercher ceux qui pourraient venir à ce métier.",
        filters: r#"{ "backwards": true }"#,
        rows: LINKS,
        columns: LINK_COLUMNS,
        chart: Chart::Sankey,
        ..TREE_TABLE
    },
    Definition {
        name: "carrieres_amont_etapes",
        title: "Arbre des carrières, amont : étapes",
        meaning: ORIGIN,
        purpose: "Sert à savoir où chercher ceux qui pourraient venir à ce métier.",
        filters: r#"{ "backwards": true }"#,
        rows: NODES,
        columns: NODE_COLUMNS,
        ..TREE_TABLE
    },
    Definition {
        name: "suites_metiers",
        title: "Suites usuelles de métiers",
        filters: r#"{ "dimension": "OCCUPATION" }"#,
        ..SEQUENCE_TABLE
    },
    Definition {
        name: "suites_familles",
        title: "Suites usuelles de familles de métiers",
        filters: r#"{ "dimension": "OCCUPATION_FAMILY" }"#,
        ..SEQUENCE_TABLE
    },
    Definition {
        name: "suites_ministeres",
        title: "Suites usuelles de ministères",
        filters: r#"{ "dimension": "MINISTRY" }"#,
        ..SEQUENCE_TABLE
    },
    Definition {
        name: "suites_corps",
        title: "Suites usuelles de corps",
        filters: r#"{ "dimension": "CORPS" }"#,
        ..SEQUENCE_TABLE
    },
];
