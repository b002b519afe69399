//! Whether those who recruit can read how well somebody knows something by stating one level after another.

use std::collections::BTreeMap;

use super::*;

const MEF: &str = "demo.recruiter.org-mef";

/// A list of a post, with what is said of each requirement: more would cost too much at once.
const LIST: &str = "query ($post: ID!, $near: Boolean!) { node(id: $post) { ... on Post { \
    candidates(first: 30, nearMatches: $near) { emptyReason edges { score monthsToReady node { id } \
    explanation { summary matched(first: 50) { ...match } missing(first: 50) { ...match } } } } } } } \
    fragment match on CompetencyMatch { competency { code } need }";
const POST: &str = "query ($post: ID!) { node(id: $post) { ... on Post { vacancies { id state } \
    requires(first: 50) { edges { countsFrom level node { code } } } } } }";

/// A recruiter on a day.
struct Recruiter<'s> {
    store: &'s GraphStore,
    token: &'s str,
    day: String,
}

impl<'s> Recruiter<'s> {
    fn on(store: &'s GraphStore, token: &'s str, days: u64) -> Self {
        let first: chrono::NaiveDate = DAY.parse().unwrap();
        let day = (first + chrono::Days::new(days)).to_string();
        Self { store, token, day }
    }

    async fn ask(&self, query: &str, variables: Value) -> Value {
        let today = Some(self.day.parse().unwrap());
        let api = Api::new(Arc::new(self.store.clone()), today).unwrap();
        let request = Request::new(query).variables(Variables::from_json(variables));
        let answer = api.execute(request, read_token(self.token).unwrap()).await;
        let answer = serde_json::to_value(&answer).unwrap();
        assert!(answer.get("errors").is_none(), "{answer}");
        answer["data"].clone()
    }

    async fn done(&self, query: &str, input: Value) {
        let answer = self.ask(query, json!({ "input": input })).await;
        assert_eq!(answer["result"]["userErrors"], json!([]), "{answer}");
    }

    async fn state(&self, post: &str, requirements: &[Value]) {
        let input = json!({ "post": id("Post", post), "requirements": requirements });
        self.done(REQUIRE, input).await;
    }

    async fn close(&self, post: &str, on: Option<&str>) {
        let found = self.ask(POST, json!({ "post": id("Post", post) })).await;
        for vacancy in found["node"]["vacancies"].as_array().unwrap() {
            if ["VACANT", "LIKELY_VACANT"].contains(&vacancy["state"].as_str().unwrap()) {
                let input = json!({ "vacancy": vacancy["id"], "state": "WITHDRAWN", "on": on });
                self.done(CHANGE, input).await;
            }
        }
    }

    async fn open(&self, post: &str) {
        self.done(PUBLISH, json!({ "post": id("Post", post) }))
            .await;
    }

    /// The list of a post without near matches and with them.
    async fn read(&self, post: &str) -> Vec<Value> {
        let mut lists = Vec::new();
        for near in [false, true] {
            let given = json!({ "post": id("Post", post), "near": near });
            lists.push(self.ask(LIST, given).await["node"]["candidates"].take());
        }
        lists
    }

    /// From when each requirement of a post counts.
    async fn counts_from(&self, post: &str) -> BTreeMap<String, Value> {
        let found = self.ask(POST, json!({ "post": id("Post", post) })).await;
        let edges = found["node"]["requires"]["edges"].as_array().unwrap();
        let of = |edge: &Value| {
            let code = edge["node"]["code"].as_str().unwrap().to_owned();
            (code, edge["countsFrom"].clone())
        };
        edges.iter().map(of).collect()
    }
}

/// What is said of whom: met or not, by person, competency and the level asked for.
type Said = BTreeMap<(String, String), BTreeMap<i64, bool>>;

fn hear(said: &mut Said, lists: &[Value]) {
    let edges = lists
        .iter()
        .flat_map(|list| list["edges"].as_array().unwrap());
    for edge in edges {
        for part in ["matched", "missing"] {
            for item in edge["explanation"][part].as_array().unwrap() {
                let code = item["competency"]["code"].as_str().unwrap().to_owned();
                let need = item["need"].as_i64().unwrap_or(1);
                let who = edge["node"]["id"].as_str().unwrap().to_owned();
                let levels = said.entry((who, code)).or_default();
                levels.insert(need, part == "matched");
            }
        }
    }
}

/// Those of whom the exact level of something is read: met at one, and not at the next or the last.
fn exact(said: &Said) -> BTreeSet<&str> {
    let is_exact = |levels: &BTreeMap<i64, bool>| {
        let met = |level: i64| levels.get(&level).copied();
        (1..=4)
            .any(|level| met(level) == Some(true) && (level == 4 || met(level + 1) == Some(false)))
    };
    let found = said.iter().filter(|(_, levels)| is_exact(levels));
    found.map(|((who, _), _)| who.as_str()).collect()
}

fn needs(lists: &[Value]) -> BTreeMap<String, i64> {
    let mut said = Said::new();
    hear(&mut said, lists);
    let needs = said.into_iter();
    let needs = needs.map(|((_, code), levels)| (code, *levels.keys().next().unwrap()));
    needs.collect()
}

/// The competencies of the demo, as many at one level as a post may ask for.
fn batches() -> Vec<Vec<String>> {
    let file = std::fs::read_to_string(fixture("demo").join("competencies.csv")).unwrap();
    let uids = file.lines().skip(1);
    let uids: Vec<_> = uids
        .map(|line| line.split(',').next().unwrap().to_owned())
        .collect();
    uids.chunks(50).map(<[String]>::to_vec).collect()
}

fn at_level(batch: &[String], level: i32) -> Vec<Value> {
    let one = |uid: &String| requirement(uid, Some(level), "ESSENTIAL");
    batch.iter().map(one).collect()
}

