//! What stays, though its source says it no more.

use passerelle::{
    graph::{
        catalog::Statement,
        store::{GraphStore, Unit},
    },
    import::{ImportError, Limit, Options},
};
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::{exported, import, small_without, stays_sound, whole};
use crate::{
    promises::acting::{ask, change},
    support::{
        answers::id,
        directory::{directory, files},
        engine::{fixture, fresh},
    },
};

/// An agent makes a change, which must be no error.
async fn done(store: &GraphStore, agent: &str, mutation: (&str, &str, &str), input: Value) {
    let result = change(store, &format!("demo.agent.{agent}"), mutation, input).await;
    assert_eq!(result["userErrors"], json!([]), "{result}");
}

#[tokio::test]
async fn what_another_source_states_or_a_person_said_stays() {
    const KNOWS: &str = "agent_competencies.csv";
    let hidden = "agent_uid,organisation_uid\nagt-13,org-dnum-mte\n";
    let known = files(&fixture("small"))[KNOWS].clone();
    let head = known.lines().next().unwrap();
    let other = directory(&[("hidden_from.csv", hidden)]);
    let silent = directory(&[
        (KNOWS, &format!("{head}\n")),
        ("hidden_from.csv", "agent_uid,organisation_uid\n"),
        ("agents.csv", "uid,display_name,status\n"),
    ]);
    for engine in fresh().await {
        let store = &engine.store;
        let elsewhere = Options {
            source: Some("other".to_owned()),
            ..Options::default()
        };
        import(store, &other, &elsewhere).await.unwrap();
        // One who hides says so once more, and one knows what the file says that they know.
        let said = known.lines().find(|line| line.starts_with("agt-")).unwrap();
        let agent = said.split(',').next().unwrap();
        let code = said.split(',').nth(1).unwrap();
        let input = json!({ "competency": id("Competency", code), "level": 2 });
        done(
            store,
            agent,
            ("declareCompetency", "DeclareCompetencyInput", ""),
            input,
        )
        .await;
        let input = json!({ "organisations": [id("Organisation", "org-dga")] });
        done(
            store,
            "agt-01",
            ("setHiddenOrganisations", "SetHiddenOrganisationsInput", ""),
            input,
        )
        .await;
        let options = whole(&[KNOWS, "hidden_from.csv", "agents.csv"]);
        let summary = import(store, &silent, &options).await.unwrap();
        let files = exported(store).await;
        assert_eq!(files[KNOWS].lines().count(), 2, "{}", files[KNOWS]);
        assert!(
            files[KNOWS].contains(&format!("{agent},{code},2,")),
            "{}",
            files[KNOWS]
        );
        assert_eq!(
            files["hidden_from.csv"],
            "agent_uid,organisation_uid\nagt-01,org-dga\nagt-13,org-dnum-mte\n"
        );
        assert_eq!(summary.withdrawn.get("HIDDEN_FROM"), None);
        // Nobody was taken away, since nobody asked for it.
        assert_eq!(summary.kept["Agent"], 20);
        assert_eq!(files["agents.csv"].lines().count(), 21);
        stays_sound(&engine).await;
    }
}

#[tokio::test]
async fn people_go_on_demand_with_all_that_is_about_them() {
    let home = small_without(&[("agents.csv", "agt-15,"), ("agents.csv", "agt-14,")]);
    // Alone in its directory: what else there is of the two would be refused.
    for name in files(&fixture("small"))
        .into_keys()
        .filter(|name| name != "agents.csv" && name != "corps.csv")
    {
        std::fs::remove_file(home.path().join(name)).unwrap();
    }
    for engine in fresh().await {
        let mut options = whole(&["agents.csv"]);
        options.remove_people = true;
        let summary = import(&engine.store, &home, &options).await.unwrap();
        assert_eq!(summary.withdrawn["Agent"], 2);
        for (name, text) in exported(&engine.store).await {
            assert!(
                !text.contains("agt-15") && !text.contains("agt-14"),
                "{name} on {}",
                engine.name
            );
        }
        stays_sound(&engine).await;
    }
}

