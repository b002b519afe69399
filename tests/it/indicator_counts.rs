//! What indicators are made of, row by row: everything was counted by hand in `fixtures/small`.

use passerelle::{
    domain::analytics::{
        Dimension,
        tally::{
            CareerTally, Foreseen, ForeseenMoves, FurtherPost, Overdue, RequestTally, Return,
            Satisfaction,
        },
    },
    graph::catalog::{
        ANALYTICS_TALLY_CAREERS, ANALYTICS_TALLY_OVERDUE_TERMS, ANALYTICS_TALLY_REQUESTS,
    },
};
use serde_json::json;

use crate::support::{
    engine::{Engine, small},
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
