//! Moves of people in each situation to posts of each kind, as both engines know them.

use std::collections::BTreeMap;

use passerelle::domain::{
    statute::{
        Statute,
        judge::Feasibility,
        port::{AgentSituation, StatuteGraph as _},
    },
    vocabulary::{AgentStatus, Category, FunctionalPost, LegalRoute, Verdict},
};
use serde_json::json;

use super::{api, ask};
use crate::support::{
    directory::directory,
    engine::{Engine, small_and},
};

const TODAY: &str = "2026-03-02";

const POSTS: &str = "\
uid,reference,title,organisation_uid,occupation_uid,categories,open_to_military,open_to_contract,functional
mv-dir,MV-1,Sous-directrice ou sous-directeur du numérique,org-mint,occ-chef-projet,A_PLUS,true,false,DIRECTION
mv-exp,MV-2,Experte ou expert de haut niveau,org-ign,occ-devops,A_PLUS,true,true,EXPERT
mv-unsaid,MV-3,Cheffe ou chef de mission,org-mint,occ-devops,A_PLUS,true,true,
mv-est,MV-4,Ingénieure ou ingénieur DevOps,org-ign,occ-devops,A,true,true,
mv-bc,MV-5,Technicienne ou technicien réseaux,org-dga,occ-reseau,B|C,true,true,NONE
";
const VACANCIES: &str = "\
uid,post_uid,state,opened_on
mv-v1,mv-dir,VACANT,2026-02-02
mv-v2,mv-exp,VACANT,2026-02-02
mv-v3,mv-unsaid,VACANT,2026-02-02
mv-v4,mv-est,VACANT,2026-02-02
mv-v5,mv-bc,VACANT,2026-02-02
";
const AGENTS: &str = "\
uid,display_name,status,category,corps_uid,grade,move_intent
mv-captain,Aubin Lestrade,MILITARY,A,,Capitaine,ACTIVE
mv-ending,Blandine Orsini,CONTRACT,A,,,ACTIVE
mv-gap,Cyprien Valette,CONTRACT,A,,,ACTIVE
mv-other,Delphine Rozier,CONTRACT,A,,,ACTIVE
mv-same,Edgar Monnier,CONTRACT,A,,,ACTIVE
mv-seconded,Flavie Tessier,TENURED,A,crp-isic,Ingénieure,ACTIVE
";
const ASSIGNMENTS: &str = "\
uid,agent_uid,start,end,term_end,title,organisation_uid,occupation_uid,route
mv-a1,mv-captain,2023-09-01,,,Officier des réseaux,org-dga,occ-reseau,MILITARY_ASSIGNMENT
mv-a2,mv-ending,2023-01-01,2024-06-30,,Développeuse,org-dgfip,occ-dev,CONTRACT
mv-a3,mv-ending,2024-09-01,,2026-04-15,Développeuse,org-dgfip,occ-dev,CONTRACT
mv-a4,mv-gap,2023-01-01,2024-03-31,,Développeur,org-dgfip,occ-dev,CONTRACT
mv-a5,mv-gap,2024-10-01,,,Développeur,org-dgfip,occ-dev,CONTRACT
mv-a6,mv-other,2023-01-01,2024-09-30,,Développeuse,org-dinum,occ-dev,CONTRACT
mv-a7,mv-other,2024-10-01,,,Développeuse,org-dgfip,occ-dev,CONTRACT
mv-a8,mv-same,2023-01-01,2024-09-30,,Développeur,org-insee,occ-dev,CONTRACT
mv-a9,mv-same,2024-10-01,,,Développeur,org-dgfip,occ-dev,CONTRACT
mv-b1,mv-seconded,2019-01-01,2022-12-31,,Développeuse,org-anssi,occ-dev,SECONDMENT
mv-b2,mv-seconded,2023-01-01,,2028-12-31,Développeuse,org-dinum,occ-dev,SECONDMENT
";
const CONSENTS: &str = "\
agent_uid,purpose,granted_at
mv-captain,RECOMMENDATIONS,2025-10-01T08:00:00Z
mv-seconded,RECOMMENDATIONS,2025-10-01T08:00:00Z
";

fn rows() -> tempfile::TempDir {
    directory(&[
        ("posts.csv", POSTS),
        ("vacancies.csv", VACANCIES),
        ("agents.csv", AGENTS),
        ("assignments.csv", ASSIGNMENTS),
        ("consents.csv", CONSENTS),
    ])
}

/// Agent, post, verdict, route, first reason.
const JUDGED: &str = "\
agt-02 mv-dir CONDITIONAL SECONDMENT functional-post
agt-02 mv-exp CONDITIONAL SECONDMENT functional-post
agt-02 mv-unsaid CONDITIONAL SAME_EMPLOYER level-above
agt-02 mv-est FEASIBLE NORMAL_POSITION normal-position-establishment
agt-02 mv-bc BLOCKED - category-below
agt-11 mv-dir CONDITIONAL SECONDMENT functional-post
agt-12 mv-dir BLOCKED - category-above
agt-05 mv-dir BLOCKED - functional-post-no-transfer
agt-14 mv-bc BLOCKED - military-category-below
agt-14 mv-dir CONDITIONAL SECONDMENT functional-post-military
agt-01 mv-bc BLOCKED - military-category-below
mv-captain mv-dir BLOCKED - functional-post-junior-officer
agt-10 mv-dir CONDITIONAL CONTRACT functional-post-contract
mv-seconded post-01 CONDITIONAL SAME_EMPLOYER transfer-while-seconded";