#[tokio::test]
async fn a_grant_that_left_shows_nobody_and_a_withdrawal_that_left_stays() {
    let gone = [
        ("consents.csv", "agt-15,VISIBLE_TO_PEERS"),
        ("consents.csv", "agt-02,VISIBLE_TO_PEERS"),
    ];
    let query = "{ me { peers(first: 20) { edges { node { displayName } } } } }";
    for engine in fresh().await {
        let store = &engine.store;
        // Of the second, the withdrawal is said in the file of today only.
        let said = directory(&[(
            "consents.csv",
            "agent_uid,purpose,granted_at,withdrawn_at\nagt-02,VISIBLE_TO_PEERS,2026-03-01T08:00:00Z,2026-03-01T09:00:00Z\n",
        )]);
        import(store, &said, &whole(&[])).await.unwrap();
        let shown = ask(store, "demo.agent.agt-05", query, json!({}))
            .await
            .to_string();
        import(store, &small_without(&gone), &whole(&["consents.csv"]))
            .await
            .unwrap();
        let after = ask(store, "demo.agent.agt-02", query, json!({}))
            .await
            .to_string();
        assert!(!after.contains("Quitterie Larrazet"), "{after} {shown}");
        let consents = exported(store).await["consents.csv"].clone();
        assert!(!consents.contains("agt-15,VISIBLE_TO_PEERS"), "{consents}");
        assert!(
            consents.contains("agt-02,VISIBLE_TO_PEERS,2026-03-01T09:00:00"),
            "{consents}"
        );
        stays_sound(&engine).await;
    }
}

#[tokio::test]
async fn what_nobody_knows_who_stated_stays_and_is_counted() {
    const FORGET: Statement = Statement {
        name: "tests/forget_sources",
        text: include_str!("../../support/forget_sources.cypher"),
        embedded: None,
    };
    let home = small_without(&[("posts.csv", "post-01,"), ("vacancies.csv", "vac-01,")]);
    for engine in fresh().await {
        let store = &engine.store;
        let unit = Unit::new(FORGET, json!({}));
        store.write::<IgnoredAny>(unit).await.unwrap();
        let options = whole(&["posts.csv", "vacancies.csv"]);
        let summary = import(store, &home, &options).await.unwrap();
        assert!(summary.withdrawn.is_empty(), "{:?}", summary.withdrawn);
        assert_eq!(
            (
                summary.unknown_source["Post"],
                summary.unknown_source["Vacancy"]
            ),
            (1, 1)
        );
        assert!(exported(store).await["vacancies.csv"].contains("vac-01,post-01,VACANT"));
        // What the file says is of the source from now on.
        let less = small_without(&[
            ("posts.csv", "post-01,"),
            ("vacancies.csv", "vac-01,"),
            ("vacancies.csv", "vac-04,"),
        ]);
        let summary = import(store, &less, &options).await.unwrap();
        assert_eq!(summary.withdrawn["Vacancy"], 1);
    }
}

#[tokio::test]
async fn a_row_that_is_refused_is_not_gone_and_a_file_that_cannot_be_read_through_takes_nothing_back()
 {
    let vacancies = files(&fixture("small"))["vacancies.csv"].clone();
    let wrong = vacancies.replace("vac-04,post-03,VACANT", "VAC-04,post-03,FREE");
    let broken = vacancies.replace("vac-04,post-03,VACANT", "vac-04,post-03");
    for engine in fresh().await {
        let before = exported(&engine.store).await;
        let home = directory(&[("vacancies.csv", &wrong)]);
        let summary = import(&engine.store, &home, &whole(&["vacancies.csv"]))
            .await
            .unwrap();
        assert_eq!((summary.rejected, summary.withdrawn.len()), (1, 0));
        let home = directory(&[("vacancies.csv", &broken)]);
        let summary = import(&engine.store, &home, &whole(&["vacancies.csv"]))
            .await
            .unwrap();
        assert!(summary.withdrawn.is_empty());
        let line = "vacancies.csv: 1 records cannot be read, so it is not the whole; nothing of it is taken back";
        assert_eq!(summary.unusable, [line]);
        assert_eq!(exported(&engine.store).await, before, "{}", engine.name);
    }
}

