//! The days that `refresh` writes on posts are those of their vacancies.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use passerelle::{
    domain::{
        analytics::small_count::Threshold, model::port::RelationGraph as _,
        paths::port::PathGraph as _, viewer::Viewer,
    },
    graph::{check::check, store::GraphStore},
    refresh::refresh,
};

use crate::support::{
    directory::directory,
    engine::{Engine, imported, load, moment},
};

/// Of one post: until the 10th of March included, from the 20th on until it is filled on the 1st of May, and one
/// that was withdrawn.
const VACANCIES: &str = "uid,post_uid,state,opened_on,vacant_from,apply_by,filled_on,withdrawn_on,source_url\n\
    new-1,post-new,VACANT,2026-03-01,,2026-03-10,,,\n\
    new-2,post-new,LIKELY_VACANT,2026-03-20,,2026-06-01,2026-05-01,,\n\
    new-3,post-new,WITHDRAWN,2026-03-01,,,,2026-03-15,\n";

const OCCUPATION: &str = "uid,scheme,code,label_fr,family,digital\n\
    occ-new,FILIERE,NEW-1,Métier nouveau,Données,true\n";

const POST: &str = "uid,reference,title,organisation_uid,occupation_uid,categories\n\
    post-new,NEW-2026-001,Poste nouveau,org-dinum,occ-new,A\n";

const OCCUPATIONS: [&str; 4] = ["occ-new", "occ-data-engineer", "occ-reseau", "occ-dev"];

fn on(day: NaiveDate) -> Viewer {
    Viewer {
        all: true,
        agent: None,
        adviser: None,
        organisation: None,
        today: day,
        threshold: Threshold::INSIDE,
    }
}

/// By the days written on posts, and by the dates of vacancies.
async fn counts(store: &GraphStore, day: NaiveDate) -> [BTreeMap<String, i32>; 2] {
    let uids = OCCUPATIONS.map(str::to_owned);
    let counted = store.count_open_posts(&uids, &on(day)).await.unwrap();
    let mut listed = BTreeMap::new();
    for occupation_open_post in store.occupation_open_posts(&uids, &on(day)).await.unwrap() {
        *listed.entry(occupation_open_post.owner_uid).or_default() += 1;
    }
    [counted.into_iter().collect(), listed]
}

#[tokio::test]
async fn posts_are_open_on_the_days_of_their_vacancies_and_on_no_other() {
    for Engine { name, store, .. } in imported().await {
        let new = [
            ("occupations.csv", OCCUPATION),
            ("posts.csv", POST),
            ("vacancies.csv", VACANCIES),
        ];
        load(&store, directory(&new).path()).await;
        refresh(&store, moment("2026-03-02")).await.unwrap();
        let mut open = Vec::new();
        let first: NaiveDate = "2026-01-01".parse().unwrap();
        for day in first.iter_days().take(180) {
            let [counted, listed] = counts(&store, day).await;
            assert_eq!(counted, listed, "{name} {day}");
            if counted.contains_key("occ-new") {
                open.push(day.to_string());
            }
        }
        let ends = [0, 9, 10, 51].map(|at| open[at].as_str());
        assert_eq!(
            ends,
            ["2026-03-01", "2026-03-10", "2026-03-20", "2026-04-30"],
            "{name}"
        );
        assert_eq!(open.len(), 52, "{name}");
        let violated = check(&store).await.unwrap();
        assert!(
            violated.iter().all(|item| item.violations == 0),
            "{name} {violated:?}"
        );
    }
}
