//! Drawings of tables, as SVG: of the rows of the table and of nothing else.

use plotters::prelude::*;
use serde_json::Value;

use super::{
    Table,
    drawing::{Drawn, fitting, letters},
    sankey,
    table::Chart,
};

/// Rows that are drawn at most; the table next to the drawing has them all.
const MOST: usize = 15;
const WIDTH: u32 = 960;
const BLUE: RGBColor = RGBColor(0, 0, 145);
const GREY: RGBColor = RGBColor(58, 58, 58);
const LINES: [RGBColor; 4] = [
    BLUE,
    RGBColor(201, 25, 30),
    RGBColor(24, 117, 60),
    RGBColor(179, 64, 0),
];

/// The drawing of a table; none where there is nothing to draw.
pub fn draw(table: &Table) -> Option<String> {
    let mut svg = String::new();
    match table.definition.chart {
        Chart::None => return None,
        Chart::Bars(names, length) => bars(table, names, length, &mut svg),
        Chart::Lines(moment, height) => lines(table, moment, height, &mut svg),
        Chart::Sankey => sankey::draw(&table.answer, &mut svg),
    }
    .ok()?;
    (!svg.is_empty()).then_some(svg)
}

fn bars(table: &Table, names: &[usize], length: usize, svg: &mut String) -> Drawn {
    let bar = |row: &Vec<Value>| {
        let names = names.iter().filter_map(|at| row.get(*at)?.as_str());
        let name = names.collect::<Vec<_>>().join(" → ");
        Some((name, row.get(length)?.as_f64()?))
    };
    let rows: Vec<(String, f64)> = table.rows.iter().filter_map(bar).take(MOST).collect();
    let longest = rows.iter().map(|row| row.1).fold(0.0, f64::max);
    if longest <= 0.0 {
        return Ok(());
    }
    let heading = table.headers().nth(length).unwrap_or_default();
    let height = 30 + 24 * u32::try_from(rows.len())?;
    let root = SVGBackend::with_string(svg, (WIDTH, height)).into_drawing_area();
    root.draw(&Text::new(heading, (430, 6), letters(&GREY)))?;
    for (at, (name, value)) in (0_i32..).zip(&rows) {
        let top = 28 + 24 * at;
        #[expect(clippy::cast_possible_truncation, reason = "pixels of a drawing")]
        let end = 430 + (value / longest * 440.0).round() as i32;
        root.draw(&Text::new(fitting(name, 62), (4, top), letters(&GREY)))?;
        root.draw(&Rectangle::new(
            [(430, top), (end.max(431), top + 15)],
            BLUE.filled(),
        ))?;
        let number = if value.fract() == 0.0 {
            format!("{value}")
        } else {
            format!("{value:.2}").replace('.', ",")
        };
        root.draw(&Text::new(number, (end + 6, top + 1), letters(&GREY)))?;
    }
    root.present()?;
    Ok(())
}

/// Each line in a band of its own, since units differ.
fn lines(table: &Table, moment: usize, height: usize, svg: &mut String) -> Drawn {
    let mut series: Vec<(&str, Vec<(i32, f64)>)> = Vec::new();
    for row in &table.rows {
        let Some(name) = row[0].as_str() else {
            continue;
        };
        if series.last().is_none_or(|last| last.0 != name) {
            series.push((name, Vec::new()));
        }
        let year = row[moment]
            .as_i64()
            .and_then(|year| i32::try_from(year).ok());
        if let (Some(last), Some(year), Some(value)) =
            (series.last_mut(), year, row[height].as_f64())
        {
            last.1.push((year, value));
        }
    }
    series.retain(|series| series.1.len() > 1);
    if series.is_empty() {
        return Ok(());
    }
    let band = 180;
    let count = u32::try_from(series.len())?;
    let root = SVGBackend::with_string(svg, (WIDTH, band * count)).into_drawing_area();
    let areas = root.split_evenly((series.len(), 1));
    for ((area, (name, points)), colour) in areas.iter().zip(&series).zip(LINES.iter().cycle()) {
        let most = points.iter().map(|point| point.1).fold(0.0, f64::max) * 1.1;
        let years = points.iter().map(|point| point.0);
        let (first, last) = (
            years.clone().min().unwrap_or_default(),
            years.max().unwrap_or_default(),
        );
        let mut chart = ChartBuilder::on(area)
            .caption(*name, ("sans-serif", 18))
            .margin(8)
            .x_label_area_size(24)
            .y_label_area_size(56)
            .build_cartesian_2d(first..last.max(first + 1), 0.0..most.max(f64::MIN_POSITIVE))?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .x_labels(usize::try_from(last - first + 1)?.min(10))
            .x_label_formatter(&|year| year.to_string())
            .y_labels(4)
            .draw()?;
        // No line over a year that is withheld.
        for run in points.chunk_by(|one, next| next.0 == one.0 + 1) {
            chart.draw_series(LineSeries::new(run.iter().copied(), colour.stroke_width(2)))?;
        }
        let dots = points
            .iter()
            .map(|point| Circle::new(*point, 3, colour.filled()));
        chart.draw_series(dots)?;
    }
    root.present()?;
    Ok(())
}
