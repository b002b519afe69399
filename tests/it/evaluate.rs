//! `evaluate` runs on any directory of the format, and says what it lacks.

use serde_json::Value;

use crate::support::{
    command::{run, succeed, text},
    directory::directory,
    engine::fixture,
};

/// Two families of three occupations; within a family everybody moves to the next.
fn small() -> tempfile::TempDir {
    let rows = |row: fn(&str, usize) -> String| -> String {
        let all = ["a", "b"]
            .into_iter()
            .flat_map(|family| (0..3).map(move |i| row(family, i)));
        all.collect()
    };
    let occupations = rows(|f, i| format!("{f}{i},X,{f}{i},Métier {f}{i},true,{f}\n"));
    let occupations = format!("uid,scheme,code,label_fr,digital,family\n{occupations}");
    let needs = rows(|f, i| format!("{f}{i},{f}-shared,ESSENTIAL\n{f}{i},{f}{i}-own,DESIRABLE\n"));
    let needs = format!("occupation_uid,competency_uid,importance\n{needs}");
    let relations = rows(|f, i| format!("{f}{i},{f}{},REFERENCE_CLOSE\n", (i + 1) % 3));
    let relations = format!("from_uid,to_uid,kind\n{relations}");
    directory(&[
        ("occupations.csv", &occupations),
        ("occupation_needs.csv", &needs),
        ("occupation_relations.csv", &relations),
    ])
}

#[test]
fn every_method_is_measured_on_every_slice_that_has_cases() {
    let data = small();
    let args = [
        "evaluate",
        "mobility",
        text(data.path()),
        "--json",
        "--as-of",
        "2026-03-02",
    ];
    let said = succeed(&args);
    assert_eq!(said, succeed(&args), "the same data give the same figures");
    let report: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(report["date"], "2026-03-02");
    let methods = report["methods"].as_array().unwrap();
    let of = |name: &str, slice: &str| {
        let found = methods
            .iter()
            .find(|item| item["name"] == name && item["slice"] == slice);
        found.map(|item| item["metrics"]["ndcg@10"]["value"].as_f64().unwrap())
    };
    for name in [
        "random",
        "popularity",
        "same family",
        "jaccard",
        "bm25",
        "idf cosine",
        "passerelle without mobility edges",
        "passerelle",
    ] {
        let value = of(name, "all").unwrap();
        assert!((0.0..=1.0).contains(&value), "{name}");
        assert_eq!(of(name, "close"), Some(value));
        assert_eq!(of(name, "evolution"), None);
    }
    assert!(of("passerelle", "all") > of("random", "all"));
}

