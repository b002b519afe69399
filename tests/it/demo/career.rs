//! Careers of the demo: each its own, in order, and true to who holds it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Row, TODAY, by_uid, careers, days, rows};

/// Since when an organisation exists under its name, and the departments where its people work.
/// One that is not here is older than every career.
#[rustfmt::skip]
const ORGANISATIONS: &[(&str, &str, &str)] = &[
    ("org-ac-lille", "", "59"),
    ("org-ac-rennes", "", "35"),
    ("org-ac-toulouse", "", "31"),
    ("org-aife", "2005-01-01", "93"),
    ("org-ans", "2019-12-01", "75"),
    ("org-anssi", "2009-07-07", "75 35"),
    ("org-ants", "2007-02-01", "75"),
    ("org-bnf", "", "75"),
    ("org-cerema", "2014-01-01", "69"),
    ("org-cisirh", "2015-01-01", "75"),
    ("org-comcyber", "2017-01-01", "35 75"),
    ("org-ddt-31", "2010-01-01", "31"),
    ("org-ddtm-44", "2010-01-01", "44"),
    ("org-depp", "", "75"),
    ("org-dga", "", "75 92 35 31"),
    ("org-dgfip", "2008-04-01", "75 93 59 35 69 31"),
    ("org-dgnum", "2018-06-01", "75"),
    ("org-dinum", "2019-10-26", "75"),
    ("org-dirisi", "2004-01-01", "75 94 35 31 69 59"),
    ("org-dne", "2014-02-01", "75"),
    ("org-dns", "2019-07-01", "75"),
    ("org-dnum-mte", "2020-07-01", "92"),
    ("org-douane", "", "93 31 59"),
    ("org-draaf-bre", "2009-01-01", "35"),
    ("org-dreal-ara", "2016-01-01", "69"),
    ("org-dreal-occ", "2016-01-01", "31"),
    ("org-drees", "", "75"),
    ("org-dsna", "2005-02-01", "31"),
    ("org-dtnum", "2023-09-01", "75"),
    ("org-ign", "", "94 31"),
    ("org-insee", "", "75 92 44 59 35 31 69"),
    ("org-maa", "", "75 59"),
    ("org-mc", "", "75"),
    ("org-mef", "", "75"),
    ("org-men", "", "75"),
    ("org-meteo", "", "31 94"),
    ("org-mi", "", "75 69 59 35"),
    ("org-minarm", "", "75 35"),
    ("org-mj", "", "75 44 59"),
    ("org-mss", "", "75"),
    ("org-mte", "", "75 92 44 31 69"),
    ("org-pref-31", "", "31"),
    ("org-pref-35", "", "35"),
    ("org-pref-59", "", "59"),
    ("org-sdes", "2017-05-01", "92"),
    ("org-sgami-nord", "2014-03-01", "59"),
    ("org-sgami-ouest", "2014-03-01", "35"),
    ("org-sgami-sudest", "2014-03-01", "69"),
    ("org-snum-maa", "2021-01-01", "75"),
    ("org-snum-mc", "2021-01-01", "75"),
    ("org-snum-mj", "2021-01-01", "75"),
    ("org-spm", "", "75"),
    ("org-ssi-dgfip", "2008-04-01", "93 75 35 59 69"),
    ("org-ssp", "2009-01-01", "31"),
];

#[test]
fn nobody_holds_two_posts_at_once() {
    let held = careers();
    assert_eq!(held.len(), 440);
    for (agent, career) in &held {
        assert!(career.len() >= 2, "{agent}");
        for item in career {
            assert!(*item["start"] <= *TODAY, "{item:?}");
            assert!(*item["end"] <= *TODAY, "{item:?}");
            assert!(
                item["end"].is_empty() || item["end"] > item["start"],
                "{item:?}"
            );
        }
        for pair in career.windows(2) {
            let left = !pair[0]["end"].is_empty() && pair[0]["end"] < pair[1]["start"];
            assert!(left, "{pair:?}");
        }
    }
}

