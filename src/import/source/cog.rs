//! The code officiel géographique: regions, departments, towns, and the arrondissements of
//! Paris, Lyon and Marseille.

use crate::import::reader::{Column, Input, ProblemCode, ReadError, Row, Shape, Table};

use super::{Kind, Named, Sink, name, sink::Spot, text};

const REGIONS: Shape = Shape {
    columns: &[
        Column::required("REG", &[]),
        Column::required("CHEFLIEU", &[]),
        Column::required("LIBELLE", &[]),
    ],
    ignored: &["TNCC", "NCC", "NCCENR"],
    exact: true,
};

const DEPARTMENTS: Shape = Shape {
    columns: &[
        Column::required("DEP", &[]),
        Column::required("REG", &[]),
        Column::required("CHEFLIEU", &[]),
        Column::required("LIBELLE", &[]),
    ],
    ignored: &["TNCC", "NCC", "NCCENR"],
    exact: true,
};

const TOWNS: Shape = Shape {
    columns: &[
        Column::required("TYPECOM", &[]),
        Column::required("COM", &[]),
        Column::required("DEP", &[]),
        Column::required("LIBELLE", &[]),
        Column::required("COMPARENT", &[]),
    ],
    ignored: &["REG", "CTCD", "ARR", "TNCC", "NCC", "NCCENR", "CAN"],
    exact: false,
};

const SHAPES: [Shape; 3] = [REGIONS, DEPARTMENTS, TOWNS];

/// Which file of the source a header is of.
pub(super) fn file(header: &crate::import::reader::Header) -> Option<usize> {
    SHAPES.iter().position(|shape| shape.fits(header))
}

/// Which file of the source a file is named after: `v_commune_2024.csv`.
pub(super) fn named(name: &str) -> Option<usize> {
    let name = name.to_ascii_lowercase();
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.strip_prefix("v_").unwrap_or(stem);
    let words = ["region", "departement", "commune"];
    words.iter().position(|word| {
        let year = stem.strip_prefix(word);
        year.is_some_and(|year| {
            let digits = year.trim_start_matches(['_', '-']);
            digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
        })
    })
}

pub(super) fn read(inputs: &[Input], sink: &mut Sink) -> Result<Option<Named>, ReadError> {
    let mut version = None;
    let mut any = false;
    for (which, shape) in SHAPES.iter().enumerate() {
        for input in inputs {
            // Known by its name, it is read for what it lacks.
            let known = file(&Table::header_of(input)?).or_else(|| named(input.name()));
            if known != Some(which) {
                continue;
            }
            any = true;
            version = version.or_else(|| name::year(input.name()));
            let mut table = Table::open(input)?;
            if !table.take(shape, &mut sink.problems) {
                continue;
            }
            while let Some(row) = table.read(&mut sink.problems)? {
                let spot = Spot {
                    origin: input.name().clone(),
                    line: row.line,
                };
                match which {
                    0 => place(sink, &spot, "REGION", "REGION", row.text("REG"), "", &row),
                    1 => {
                        let region = format!("REGION:{}", row.text("REG"));
                        place(
                            sink,
                            &spot,
                            "DEPARTMENT",
                            "DEP",
                            row.text("DEP"),
                            &region,
                            &row,
                        );
                    }
                    _ => town(sink, &spot, &row),
                }
            }
        }
    }
    let version = version.unwrap_or_default();
    Ok(any.then(|| Named::new(Kind::Cog, &version, "")))
}

/// A town hangs off its department, an arrondissement off its town; delegated and associated
/// communes are no places of their own any more.
fn town(sink: &mut Sink, spot: &Spot, row: &Row) {
    let code = row.text("COM");
    match row.text("TYPECOM") {
        "COM" => {
            let department = format!("DEP:{}", row.text("DEP"));
            place(sink, spot, "TOWN", "COM", code, &department, row);
        }
        "ARM" => {
            let town = format!("COM:{}", row.text("COMPARENT"));
            place(sink, spot, "TOWN", "ARM", code, &town, row);
        }
        "COMA" | "COMD" => sink.skip("delegated and associated communes"),
        _ => sink.report(spot, "TYPECOM", ProblemCode::UnknownValue),
    }
}

fn place(
    sink: &mut Sink,
    spot: &Spot,
    kind: &str,
    prefix: &str,
    code: &str,
    parent: &str,
    row: &Row,
) {
    if code.is_empty() {
        sink.report(spot, prefix, ProblemCode::MissingValue);
        return;
    }
    let parent = if parent.ends_with(':') { "" } else { parent };
    sink.put(
        "places.csv",
        spot,
        [
            ("uid", format!("{prefix}:{code}").as_str()),
            ("name", &text::line(row.text("LIBELLE"))),
            ("kind", kind),
            ("parent_uid", parent),
        ],
    );
}
