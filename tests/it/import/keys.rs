//! Rows that take what another has, or put something above itself, are refused by name.

use passerelle::graph::{catalog::Statement, check::check, error::GraphError, store::Unit};
use serde::de::IgnoredAny;
use serde_json::json;

use super::import;
use crate::support::{directory::directory, engine::empty};

const ORGANISATION: (&str, &str) = ("organisations.csv", "uid,name\norg-a,A\n");

fn posts(rows: &[(&str, &str)]) -> String {
    let row = |(uid, reference): &(&str, &str)| format!("{uid},{reference},Poste,org-a\n");
    let rows: String = rows.iter().map(row).collect();
    format!("uid,reference,title,organisation_uid\n{rows}")
}

/// The rejects without their header and reasons.
fn faults(rejects: &str) -> Vec<String> {
    let lines = rejects.lines().skip(1);
    let fault = |line: &str| line.splitn(5, ',').take(4).collect::<Vec<_>>().join(",");
    lines.map(fault).collect()
}

#[tokio::test]
async fn a_reference_or_a_code_of_a_scheme_is_of_one_node_only() {
    let codes = |file: &'static str, header: &str, more: &str| {
        let row =
            |uid: &str, scheme: &str, code: &str| format!("{uid},{scheme},{code},L {uid}{more}\n");
        let rows = [
            row("u-1", "X", "1"),
            row("u-2", "X", "1"),
            row("u-3", "Y", "1"),
            row("u-4", "X", "2"),
        ];
        (file, format!("{header}\n{}", rows.concat()))
    };
    let competencies = codes("competencies.csv", "uid,scheme,code,label_fr", "");
    let occupations = codes(
        "occupations.csv",
        "uid,scheme,code,label_fr,digital",
        ",true",
    );
    let first = directory(&[
        ORGANISATION,
        (competencies.0, &competencies.1),
        (occupations.0, &occupations.1),
        (
            "posts.csv",
            &posts(&[("p-1", "R1"), ("p-2", "R1"), ("p-3", "R3")]),
        ),
    ]);
    // In the graph: what another node has is refused, what it gives away in the same file is not.
    let second = directory(&[
        (
            "competencies.csv",
            "uid,scheme,code,label_fr\nu-5,X,2,L 5\nu-3,Y,3,L 3\nu-6,Y,1,L 6\n",
        ),
        (
            "occupations.csv",
            "uid,scheme,code,label_fr,digital\nu-5,X,2,L,true\n",
        ),
        (
            "posts.csv",
            &posts(&[("p-4", "R1"), ("p-3", "R5"), ("p-5", "R3"), ("p-1", "R1")]),
        ),
    ]);
    for engine in empty().await {
        let (summary, rejects) = import(&engine.store, first.path()).await;
        summary.unwrap();
        let expected = [
            "competencies.csv,3,code,DUPLICATE_KEY",
            "occupations.csv,3,code,DUPLICATE_KEY",
            "posts.csv,3,reference,DUPLICATE_KEY",
        ];
        assert_eq!(faults(&rejects), expected, "{}", engine.name);
        let (summary, rejects) = import(&engine.store, second.path()).await;
        summary.unwrap();
        let expected = [
            "competencies.csv,2,code,DUPLICATE_KEY",
            "occupations.csv,2,code,DUPLICATE_KEY",
            "posts.csv,2,reference,DUPLICATE_KEY",
        ];
        assert_eq!(faults(&rejects), expected, "{}", engine.name);
    }
}

/// Two posts of one reference, and two competencies and two occupations of one code, by hand.
const TWICE: Statement = Statement {
    name: "tests/plant_duplicates",
    text: include_str!("../support/plant_duplicates.cypher"),
    embedded: None,
};

const POST_TWICE: Statement = Statement {
    name: "tests/plant_post",
    text: include_str!("../support/plant_post.cypher"),
    embedded: None,
};

#[tokio::test]
async fn what_no_import_wrote_is_refused_by_a_constraint_or_counted_by_check() {
    for engine in empty().await {
        let write = |statement| {
            let unit = Unit::new(statement, json!({}));
            engine.store.write::<IgnoredAny>(unit)
        };
        write(TWICE).await.unwrap();
        let checked = check(&engine.store).await.unwrap();
        let one = checked.iter().find(|item| item.name == "duplicate_codes");
        assert_eq!(one.unwrap().examples, ["k-1", "k-2", "o-1", "o-2"]);
        write(POST_TWICE).await.unwrap();
        let again = write(POST_TWICE).await;
        let refused = matches!(again, Err(GraphError::Conflict { .. }));
        assert!(refused, "{again:?} on {}", engine.name);
    }
}

#[tokio::test]
async fn nothing_is_put_above_itself_neither_in_a_file_nor_with_the_graph() {
    let places = "uid,name,kind,parent_uid\np-a,A,TOWN,p-a\np-b,B,TOWN,\np-c,C,TOWN,p-b\n";
    let corps = |rows: &[&str]| {
        let rows = rows.join("\n");
        format!("uid,code,label,military,succeeded_by_uid\n{rows}")
    };
    let first = directory(&[
        (
            "organisations.csv",
            "uid,name,parent_uid\no-a,A,o-b\no-b,B,o-c\no-c,C,o-b\no-d,D,\no-e,E,o-d\no-f,F,o-e\n",
        ),
        ("places.csv", places),
        (
            "corps.csv",
            &corps(&["c-a,A,A,false,c-b", "c-b,B,B,false,c-a"]),
        ),
        (
            "competencies.csv",
            "uid,scheme,code,label_fr\nk-a,X,A,A\nk-b,X,B,B\nk-c,X,C,C\n",
        ),
        (
            "competency_relations.csv",
            "from_uid,to_uid,kind\nk-a,k-b,BROADER\nk-b,k-c,BROADER\nk-c,k-a,BROADER\nk-c,k-a,RELATED\n",
        ),
    ]);
    let second = directory(&[
        ("organisations.csv", "uid,name,parent_uid\no-d,D,o-f\n"),
        // The tree is turned: what was below is above, in one file.
        (
            "places.csv",
            "uid,name,kind,parent_uid\np-b,B,TOWN,p-c\np-c,C,TOWN,\n",
        ),
        (
            "competency_relations.csv",
            "from_uid,to_uid,kind\nk-c,k-b,BROADER\n",
        ),
    ]);
    for engine in empty().await {
        let (summary, rejects) = import(&engine.store, first.path()).await;
        summary.unwrap();
        let expected = [
            "organisations.csv,3,parent_uid,CYCLE",
            "organisations.csv,4,parent_uid,CYCLE",
            "organisations.csv,2,parent_uid,UNKNOWN_REFERENCE",
            "places.csv,2,parent_uid,CYCLE",
            "corps.csv,2,succeeded_by_uid,CYCLE",
            "corps.csv,3,succeeded_by_uid,CYCLE",
            "competency_relations.csv,4,to_uid,CYCLE",
        ];
        assert_eq!(faults(&rejects), expected, "{}", engine.name);
        let (summary, rejects) = import(&engine.store, second.path()).await;
        summary.unwrap();
        let expected = [
            "organisations.csv,2,parent_uid,CYCLE",
            "competency_relations.csv,2,to_uid,CYCLE",
        ];
        assert_eq!(faults(&rejects), expected, "{}", engine.name);
        for invariant in check(&engine.store).await.unwrap() {
            assert_eq!(invariant.violations, 0, "{invariant:?} on {}", engine.name);
        }
    }
}
