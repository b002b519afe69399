//! Trees of careers, against careers followed one by one; and where holders of a post come from.

use std::fmt::Write as _;

use passerelle::refresh::refresh;
use serde_json::Value;

use super::{ask, between};
use crate::support::{
    answers::id,
    directory::directory,
    engine::{empty, load, moment, small},
};

/// Twenty-seven people start as a in 2019: eleven take b in 2021, of whom six take c in 2024; seven take c in 2022;
/// four take d in 2023; five stay. Three more do not agree to be counted. Nine moved from x to b in 2020: too long ago.
fn careers() -> tempfile::TempDir {
    let mut agents = "uid,display_name,status,corps_uid\n".to_owned();
    let mut consents = "agent_uid,purpose,granted_at\n".to_owned();
    let mut assignments = "uid,agent_uid,start,organisation_uid,occupation_uid\n".to_owned();
    for i in 0..39 {
        writeln!(agents, "agt-{i},Personne {i},TENURED,crp-1").unwrap();
        if !(27..30).contains(&i) {
            writeln!(consents, "agt-{i},STATISTICS,2025-01-01T00:00:00Z").unwrap();
        }
        let steps: &[(&str, &str)] = match i {
            0..6 => &[("2019", "a"), ("2021", "b"), ("2024", "c")],
            6..11 | 27..30 => &[("2019", "a"), ("2021", "b")],
            11..18 => &[("2019", "a"), ("2022", "c")],
            18..22 => &[("2019", "a"), ("2023", "d")],
            30.. => &[("2018", "x"), ("2020", "b")],
            _ => &[("2019", "a")],
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
             occ-b,FILIERE,B,Métier b,true\nocc-c,FILIERE,C,Métier c,true\n\
             occ-d,FILIERE,D,Métier d,true\nocc-x,FILIERE,X,Métier x,true\n",
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

pub fn tree(arguments: &str) -> String {
    format!(
        "{{ analytics {{ careerTree({arguments}) {{ population suppressedLinks threshold
            nodes {{ key step count occupation {{ code }} }} links {{ from to count share medianMonths }} }} }} }}"
    )
}

pub fn links(tree: &Value) -> Vec<(String, String, i64, i64)> {
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
async fn a_tree_counts_who_went_where_and_after_how_long() {
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
        // 24 months from 2019 to 2021, 36 from 2019 to 2022 and from 2021 to 2024.
        let onward = [
            link("0:occ-a", "1:occ-b", 11, 24),
            link("0:occ-a", "1:occ-c", 7, 36),
            link("1:occ-b", "2:occ-c", 6, 36),
        ];
        for root in [from("Occupation", "occ-a"), from("Corps", "crp-1")] {
            for (depth, seen) in [(1, &onward[..2]), (4, &onward[..])] {
                let tree = ask(format!("{root}, depth: {depth}")).await;
                assert_eq!(
                    (links(&tree), tree["population"].as_i64()),
                    (seen.to_vec(), Some(18)),
                    "{tree}"
                );
                // Those who went to d are too few.
                assert_eq!(
                    (&tree["suppressedLinks"], &tree["threshold"]),
                    (&1.into(), &5.into())
                );
            }
        }
        let tree = ask(from("Occupation", "occ-a")).await;
        let shares = tree["links"].as_array().unwrap().iter();
        let shares: Vec<_> = shares.map(|link| link["share"].as_f64().unwrap()).collect();
        assert_eq!(shares, [11.0 / 18.0, 7.0 / 18.0, 6.0 / 11.0]);
        assert_eq!(tree["nodes"][0]["occupation"]["code"], "A");
        // Back from c: six came from b after 36 months, and had come from a after 24; seven from a after 36.
        let back = ask(format!("{}, backwards: true", from("Occupation", "occ-c"))).await;
        let found = [
            link("0:occ-c", "1:occ-a", 7, 36),
            link("0:occ-c", "1:occ-b", 6, 36),
            link("1:occ-b", "2:occ-a", 6, 24),
        ];
        assert_eq!(
            (links(&back), back["population"].as_i64()),
            (found.to_vec(), Some(13))
        );
        // In the corps five ended with b, after a; four with d.
        let back = ask(format!(
            "{}, backwards: true, depth: 1",
            from("Corps", "crp-1")
        ))
        .await;
        let found = [&found[..2], &[link("0:occ-b", "1:occ-a", 5, 24)]].concat();
        assert_eq!(
            (links(&back), &back["suppressedLinks"]),
            (found, &1.into()),
            "{back}"
        );
        // Of a year the tree has the first moves, which are flows; of a year without any, none.
        let root = from("Occupation", "occ-a");
        for (year, of_tree, suppressed) in [
            (2021, &onward[..1], 0),
            (2022, &onward[1..2], 0),
            (2023, &[], 1),
            (2024, &[], 0),
        ] {
            let some = ask(format!("{root}{}", between(Some(year)))).await;
            assert_eq!(links(&some), of_tree, "{year}");
            assert_eq!(some["suppressedLinks"], suppressed, "{year} {some}");
        }
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
        let answer = &ask(&engine.store, "demo.analyst", query).await["data"];
        let c = answer["c"]["usualOrigins"].as_array().unwrap();
        let origins: Vec<_> = c
            .iter()
            .map(|origin| {
                (
                    origin["from"]["code"].as_str().unwrap(),
                    origin["observedCount"].as_i64().unwrap(),
                )
            })
            .collect();
        assert_eq!(origins, [("A", 7), ("B", 6)], "{answer} on {}", engine.name);
        let b = &answer["b"]["usualOrigins"][0];
        assert_eq!(
            (&b["from"]["code"], &b["observedCount"], &b["medianMonths"]),
            (&"A".into(), &11.into(), &24.into())
        );
        assert_eq!(answer["a"]["usualOrigins"].as_array().unwrap().len(), 0);
    }
}

#[tokio::test]
async fn a_tree_has_four_steps_at_most_and_starts_where_careers_do() {
    let engine = small().await.next().unwrap();
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
            format!("from: \"{occupation}\", since: \"2021-02-01\", until: \"2021-12-31\""),
        ),
        (
            "BAD_USER_INPUT",
            "since",
            format!(
                "from: \"{}\", since: \"2021-01-01\", until: \"2021-12-31\"",
                id("Corps", "crp-isic")
            ),
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