#[test]
fn a_post_lasts_some_years() {
    let mut lasted: Vec<i64> = careers().values().flatten().map(days).collect();
    lasted.sort_unstable();
    let last = lasted.len() - 1;
    let quartiles = [1, 2, 3].map(|quarter| lasted[last * quarter / 4]);
    let within = [(730, 1280), (910, 1460), (1190, 1830)];
    for (quartile, (low, high)) in quartiles.iter().zip(within) {
        assert!((low..=high).contains(quartile), "{quartiles:?}");
    }
    let long = lasted.iter().filter(|days| **days > 7 * 366).count();
    assert!(long <= 5, "{long}");
}

#[test]
fn careers_are_not_printed_from_a_few_paths() {
    let held = careers();
    let shapes: BTreeSet<Vec<&str>> = held
        .values()
        .map(|career| {
            let occupations = career.iter().map(|held| held["occupation_uid"].as_str());
            occupations.collect()
        })
        .collect();
    assert!(shapes.len() >= 200, "{}", shapes.len());
    let occupations = by_uid("occupations.csv");
    let all: Vec<&Row> = held.values().flatten().collect();
    let named_after = all
        .iter()
        .filter(|held| {
            let occupation = &occupations[&held["occupation_uid"]];
            let labels = occupation["alt_labels"].split('|');
            let mut labels = labels.chain([occupation["label_fr"].as_str()]);
            labels.any(|label| label.to_lowercase() == held["title"].to_lowercase())
        })
        .count();
    assert!(named_after * 20 <= all.len(), "{named_after}");
    let titles: BTreeSet<&str> = all.iter().map(|held| held["title"].as_str()).collect();
    assert!(titles.len() * 100 >= all.len() * 95, "{}", titles.len());
    for held in &all {
        let digital = &occupations[&held["occupation_uid"]]["digital"];
        assert_eq!(*digital, held["digital"], "{held:?}");
    }
}

/// Feminine and masculine words of titles and grades.
const PAIRS: &[(&str, &str)] = &[
    ("Acheteuse", "Acheteur"),
    ("Administratrice", "Administrateur"),
    ("Attachée", "Attaché"),
    ("Auditrice", "Auditeur"),
    ("Chargée", "Chargé"),
    ("Cheffe", "Chef"),
    ("Commandante", "Commandant"),
    ("Conceptrice", "Concepteur"),
    ("Directrice", "Directeur"),
    ("Développeuse", "Développeur"),
    ("Experte", "Expert"),
    ("Géomaticienne", "Géomaticien"),
    ("Ingénieure", "Ingénieur"),
    ("Lieutenante", "Lieutenant"),
    ("Officière", "Officier"),
    ("Référente", "Référent"),
    ("Statisticienne", "Statisticien"),
    ("Technicienne", "Technicien"),
];

#[test]
fn the_words_for_one_person_agree() {
    let agents = by_uid("agents.csv");
    for (uid, career) in careers() {
        let titles = career.iter().map(|held| held["title"].as_str());
        let said = titles.chain([agents[&uid]["grade"].as_str()]);
        let first = said.filter_map(|words| words.split(' ').next());
        let (mut feminine, mut masculine) = (0, 0);
        for word in first {
            feminine += usize::from(PAIRS.iter().any(|pair| pair.0 == word));
            masculine += usize::from(PAIRS.iter().any(|pair| pair.1 == word));
        }
        assert!(feminine == 0 || masculine == 0, "{uid}");
    }
}

#[test]
fn organisations_exist_and_are_where_they_are() {
    let table: BTreeMap<&str, (&str, &str)> = ORGANISATIONS
        .iter()
        .map(|(uid, since, departments)| (*uid, (*since, *departments)))
        .collect();
    for held in careers().values().flatten() {
        let (since, departments) = table[held["organisation_uid"].as_str()];
        assert!(*held["start"] >= *since, "{held:?}");
        let place = held["place_uid"].trim_start_matches("plc-");
        assert!(departments.split(' ').any(|item| item == place), "{held:?}");
    }
}

