//! What texts say: competencies and occupations of a text that is pasted, requirements of a post in its own words.

use std::sync::Arc;

use async_graphql::{Request, Variables};
use passerelle::{
    auth::principal::Principal, graph::store::GraphStore, graphql::Api, refresh::refresh,
};
use serde_json::{Value, json};

use crate::support::{
    answers::id,
    directory::directory,
    engine::{moment, small, small_and},
};

/// Accents and dashes take several bytes: characters are not bytes.
const TEXT: &str = "Missions – à l'été :\nvous assurez la réponse à incident, l'administration Linux et la gestion de projet.";

const EXTRACT: &str = "query($text: String!, $title: String, $schemes: [String!]) { \
    extractCompetencies(text: $text, title: $title, schemes: $schemes) { confidence rule lexicon \
    competency { code scheme } evidence { field start end text } } }";

async fn ask(store: &GraphStore, query: &str, variables: Value) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    let request = Request::new(query).variables(Variables::from_json(variables));
    serde_json::to_value(api.execute(request, Principal::demo_all()).await).unwrap()
}

#[tokio::test]
async fn a_text_names_competencies_and_the_words_that_say_so_are_its_own() {
    for engine in small().await {
        let answer = ask(&engine.store, EXTRACT, json!({ "text": TEXT })).await;
        let found = answer["data"]["extractCompetencies"]
            .as_array()
            .unwrap_or_else(|| panic!("{answer}"));
        let mut codes: Vec<_> = found
            .iter()
            .map(|proposal| proposal["competency"]["code"].as_str().unwrap())
            .collect();
        codes.sort_unstable();
        for code in ["INCIDENT", "LINUX", "PROJET"] {
            assert!(codes.contains(&code), "{codes:?} on {}", engine.name);
        }
        assert!(!codes.contains(&"RUST"), "{codes:?}");
        let characters: Vec<char> = TEXT.chars().collect();
        for proposal in found {
            assert!(proposal["confidence"].as_f64().unwrap() <= 0.8);
            for at in proposal["evidence"].as_array().unwrap() {
                let place = |end: &str| usize::try_from(at[end].as_u64().unwrap()).unwrap();
                let words: String = characters[place("start")..place("end")].iter().collect();
                assert_eq!(at["text"], words.as_str(), "{at}");
                assert_eq!(at["field"], "TEXT");
            }
        }
        let rome = json!({ "text": "Langage informatique Python", "schemes": ["ROME"] });
        let rome = ask(&engine.store, EXTRACT, rome).await;
        let only = &rome["data"]["extractCompetencies"];
        assert_eq!(only[0]["competency"]["scheme"], "ROME", "{rome}");
        let empty = ask(&engine.store, EXTRACT, json!({ "text": "  " })).await;
        assert_eq!(empty["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
        assert_eq!(empty["errors"][0]["extensions"]["argument"], "text");
    }
}

#[tokio::test]
async fn the_places_of_words_are_those_of_what_was_sent() {
    // A blank line first, line ends of Windows, accents of their own, a soft hyphen, a joined picture.
    let text = "\r\n \u{feff}E\u{301}quipe 👩\u{200d}💻 :\r\nvous assurez la re\u{301}ponse a\u{300} inci\u{ad}dent.";
    for engine in small().await {
        let answer = ask(&engine.store, EXTRACT, json!({ "text": text })).await;
        let found = answer["data"]["extractCompetencies"].as_array();
        let found = found.unwrap_or_else(|| panic!("{answer}"));
        let incident = found
            .iter()
            .find(|proposal| proposal["competency"]["code"] == "INCIDENT");
        let at = &incident.unwrap_or_else(|| panic!("{answer}"))["evidence"][0];
        let place = |end: &str| usize::try_from(at[end].as_u64().unwrap()).unwrap();
        let words: String = text
            .chars()
            .skip(place("start"))
            .take(place("end") - place("start"))
            .collect();
        assert_eq!(words, "re\u{301}ponse a\u{300} inci\u{ad}dent");
        assert_eq!(at["text"], words.as_str());
    }
}

#[tokio::test]
async fn a_title_names_occupations_with_the_title_that_is_nearest() {
    const QUERY: &str = "query($title: String!) { occupationsFor(title: $title) { matchedTitle occupation { id } } }";
    for engine in small().await {
        let answer = ask(
            &engine.store,
            QUERY,
            json!({ "title": "Ingénieure DevOps (H/F)" }),
        )
        .await;
        let first = &answer["data"]["occupationsFor"][0];
        assert_eq!(
            first["occupation"]["id"],
            id("Occupation", "occ-devops"),
            "{answer}"
        );
    }
}

#[tokio::test]
async fn a_post_requires_what_its_words_say_until_its_recruiter_states_something() {
    const REQUIRES: &str = "{ post(reference: \"MOT-1\") { requires(first: 50) { edges { origin quote importance node { code } } } } }";
    let rows = directory(&[
        (
            "posts.csv",
            "uid,reference,title,organisation_uid,occupation_uid,description\n\
             post-mots,MOT-1,Analyste,org-mint,occ-devops,\"Vous assurez la réponse à incident, et la cryptographie.\"\n",
        ),
        (
            "vacancies.csv",
            "uid,post_uid,state,opened_on\nvac-mots,post-mots,VACANT,2026-03-01\n",
        ),
    ]);
    for engine in small_and(rows).await {
        let store = &engine.store;
        refresh(store, moment("2026-03-02")).await.unwrap();
        let answer = ask(store, REQUIRES, json!({})).await;
        let edges = answer["data"]["post"]["requires"]["edges"]
            .as_array()
            .unwrap();
        let said: Vec<_> = edges
            .iter()
            .filter(|edge| edge["origin"] == "EXTRACTED")
            .collect();
        let incident = said.iter().find(|edge| edge["node"]["code"] == "INCIDENT");
        let incident = incident.unwrap_or_else(|| panic!("{answer} on {}", engine.name));
        assert_eq!(incident["quote"], "réponse à incident");
        // What its occupation needs stays, for half.
        let inherited: Vec<_> = edges
            .iter()
            .filter(|edge| edge["origin"] == "INFERRED")
            .collect();
        assert!(!inherited.is_empty(), "{answer}");
        assert!(
            inherited
                .iter()
                .all(|edge| edge["importance"] == "DESIRABLE")
        );
        // Twice is once.
        refresh(store, moment("2026-03-02")).await.unwrap();
        assert_eq!(ask(store, REQUIRES, json!({})).await, answer);
        let stated = json!({ "input": { "post": id("Post", "post-mots"),
            "requirements": [{ "competency": id("Competency", "cmp-sql"), "importance": "ESSENTIAL" }] } });
        let state = "mutation($input: SetPostRequirementsInput!) { setPostRequirements(input: $input) { userErrors { message } } }";
        let set = ask(store, state, stated).await;
        assert_eq!(
            set["data"]["setPostRequirements"]["userErrors"],
            json!([]),
            "{set}"
        );
        for _ in 0..2 {
            let answer = ask(store, REQUIRES, json!({})).await;
            let edges = answer["data"]["post"]["requires"]["edges"]
                .as_array()
                .unwrap();
            let codes: Vec<_> = edges
                .iter()
                .map(|edge| edge["node"]["code"].as_str().unwrap())
                .collect();
            assert_eq!(codes, ["SQL"], "{answer}");
            refresh(store, moment("2026-03-02")).await.unwrap();
        }
    }
}

/// The requirements of the post `MOT-1`: code, origin and quote.
async fn required(store: &GraphStore) -> Vec<(String, String, Value)> {
    const REQUIRES: &str = "{ post(reference: \"MOT-1\") { requires(first: 50) { edges { origin quote node { code } } } } }";
    let answer = ask(store, REQUIRES, json!({})).await;
    let edges = answer["data"]["post"]["requires"]["edges"].as_array();
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    edges
        .unwrap_or_else(|| panic!("{answer}"))
        .iter()
        .map(|edge| {
            let code = word(&edge["node"]["code"]);
            (code, word(&edge["origin"]), edge["quote"].clone())
        })
        .collect()
}

/// A post that has words, and a vacancy of it.
fn worded(description: &str) -> [(&'static str, String); 2] {
    [
        (
            "posts.csv",
            format!(
                "uid,reference,title,organisation_uid,occupation_uid,description\n\
                 post-mots,MOT-1,Analyste,org-mint,occ-devops,\"{description}\"\n"
            ),
        ),
        (
            "vacancies.csv",
            "uid,post_uid,state,opened_on\nvac-mots,post-mots,VACANT,2026-03-01\n".to_owned(),
        ),
    ]
}

fn files(rows: &[(&'static str, String)]) -> tempfile::TempDir {
    let rows: Vec<_> = rows.iter().map(|(name, text)| (*name, &**text)).collect();
    directory(&rows)
}

#[tokio::test]
async fn what_a_recruiter_confirms_stays_and_what_they_dismiss_does_not_come_back() {
    const CONFIRM: &str = "mutation($input: ConfirmPostRequirementsInput!) { result: confirmPostRequirements(input: $input) { userErrors { code field } } }";
    const DISMISS: &str = "mutation($input: DismissPostRequirementsInput!) { result: dismissPostRequirements(input: $input) { userErrors { code field } } }";
    let rows = worded("Vous assurez la réponse à incident, et la gestion de projet.");
    for engine in small_and(files(&rows)).await {
        let store = &engine.store;
        refresh(store, moment("2026-03-02")).await.unwrap();
        let before = required(store).await;
        let inherited = before.iter().find(|(_, origin, _)| origin == "INFERRED");
        let (inherited, ..) = inherited.unwrap();
        let competency = |code: &str| id("Competency", &format!("cmp-{}", code.to_lowercase()));
        let post = id("Post", "post-mots");
        let confirm =
            json!({ "input": { "post": post, "competencies": [competency("INCIDENT")] } });
        let done = ask(store, CONFIRM, confirm).await;
        assert_eq!(done["data"]["result"]["userErrors"], json!([]), "{done}");
        let gone = [competency("PROJET"), competency(inherited)];
        let dismiss =
            json!({ "input": { "post": post, "competencies": gone, "reason": "NOT_NEEDED" } });
        let done = ask(store, DISMISS, dismiss).await;
        assert_eq!(done["data"]["result"]["userErrors"], json!([]), "{done}");
        // Nothing else has gone: what is confirmed does not make the list whole.
        let after = required(store).await;
        assert_eq!(
            after.len(),
            before.len() - 2,
            "{after:?} on {}",
            engine.name
        );
        let incident = |quote: Value| ("INCIDENT".to_owned(), "CONFIRMED".to_owned(), quote);
        assert!(
            after.contains(&incident("réponse à incident".into())),
            "{after:?}"
        );
        // Another text, which says the dismissed and no more the confirmed; a file that brings it again.
        let mut rows = worded("La gestion de projet, et l'administration Linux.").to_vec();
        let stated = "post_uid,competency_uid\npost-mots,cmp-projet\n";
        rows.push(("post_requirements.csv", stated.to_owned()));
        crate::support::engine::add(store, files(&rows).path()).await;
        let later = required(store).await;
        assert!(later.contains(&incident(Value::Null)), "{later:?}");
        let codes: Vec<_> = later.iter().map(|(code, ..)| code.as_str()).collect();
        assert!(codes.contains(&"LINUX"), "{codes:?}");
        assert!(
            !codes.contains(&"PROJET") && !codes.contains(&inherited.as_str()),
            "{codes:?}"
        );
        let unknown = json!({ "input": { "post": post, "competencies": [competency("NOWHERE")], "reason": "TOO_GENERAL" } });
        let refused = ask(store, DISMISS, unknown).await;
        let refused = &refused["data"]["result"]["userErrors"];
        assert_eq!(
            *refused,
            json!([{ "code": "NOT_FOUND", "field": ["input", "competencies"] }])
        );
    }
}

#[tokio::test]
async fn the_words_of_a_post_are_read_when_it_is_published() {
    const PUBLISH: &str = "mutation($input: PublishVacancyInput!) { publishVacancy(input: $input) { userErrors { message } } }";
    const FIND: &str =
        "{ posts(filter: {search: \"cryptographie\"}) { edges { node { reference } } } }";
    let [posts, _] = worded("Vous assurez la réponse à incident, et la cryptographie.");
    for engine in small_and(files(&[posts])).await {
        let store = &engine.store;
        refresh(store, moment("2026-03-02")).await.unwrap();
        let input = json!({ "input": { "post": id("Post", "post-mots") } });
        let published = ask(store, PUBLISH, input).await;
        assert_eq!(
            published["data"]["publishVacancy"]["userErrors"],
            json!([]),
            "{published}"
        );
        let found = required(store).await;
        let read = (
            "INCIDENT".to_owned(),
            "EXTRACTED".to_owned(),
            "réponse à incident".into(),
        );
        assert!(found.contains(&read), "{found:?} on {}", engine.name);
        let answer = ask(store, FIND, json!({})).await;
        let posts = answer["data"]["posts"]["edges"].to_string();
        assert!(posts.contains("MOT-1"), "{answer}");
        // The refresh that follows reads the same.
        refresh(store, moment("2026-03-02")).await.unwrap();
        assert_eq!(required(store).await, found);
    }
}
