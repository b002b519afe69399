//! A tree of careers: a column for each step, a bar for each occupation, a band for each link.

use std::collections::BTreeMap;

use plotters::prelude::*;
use serde_json::Value;

use super::drawing::{Drawn, fitting, letters};

const WIDTH: i32 = 960;
const HEIGHT: i32 = 540;
const BAR: i32 = 12;
const GAP: f64 = 8.0;
const INK: RGBColor = RGBColor(22, 22, 22);
const BARS: RGBColor = RGBColor(0, 0, 145);

/// People who went from one bar to another.
struct SankeyLink<'a> {
    from: &'a str,
    to: &'a str,
    people: f64,
}

/// An occupation at a step: where its bar is, and how much of each side is taken by links.
struct Bar {
    label: String,
    step: i32,
    people: f64,
    top: f64,
    height: f64,
    left: f64,
    arrived: f64,
}

/// Draws the tree that an answer holds; nothing when it shows no link.
pub(super) fn draw(answer: &Value, svg: &mut String) -> Drawn {
    let tree = &answer["analytics"]["careerTree"];
    let listed = |name: &str| tree[name].as_array().map_or(&[][..], Vec::as_slice);
    let links: Vec<SankeyLink> = listed("links").iter().filter_map(link).collect();
    if links.is_empty() {
        return Ok(());
    }
    let mut order: Vec<&str> = Vec::new();
    let mut bars: BTreeMap<&str, Bar> = BTreeMap::new();
    for node in listed("nodes") {
        let Some(key) = node["key"].as_str() else {
            continue;
        };
        // Of an occupation whose people are withheld, the bar is as high as its links.
        let left: f64 = links
            .iter()
            .filter(|link| link.from == key)
            .map(|link| link.people)
            .sum();
        let arrived: f64 = links
            .iter()
            .filter(|link| link.to == key)
            .map(|link| link.people)
            .sum();
        let of_links = left.max(arrived);
        let label = node["occupation"]["label"]["fr"]
            .as_str()
            .unwrap_or_default();
        order.push(key);
        bars.insert(
            key,
            Bar {
                label: label.to_owned(),
                step: i32::try_from(node["step"].as_i64().unwrap_or_default())?,
                people: node["count"].as_f64().unwrap_or(of_links).max(of_links),
                top: 0.0,
                height: 0.0,
                left: 0.0,
                arrived: 0.0,
            },
        );
    }
    let steps = bars.values().map(|bar| bar.step).max().unwrap_or_default();
    place(&order, &mut bars, steps);
    let root = SVGBackend::with_string(svg, (WIDTH.unsigned_abs(), HEIGHT.unsigned_abs()));
    let root = root.into_drawing_area();
    let x = |step: i32| 4 + step * (WIDTH - 200) / steps.max(1);
    for SankeyLink { from, to, people } in links {
        let begins = bars
            .get_mut(from)
            .map(|bar| (x(bar.step) + BAR, bar.leave(people), bar.part(people)));
        let ends = bars
            .get_mut(to)
            .map(|bar| (x(bar.step), bar.arrive(people), bar.part(people)));
        if let (Some(begins), Some(ends)) = (begins, ends) {
            root.draw(&Polygon::new(band(begins, ends), BARS.mix(0.25).filled()))?;
        }
    }
    for key in &order {
        let bar = &bars[key];
        let (left, top) = (x(bar.step), pixel(bar.top));
        let bottom = pixel(bar.top + bar.height).max(top + 1);
        root.draw(&Rectangle::new(
            [(left, top), (left + BAR, bottom)],
            BARS.filled(),
        ))?;
        let text = format!("{} ({})", fitting(&bar.label, 26), bar.people);
        root.draw(&Text::new(
            text,
            (left + BAR + 4, i32::midpoint(top, bottom) - 7),
            letters(&INK),
        ))?;
    }
    root.present()?;
    Ok(())
}

fn link(one: &Value) -> Option<SankeyLink<'_>> {
    Some(SankeyLink {
        from: one["from"].as_str()?,
        to: one["to"].as_str()?,
        people: one["count"].as_f64()?,
    })
}

impl Bar {
    /// How high so many people are.
    fn part(&self, people: f64) -> f64 {
        self.height / self.people * people
    }

    /// Where the next link that leaves begins.
    fn leave(&mut self, people: f64) -> f64 {
        let at = self.top + self.left;
        self.left += self.part(people);
        at
    }

    /// Where the next link that arrives ends.
    fn arrive(&mut self, people: f64) -> f64 {
        let at = self.top + self.arrived;
        self.arrived += self.part(people);
        at
    }
}

/// Puts the bars of each step one below the other, all to one scale.
fn place<'a>(order: &[&'a str], bars: &mut BTreeMap<&'a str, Bar>, steps: i32) {
    let mut scale = f64::INFINITY;
    for step in 0..=steps {
        let of_step = bars.values().filter(|bar| bar.step == step);
        let (count, people) = of_step.fold((0.0, 0.0), |(n, sum), bar| (n + 1.0, sum + bar.people));
        if people > 0.0 {
            scale = scale.min((f64::from(HEIGHT) - 16.0 - GAP * count) / people);
        }
    }
    let mut tops: BTreeMap<i32, f64> = BTreeMap::new();
    for key in order {
        if let Some(bar) = bars.get_mut(key) {
            let top = tops.entry(bar.step).or_insert(8.0);
            bar.top = *top;
            bar.height = (bar.people * scale).max(1.0);
            *top += bar.height + GAP;
        }
    }
}

/// A band between two bars, bent like an S.
fn band(from: (i32, f64, f64), to: (i32, f64, f64)) -> Vec<(i32, i32)> {
    let edge = |start: f64, end: f64| -> Vec<(i32, i32)> {
        let at = |i: i32| {
            let t = f64::from(i) / 16.0;
            let bent = t * t * (3.0 - 2.0 * t);
            let x = f64::from(from.0) + f64::from(to.0 - from.0) * t;
            (pixel(x), pixel(start + (end - start) * bent))
        };
        (0..=16).map(at).collect()
    };
    let mut shape = edge(from.1, to.1);
    shape.extend(edge(from.1 + from.2, to.1 + to.2).into_iter().rev());
    shape
}

#[expect(clippy::cast_possible_truncation, reason = "pixels of a drawing")]
fn pixel(at: f64) -> i32 {
    at.round() as i32
}