#[test]
fn a_directory_without_what_is_needed_is_invalid() {
    for files in [
        vec![],
        vec![("occupations.csv", "uid,family\na,f\n")],
        vec![
            ("occupations.csv", "uid\na\n"),
            ("occupation_needs.csv", "occupation_uid\na\n"),
            ("occupation_relations.csv", "from_uid,to_uid,kind\n"),
        ],
        vec![
            ("occupations.csv", "uid\na\n"),
            (
                "occupation_needs.csv",
                "occupation_uid,competency_uid\na,c\n",
            ),
            ("occupation_relations.csv", "from_uid,to_uid,kind\n"),
        ],
    ] {
        let data = directory(&files);
        let output = run(&["evaluate", "mobility", text(data.path())]);
        assert_eq!(output.status.code(), Some(5), "{files:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(text(data.path())), "{said}");
    }
}

/// Forty careers from `a0` to `a1` or `a2`, some of them across ministries.
fn careers() -> tempfile::TempDir {
    let data = small();
    let career = |i: usize| {
        let (year, to) = (2010 + i % 12, 1 + usize::from(i.is_multiple_of(4)));
        let next = if i.is_multiple_of(3) { "o2" } else { "o1" };
        let (end, start) = (year + 1, year + 2);
        format!("s{i},g{i},{year}-01-01,{end}-12-31,o1,a0\nt{i},g{i},{start}-01-01,,{next},a{to}\n")
    };
    let header = "uid,agent_uid,start,end,organisation_uid,occupation_uid\n".to_owned();
    let rows = header + &(0..40).map(career).collect::<String>();
    std::fs::write(data.path().join("assignments.csv"), rows).unwrap();
    let organisations = "uid,name,parent_uid\nm1,M1,\nm2,M2,\no1,O1,m1\no2,O2,m2\n";
    std::fs::write(data.path().join("organisations.csv"), organisations).unwrap();
    data
}

#[test]
fn the_next_occupation_is_found_from_the_moves_of_others() {
    let data = careers();
    for split in [&["--split", "2020-01-01"][..], &["--split", "last"], &[]] {
        let args = [&["evaluate", "careers", text(data.path()), "--json"], split].concat();
        let report: Value = serde_json::from_str(&succeed(&args)).unwrap();
        let methods = report["methods"].as_array().unwrap();
        let of = |name: &str, slice: &str| {
            let found = methods
                .iter()
                .find(|item| item["name"] == name && item["slice"] == slice);
            found.unwrap()["metrics"]["mrr"]["value"].as_f64().unwrap()
        };
        // Three of four go to `a1`: first for them, second for the others.
        assert!(of("passerelle", "all") > 0.8, "{split:?}");
        assert!(of("passerelle", "interministerial") > 0.8, "{split:?}");
    }
    let args = [
        "evaluate",
        "careers",
        text(data.path()),
        "--split",
        "2090-01-01",
    ];
    assert_eq!(run(&args).status.code(), Some(5));
    let args = ["evaluate", "careers", text(data.path()), "--split", "hier"];
    assert_eq!(run(&args).status.code(), Some(2));
}

#[test]
fn careers_are_measured_as_they_are_on_the_day_of_the_data() {
    let data = careers();
    let cases = |more: &[&str]| {
        let args = [&["evaluate", "careers", text(data.path()), "--json"], more].concat();
        let report: Value = serde_json::from_str(&succeed(&args)).unwrap();
        let cases = report["methods"][0]["cases"].as_u64().unwrap();
        (report["date"].as_str().unwrap().to_owned(), cases)
    };
    let split = ["--split", "2013-01-01"];
    let whole = cases(&[&split[..], &["--as-of", "2030-01-01"]].concat());
    std::fs::write(data.path().join("as_of"), "2016-06-30\n").unwrap();
    let (day, known) = cases(&split);
    assert_eq!(day, "2016-06-30");
    assert!(known < whole.1, "moves after the day are not known on it");
    // The flag wins over the file.
    assert_eq!(
        cases(&[&split[..], &["--as-of", "2030-01-01"]].concat()),
        whole
    );
    std::fs::write(data.path().join("as_of"), "hier").unwrap();
    let output = run(&["evaluate", "careers", text(data.path())]);
    assert_eq!(output.status.code(), Some(5));
}

#[test]
fn exposure_is_compared_between_groups_of_posts_and_of_agents() {
    let data = fixture("demo");
    let consents = std::fs::read_to_string(data.join("consents.csv")).unwrap();
    let agreed = |line: &&str| line.contains(",RECOMMENDATIONS,") && line.ends_with(',');
    let agreed = consents.lines().filter(agreed).count();
    let args = ["evaluate", "exposure", text(&data), "--json"];
    let found: Value = serde_json::from_str(&succeed(&args)).unwrap();
    assert_eq!(found["agents"], agreed);
    let ratios = found["ratios"].as_array().unwrap();
    for (of, by) in [
        ("posts", "ministry"),
        ("posts", "category"),
        ("agents", "ministry"),
        ("agents", "corps"),
        ("agents", "category"),
        ("agents", "region"),
    ] {
        let asked = |item: &&Value| item["of"] == of && item["by"] == by;
        let group: Vec<_> = ratios.iter().filter(asked).collect();
        let ratio = |item: &&Value| item["ratio"].as_f64().unwrap();
        // Even is between the least and the most exposed.
        assert!(group.iter().any(|item| ratio(item) <= 1.0), "{of} {by}");
        assert!(group.iter().any(|item| ratio(item) >= 1.0), "{of} {by}");
    }
    for ratio in ratios {
        assert!(ratio["members"].as_u64().unwrap() >= 5);
        let even = (0.8..=1.25).contains(&ratio["ratio"].as_f64().unwrap());
        assert_eq!(ratio["flagged"], !even);
    }
}
