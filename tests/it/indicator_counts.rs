//! What indicators are made of, row by row: everything was counted by hand in `fixtures/small`.

use passerelle::{
    domain::analytics::{
        Dimension,
        funnel::{Approach, PublishedVacancies, Stage},
        population::{OpenPostTally, PopulationDimension},
        tally::{
            CareerTally, Foreseen, ForeseenMoves, FurtherPost, Overdue, RequestTally, Return,
            Satisfaction,
        },
        uptake::{Answered, AskedBy, Dismissal, LongVacancy},
    },
    graph::catalog::{
        ANALYTICS_LIST_ANSWERS, ANALYTICS_LIST_APPROACHES, ANALYTICS_LIST_DISMISSALS,
        ANALYTICS_LIST_LONG_VACANCIES, ANALYTICS_TALLY_CAREERS, ANALYTICS_TALLY_OPEN_POSTS,
        ANALYTICS_TALLY_OVERDUE_TERMS, ANALYTICS_TALLY_REQUESTS, ANALYTICS_TALLY_VACANCIES,
    },
};
use serde_json::json;

use crate::support::{
    directory::directory,
    engine::{Engine, add, fresh, small},
    tallies::{self, rows},
};

#[tokio::test]
async fn answers_and_vacancies_are_those_counted_by_hand() {
    for Engine { name, store, .. } in small().await {
        // One answer: agt-15, 5 on 2022-10-01. That of agt-02 is about a post, and no score.
        let satisfaction = tallies::satisfactions(&store).await;
        let wanted = Satisfaction {
            year: 2022,
            score: 5,
            people: 1,
        };
        assert_eq!(satisfaction, [wanted], "{name}");

        // Filled: vac-02, 2024-01-08 to 2024-04-15, 98 days (23 + 29 + 31 + 15, 2024 is a leap year);
        // vac-11, 2025-09-01 to 2025-12-15, 105 (29 + 31 + 30 + 15). vac-16 opens after the day. vac-13 waited
        // until it was withdrawn, 36 days from 2026-01-15; vac-14 waits still although nobody may apply any more.
        let fillings = tallies::fillings(&store, None).await;
        let filled: Vec<_> = fillings.iter().filter(|filling| filling.filled).collect();
        let filled: Vec<_> = filled
            .iter()
            .map(|row| (row.year, row.days, row.vacancies))
            .collect();
        assert_eq!(filled, [(2024, 98, 1), (2025, 105, 1)], "{name}");
        let waiting = fillings.iter().filter(|filling| !filling.filled);
        let waiting: usize = waiting.map(|item| item.vacancies).sum();
        assert_eq!(waiting, 14, "{name}: 17 less two filled and one to come");
        let open: usize = fillings
            .iter()
            .filter(|item| item.open)
            .map(|item| item.vacancies)
            .sum();
        assert_eq!(
            open, 12,
            "{name}: 14 less one withdrawn and one past apply_by"
        );
        let closed: Vec<_> = fillings
            .iter()
            .filter(|item| !item.filled && !item.open)
            .collect();
        let closed: Vec<_> = closed.iter().map(|item| item.days).collect();
        // 2026-01-15 to 2026-02-20; 2026-01-20 to 2026-03-02.
        assert_eq!(closed, [36, 41], "{name}");
        let by_family = tallies::fillings(&store, Some(Dimension::OccupationFamily)).await;
        let security = by_family
            .iter()
            .filter(|item| item.key.as_deref() == Some("Sécurité"));
        // vac-07 since 2026-01-05 and vac-08 since 2026-02-25.
        let days: Vec<_> = security.map(|item| (item.days, item.open)).collect();
        assert_eq!(days, [(5, true), (56, true)], "{name}");
        // vac-11 was filled on 2025-12-15, and nobody began on post-10 after that.
        let by_corps = tallies::fillings(&store, Some(Dimension::Corps)).await;
        assert!(
            by_corps.iter().all(|by_corp| by_corp.key.is_none()),
            "{name}"
        );
    }
}