#[tokio::test]
async fn a_manifest_says_source_and_complete_files_and_a_wrong_name_writes_nothing() {
    for engine in fresh().await {
        let store = &engine.store;
        let home = small_without(&[("agent_wants.csv", "agt-01,cmp-cloud")]);
        let manifest = home.path().join("manifest.toml");
        std::fs::write(
            &manifest,
            "source = \"small\"\ncomplete = [\"Agent_Wants.csv\"]\n",
        )
        .unwrap();
        let forced = Options {
            limit: Limit::None,
            ..Options::default()
        };
        let summary = import(store, &home, &forced).await.unwrap();
        assert_eq!(summary.withdrawn["WANTS"], 1);
        let before = exported(store).await;
        for (text, options) in [
            ("sauce = \"small\"\n", forced.clone()),
            ("complete = [\"recipes.csv\"]\n", forced.clone()),
            ("source = \"api\"\n", forced.clone()),
            ("", whole(&["agent_proposals.csv", "recipes"])),
        ] {
            std::fs::write(&manifest, text).unwrap();
            std::fs::write(
                home.path().join("agent_wants.csv"),
                "agent_uid,competency_uid\n",
            )
            .unwrap();
            let refused = import(store, &home, &options).await.unwrap_err();
            let is_named = ["manifest.toml", "recipes", "api"];
            assert!(
                is_named
                    .iter()
                    .any(|word| refused.to_string().contains(word)),
                "{refused}"
            );
        }
        std::fs::remove_file(&manifest).unwrap();
        std::fs::remove_file(home.path().join("agent_proposals.csv")).unwrap();
        let refused = import(store, &home, &whole(&["agent_proposals.csv"]))
            .await
            .unwrap_err();
        assert!(matches!(
            refused,
            ImportError::CompleteAbsent("agent_proposals.csv")
        ));
        assert_eq!(exported(store).await, before, "{}", engine.name);
    }
}

#[tokio::test]
async fn what_people_did_with_a_post_over_the_api_keeps_it() {
    let home = small_without(&[
        ("posts.csv", "post-12,"),
        ("vacancies.csv", "vac-13,"),
        ("posts.csv", "post-16,"),
        ("vacancies.csv", "vac-17,"),
    ]);
    for engine in fresh().await {
        let store = &engine.store;
        let input = json!({ "post": id("Post", "post-16") });
        done(store, "agt-02", ("savePost", "PostActionInput", ""), input).await;
        let options = whole(&["posts.csv", "vacancies.csv"]);
        let summary = import(store, &home, &options).await.unwrap();
        assert_eq!(summary.withdrawn["Post"], 2);
        let posts = exported(store).await["posts.csv"].clone();
        assert!(
            posts.contains("post-16,") && !posts.contains("post-12,"),
            "{posts}"
        );
        assert!(exported(store).await["vacancies.csv"].contains("vac-17,post-16,WITHDRAWN"));
        stays_sound(&engine).await;
    }
}

/// One more of each node file, and an organisation below another.
const MORE: [(&str, &str); 7] = [
    (
        "organisations.csv",
        "org-x-head,Tête,,DIRECTORATE,org-spm\norg-x-below,Dessous,,BUREAU,org-x-head\n",
    ),
    ("places.csv", "plc-x,Ailleurs,DEPARTMENT,plc-bre\n"),
    ("corps.csv", "crp-x,XX,Corps du test,A,false,,,\n"),
    (
        "competencies.csv",
        "cmp-x,FILIERE,X-TEST,Compétence du test,,,SKILL\n",
    ),
    (
        "occupations.csv",
        "occ-x,FILIERE,X-OCC,Métier du test,,,Achats,false\n",
    ),
    ("trainings.csv", "trn-x,Formation du test,Campus,7,\n"),
    (
        "communities.csv",
        "com-x,Communauté du test,Tests,cmp-dev\n",
    ),
];

#[tokio::test]
async fn nodes_that_left_go_and_what_something_that_stays_needs_is_kept_with_what_is_above_it() {
    let names = MORE.map(|(name, _)| name);
    let small = files(&fixture("small"));
    let mut all = small.clone();
    for (name, rows) in MORE {
        all.get_mut(name).unwrap().push_str(rows);
    }
    let (with, without) = (super::written(&all), super::written(&small));
    for engine in fresh().await {
        let store = &engine.store;
        import(store, &with, &whole(&[])).await.unwrap();
        let summary = import(store, &without, &whole(&names)).await.unwrap();
        let withdrawn: u64 = summary.withdrawn.values().sum();
        assert_eq!(withdrawn, 8, "{:?} on {}", summary.withdrawn, engine.name);
        assert_eq!(exported(store).await, small, "{}", engine.name);
        stays_sound(&engine).await;
        // Somebody hides from what is below: both stay, in force no more.
        import(store, &with, &whole(&[])).await.unwrap();
        let input = json!({ "organisation": id("Organisation", "org-x-below") });
        let hide = ("hideFromOrganisation", "HiddenOrganisationInput", "");
        done(store, "agt-13", hide, input).await;
        import(store, &without, &whole(&names)).await.unwrap();
        let kept = exported(store).await;
        let kept = kept["organisations.csv"].lines();
        let kept: Vec<_> = kept.filter(|line| line.starts_with("org-x-")).collect();
        assert_eq!(kept.len(), 2, "{kept:?} on {}", engine.name);
        assert!(
            kept.iter().all(|line| line.contains("2026-03-02")),
            "{kept:?}"
        );
        stays_sound(&engine).await;
    }
}
