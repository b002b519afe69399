//! Trees of careers, against careers followed one by one; and where holders of a post come from.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use passerelle::graph::refresh::refresh;
use serde_json::Value;

use super::{ask, drawn};
use crate::support::{
    answers::id,
    directory::directory,
    engine::{empty, load, moment, small},
};

/// Twenty people start as a in 2015: eight take b in 2017, of whom six take c in 2020; seven take c in 2018;
/// five stay. Three more do not agree to be counted.
fn careers() -> tempfile::TempDir {
    let mut agents = "uid,display_name,status,corps_uid\n".to_owned();
    let mut consents = "agent_uid,purpose,granted_at\n".to_owned();
    let mut assignments = "uid,agent_uid,start,organisation_uid,occupation_uid\n".to_owned();
    for i in 0..23 {
        writeln!(agents, "agt-{i},Personne {i},TENURED,crp-1").unwrap();
        if i < 20 {
            writeln!(consents, "agt-{i},STATISTICS,2025-01-01T00:00:00Z").unwrap();
        }
        let steps: &[(&str, &str)] = match i {
            0..6 => &[("2015", "a"), ("2017", "b"), ("2020", "c")],
            6..8 | 20..23 => &[("2015", "a"), ("2017", "b")],
            8..15 => &[("2015", "a"), ("2018", "c")],
            _ => &[("2015", "a")],
        };
        for (year, occupation) in steps {
            writeln!(
                assignments,
                "asg-{i}-{year},agt-{i},{year}-03-01,org-1,occ-{occupation}"
            )
            .unwrap();
        }
    }
    directory(&[
        ("agents.csv", &agents),
        ("consents.csv", &consents),
        ("assignments.csv", &assignments),
        (
            "corps.csv",
            "uid,code,label,military\ncrp-1,C,Corps,false\n",
        ),
        (
            "organisations.csv",
            "uid,name,kind\norg-1,Ministère,MINISTRY\n",
        ),
        (
            "occupations.csv",
            "uid,scheme,code,label_fr,digital\nocc-a,FILIERE,A,Métier a,true\n\
             occ-b,FILIERE,B,Métier b,true\nocc-c,FILIERE,C,Métier c,true\n",
        ),
        (
            "posts.csv",
            "uid,reference,title,organisation_uid,occupation_uid\n\
             pst-c,R-C,Poste c,org-1,occ-c\npst-b,R-B,Poste b,org-1,occ-b\npst-a,R-A,Poste a,org-1,occ-a\n",
        ),
        (
            "vacancies.csv",
            "uid,post_uid,state,opened_on\nvac-c,pst-c,VACANT,2026-01-01\nvac-b,pst-b,VACANT,2026-01-01\n\
             vac-a,pst-a,VACANT,2026-01-01\n",
        ),
    ])
}

fn tree(arguments: &str) -> String {
    format!(
        "{{ analytics {{ careerTree({arguments}) {{ population suppressedLinks threshold
            nodes {{ key step count occupation {{ code }} }} links {{ from to count share medianMonths }} }} }} }}"
    )
}

fn links(tree: &Value) -> Vec<(String, String, i64, i64)> {
    let text = |link: &Value, name: &str| link[name].as_str().unwrap().to_owned();
    let number = |link: &Value, name: &str| link[name].as_i64().unwrap();
    let all = tree["links"].as_array().unwrap().iter();
    all.map(|link| {
        let ends = (text(link, "from"), text(link, "to"));
        (
            ends.0,
            ends.1,
            number(link, "count"),
            number(link, "medianMonths"),
        )
    })
    .collect()
}

#[tokio::test]
async fn a_tree_tells_how_many_went_where_and_after_how_long() {
    let link =
        |from: &str, to: &str, people, months| (from.to_owned(), to.to_owned(), people, months);
    for engine in empty().await {
        load(&engine.store, careers().path()).await;
        refresh(&engine.store, moment("2026-03-02")).await.unwrap();
        let from = |kind: &str, uid: &str| format!("from: \"{}\"", id(kind, uid));
        let ask = async |arguments: String| {
            let answer = ask(&engine.store, "demo.analyst", &tree(&arguments)).await;
            assert!(answer["errors"].is_null(), "{answer} on {}", engine.name);
            answer["data"]["analytics"]["careerTree"].clone()
        };
        // 24 months from 2015 to 2017, 36 from 2015 to 2018.
        let first = [
            link("0:occ-a", "1:occ-b", 8, 24),
            link("0:occ-a", "1:occ-c", 7, 36),
        ];
        for root in [from("Occupation", "occ-a"), from("Corps", "crp-1")] {
            let one = ask(format!("{root}, depth: 1")).await;
            assert_eq!(
                (links(&one), one["population"].as_i64()),
                (first.to_vec(), Some(20)),
                "{one}"
            );
            assert_eq!(one["links"][0]["share"], 0.4);
            assert_eq!(
                (&one["suppressedLinks"], &one["threshold"]),
                (&0.into(), &5.into())
            );
            assert_eq!(one["nodes"][0]["occupation"]["code"], "A");
        }
        // Of the eight at b six go on and two stop: the six would tell of the two.
        let two = ask(format!("{}, depth: 2", from("Occupation", "occ-a"))).await;
        assert!(
            links(&two).iter().all(|one| one.0.starts_with("0:")),
            "{two}"
        );
        // Back from c: six came from b after 36 months, seven from a after 36.
        let back = ask(format!(
            "{}, depth: 1, backwards: true",
            from("Occupation", "occ-c")
        ))
        .await;
        let found = [
            link("0:occ-c", "1:occ-a", 7, 36),
            link("0:occ-c", "1:occ-b", 6, 36),
        ];
        assert_eq!(
            (links(&back), back["population"].as_i64()),
            (found.to_vec(), Some(13))
        );
        // Nobody took a after 2015.
        let late = ask(format!(
            "{}, since: \"2016-01-01\"",
            from("Occupation", "occ-a")
        ))
        .await;
        assert_eq!((links(&late), late["population"].as_i64()), (vec![], None));
    }
}