#[tokio::test]
async fn careers_are_those_counted_by_hand() {
    for Engine { name, store, .. } in small().await {
        // agt-01 is followed since 2026-01-05, and took no digital assignment since.
        // agt-15 is followed since 2022-02-01, and took one on 2022-09-01.
        let further = tallies::further_posts(&store).await;
        let row = |year, further, people| FurtherPost {
            year,
            further,
            people,
        };
        let wanted = [row(2022, true, 1), row(2026, false, 1)];
        assert_eq!(further, wanted, "{name}");

        // agt-08 left digital posts on 2017-09-01 for one that is not, and did not come back.
        let gone = tallies::returns(&store).await;
        let wanted = Return {
            year: 2017,
            months: None,
            people: 1,
        };
        assert_eq!(gone, [wanted], "{name}");

        // agt-08 entered in 2004-09 and was promoted on 2012-09-01, 96 months later; agt-01 48 months after
        // 2016-09; agt-09 72 after 2015-10.
        let careers: Vec<CareerTally> = rows(&store, ANALYTICS_TALLY_CAREERS).await;
        let promoted = careers
            .iter()
            .filter(|career| career.promoted_months.is_some());
        let promoted: Vec<_> = promoted.cloned().collect();
        let row = |corps: &str, year, management, months| CareerTally {
            corps_uid: corps.to_owned(),
            entry_year: year,
            digital: true,
            management,
            promoted_months: Some(months),
            people: 1,
        };
        let wanted = [
            row("crp-ia", 2016, false, 48),
            row("crp-ipef", 2004, true, 96),
            row("crp-isic", 2015, false, 72),
        ];
        assert_eq!(promoted, wanted, "{name}");
        let of = |digital| careers.iter().filter(move |item| item.digital == digital);
        let people = |digital| of(digital).map(|item| item.people).sum::<usize>();
        // Without: 07, 11 and 16; agt-20 did not agree to statistics.
        assert_eq!((people(true), people(false)), (13, 3), "{name}");
    }
}

#[tokio::test]
async fn moves_to_come_and_requests_are_those_counted_by_hand() {
    for Engine { name, store, .. } in small().await {
        // Terms: agt-01 2026-08-31 (5 months), 14 2026-07-31 (4), 13 2027-05-16 (14), 17 2027-04-03 (13), 10
        // 2029-01-31 (34). Four years after the start: 15 began 2022-09-01, so 2026-09-01 (5); the others are over.
        // agt-04's is over. agt-16 began in 2018. Mobile: 01 2026-06-01, 07 05-01, 04 04-01, 12 07-01, 14 08-01,
        // 17 09-01; agt-09's day is past.
        let outlook = tallies::outlook(&store).await;
        let row = |kind, ministry: &str, family: &str, months| ForeseenMoves {
            kind,
            ministry_uid: ministry.to_owned(),
            family: family.to_owned(),
            months,
            people: 1,
        };
        let wanted = [
            row(Foreseen::Agent, "org-minarm", "Données", 2),
            row(Foreseen::Agent, "org-minarm", "Sécurité", 4),
            row(Foreseen::Agent, "org-mint", "Infrastructures", 3),
            row(Foreseen::Agent, "org-mte", "Achats", 1),
            row(Foreseen::Agent, "org-mte", "Données", 5),
            row(Foreseen::Agent, "org-spm", "Développement", 0),
            row(Foreseen::Post, "org-mefsin", "Données", 34),
            row(Foreseen::Post, "org-mefsin", "Infrastructures", 5),
            row(Foreseen::Post, "org-minarm", "Données", 5),
            row(Foreseen::Post, "org-minarm", "Sécurité", 4),
            row(Foreseen::Post, "org-mte", "Conception", 14),
            row(Foreseen::Post, "org-mte", "Données", 13),
        ];
        assert_eq!(outlook, wanted, "{name}");

        // req-02: 2022-03-01 to 05-15 is 75 days, accepted; req-03: 2023-01-10 to 02-20 is 41, refused.
        let mut requests: Vec<RequestTally> = rows(&store, ANALYTICS_TALLY_REQUESTS).await;
        requests[0].answer_days.sort_unstable();
        let answered: Vec<_> = requests
            .iter()
            .map(|item| {
                (
                    item.ministry_uid.as_str(),
                    item.requests,
                    item.asking,
                    item.refusals,
                    item.not_refused,
                    item.answered,
                )
            })
            .collect();
        assert_eq!(
            answered,
            [("org-mefsin", 2, 2, 1, 1, 2), ("org-minarm", 1, 1, 0, 1, 0)],
            "{name}"
        );
        assert_eq!(requests[0].answer_days, [41, 75], "{name}");

        // agt-04's contract is over since 2025-12-31. Tenured, in post for five years: 02, 03, 07, 08, 11, 12, 16, 18;
        // 09 since 2021-10 only, 14 is military.
        let ask = json!({ "today": "2026-03-02", "maximum": 60 });
        let overdue: Vec<Overdue> = store
            .read(ANALYTICS_TALLY_OVERDUE_TERMS, ask)
            .await
            .unwrap();
        let row = |ministry: &str, people| Overdue {
            ministry_uid: ministry.to_owned(),
            people,
        };
        let wanted = [
            row("org-mefsin", 3), // 03, 16, 18
            row("org-mint", 2),   // 02, 12
            row("org-mte", 2),    // 07, 08
            row("org-spm", 2),    // 04, 11
        ];
        assert_eq!(overdue, wanted, "{name}");
    }
}