async fn judged(engine: &Engine, agent: &str) -> BTreeMap<String, Feasibility> {
    let today = TODAY.parse().unwrap();
    let statute = Statute::compiled_in().unwrap();
    let groups = engine.store.post_situations(agent, today).await.unwrap();
    let mut all = BTreeMap::new();
    for group in groups {
        let found = statute.judge(&group.situation.facts(today), today);
        all.extend(
            group
                .post_uids
                .into_iter()
                .map(|post| (post, found.clone())),
        );
    }
    all
}

#[tokio::test]
async fn posts_of_direction_establishments_and_levels_are_judged_as_the_law_has_them() {
    for engine in small_and(rows()).await {
        for line in JUDGED.lines() {
            let [agent, post, verdict, route, first] = line.split(' ').collect::<Vec<_>>()[..]
            else {
                panic!("{line}");
            };
            let all = judged(&engine, agent).await;
            let found = &all.get(post).unwrap_or_else(|| panic!("{line}"));
            let said = format!("{:?}", found.verdict).to_uppercase();
            let by = found.route.map_or("-", LegalRoute::word);
            let said = [said.as_str(), by, found.reasons[0].id.as_str()];
            assert_eq!(said, [verdict, route, first], "{line} on {}", engine.name);
        }
        let all = judged(&engine, "mv-seconded").await;
        let notes = all["post-01"].reasons.iter().map(|rule| rule.id.as_str());
        let five_years = notes
            .into_iter()
            .any(|id| id == "integration-after-secondment");
        assert!(five_years, "two secondments are one on {}", engine.name);
    }
}

#[tokio::test]
async fn nobody_is_transferred_to_a_functional_post_nor_an_officer_below_their_level() {
    let today = TODAY.parse().unwrap();
    for engine in small_and(rows()).await {
        let (mut functional, mut below) = (0, 0);
        let agents = (1..=20).map(|i| format!("agt-{i:02}"));
        for agent in agents.chain(["mv-captain".to_owned(), "mv-seconded".to_owned()]) {
            let groups = engine.store.post_situations(&agent, today).await.unwrap();
            for group in groups {
                let situation = group.situation;
                let found = Statute::compiled_in()
                    .unwrap()
                    .judge(&situation.facts(today), today);
                let kind = situation.post_functional;
                if kind.is_some_and(|kind| kind != FunctionalPost::None) {
                    functional += 1;
                    let routes = [
                        None,
                        Some(LegalRoute::Secondment),
                        Some(LegalRoute::Contract),
                    ];
                    assert!(routes.contains(&found.route), "{agent}: {found:?}");
                    assert_ne!(found.verdict, Verdict::Feasible, "{agent}: {found:?}");
                }
                let officer = situation.agent_status == Some(AgentStatus::Military)
                    && matches!(
                        situation.agent_category,
                        Some(Category::A | Category::APlus)
                    );
                let lower = [Category::B, Category::C];
                if officer
                    && situation
                        .post_categories
                        .iter()
                        .all(|one| lower.contains(one))
                {
                    below += 1;
                    assert_eq!(found.verdict, Verdict::Blocked, "{agent}: {found:?}");
                }
            }
        }
        assert!(functional >= 30 && below >= 3, "{functional} {below}");
    }
}

#[tokio::test]
async fn seniority_counts_contracts_with_one_authority_and_a_term_before_the_notice_ends_it() {
    const QUERY: &str = "query($uid: String!) { agent(uid: $uid) { availability { earliest } } }";
    const BEFORE: &str = "query($day: Date!) { agents(first: 50, \
        filter: { availableBefore: $day }) { nodes: edges { node { displayName } } } }";
    for engine in small_and(rows()).await {
        let api = api(&engine.store);
        for (agent, name, since, earliest) in [
            ("mv-ending", "Blandine Orsini", "2023-03-04", "2026-04-15"),
            ("mv-gap", "Cyprien Valette", "2024-10-01", "2026-04-02"),
            ("mv-other", "Delphine Rozier", "2024-10-01", "2026-04-02"),
            ("mv-same", "Edgar Monnier", "2023-01-01", "2026-05-02"),
        ] {
            let case = format!("{agent} on {}", engine.name);
            let known = engine.store.agent_situations(&[agent.to_owned()]).await;
            let AgentSituation { situation, .. } = known.unwrap().remove(0);
            assert_eq!(situation.agent_position_since, since.parse().ok(), "{case}");
            let found = ask(&api, QUERY, json!({ "uid": agent })).await;
            assert_eq!(
                found["agent"]["availability"]["earliest"], earliest,
                "{case}"
            );
            // The list, which is cut by the database, knows the same day.
            let day: chrono::NaiveDate = earliest.parse().unwrap();
            for (asked, listed) in [(day, true), (day.pred_opt().unwrap(), false)] {
                let found = ask(&api, BEFORE, json!({ "day": asked })).await;
                let text = found.to_string();
                assert_eq!(text.contains(name), listed, "{case} before {asked}");
            }
        }
    }
}
