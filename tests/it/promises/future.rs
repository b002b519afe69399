//! What a file dates in the future is not what people said: plans wait for their day, and the rest is refused.

use std::fs;

use passerelle::{
    export::export_csv,
    import::format::{self, CellKind, CsvFile},
    refresh::{Moment, refresh},
};
use serde_json::{Value, json};

use super::{
    acting::{DAY, consent, exported, import, import_at, said, sound},
    consent_history::{HEADER, PEERS, RECOMMENDATIONS, why_empty},
    reimport::{PROFILE, done, me},
};
use crate::support::{
    answers::id,
    directory::{directory, files},
    engine::{fixture, fresh, moment},
};

#[tokio::test]
async fn a_consent_that_a_file_dates_later_on_the_same_day_waits_for_its_instant() {
    let at = |time: &str| format!("2026-03-02T{time}Z").parse().unwrap();
    let refreshed = |time: &str| Moment {
        now: at(time),
        ..moment(DAY)
    };
    for engine in fresh().await {
        let store = &engine.store;
        consent(store, "agt-15", RECOMMENDATIONS, false).await;
        let rows = format!("{HEADER}agt-15,RECOMMENDATIONS,2026-03-02T23:59:59.500Z,\n");
        let files = directory(&[("consents.csv", &rows)]);
        // It is kept, and does not count at once: the person withdrew.
        let rejects = import_at(store, files.path(), at("09:00:00")).await;
        assert_eq!(rejects, "", "{}", engine.name);
        assert_eq!(said(store, "agt-15", RECOMMENDATIONS).await["given"], false);
        assert_eq!(why_empty(store, "agt-15").await, "CONSENT_MISSING");
        sound(&engine).await;
        // Nor does it because somebody says something else meanwhile, or refreshes a moment before.
        consent(store, "agt-15", PEERS, false).await;
        refresh(store, refreshed("23:59:59.499")).await.unwrap();
        assert_eq!(why_empty(store, "agt-15").await, "CONSENT_MISSING");
        sound(&engine).await;
        refresh(store, refreshed("23:59:59.500")).await.unwrap();
        assert_eq!(why_empty(store, "agt-15").await, Value::Null);
        sound(&engine).await;
        // A withdrawal that a file dates later ends no introduction before.
        let rows = format!("{HEADER}agt-15,{PEERS},2025-10-01T08:00:00Z,2026-03-02T22:00:00Z\n");
        let files = directory(&[("consents.csv", &rows)]);
        import_at(store, files.path(), at("09:00:00")).await;
        sound(&engine).await;
    }
}

#[tokio::test]
async fn what_a_person_said_counts_whatever_the_clock_of_who_looks_again() {
    for engine in fresh().await {
        let store = &engine.store;
        consent(store, "agt-15", RECOMMENDATIONS, false).await;
        // A replica whose clock is behind, or a day that is set and begins again.
        let now = Moment {
            now: "2026-03-02T00:00:00Z".parse().unwrap(),
            ..moment(DAY)
        };
        refresh(store, now).await.unwrap();
        assert_eq!(said(store, "agt-15", RECOMMENDATIONS).await["given"], false);
        assert_eq!(
            why_empty(store, "agt-15").await,
            "CONSENT_MISSING",
            "{}",
            engine.name
        );
        consent(store, "agt-15", RECOMMENDATIONS, true).await;
        assert_eq!(why_empty(store, "agt-15").await, Value::Null);
        sound(&engine).await;
    }
}

/// A file of the small fixture, or only its header, with a value in one column of its first row.
fn dated(file: &CsvFile, column: &str, value: &str) -> String {
    let text = fs::read_to_string(fixture("small").join(file.name)).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut header = reader.headers().unwrap().clone();
    let mut row = reader.records().next().unwrap().unwrap();
    if !header.iter().any(|name| name == column) {
        header.push_field(column);
        row.push_field("");
    }
    let cells = header.iter().zip(&row);
    let cells: Vec<_> = cells
        .map(|(name, cell)| if name == column { value } else { cell })
        .collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).unwrap();
    writer.write_record(cells).unwrap();
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[tokio::test]
async fn no_file_says_what_somebody_will_have_said_or_done() {
    let out = tempfile::tempdir().unwrap();
    for engine in fresh().await {
        let store = &engine.store;
        let mut columns = 0;
        export_csv(store, out.path()).await.unwrap();
        let before = files(out.path());
        for file in format::files() {
            for column in file.columns {
                let later = match column.kind {
                    CellKind::PastDate => "2026-03-03",
                    CellKind::PastInstant | CellKind::PastPreciseInstant => {
                        "2026-03-02T09:00:00.001Z"
                    }
                    _ => continue,
                };
                columns += 1;
                let rows = dated(file, column.name, later);
                let rows = directory(&[(file.name, &rows)]);
                let now = "2026-03-02T09:00:00Z".parse().unwrap();
                let rejects = import_at(store, rows.path(), now).await;
                let refused = format!("{},2,{},FUTURE,", file.name, column.name);
                assert!(
                    rejects.starts_with(&refused) && rejects.lines().count() == 1,
                    "{refused} is not {rejects:?} on {}",
                    engine.name
                );
            }
        }
        assert_eq!(columns, 15);
        export_csv(store, out.path()).await.unwrap();
        assert_eq!(files(out.path()), before, "{}", engine.name);
        sound(&engine).await;
    }
}

#[tokio::test]
async fn a_row_of_the_future_does_not_beat_what_a_person_says_today() {
    for engine in fresh().await {
        let store = &engine.store;
        // A nightly file dates an acceptance, a grade and a membership a month ahead.
        let introduction = "uid,from_agent_uid,to_agent_uid,state,asked_at,answered_at\n\
            int-02,agt-01,agt-02,ACCEPTED,2026-02-01T08:00:00Z,2026-04-02T08:00:00Z\n";
        let agent = "uid,display_name,status,grade,recorded_at\n\
            agt-01,Éléonore,MILITARY,Ministre,2026-04-02T08:00:00Z\n";
        let member = exported(store, "community_members.csv", ",agt-").await;
        let (community, person) = member[0].split_once(',').unwrap();
        let person = person.split(',').next().unwrap();
        let members = format!("community_uid,agent_uid,since\n{community},{person},2026-04-02\n");
        let files = directory(&[
            ("introductions.csv", introduction),
            ("agents.csv", agent),
            ("community_members.csv", &members),
        ]);
        let answer = ("answerIntroduction", "AnswerIntroductionInput", "");
        let refuse = json!({ "introduction": id("Introduction", "int-02"), "accept": false });
        done(store, "agt-02", answer, refuse).await;
        done(store, "agt-01", PROFILE, json!({ "grade": "Attachée" })).await;
        let leave = ("leaveCommunity", "CommunityInput", "");
        let input = json!({ "community": id("Community", community) });
        done(store, person, leave, input).await;
        let rejects = import(store, files.path()).await;
        assert_eq!(rejects.matches(",FUTURE,").count(), 3, "{rejects}");
        let rows = exported(store, "introductions.csv", "int-02").await;
        assert!(rows[0].contains(",REFUSED,"), "{rows:?} on {}", engine.name);
        assert_eq!(me(store, "agt-01", "grade").await["grade"], "Attachée");
        let rows = exported(
            store,
            "community_members.csv",
            &format!("{community},{person},"),
        )
        .await;
        assert_eq!(rows, [""; 0], "{}", engine.name);
        sound(&engine).await;
    }
}
