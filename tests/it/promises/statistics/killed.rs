//! A refresh that is killed while it publishes leaves the tables of one version.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
};

use passerelle::{domain::analytics::publication::Reason, graph::store::GraphStore};
use serde_json::{Value, json};

use super::{ANALYST, DAY, answer, api, counted, published, withdraw};
use crate::support::{
    answers::id,
    engine::{Engine, empty, invent, moment},
};

/// Ends some work before it is looked at once more; whether it was done by then.
async fn killed_after<T>(looks: usize, work: impl Future<Output = T>) -> bool {
    let mut work = pin!(work);
    let mut left = looks;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(false);
        }
        left -= 1;
        work.as_mut().poll(context).map(|_| true)
    })
    .await
}

/// One answer of each kind of table.
async fn tables(store: &GraphStore) -> Vec<Value> {
    let api = api(store);
    let occupation = id("Occupation", "occ-acheteur-num");
    let fields = [
        "flows(dimension: MINISTRY, digitalOnly: false) { suppressedCells dataAsOf cells { count medianMonths } }",
        "flows(dimension: OCCUPATION, since: \"2024-01-01\", until: \"2024-12-31\") { suppressedCells cells { count } }",
        "usualSequences(length: 2, first: 50) { count medianMonths steps { key } }",
        "impact { satisfaction { population value } returnToDigital { population value } }",
        "tension(first: 50) { supply competency { id } }",
        "outlook(months: 36) { postsFallingVacant agentsBecomingMobile }",
        "digitalStep { withStep { population } }",
    ];
    let mut found = Vec::new();
    for field in fields {
        let query = format!("{{ analytics {{ {field} }} }}");
        found.push(answer(&api, ANALYST, &query, json!({})).await);
    }
    for (token, query) in [
        (
            ANALYST,
            "{ occupations(first: 50) { edges { node { id next(first: 50) { to { id } observedCount } } } } }",
        ),
        (
            "demo.anonymous",
            "{ communities(first: 50) { edges { node { id memberCount } } } }",
        ),
        (
            "demo.steward",
            "{ communitySuggestions(first: 50) { key memberCount } }",
        ),
    ] {
        found.push(answer(&api, token, query, json!({})).await);
    }
    let paths = "query($id: ID!) { mobilityPaths(from: $id) { paths { score } } }";
    found.push(answer(&api, ANALYST, paths, json!({ "id": occupation })).await);
    found
}

#[tokio::test]
async fn a_refresh_killed_at_any_moment_leaves_the_tables_of_one_version() {
    for Engine { name, store, .. } in empty().await {
        invent(&store, 300, 4, DAY).await;
        for person in counted(&store).await.iter().take(6) {
            withdraw(&store, person).await;
        }
        let before = tables(&store).await;
        let mut seen = Vec::new();
        let mut looks = 1;
        while !killed_after(looks, passerelle::refresh::refresh(&store, moment(DAY))).await {
            seen.push((looks, tables(&store).await));
            looks += looks / 3 + 1;
        }
        let after = tables(&store).await;
        assert!(before != after, "{name}: six people changed");
        for (looks, seen) in &seen {
            let at = seen.iter().zip(&before).filter(|(a, b)| a != b).count();
            assert!(
                *seen == before || *seen == after,
                "{name}: killed after {looks} looks, {at} answers of another version"
            );
        }
        let kept = seen.iter().filter(|(_, seen)| *seen == before).count();
        assert!(kept > 5, "{name}: killed before it was published: {kept}");
        // What was killed counts nobody twice, and loses nobody: nothing is left to publish.
        let next = published(&store, DAY).await;
        assert_eq!(
            (next.reason, next.version),
            (Reason::TooFewChanged, 2),
            "{name}"
        );
        // Five more people publish again, over whatever was left behind.
        for person in counted(&store).await.iter().take(5) {
            withdraw(&store, person).await;
        }
        let third = published(&store, DAY).await;
        assert_eq!(
            (third.reason, third.version),
            (Reason::PeopleChanged, 3),
            "{name}"
        );
    }
}
