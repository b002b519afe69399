//! Importing files again never takes back what a person said.

use chrono::TimeDelta;
use passerelle::{graph::store::GraphStore, refresh::refresh};
use serde_json::{Value, json};

use super::acting::{
    ask, change, consent, exported, import, import_at, import_file, peers, said, sound,
};
use crate::support::{
    answers::{card, id},
    directory::directory,
    engine::{evening, fixture, fresh, load, moment},
};

pub(super) const PROFILE: (&str, &str, &str) = ("updateProfile", "UpdateProfileInput", "");
const AGENTS: &str =
    "uid,display_name,status,category,corps_uid,grade,move_intent,mobile_from,email,recorded_at\n";

pub(super) async fn done(
    store: &GraphStore,
    agent: &str,
    mutation: (&str, &str, &str),
    input: Value,
) {
    let result = change(store, &format!("demo.agent.{agent}"), mutation, input).await;
    assert_eq!(result["userErrors"], json!([]), "{result}");
}

pub(super) async fn me(store: &GraphStore, agent: &str, fields: &str) -> Value {
    let query = format!("{{ me {{ {fields} }} }}");
    let mut data = ask(store, &format!("demo.agent.{agent}"), &query, json!({})).await;
    data["me"].take()
}

/// The small fixture again, as a nightly import does it, and the refresh after it.
async fn again(store: &GraphStore) -> String {
    let rejects = import(store, &fixture("small")).await;
    refresh(store, moment("2026-03-02")).await.unwrap();
    rejects
}

#[tokio::test]
async fn a_withdrawn_consent_stays_withdrawn_until_a_later_grant() {
    for engine in fresh().await {
        let store = &engine.store;
        consent(store, "agt-15", "VISIBLE_TO_PEERS", false).await;
        assert_eq!(again(store).await, "");
        assert_eq!(
            said(store, "agt-15", "VISIBLE_TO_PEERS").await["given"],
            false
        );
        let shown = peers(store, "agt-02").await;
        assert!(
            !shown.contains(&"Quitterie Larrazet".to_owned()),
            "{shown:?}"
        );
        // A grant that the person gave elsewhere, later.
        let rows =
            "agent_uid,purpose,granted_at\nagt-15,VISIBLE_TO_PEERS,2026-03-02T23:59:59.500Z\n";
        assert_eq!(import_file(store, "consents.csv", rows).await, "");
        assert_eq!(
            said(store, "agt-15", "VISIBLE_TO_PEERS").await["given"],
            true
        );
        sound(&engine).await;
    }
}

#[tokio::test]
async fn what_was_answered_or_ended_stays_so() {
    let states = |rows: Vec<String>| -> Vec<String> {
        let state = |row: &String| row.split(',').nth(5).unwrap().to_owned();
        rows.iter().map(state).collect()
    };
    for engine in fresh().await {
        let store = &engine.store;
        // int-02 was asked of agt-02, int-03 of agt-17; int-01 is accepted.
        let answer = ("answerIntroduction", "AnswerIntroductionInput", "");
        let refuse = json!({ "introduction": id("Introduction", "int-02"), "accept": false });
        done(store, "agt-02", answer, refuse).await;
        let accept = json!({
            "introduction": id("Introduction", "int-03"), "accept": true, "contact": "06 00 00 00 00",
        });
        done(store, "agt-17", answer, accept).await;
        let end = ("endIntroduction", "EndIntroductionInput", "");
        done(
            store,
            "agt-02",
            end,
            json!({ "introduction": id("Introduction", "int-01") }),
        )
        .await;
        assert_eq!(again(store).await, "");
        let rows = exported(store, "introductions.csv", "int-0").await;
        assert_eq!(
            states(rows.clone()),
            ["ENDED", "REFUSED", "ACCEPTED", "REFUSED", "EXPIRED"],
            "{}",
            engine.name
        );
        assert!(rows[2].contains("06 00 00 00 00"), "{}", rows[2]);
        // The file of a source that knows more goes on from there.
        let text = "uid,from_organisation_uid,to_agent_uid,about_post_uid,state,asked_at,answered_at,ended_at\n\
            int-03,org-dinum,agt-17,post-01,ENDED,2026-02-26T15:00:00Z,2026-02-27T15:00:00Z,2026-02-28T08:00:00Z\n";
        assert_eq!(import_file(store, "introductions.csv", text).await, "");
        let rows = exported(store, "introductions.csv", "int-03").await;
        assert_eq!(states(rows), ["ENDED"]);
        sound(&engine).await;
    }
}

