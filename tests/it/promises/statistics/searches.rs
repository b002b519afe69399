//! Searches in vain are counted of people who signed in, and shown when enough of them made one.

use super::*;

/// What was searched for in vain by at least so many different people, with how many times.
async fn in_vain(store: &GraphStore, people: u32) -> BTreeMap<String, i64> {
    let ask = json!({ "since": "2025-03-01", "threshold": people, "limit": 50 });
    let rows = store.read(ANALYTICS_LIST_UNANSWERED, ask).await.unwrap();
    rows.into_iter()
        .map(|row| (row.words, row.searches.into()))
        .collect()
}

/// Searches as somebody with one server's API, and waits until all that is to be counted is.
async fn search(store: &GraphStore, searches: &[(&str, &str, bool)], wanted: i64) {
    let api = api(store);
    for (token, words, by_address) in searches {
        let query = format!("{{ competencies(search: \"{words}\") {{ totalCount }} }}");
        let mut request = Request::new(query);
        if *by_address {
            request = request.data(NothingWritten);
        }
        let before: i64 = in_vain(store, 1).await.values().sum();
        let answer = api.execute(request, read_token(token).unwrap()).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        let is_counted = !*by_address && *token != "demo.anonymous";
        // What is counted is counted after the answer.
        for _ in 0..if is_counted { 600 } else { 2 } {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            if in_vain(store, 1).await.values().sum::<i64>() > before {
                break;
            }
        }
    }
    assert_eq!(in_vain(store, 1).await.values().sum::<i64>(), wanted);
}

#[tokio::test]
async fn searches_are_counted_of_people_who_signed_in_and_disclosed_when_five_people_made_them() {
    for engine in empty().await {
        let store = &engine.store;
        load(store, movers(12, 0, 0).path()).await;
        refresh(store, moment(DAY)).await.unwrap();
        let people = ["mov-00", "mov-01", "mov-02", "mov-03", "mov-04"];
        let tokens = people.map(|item| format!("demo.agent.{item}"));
        let mut searches = Vec::new();
        for token in &tokens {
            searches.push((token.as_str(), "zythologie", false));
            searches.push((token.as_str(), "adresse", true));
        }
        // Four people, one of them often; and nobody in particular.
        for token in [
            &tokens[0], &tokens[0], &tokens[0], &tokens[1], &tokens[2], &tokens[3],
        ] {
            searches.push((token.as_str(), "insistance", false));
        }
        searches.extend([("demo.anonymous", "anonyme", false); 6]);
        search(store, &searches, 11).await;
        let all = BTreeMap::from([("insistance".to_owned(), 6), ("zythologie".to_owned(), 5)]);
        assert_eq!(in_vain(store, 1).await, all, "{}", engine.name);
        assert_eq!(in_vain(store, 4).await, all, "{}", engine.name);
        let expected = BTreeMap::from([("zythologie".to_owned(), 5)]);
        assert_eq!(in_vain(store, 5).await, expected, "{}", engine.name);
        // Analysts read them in a version, as all statistics.
        let query = "{ analytics { unmetDemand { label searches } } }";
        let none = ask(store, ANALYST, query).await;
        assert_eq!(
            none["analytics"]["unmetDemand"],
            json!([]),
            "{}",
            engine.name
        );
        assert!(published(store, "2026-04-01").await.published);
        let some = ask(store, ANALYST, query).await;
        let wanted = json!([{ "label": "zythologie", "searches": 5 }]);
        assert_eq!(some["analytics"]["unmetDemand"], wanted, "{}", engine.name);
    }
}