#[tokio::test]
async fn those_who_hold_this_kind_of_post_came_from_where_enough_people_did() {
    let query = "{ c: post(reference: \"R-C\") { usualOrigins { from { code } to { code } observedCount evidence } }
        b: post(reference: \"R-B\") { usualOrigins(first: 1) { from { code } observedCount medianMonths } }
        a: post(reference: \"R-A\") { usualOrigins { observedCount } } }";
    for engine in empty().await {
        load(&engine.store, careers().path()).await;
        refresh(&engine.store, moment("2026-03-02")).await.unwrap();
        let answer = &ask(&engine.store, "demo.anonymous", query).await["data"];
        let c = answer["c"]["usualOrigins"].as_array().unwrap();
        let told: Vec<_> = c
            .iter()
            .map(|one| {
                (
                    one["from"]["code"].as_str().unwrap(),
                    one["observedCount"].as_i64().unwrap(),
                )
            })
            .collect();
        assert_eq!(told, [("A", 7), ("B", 6)], "{answer} on {}", engine.name);
        let b = &answer["b"]["usualOrigins"][0];
        assert_eq!(
            (&b["from"]["code"], &b["observedCount"], &b["medianMonths"]),
            (&"A".into(), &8.into(), &24.into())
        );
        assert_eq!(answer["a"]["usualOrigins"].as_array().unwrap().len(), 0);
    }
}

#[tokio::test]
async fn no_link_is_of_few_people_and_the_rest_of_a_node_is_not_few() {
    let engine = empty().await.remove(0);
    let moves = drawn(&engine, 21).await;
    let mut shown = 0;
    for occupation in 0..6 {
        // Followed one by one: the first assignment of each agent as the occupation that leads to a move.
        let arguments = format!(
            "from: \"{}\", depth: 4",
            id("Occupation", &format!("occ-{occupation}"))
        );
        let answer = ask(&engine.store, "demo.analyst", &tree(&arguments)).await;
        let tree = &answer["data"]["analytics"]["careerTree"];
        let counts: BTreeMap<&str, i64> = tree["nodes"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|node| Some((node["key"].as_str()?, node["count"].as_i64()?)))
            .collect();
        let mut left: BTreeMap<String, i64> = BTreeMap::new();
        for (from, _, people, _) in links(tree) {
            shown += 1;
            assert!(people >= 5, "{tree}");
            *left.entry(from).or_default() += people;
        }
        for (key, people) in left {
            let rest = counts[key.as_str()] - people;
            assert!(rest == 0 || rest >= 5, "{key} {rest} {tree}");
        }
        let who_moved: BTreeSet<_> = moves
            .iter()
            .filter(|one| one.occupations.0 == occupation)
            .map(|one| one.agent)
            .collect();
        let population = tree["population"].as_i64();
        assert!(population.is_none_or(|all| all >= i64::try_from(who_moved.len()).unwrap()));
    }
    assert!(shown > 10, "{shown}");
}

#[tokio::test]
async fn a_tree_has_four_steps_at_most_and_starts_where_careers_do() {
    let engine = small().await.remove(0);
    let occupation = id("Occupation", "occ-data-engineer");
    for (code, argument, arguments) in [
        (
            "BAD_USER_INPUT",
            "depth",
            format!("from: \"{occupation}\", depth: 0"),
        ),
        (
            "BAD_USER_INPUT",
            "depth",
            format!("from: \"{occupation}\", depth: 5"),
        ),
        (
            "BAD_USER_INPUT",
            "since",
            format!("from: \"{occupation}\", since: \"2020-02-01\""),
        ),
        (
            "BAD_USER_INPUT",
            "from",
            format!("from: \"{}\"", id("Agent", "agt-01")),
        ),
        (
            "NOT_FOUND",
            "from",
            format!("from: \"{}\"", id("Occupation", "occ-none")),
        ),
    ] {
        let answer = ask(&engine.store, "demo.analyst", &tree(&arguments)).await;
        let error = &answer["errors"][0]["extensions"];
        assert_eq!(
            (&error["code"], &error["argument"]),
            (&code.into(), &argument.into()),
            "{answer}"
        );
    }
}