#[tokio::test]
async fn the_stock_is_that_counted_by_hand() {
    use PopulationDimension::{Category, Corps, Family, Ministry, Region, Status};
    for Engine { name, store, .. } in small().await {
        let people = tallies::stock(&store, "2021-01-01", "2024-12-31").await;
        let by = |dimension: PopulationDimension| -> Vec<_> {
            let mut found = std::collections::BTreeMap::<_, usize>::new();
            for tally in &people {
                let key = tally.key(dimension).unwrap_or("-").to_owned();
                *found.entry(key).or_default() += tally.people;
            }
            found
                .into_iter()
                .map(|(key, n)| format!("{key} {n}"))
                .collect()
        };
        // 01 to 18; 05 and 06 have no assignment. 04 stays though the term is over.
        assert_eq!(
            by(Ministry),
            // 05 06; 03 10 15 16 18; 01 14; 02 12; 07 08 13 17; 04 09 11
            [
                "- 2",
                "org-mefsin 5",
                "org-minarm 2",
                "org-mint 2",
                "org-mte 4",
                "org-spm 3"
            ],
            "{name}"
        );
        // 12 works in Rennes.
        assert_eq!(by(Region), ["- 2", "plc-bre 1", "plc-idf 15"], "{name}");
        // 01 08 11; 06 12.
        assert_eq!(by(Category), ["A 13", "A_PLUS 3", "B 2"], "{name}");
        // 04 06 10 13 17; 01 14; 05.
        assert_eq!(
            by(Status),
            ["CONTRACT 5", "MILITARY 2", "TENURED 10", "TRAINEE 1"],
            "{name}"
        );
        // 04 06 10 13 14 17; 03 07 16; 11; 01; 08; 02 05 09 15 18; 12.
        assert_eq!(
            by(Corps),
            [
                "- 6",
                "crp-aae 3",
                "crp-ae 1",
                "crp-ia 1",
                "crp-ipef 1",
                "crp-isic 5",
                "crp-sic-b 1"
            ],
            "{name}"
        );
        // 05 06 08 11; 07 16; 13; 01 10 17; 04 18; 02 12 15; 03; 09 14.
        assert_eq!(
            by(Family),
            [
                "- 4",
                "Achats 2",
                "Conception 1",
                "Données 3",
                "Développement 2",
                "Infrastructures 3",
                "Pilotage 1",
                "Sécurité 2"
            ],
            "{name}"
        );
        // 09 to the Prime Minister's services in 2021, 13 to ecology in 2024; 15 stayed in its ministry in 2022. 04 and 17
        // began their first post in 2022.
        let moved = people.iter().filter(|tally| tally.moved);
        let mut moved: Vec<_> = moved
            .map(|tally| (tally.key(Ministry), tally.crossed, tally.people))
            .collect();
        moved.sort_unstable();
        let wanted = [
            (Some("org-mefsin"), false, 1),
            (Some("org-mte"), true, 1),
            (Some("org-spm"), true, 1),
        ];
        assert_eq!(moved, wanted, "{name}");
        let none = tallies::stock(&store, "2025-01-01", "2025-12-31").await;
        assert!(
            none.iter().all(|tally| !tally.moved && !tally.crossed),
            "{name}"
        );

        let posts: Vec<OpenPostTally> = rows(&store, ANALYTICS_TALLY_OPEN_POSTS).await;
        let count = |is_in: &dyn Fn(&OpenPostTally) -> bool| -> usize {
            let within = posts.iter().filter(|tally| is_in(tally));
            within.map(|tally| tally.posts).sum()
        };
        let of_ministry = |uid: &str| count(&|tally| tally.ministry_uid.as_deref() == Some(uid));
        let ministries = ["org-spm", "org-mefsin", "org-mte", "org-mint", "org-minarm"];
        // 01 07 09 16; 02 03 04; 05 08; 06 14; 11.
        assert_eq!(ministries.map(of_ministry), [4, 3, 2, 2, 1], "{name}");
        let of_category = |word: &str| count(&|tally| tally.categories.iter().any(|c| c == word));
        // All but 06; 01 06 11; 03 09 14.
        assert_eq!(
            ["A", "A_PLUS", "B", "C"].map(of_category),
            [11, 3, 3, 0],
            "{name}"
        );
        assert_eq!(
            count(&|tally| tally.region_uid.as_deref() == Some("plc-bre")),
            2,
            "{name}"
        );
        // post-16.
        assert_eq!(count(&|tally| tally.occupation_uid.is_none()), 1, "{name}");
    }
}