#[tokio::test]
async fn what_a_person_said_of_themselves_wins_over_rows_without_an_instant_or_with_an_older_one() {
    for engine in fresh().await {
        let store = &engine.store;
        let input = json!({ "grade": "Ingénieure générale", "moveIntent": "NO", "mobileFrom": "2027-01-01" });
        done(store, "agt-01", PROFILE, input).await;
        let rejects = again(store).await;
        assert!(
            rejects.starts_with("agents.csv,2,grade,STALE_ROW,")
                && rejects.contains("ligne sans instant, parole du 2026-03-02T")
                && rejects.lines().count() == 1,
            "{rejects}"
        );
        assert_eq!(
            me(store, "agt-01", "grade moveIntent").await,
            json!({ "grade": "Ingénieure générale", "moveIntent": "NO" }),
            "{}",
            engine.name
        );
        let row = |grade: &str, name: &str, at: &str| {
            format!("{AGENTS}agt-01,{name},MILITARY,A_PLUS,crp-ia,{grade},NO,2027-01-01,,{at}\n")
        };
        // Older, with an instant: the other columns are imported.
        let text = row(
            "Ingénieure en chef",
            "Éléonore Vauquelin",
            "2026-02-01T08:00:00Z",
        );
        let rejects = import_file(store, "agents.csv", &text).await;
        assert!(
            rejects.contains("ligne du 2026-02-01T08:00:00"),
            "{rejects}"
        );
        assert_eq!(
            me(store, "agt-01", "grade displayName").await,
            json!({ "grade": "Ingénieure générale", "displayName": "Éléonore Vauquelin" })
        );
        // What was said goes out with its instant, and comes in again.
        let rows = exported(store, "agents.csv", "agt-01,").await;
        assert!(rows[0].contains(",,2026-03-02T"), "{}", rows[0]);
        // Later: the row wins; an empty cell takes nothing back; and an older row does not win after it.
        let text = row(
            "Ingénieure en chef",
            "Éléonore Vauquelin",
            "2026-03-02T23:59:59.900+00:00",
        );
        assert_eq!(import_file(store, "agents.csv", &text).await, "");
        let text = "uid,display_name,status,recorded_at\nagt-01,Éléonore,MILITARY,2026-03-02T23:59:59.950Z\n";
        assert_eq!(import_file(store, "agents.csv", text).await, "");
        let found = me(store, "agt-01", "grade moveIntent displayName").await;
        assert_eq!(
            found,
            json!({
                "grade": "Ingénieure en chef", "moveIntent": "NO", "displayName": "Éléonore",
            })
        );
        let text = row("Ingénieure générale", "Éléonore", "2026-03-02T23:00:00Z");
        assert!(
            import_file(store, "agents.csv", &text)
                .await
                .contains("STALE_ROW")
        );
        sound(&engine).await;
    }
}

#[tokio::test]
async fn what_nobody_said_is_replaced_and_the_same_files_are_refused_nothing() {
    for engine in fresh().await {
        let store = &engine.store;
        load(store, &fixture("small")).await;
        let text = format!(
            "{AGENTS}agt-02,Basile Trévidic,TENURED,A,crp-isic,Ingénieur principal,ACTIVE,,,\n"
        );
        assert_eq!(import_file(store, "agents.csv", &text).await, "");
        assert_eq!(
            me(store, "agt-02", "grade moveIntent").await,
            json!({ "grade": "Ingénieur principal", "moveIntent": "ACTIVE" })
        );
        // A column that no row fills is not written: the file is that of the format before.
        let rows = exported(store, "agents.csv", "uid").await;
        assert!(rows[0].ends_with(",email"), "{}", rows[0]);
    }
}

