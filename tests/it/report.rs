//! The report shows what the API answers an analyst, in files that a spreadsheet and a browser can open.

use std::{collections::BTreeSet, fs, sync::Arc};

use crate::{
    flows::people::draw,
    support::engine::{empty, load, moment, small},
};
use passerelle::{
    graph::store::GraphStore,
    graphql::Api,
    refresh::refresh,
    report::{Reader, Report, gather, metadata, page, sheet},
};

async fn report(store: &GraphStore) -> Report {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    gather(&api).await.unwrap()
}

/// The lines of a sheet, each a list of cells.
fn lines(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .from_reader(bytes);
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

#[tokio::test]
async fn every_table_is_reported_with_what_it_is_and_drawn_where_it_says_something() {
    for engine in empty().await {
        let (directory, ..) = draw(11);
        load(&engine.store, directory.path()).await;
        refresh(&engine.store, moment("2026-03-02")).await.unwrap();
        let found = report(&engine.store).await;
        let described = metadata(&found);
        assert_eq!(described["threshold"], 5);
        assert_eq!(described["dataAsOf"], "2026-03-02T03:04:05+00:00");
        let text = page(&found);
        for table in &found.tables {
            let name = table.definition.name;
            let seen = lines(&sheet(table, Reader::Program).unwrap());
            assert_eq!(seen.len(), table.rows.len() + 1, "{name}");
            let is_shown = text.contains(&format!("id=\"{name}\""));
            assert_eq!(is_shown, !table.rows.is_empty(), "{name}");
            assert!(!table.definition.purpose.is_empty(), "{name}");
            let about = described["tables"].as_array().unwrap().iter();
            let mut about = about.filter(|item| item["file"] == format!("{name}.csv"));
            let one = about.next().unwrap();
            assert!(about.next().is_none(), "{name} is there once");
            for said in [
                &one["title"],
                &one["definition"]["fr"],
                &one["definition"]["en"],
            ] {
                assert!(!said.as_str().unwrap().is_empty(), "{name}");
            }
            assert_eq!(one["rows"], table.rows.len());
        }
        let rows = |name: &str| {
            let mut tables = found.tables.iter();
            let table = tables.find(|table| table.definition.name == name).unwrap();
            table.rows.len()
        };
        for name in [
            "flux_metiers",
            "carrieres_aval_liens",
            "suites_metiers",
            "flux_corps",
        ] {
            assert!(rows(name) > 0, "{name} on {}", engine.name);
        }
        assert!(text.matches("<svg").count() >= 8, "{}", engine.name);
        assert!(!text.contains("<script") && !text.contains("http://www.w3.org/1999/xlink"));
        let addresses = text.matches("http").count() - text.matches("http://www.w3.org").count();
        assert_eq!(addresses, 0, "a page that needs nothing else");
        // The same graph on the same day is reported in the same bytes.
        let again = report(&engine.store).await;
        assert_eq!(text, page(&again));
        assert_eq!(described, metadata(&again));
    }
}

#[tokio::test]
async fn what_is_withheld_from_an_analyst_is_in_no_file() {
    // In `small` nothing is of five people: no figure of anybody is disclosed anywhere.
    for engine in small().await {
        let found = report(&engine.store).await;
        for table in &found.tables {
            let counts: BTreeSet<&str> =
                ["Mouvements", "Personnes", "Fois", "Population", "Pourvus"].into();
            let headers: Vec<&str> = table.headers().collect();
            for row in &table.rows {
                for (header, cell) in headers.iter().zip(row) {
                    if counts.contains(header) {
                        assert!(
                            cell.as_i64().is_none_or(|count| count >= 5),
                            "{} {header} {cell}",
                            table.definition.name
                        );
                    }
                }
            }
        }
        let flows = found
            .tables
            .iter()
            .filter(|item| item.definition.name.starts_with("flux_"));
        assert!(flows.clone().count() == 8 && flows.clone().all(|item| item.rows.is_empty()));
        assert!(page(&found).contains("Effectifs trop faibles pour être publiés"));
    }
}

#[tokio::test]
async fn a_name_that_is_a_formula_or_markup_does_no_harm() {
    let evil = "=HYPERLINK(\"\"http://mal.exemple\"\")<script>alert(1)</script>";
    for engine in empty().await {
        let (directory, ..) = draw(11);
        let path = directory.path().join("occupations.csv");
        let named = fs::read_to_string(&path).unwrap();
        let named = named.replace("Métier 1", &format!("\"{evil}\""));
        fs::write(&path, named).unwrap();
        load(&engine.store, directory.path()).await;
        refresh(&engine.store, moment("2026-03-02")).await.unwrap();
        let found = report(&engine.store).await;
        let mut seen = 0;
        for table in &found.tables {
            for cell in lines(&sheet(table, Reader::Spreadsheet).unwrap())
                .into_iter()
                .flatten()
            {
                let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(!is_formula || cell.parse::<f64>().is_ok(), "{cell}");
                seen += usize::from(cell.starts_with("'=HYPERLINK"));
            }
        }
        assert!(seen > 0);
        let text = page(&found);
        assert!(!text.contains("<script") && text.contains("&lt;script&gt;"));
    }
}

#[cfg(feature = "embedded")]
#[test]
fn the_command_fills_an_empty_directory_and_no_other() {
    use std::path::Path;

    use serde_json::Value;

    use crate::support::{
        command::{run, succeed},
        engine::fixture,
    };
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    let out = out.to_str().unwrap();
    let data = fixture("small");
    let arguments = ["report", out, "--data", data.to_str().unwrap(), "--json"];
    let written: Value = serde_json::from_str(&succeed(&arguments)).unwrap();
    let tables = written["written"].as_object().unwrap();
    for name in tables
        .keys()
        .map(String::as_str)
        .chain(["metadata.json", "rapport.html"])
    {
        assert!(Path::new(out).join(name).is_file(), "{name}");
    }
    let bytes = fs::read(Path::new(out).join("flux_metiers.csv")).unwrap();
    assert!(bytes.starts_with(b"\xEF\xBB\xBFCl\xC3\xA9 de d\xC3\xA9part;De;"));
    let again = run(&arguments);
    assert_eq!(again.status.code(), Some(1));
    let said = String::from_utf8_lossy(&again.stderr);
    assert!(said.contains("the directory is not empty"), "{said}");
}

#[cfg(feature = "embedded")]
#[test]
fn the_readme_shows_what_the_report_of_the_demo_begins_with() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    crate::support::command::succeed(&["report", out.to_str().unwrap()]);
    let text = fs::read_to_string(out.join("suites_metiers.csv")).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let lines: Vec<&str> = text.lines().take(4).collect();
    assert!(
        include_str!("../../README.md").contains(&lines.join("\n")),
        "{text}"
    );
}