#[tokio::test]
async fn what_people_make_of_vacancies_is_that_counted_by_hand() {
    for Engine { name, store, .. } in small().await {
        let vacancies: Vec<PublishedVacancies> = rows(&store, ANALYTICS_TALLY_VACANCIES).await;
        let of = |year, month| -> usize {
            let within = vacancies
                .iter()
                .filter(|row| (row.year, row.month) == (year, month));
            within.map(|row| row.vacancies).sum()
        };
        // vac-02; 11; 04 07 13 14; all others but 16, which opens after the day.
        let months = [(2024, 1), (2025, 9), (2026, 1), (2026, 2), (2026, 3)];
        assert_eq!(
            months.map(|(year, month)| of(year, month)),
            [1, 1, 4, 10, 0],
            "{name}"
        );

        let approaches: Vec<Approach> = rows(&store, ANALYTICS_LIST_APPROACHES).await;
        let row = |stage, ministry: &str, categories: &[&str], agent: &str| Approach {
            stage,
            year: 2026,
            month: 2,
            ministry_uid: Some(ministry.to_owned()),
            categories: categories.iter().map(|word| (*word).to_owned()).collect(),
            agent_uid: agent.to_owned(),
        };
        // agt-01 saved post-02 when vac-03 was open, and not vac-02 of 2024.
        let wanted = [
            row(Stage::Interested, "org-spm", &["A_PLUS", "A"], "agt-17"),
            row(Stage::Saved, "org-mefsin", &["A"], "agt-01"),
        ];
        assert_eq!(approaches, wanted, "{name}");

        let dismissals: Vec<Dismissal> = rows(&store, ANALYTICS_LIST_DISMISSALS).await;
        let wanted = Dismissal {
            reason: "Retour en arrière".to_owned(),
            agent_uid: "agt-02".to_owned(),
        };
        assert_eq!(dismissals, [wanted], "{name}");

        // vac-04 and vac-07; vac-14 is past apply_by, and vac-12 has been open for 29 days.
        let ask = json!({ "today": "2026-03-02", "days": 30 });
        let long: Vec<LongVacancy> = store
            .read(ANALYTICS_LIST_LONG_VACANCIES, ask)
            .await
            .unwrap();
        let row = |ministry: &str| LongVacancy {
            ministry_uid: ministry.to_owned(),
            agent_uids: Vec::new(),
        };
        assert_eq!(long, [row("org-mefsin"), row("org-mint")], "{name}");
        // After 13 days vac-03 is long enough, which agt-01 saved, and vac-01, in which agt-17 is interested.
        let ask = json!({ "today": "2026-03-02", "days": 13 });
        let long: Vec<LongVacancy> = store
            .read(ANALYTICS_LIST_LONG_VACANCIES, ask)
            .await
            .unwrap();
        let wanted: Vec<_> = long.iter().flat_map(|row| &row.agent_uids).collect();
        assert_eq!(wanted, ["agt-01", "agt-17"], "{name}");

        // int-01 and int-04; 02 and 03 wait, 05 was never answered.
        let answers: Vec<Answered> = rows(&store, ANALYTICS_LIST_ANSWERS).await;
        let row = |asked_by, accepted, agent: &str| Answered {
            asked_by,
            accepted,
            agent_uid: agent.to_owned(),
        };
        let wanted = [
            row(AskedBy::Peer, true, "agt-15"),
            row(AskedBy::Recruiter, false, "agt-09"),
        ];
        assert_eq!(answers, wanted, "{name}");
    }
}