#[tokio::test]
async fn competencies_hidings_memberships_and_wishes_stay_as_the_person_left_them() {
    let competencies = "competencies(first: 50) { edges { level node { code } } }";
    let level = |found: &Value, code: &str| {
        let edges = found["competencies"]["edges"].as_array().unwrap();
        let of = edges.iter().find(|edge| edge["node"]["code"] == code);
        of.map_or(Value::Null, |edge| edge["level"].clone())
    };
    for engine in fresh().await {
        let store = &engine.store;
        let before = exported(store, "hidden_from.csv", "agt-01,").await;
        assert_eq!(before.len(), 1);
        let member = exported(store, "community_members.csv", ",agt-").await;
        let (community, agent) = member[0].split_once(',').unwrap();
        let agent = agent.split(',').next().unwrap();
        let python = id("Competency", "cmp-python");
        let declare = ("declareCompetency", "DeclareCompetencyInput", "");
        done(
            store,
            "agt-01",
            declare,
            json!({ "competency": python, "level": 1 }),
        )
        .await;
        let withdraw = ("withdrawCompetency", "WithdrawCompetencyInput", "");
        let stat = id("Competency", "cmp-stat");
        done(store, "agt-01", withdraw, json!({ "competency": stat })).await;
        let hide = ("setHiddenOrganisations", "SetHiddenOrganisationsInput", "");
        done(store, "agt-01", hide, json!({ "organisations": [] })).await;
        let leave = ("leaveCommunity", "CommunityInput", "");
        done(
            store,
            agent,
            leave,
            json!({ "community": id("Community", community) }),
        )
        .await;
        let wish = ("setAspirations", "SetAspirationsInput", "");
        let none = json!({ "occupations": [], "organisations": [], "places": [] });
        done(store, "agt-01", wish, none).await;
        let want = ("setWantedCompetencies", "SetWantedCompetenciesInput", "");
        done(store, "agt-01", want, json!({ "competencies": [] })).await;
        let kept = me(store, "agt-01", competencies).await;
        assert_eq!(again(store).await, "");
        let found = me(store, "agt-01", competencies).await;
        assert_eq!(level(&found, "PYTHON"), 1, "{}", engine.name);
        assert_eq!(found, kept);
        for (file, row) in [
            ("hidden_from.csv", "agt-01,"),
            ("aspirations.csv", ",agt-01,"),
            ("agent_wants.csv", "agt-01,"),
            ("community_members.csv", &format!("{community},{agent},")),
        ] {
            assert_eq!(
                exported(store, file, row).await,
                [""; 0],
                "{file} on {}",
                engine.name
            );
        }
        // What is recorded later counts again.
        let text =
            "agent_uid,competency_uid,level,recorded_at\nagt-01,cmp-stat,2,2026-03-03T08:00:00Z\n";
        let files = directory(&[("agent_competencies.csv", text)]);
        let rejects = import_at(store, files.path(), evening() + TimeDelta::days(1)).await;
        assert_eq!(rejects, "");
        let found = exported(store, "agent_competencies.csv", "agt-01,cmp-stat,2").await;
        assert_eq!(found.len(), 1);
        sound(&engine).await;
    }
}

#[tokio::test]
async fn a_post_that_was_dismissed_is_not_saved_again() {
    for engine in fresh().await {
        let store = &engine.store;
        let saved = exported(store, "post_actions.csv", "SAVED").await;
        let cells: Vec<_> = saved[0].split(',').collect();
        let dismiss = ("dismissPost", "DismissPostInput", "");
        let input = json!({ "post": id("Post", cells[1]), "reason": "NOT_NOW" });
        done(store, cells[0], dismiss, input).await;
        again(store).await;
        let pair = format!("{},{},", cells[0], cells[1]);
        let rows = exported(store, "post_actions.csv", &pair).await;
        assert!(
            rows.len() == 1 && rows[0].contains("DISMISSED"),
            "{rows:?} on {}",
            engine.name
        );
    }
}

