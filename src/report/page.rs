//! The report as one page that needs nothing else: no script, no font, no address.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::Value;

use super::{
    Report, Table,
    chart::draw,
    number::{day, french, is_share, unit},
    summary::{figures, sentences},
};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;color:#161616;background:#fff;max-width:72rem;\
    margin:0 auto;padding:1rem}h1,h2{line-height:1.2}h2{margin-top:3rem}figure{margin:1rem 0;overflow-x:auto}\
    svg{max-width:100%;min-width:40rem;height:auto}.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.875rem}\
    caption{text-align:left;font-weight:600;padding:.5rem 0}th,td{border-bottom:1px solid #ddd;padding:.25rem .75rem;\
    text-align:left;vertical-align:top}td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\
    a{color:#000091}dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem}\
    dl div{border-left:4px solid #000091;padding:0 1rem}dt{font-size:.875rem}dd{margin:0}dd.v{font-size:1.5rem;font-weight:700}\
    @media print{section{break-inside:avoid-page}nav{display:none}}";

/// The page, in French.
#[must_use]
pub fn page(report: &Report) -> String {
    let title = "Parcours des métiers du numérique de l'État";
    let (empty, full): (Vec<_>, Vec<_>) = report
        .tables
        .iter()
        .partition(|table| table.rows.is_empty());
    let body = html! {
        (DOCTYPE)
        html lang="fr" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (title) }
                    @for sentence in sentences(report) { p { (sentence) } }
                    (indicators(report))
                    p {
                        "Données au " (day(&report.data_as_of)) ", formules " (report.version) ". Agents qui ont accepté d'être \
                         comptés. Aucun chiffre ne porte sur moins de " (report.threshold) " personnes : un tiret (–) signale une valeur nulle ou masquée."
                    }
                }
                nav aria-label="Tableaux" {
                    ul { @for table in &full { li { a href={ "#" (table.definition.name) } { (table.definition.title) } } } }
                }
                main {
                    @for table in &full { (section(table)) }
                    @if !empty.is_empty() {
                        section id="vides" {
                            h2 { "Effectifs trop faibles pour être publiés" }
                            ul { @for table in &empty { li { (table.definition.title) } } }
                        }
                    }
                }
            }
        }
    };
    body.into_string()
}

/// The four figures.
fn indicators(report: &Report) -> Markup {
    html! {
        dl {
            @for figure in figures(report) {
                div {
                    dt { (figure.title) }
                    dd class="v" { (figure.value.as_deref().unwrap_or("–")) }
                    @if let Some(people) = &figure.population { dd { "sur " (people) } }
                }
            }
        }
    }
}

fn section(table: &Table) -> Markup {
    let definition = table.definition;
    html! {
        section id=(definition.name) {
            h2 { (definition.title) }
            p lang="fr" { (definition.meaning[0]) }
            p lang="en" { (definition.meaning[1]) }
            p { (definition.purpose) }
            @if let Some(people) = table.population { p { "Population : " (people) "." } }
            @if let Some(cells) = table.suppressed { p { "Cases masquées : " (cells) "." } }
            @if let Some(drawing) = draw(table) {
                figure role="img" aria-label={ (definition.title) ", les mêmes valeurs que le tableau qui suit" } {
                    (PreEscaped(drawing))
                }
            }
            div class="wide" {
                table {
                    caption { (definition.title) " (" code { (definition.name) ".csv" } ")" }
                    thead { tr { @for header in table.headers() { th scope="col" { (header) } } } }
                    tbody {
                        @for row in &table.rows { tr { (cells(table, row)) } }
                    }
                }
            }
        }
    }
}

/// The cells of a row, with numbers as the French write them; a figure whose unit is in its row by that unit.
fn cells(table: &Table, row: &[Value]) -> Markup {
    let said = |header: &str| {
        let unit = match header {
            "Valeur" => "Unité",
            "Comparaison" => "Unité de la comparaison",
            _ => return is_share(header),
        };
        let at = table.headers().position(|other| other == unit);
        at.is_some_and(|at| row[at] == "share")
    };
    html! {
        @for (header, cell) in table.headers().zip(row) {
            @match cell {
                Value::Null => td class="n" { "–" },
                Value::String(word) if header.starts_with("Unité") => td { (unit(word)) },
                Value::String(text) => td { (text) },
                Value::Bool(is_so) => td { (if *is_so { "oui" } else { "non" }) },
                Value::Number(number) if header == "Année" => td class="n" { (number.to_string()) },
                Value::Number(number) => td class="n" { (french(number, said(header))) },
                other => td class="n" { (other.to_string()) },
            }
        }
    }
}