/// Posts below org-mef that are open, four for each batch.
const OPEN: [&str; 12] = [
    "post-002", "post-007", "post-018", "post-025", "post-027", "post-029", "post-031", "post-032",
    "post-038", "post-039", "post-043", "post-048",
];

#[tokio::test]
async fn twelve_posts_at_four_levels_read_nobodys_level() {
    for engine in demo().await {
        let recruiter = Recruiter::on(&engine.store, MEF, 0);
        let mut before = Vec::new();
        let mut said = Said::new();
        for post in OPEN {
            let lists = recruiter.read(post).await;
            hear(&mut said, &lists);
            before.push(lists);
        }
        let known: BTreeSet<_> = exact(&said).into_iter().map(str::to_owned).collect();
        let mut posts = OPEN.iter().zip(&before);
        for batch in &batches()[..3] {
            for level in 1..=4 {
                let (post, before) = posts.next().unwrap();
                recruiter.close(post, None).await;
                recruiter.state(post, &at_level(batch, level)).await;
                recruiter.open(post).await;
                let lists = recruiter.read(post).await;
                hear(&mut said, &lists);
                // What it stated before goes on to count, and the list is not empty.
                assert_eq!(&lists, before, "{post} on {}", engine.name);
            }
        }
        let read = exact(&said);
        assert!(
            read.iter().all(|who| known.contains(*who)),
            "{} people, {} before",
            read.len(),
            known.len()
        );
    }
}

#[tokio::test]
async fn posts_that_were_not_open_ask_for_two_levels_of_a_competency_and_no_third() {
    // The last day on which one could apply is more than 90 days ago, or the post was filled before.
    let closed = ["post-068", "post-077", "post-086", "post-088"];
    for engine in demo().await {
        let recruiter = Recruiter::on(&engine.store, MEF, 0);
        // What one of these posts stated before, in its file, is left out.
        let file = fixture("demo").join("post_requirements.csv");
        let stated = std::fs::read_to_string(file).unwrap();
        let is_stated = |uid: &str| {
            let mut rows = closed.iter().map(|post| format!("{post},{uid},"));
            rows.any(|row| stated.contains(&row))
        };
        let mut batch = batches().swap_remove(0);
        batch.retain(|uid| !is_stated(uid));
        let mut levels: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
        for (post, level) in closed.into_iter().zip([2, 3, 4, 1]) {
            recruiter.close(post, None).await;
            recruiter.state(post, &at_level(&batch, level)).await;
            recruiter.open(post).await;
            let from = recruiter.counts_from(post).await;
            for (code, need) in needs(&recruiter.read(post).await) {
                if from.get(&code).is_some_and(|from| from == DAY) {
                    levels.entry(code).or_default().insert(need);
                }
            }
            let day = if [2, 3].contains(&level) {
                DAY
            } else {
                "2026-05-31"
            };
            assert!(from.values().all(|item| item == day), "{post} {from:?}");
            // Stated once more, a level that waits does not count sooner.
            recruiter.state(post, &at_level(&batch, level)).await;
            let again = recruiter.counts_from(post).await;
            let sooner = |item: &Value| item.as_str().is_some_and(|text| text < day);
            assert!(!again.values().any(sooner), "{again:?}");
        }
        assert!(!levels.is_empty());
        assert!(
            levels.values().all(|levels| *levels == [2, 3].into()),
            "{levels:?}"
        );
    }
}

#[tokio::test]
async fn what_is_stated_counts_for_a_vacancy_ninety_days_later_once() {
    for engine in fresh().await {
        let store = &engine.store;
        // Read by who sees everything: few of the fixture agreed, and a recruiter reads no rare competency.
        let before = needs(&Recruiter::on(store, "demo.all", 0).read("post-01").await);
        assert_eq!(before["SQL"], 3);
        for (days, level) in [(0, 1), (1, 2), (2, 4)] {
            let mut list = stated();
            list[3] = requirement("cmp-sql", Some(level), "ESSENTIAL");
            Recruiter::on(store, DINUM, days)
                .state("post-01", &list)
                .await;
        }
        // The first two were replaced before they counted. The third counts from 90 days after it was stated.
        for (days, level) in [(0, 3), (2, 3), (90, 3), (91, 3), (92, 4), (93, 4)] {
            let recruiter = Recruiter::on(store, DINUM, days);
            recruiter.close("post-01", None).await;
            recruiter.open("post-01").await;
            let from = recruiter.counts_from("post-01").await;
            assert_eq!(from["SQL"], "2026-06-02");
            assert!(from["PYTHON"].is_null());
            let read = needs(&Recruiter::on(store, "demo.all", days).read("post-01").await);
            assert_eq!(read["SQL"], level, "{days} days on {}", engine.name);
            assert_eq!(read.len(), before.len());
        }
    }
}

#[tokio::test]
async fn a_closure_dated_in_the_past_and_a_list_taken_away_change_nothing_sooner() {
    for engine in with_two_posts().await {
        let store = &engine.store;
        let all = Recruiter::on(store, "demo.all", 0);
        let before = all.read("post-91").await;
        assert!(!before.iter().all(|list| list["edges"] == json!([])));
        let recruiter = Recruiter::on(store, DINUM, 0);
        // It opened in September: this says that it was closed soon afterwards.
        recruiter.close("post-91", Some("2025-09-20")).await;
        for list in [
            &[requirement("cmp-sql", Some(1), "ESSENTIAL")][..],
            &[],
            &[requirement("cmp-python", Some(4), "ESSENTIAL")],
        ] {
            recruiter.state("post-91", list).await;
        }
        recruiter.open("post-91").await;
        assert_eq!(all.read("post-91").await, before, "{}", engine.name);
    }
}
