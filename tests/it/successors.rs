//! What was renamed, merged or reformed counts under its last successor, and nothing retired is proposed.

use std::{fmt::Write as _, sync::Arc};

use async_graphql::Request;
use passerelle::{
    auth::principal::Principal, graph::store::GraphStore, graphql::Api, refresh::refresh,
};
use serde_json::Value;
use tempfile::TempDir;

use crate::{
    promises::acting::{exported, import_file, sound},
    support::{
        answers::id,
        directory::directory,
        engine::{Engine, add, empty, load, moment},
    },
};

async fn ask(store: &GraphStore, query: &str) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    let answer = api
        .execute(Request::new(query), Principal::demo_all())
        .await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    answer.data.into_json().unwrap()
}

async fn derive(store: &GraphStore) {
    refresh(store, moment("2026-03-02")).await.unwrap();
}

const ORGANISATIONS: &str = "uid,name,kind,parent_uid,valid_to,replaced_by_uid\n\
    org-old,Ministère ancien,MINISTRY,,2022-05-31,org-between\n\
    org-between,Ministère bref,MINISTRY,,2024-09-30,org-new\n\
    org-new,Ministère nouveau,MINISTRY,,,\n\
    org-desk,Direction ancienne,DIRECTORATE,org-old,,org-desk-new\n\
    org-desk-new,Direction,DIRECTORATE,org-new,,\n\
    org-bureau,Bureau,BUREAU,org-desk,,\n\
    org-other,Autre ministère,MINISTRY,,,\n";

const OCCUPATIONS: &str = "uid,scheme,code,label_fr,family,digital,valid_to,replaced_by_uid\n\
    occ-web,X,W,Webmestre,Logiciel,true,,occ-dev\n\
    occ-dev,X,D,Développement,Logiciel,true,,\n\
    occ-net,X,N,Réseau,Réseau,true,,\n\
    occ-telex,X,T,Télexiste,Réseau,true,2020-12-31,\n";

const CORPS: &str = "uid,code,label,military,succeeded_by_uid\n\
    crp-old,CO,Administrateurs civils,false,crp-new\n\
    crp-new,CN,Administrateurs de l'État,false,\n";

/// Ten people whom decrees renamed, and ten who moved.
fn reformed() -> TempDir {
    let mut agents = "uid,display_name,status,corps_uid,move_intent\n".to_owned();
    let mut consents = "agent_uid,purpose,granted_at\n".to_owned();
    let mut assignments =
        "uid,agent_uid,start,end,title,organisation_uid,occupation_uid,digital\n".to_owned();
    for i in 10..30 {
        let corps = if i % 2 == 0 { "crp-old" } else { "crp-new" };
        writeln!(agents, "a-{i},Personne {i},TENURED,{corps},ACTIVE").unwrap();
        for purpose in ["STATISTICS", "RECOMMENDATIONS", "VISIBLE_TO_PEERS"] {
            writeln!(consents, "a-{i},{purpose},2025-01-01T00:00:00Z").unwrap();
        }
        let (from, to, occupation) = if i < 20 {
            ("org-desk", "org-desk-new", "occ-web")
        } else {
            ("org-other", "org-bureau", "occ-net")
        };
        writeln!(
            assignments,
            "s-{i}-0,a-{i},2019-01-01,2022-05-31,Agent,{from},{occupation},true\n\
             s-{i}-1,a-{i},2022-06-01,,Agent,{to},occ-dev,true"
        )
        .unwrap();
    }
    directory(&[
        ("organisations.csv", ORGANISATIONS),
        ("occupations.csv", OCCUPATIONS),
        ("corps.csv", CORPS),
        ("agents.csv", &agents),
        ("consents.csv", &consents),
        ("assignments.csv", &assignments),
    ])
}

/// The disclosed flows of a dimension: labels and count.
async fn flows(store: &GraphStore, dimension: &str) -> Vec<(String, String, i64)> {
    let query = format!(
        "{{ analytics {{ flows(dimension: {dimension}, digitalOnly: false) {{
            cells {{ from {{ label }} to {{ label }} count }} }} }} }}"
    );
    let answer = ask(store, &query).await;
    let cells = answer["analytics"]["flows"]["cells"].as_array().unwrap();
    let text = |end: &Value| end["label"].as_str().unwrap().to_owned();
    let cell = |cell: &Value| {
        let count = cell["count"].as_i64().unwrap();
        (text(&cell["from"]), text(&cell["to"]), count)
    };
    cells.iter().map(cell).collect()
}

fn cell(from: &str, to: &str, count: i64) -> (String, String, i64) {
    (from.to_owned(), to.to_owned(), count)
}

