//! The report as one page that needs nothing else: no script, no font, no address.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::Value;

use super::{Report, Table, chart::draw};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;color:#161616;background:#fff;max-width:72rem;\
    margin:0 auto;padding:1rem}h1,h2{line-height:1.2}h2{margin-top:3rem}figure{margin:1rem 0;overflow-x:auto}\
    svg{max-width:100%;height:auto}.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.875rem}\
    caption{text-align:left;font-weight:600;padding:.5rem 0}th,td{border-bottom:1px solid #ddd;padding:.25rem .75rem;\
    text-align:left;vertical-align:top}td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\
    a{color:#000091}@media print{section{break-inside:avoid-page}nav{display:none}}";

/// The page, in French.
#[must_use]
pub fn page(report: &Report) -> String {
    let title = "Parcours des métiers du numérique de l'État";
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
                    p {
                        "Données au " (report.data_as_of) ", formules " (report.version) ". Agents qui ont accepté d'être \
                         comptés. Aucun chiffre ne porte sur moins de " (report.threshold) " personnes : un tiret (–) signale une valeur nulle ou masquée."
                    }
                }
                nav aria-label="Tableaux" {
                    ul { @for table in &report.tables { li { a href={ "#" (table.definition.name) } { (table.definition.title) } } } }
                }
                main { @for table in &report.tables { (section(table)) } }
            }
        }
    };
    body.into_string()
}

fn section(table: &Table) -> Markup {
    let definition = table.definition;
    html! {
        section id=(definition.name) {
            h2 { (definition.title) }
            p lang="fr" { (definition.meaning[0]) }
            p lang="en" { (definition.meaning[1]) }
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
                        @for row in &table.rows { tr { @for cell in row { (shown(cell)) } } }
                        @if table.rows.is_empty() {
                            tr { td colspan=(table.headers().count()) { "Effectifs trop faibles pour être publiés." } }
                        }
                    }
                }
            }
        }
    }
}

/// A cell, with numbers as the French write them.
fn shown(cell: &Value) -> Markup {
    match cell {
        Value::Null => html! { td class="n" { "–" } },
        Value::String(text) => html! { td { (text) } },
        Value::Bool(is_so) => html! { td { (if *is_so { "oui" } else { "non" }) } },
        Value::Number(number) if number.is_f64() => {
            let number = format!("{:.3}", number.as_f64().unwrap_or_default()).replace('.', ",");
            html! { td class="n" { (number) } }
        }
        other => html! { td class="n" { (other.to_string()) } },
    }
}