#[test]
fn status_corps_grades_and_routes_agree() {
    const OPERATORS: [&str; 6] = ["ans", "ants", "bnf", "cerema", "ign", "meteo"];
    let (agents, corps) = (by_uid("agents.csv"), by_uid("corps.csv"));
    let organisations = by_uid("organisations.csv");
    let ministry = |uid: &str| {
        let mut uid = uid;
        while !organisations[uid]["parent_uid"].is_empty() {
            uid = &organisations[uid]["parent_uid"];
        }
        uid.to_owned()
    };
    let mut changes: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in rows("grade_changes.csv") {
        let of = changes.entry(row["agent_uid"].clone()).or_default();
        of.push(row);
    }
    for (uid, career) in careers() {
        let agent = &agents[&uid];
        let status = agent["status"].as_str();
        if status == "CONTRACT" {
            assert!(agent["corps_uid"].is_empty(), "{agent:?}");
        } else {
            let corps = &corps[&agent["corps_uid"]];
            assert_eq!(corps["category"], agent["category"], "{agent:?}");
            assert_eq!(
                corps["military"] == "true",
                status == "MILITARY",
                "{agent:?}"
            );
        }
        if let Some(last) = changes.get(&uid).and_then(|of| of.last()) {
            assert_eq!(last["grade"], agent["grade"], "{agent:?}");
        }
        for held in &career {
            let of = changes.get(&uid).map(Vec::as_slice).unwrap_or_default();
            if let Some(reached) = of.iter().rfind(|change| change["on"] <= held["start"]) {
                assert_eq!(reached["grade"], held["grade"], "{held:?}");
            }
            let operator = held["organisation_uid"].trim_start_matches("org-");
            let route = held["route"].as_str();
            let home = ministry(&held["organisation_uid"]) == "org-minarm";
            let allowed: &[&str] = match status {
                "CONTRACT" => &["CONTRACT"],
                "MILITARY" if home => &["MILITARY_ASSIGNMENT"],
                "MILITARY" => &["SECONDMENT"],
                _ if OPERATORS.contains(&operator) => &["SECONDMENT", "NORMAL_POSITION"],
                _ => &["NORMAL_POSITION", "SAME_EMPLOYER", "MADE_AVAILABLE"],
            };
            assert!(allowed.contains(&route), "{held:?}");
            let bound = ["SECONDMENT", "MILITARY_ASSIGNMENT", "MADE_AVAILABLE"].contains(&route);
            assert!(!bound || held["term_end"] >= held["end"], "{held:?}");
            assert!(!bound || !held["term_end"].is_empty(), "{held:?}");
            let running = held["end"].is_empty() && !held["term_end"].is_empty();
            assert!(!running || *held["term_end"] > *TODAY, "{held:?}");
        }
    }
}

#[test]
fn some_moves_are_common_and_many_are_rare() {
    let consenting: BTreeSet<String> = rows("consents.csv")
        .into_iter()
        .filter(|row| row["purpose"] == "STATISTICS" && row["withdrawn_at"].is_empty())
        .map(|row| row["agent_uid"].clone())
        .collect();
    let mut people: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for (uid, career) in careers() {
        for pair in career.windows(2) {
            let [from, to] = [0, 1].map(|i| pair[i]["occupation_uid"].clone());
            if from != to && consenting.contains(&uid) {
                people.entry((from, to)).or_default().insert(uid.clone());
            }
        }
    }
    let common = people.values().filter(|people| people.len() >= 5).count();
    assert!(common >= 20, "{common}");
    assert!(people.len() - common >= 50, "{}", people.len());
}

#[test]
fn some_people_leave_the_digital_jobs_and_come_back() {
    let back = careers()
        .into_values()
        .filter(|career| {
            let digital: Vec<bool> = career
                .iter()
                .map(|held| held["digital"] == "true")
                .collect();
            let left = digital.windows(2).position(|pair| pair == [true, false]);
            left.is_some_and(|left| digital[left + 1..].contains(&true))
        })
        .count();
    assert!(back >= 5, "{back}");
}