#[tokio::test]
async fn a_score_that_a_person_gave_is_not_replaced_by_a_file_of_that_day() {
    let header = "agent_uid,post_uid,accompaniment_uid,kind,score,reason,on\n";
    for engine in fresh().await {
        let store = &engine.store;
        let give = ("giveFeedback", "GiveFeedbackInput", "");
        let input = json!({ "post": id("Post", "post-14"), "score": 2, "comment": "Trop loin" });
        done(store, "agt-02", give, input).await;
        let row = "agt-02,post-14,,SATISFACTION,5,Très bien,2026-03-02\n";
        let other = "agt-02,post-13,,SATISFACTION,5,Très bien,2026-03-02\n";
        let rows = format!("{header}{row}{other}");
        assert_eq!(import_file(store, "feedback.csv", &rows).await, "");
        let kept = exported(store, "feedback.csv", "agt-02").await;
        let said = "agt-02,post-14,,SATISFACTION,2,Trop loin,2026-03-02".to_owned();
        assert!(kept.contains(&said), "{kept:?}");
        // What nobody said over the API is what the file says.
        assert!(kept.contains(&other.trim_end().to_owned()), "{kept:?}");
    }
}

#[tokio::test]
async fn an_endorsement_that_comes_again_brings_no_competency_back_and_lowers_none() {
    let withdraw = ("withdrawCompetency", "WithdrawCompetencyInput", "");
    let endorse = ("endorseCompetency", "EndorseCompetencyInput", "");
    let answer = ("answerEndorsement", "AnswerEndorsementInput", "");
    for engine in fresh().await {
        let store = &engine.store;
        // A peer confirmed it, and the files say both.
        let held = exported(store, "agent_competencies.csv", "agt-09,cmp-incident,").await;
        let endorsed = exported(store, "endorsements.csv", "agt-09,cmp-incident,").await;
        assert_eq!((held.len(), endorsed.len()), (1, 1));
        let input = json!({ "competency": id("Competency", "cmp-incident") });
        done(store, "agt-09", withdraw, input).await;
        assert_eq!(again(store).await, "");
        let held = exported(store, "agent_competencies.csv", "agt-09,cmp-incident,").await;
        assert_eq!(held, [""; 0], "{}", engine.name);
        // The person accepts a level; a row of an earlier day is older than that, and one of a later day counts.
        let offer = json!({
            "agent": card("demo.agent.agt-02", "agt-12"),
            "competency": id("Competency", "cmp-linux"),
            "level": 3,
        });
        done(store, "agt-02", endorse, offer).await;
        let offers = me(store, "agt-12", "endorsementOffers { id }").await;
        let accept = json!({ "endorsement": offers["endorsementOffers"][0]["id"], "accept": true });
        done(store, "agt-12", answer, accept).await;
        let row = "agt-12,cmp-linux,agt-02";
        let accepted = exported(store, "endorsements.csv", row).await;
        assert_eq!(accepted, [format!("{row},3,2026-03-02")]);
        for (level, on, kept) in [(1, "2025-06-30", 3), (4, "2026-03-03", 4)] {
            let rows =
                format!("agent_uid,competency_uid,by_agent_uid,level,on\n{row},{level},{on}\n");
            let files = directory(&[("endorsements.csv", &rows)]);
            let rejects = import_at(store, files.path(), evening() + TimeDelta::days(1)).await;
            assert_eq!(rejects, "");
            let found = exported(store, "endorsements.csv", row).await;
            assert!(
                found[0].starts_with(&format!("{row},{kept},")),
                "{found:?} on {}",
                engine.name
            );
        }
        sound(&engine).await;
    }
}