#[tokio::test]
async fn a_decree_moves_nobody() {
    for Engine { name, store, .. } in empty().await {
        load(&store, reformed().path()).await;
        derive(&store).await;
        let ministries = flows(&store, "MINISTRY").await;
        let moved = [cell("Autre ministère", "Ministère nouveau", 10)];
        assert_eq!(ministries, moved, "{name}");
        // The same desk under another name is one spell, so that ten of twenty people moved.
        let occupations = flows(&store, "OCCUPATION").await;
        assert_eq!(occupations, [cell("Réseau", "Développement", 10)], "{name}");
        let corps = flows(&store, "CORPS").await;
        let state = "Administrateurs de l'État";
        assert_eq!(corps, [cell(state, state, 10)], "{name}");

        let of_corps = |uid| {
            format!(
                "{{ agents(first: 50, filter: {{ corps: [\"{}\"] }}) {{ totalCount }} }}",
                id("Corps", uid)
            )
        };
        for uid in ["crp-old", "crp-new"] {
            let found = ask(&store, &of_corps(uid)).await;
            assert_eq!(found["agents"]["totalCount"], 20, "{uid} on {name}");
        }
        let tree = format!(
            "{{ analytics {{ careerTree(from: \"{}\") {{ population }} }} }}",
            id("Corps", "crp-new")
        );
        let tree = ask(&store, &tree).await;
        assert_eq!(tree["analytics"]["careerTree"]["population"], 10, "{name}");
        let ministry = format!(
            "{{ node(id: \"{}\") {{ ... on Organisation {{ ministry {{ name }} }} }} }}",
            id("Organisation", "org-bureau")
        );
        let found = ask(&store, &ministry).await;
        assert_eq!(
            found["node"]["ministry"]["name"], "Ministère nouveau",
            "{name}"
        );
    }
}

#[tokio::test]
async fn an_export_gives_back_what_was_recorded_and_a_succession_is_undone() {
    for engine in empty().await {
        let store = &engine.store;
        load(store, reformed().path()).await;
        derive(store).await;
        sound(&engine).await;
        assert_eq!(exported(store, "agents.csv", "crp-old").await.len(), 10);
        let assignments = exported(store, "assignments.csv", "occ-web").await;
        assert_eq!(assignments.len(), 10, "{}", engine.name);
        let organisations = exported(store, "organisations.csv", "org-between").await;
        let wanted = [
            "org-between,Ministère bref,,MINISTRY,,2024-09-30,org-new",
            "org-old,Ministère ancien,,MINISTRY,,2022-05-31,org-between",
        ];
        assert_eq!(organisations, wanted, "{}", engine.name);
        let occupations = exported(store, "occupations.csv", "occ-web").await;
        assert_eq!(occupations.len(), 1, "{}", engine.name);
        assert!(occupations[0].ends_with(",,occ-dev"), "{occupations:?}");

        let undone = CORPS.replace("crp-new\n", "\n");
        let undone = directory(&[("corps.csv", &undone)]);
        add(store, undone.path()).await;
        derive(store).await;
        let old = format!(
            "{{ agents(first: 50, filter: {{ corps: [\"{}\"] }}) {{ totalCount }} }}",
            id("Corps", "crp-old")
        );
        let found = ask(store, &old).await;
        assert_eq!(found["agents"]["totalCount"], 10, "{}", engine.name);
        assert_eq!(exported(store, "agents.csv", "crp-old").await.len(), 10);
    }
}

#[tokio::test]
async fn a_cycle_of_replacements_is_refused() {
    for Engine { name, store, .. } in empty().await {
        let rejects = import_file(
            &store,
            "occupations.csv",
            "uid,scheme,code,label_fr,digital,replaced_by_uid\n\
             o-a,X,A,A,true,o-b\no-b,X,B,B,true,o-a\no-c,X,C,C,true,o-d\no-d,X,D,D,true,\n",
        )
        .await;
        let column = |rejects: &str| {
            let cut = |line: &str| line.splitn(5, ',').take(4).collect::<Vec<_>>().join(",");
            rejects.lines().map(cut).collect::<Vec<_>>()
        };
        let wanted = [
            "occupations.csv,2,replaced_by_uid,CYCLE",
            "occupations.csv,3,replaced_by_uid,CYCLE",
        ];
        assert_eq!(column(&rejects), wanted, "{name}");
        let again = import_file(
            &store,
            "occupations.csv",
            "uid,scheme,code,label_fr,digital,replaced_by_uid\no-d,X,D,D,true,o-c\n",
        )
        .await;
        assert_eq!(
            column(&again),
            ["occupations.csv,2,replaced_by_uid,CYCLE"],
            "{name}"
        );
        let organisations = import_file(
            &store,
            "organisations.csv",
            "uid,name,parent_uid,replaced_by_uid\ng-a,A,,g-b\ng-b,B,,g-a\ng-c,C,g-d,\ng-d,D,,g-e\ng-e,E,,\n",
        )
        .await;
        let wanted = [
            "organisations.csv,2,replaced_by_uid,CYCLE",
            "organisations.csv,3,replaced_by_uid,CYCLE",
        ];
        assert_eq!(column(&organisations), wanted, "{name}");
    }
}