#[tokio::test]
async fn a_vacancy_is_filled_by_who_saved_it_or_met_about_it_before() {
    for Engine { name, store, .. } in fresh().await {
        // agt-05 saved post-02 while vac-02 was open, met about it, and took it a fortnight after it was filled; agt-06 took it
        // too and had done nothing before.
        let more = directory(&[
            (
                "post_actions.csv",
                "agent_uid,post_uid,kind,at,reason\n\
                 agt-05,post-02,SAVED,2024-02-01T08:00:00Z,\n\
                 agt-06,post-02,SAVED,2024-06-01T08:00:00Z,\n",
            ),
            (
                "introductions.csv",
                "uid,from_agent_uid,from_organisation_uid,to_agent_uid,about_post_uid,state,asked_at,answered_at,message,contact\n\
                 int-99,,org-dgfip,agt-05,post-02,ACCEPTED,2024-02-03T08:00:00Z,2024-02-04T08:00:00Z,,a@exemple.fr\n",
            ),
            (
                "assignments.csv",
                "uid,agent_uid,start,end,term_end,title,grade,organisation_uid,occupation_uid,post_uid,place_uid,route,digital,management\n\
                 asg-98,agt-05,2024-05-01,,,Scientifique des données,,org-dgfip,occ-data-scientist,post-02,plc-93,,true,false\n\
                 asg-99,agt-06,2024-05-02,,,Scientifique des données,,org-dgfip,occ-data-scientist,post-02,plc-93,,true,false\n",
            ),
        ]);
        add(&store, more.path()).await;
        let approaches: Vec<Approach> = rows(&store, ANALYTICS_LIST_APPROACHES).await;
        let found: Vec<_> = approaches
            .iter()
            .filter(|row| row.year == 2024)
            .map(|row| (row.stage, row.month, row.agent_uid.as_str()))
            .collect();
        let wanted = [
            (Stage::Filled, 1, "agt-05"),
            (Stage::Met, 1, "agt-05"),
            (Stage::Saved, 1, "agt-05"),
            (Stage::Saved, 1, "agt-06"),
        ];
        assert_eq!(found, wanted, "{name}");
    }
}