#[tokio::test]
async fn what_is_retired_is_found_by_its_name_and_proposed_by_none() {
    for Engine { name, store, .. } in empty().await {
        load(&store, reformed().path()).await;
        derive(&store).await;
        let names = |answer: &Value, list: &str| -> Vec<String> {
            let edges = answer[list]["edges"].as_array().unwrap().iter();
            let name = |edge: &Value| {
                let node = &edge["node"];
                let label = node["label"].get("fr").unwrap_or(&node["label"]);
                let text = label.as_str().or_else(|| node["name"].as_str());
                text.unwrap().to_owned()
            };
            edges.map(name).collect()
        };
        for (list, field, search, wanted) in [
            (
                "occupations",
                "label { fr }",
                "",
                vec!["Développement", "Réseau"],
            ),
            (
                "occupations",
                "label { fr }",
                "webmestre",
                vec!["Développement"],
            ),
            (
                "occupations",
                "label { fr }",
                "télexiste",
                vec!["Télexiste"],
            ),
            ("corps", "label", "", vec!["Administrateurs de l'État"]),
            (
                "corps",
                "label",
                "civils",
                vec!["Administrateurs de l'État"],
            ),
            ("organisations", "name", "bref", vec!["Ministère nouveau"]),
        ] {
            let words = if search.is_empty() {
                String::new()
            } else {
                format!(", search: \"{search}\"")
            };
            let query =
                format!("{{ {list}(first: 20{words}) {{ edges {{ node {{ {field} }} }} }} }}");
            let found = names(&ask(&store, &query).await, list);
            assert_eq!(found, wanted, "{list} {search} on {name}");
        }
    }
}

#[tokio::test]
async fn who_has_a_competency_has_the_one_that_replaced_it() {
    for Engine { name, store, .. } in empty().await {
        let with = directory(&[
            ("organisations.csv", "uid,name,kind\norg-a,A,MINISTRY\n"),
            (
                "competencies.csv",
                "uid,scheme,code,label_fr,replaced_by_uid\n\
                 k-new,X,N,Conteneurs,\nk-old,X,O,Docker,k-new\nk-x,X,X,Autre chose,\n",
            ),
            (
                "posts.csv",
                "uid,reference,title,organisation_uid\np-1,R1,Un poste,org-a\np-2,R2,Deux,org-a\n",
            ),
            (
                "post_requirements.csv",
                "post_uid,competency_uid,level,importance\np-1,k-new,2,ESSENTIAL\np-2,k-x,2,ESSENTIAL\n",
            ),
            (
                "vacancies.csv",
                "uid,post_uid,state,opened_on\nv-1,p-1,VACANT,2026-02-01\nv-2,p-2,VACANT,2026-02-01\n",
            ),
            (
                "agents.csv",
                "uid,display_name,status,move_intent\na-1,Personne,TENURED,ACTIVE\n",
            ),
            (
                "consents.csv",
                "agent_uid,purpose,granted_at\na-1,RECOMMENDATIONS,2025-01-01T00:00:00Z\n",
            ),
            (
                "agent_competencies.csv",
                "agent_uid,competency_uid,level\na-1,k-old,3\n",
            ),
            (
                "trainings.csv",
                "uid,title,provider\nt-1,Cours ancien,Institut\n",
            ),
            (
                "training_teaches.csv",
                "training_uid,competency_uid,level\nt-1,k-old,2\n",
            ),
        ]);
        load(&store, with.path()).await;
        derive(&store).await;
        let query =
            "{ agent(uid: \"a-1\") { recommendedPosts(first: 5) { edges { node { title } } } } }";
        let found = ask(&store, query).await;
        let edges = found["agent"]["recommendedPosts"]["edges"]
            .as_array()
            .unwrap();
        assert_eq!(edges.len(), 1, "{found} on {name}");
        let trainings = "{ competency(scheme: \"X\", code: \"N\") { trainings { title } } }";
        let found = ask(&store, trainings).await;
        assert_eq!(
            found["competency"]["trainings"][0]["title"], "Cours ancien",
            "{name}"
        );
        let search =
            "{ competencies(first: 5, search: \"docker\") { edges { node { label { fr } } } } }";
        let found = ask(&store, search).await;
        let edges = found["competencies"]["edges"].as_array().unwrap();
        assert_eq!(edges.len(), 1, "{found} on {name}");
        assert_eq!(edges[0]["node"]["label"]["fr"], "Conteneurs", "{name}");
    }
}
