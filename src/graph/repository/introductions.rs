//! Requests to meet, asked of the graph.

use async_trait::async_trait;
use serde_json::{Value, json};

use super::watch::noting;
use crate::{
    domain::{
        calendar::{instant, precise_instant},
        error::Error,
        introductions::port::{
            Answer, Answering, Asker, Asking, Ending, IntroductionGraph, Met, MetCard, Request,
        },
        model::introduction::{Introduction, ListedIntroduction},
        parameter::{CANDIDATES_ASKED_A_DAY, PEERS_ASKED_A_DAY, SMALL_COUNT},
        profile::port::{WriteContext, keys_expired_at},
        viewer::Viewer,
        vocabulary::IntroductionState,
        watch::port::Subject,
    },
    graph::{
        catalog::{
            INTRODUCTION_ANSWER, INTRODUCTION_ASK_CANDIDATE, INTRODUCTION_ASK_PEER,
            INTRODUCTION_CANCEL, INTRODUCTION_COUNT_ASKED, INTRODUCTION_END,
            INTRODUCTION_LIST_BY_UIDS, INTRODUCTION_LIST_CARDS, INTRODUCTION_LIST_FOR_AGENTS,
            INTRODUCTION_LIST_FOR_ORGANISATIONS,
        },
        derived::open_since,
        repository::profile::{created, decided, fresh_uid},
        row::AskedRow,
        store::{GraphStore, Unit},
    },
};

fn seen(viewer: &Viewer) -> Value {
    json!({
        "viewer_all": viewer.all,
        "viewer_agent": viewer.agent,
        "viewer_organisation": viewer.organisation,
        "open_since": open_since(viewer.today),
    })
}

#[async_trait]
impl IntroductionGraph for GraphStore {
    async fn introductions(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Introduction>, Error> {
        let mut ask = seen(viewer);
        ask["uids"] = uids.into();
        Ok(self.read(INTRODUCTION_LIST_BY_UIDS, ask).await?)
    }

    async fn agent_introductions(
        &self,
        agents: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<ListedIntroduction>, Error> {
        let ask = json!({
            "uids": agents,
            "viewer_all": viewer.all,
            "viewer_agent": viewer.agent,
            "open_since": open_since(viewer.today),
        });
        Ok(self.read(INTRODUCTION_LIST_FOR_AGENTS, ask).await?)
    }

    async fn organisation_introductions(
        &self,
        organisations: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<ListedIntroduction>, Error> {
        let ask = json!({
            "uids": organisations,
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
            "open_since": open_since(viewer.today),
        });
        Ok(self.read(INTRODUCTION_LIST_FOR_ORGANISATIONS, ask).await?)
    }

    async fn introduction_cards(
        &self,
        met: &[Met],
        viewer: &Viewer,
    ) -> Result<Vec<MetCard>, Error> {
        let ask = json!({
            "pairs": met,
            "viewer_all": viewer.all,
            "viewer_agent": viewer.agent,
            "open_since": open_since(viewer.today),
        });
        Ok(self.read(INTRODUCTION_LIST_CARDS, ask).await?)
    }

    async fn asked_today(&self, from: &Asker, write: &WriteContext) -> Result<Option<u32>, Error> {
        let (agent, organisation) = sides(from);
        let key = write.key.as_ref();
        let ask = json!({
            "agent_uid": agent,
            "organisation_uid": organisation,
            "day": write.now.date_naive(),
            "key": key.map(|key| &key.uid),
            "digest": key.map(|key| &key.digest),
            "expired_at": instant(keys_expired_at(write.now)),
        });
        let rows: Vec<AskedRow> = self.read(INTRODUCTION_COUNT_ASKED, ask).await?;
        let row = rows.into_iter().next().filter(|row| !row.again);
        Ok(row.map(|row| row.asked))
    }

    async fn ask(
        &self,
        request: &Request,
        write: &WriteContext,
    ) -> Result<Option<(String, Asking)>, Error> {
        let uid = fresh_uid("int");
        let mut ask = json!({
            "uid": uid,
            "to_uid": request.to,
            "about_uid": request.about,
            "message": request.message,
            "contact": request.contact,
            "at": precise_instant(write.now),
            "day": write.now.date_naive(),
            "open_since": open_since(write.today),
        });
        let statement = match &request.from {
            Asker::Peer(agent) => {
                ask["from_uid"] = agent.as_str().into();
                ask["most"] = PEERS_ASKED_A_DAY.into();
                INTRODUCTION_ASK_PEER
            }
            Asker::Organisation(organisation) => {
                ask["organisation_uid"] = organisation.as_str().into();
                ask["most"] = CANDIDATES_ASKED_A_DAY.into();
                ask["today"] = json!(write.today);
                ask["small_count"] = SMALL_COUNT.into();
                INTRODUCTION_ASK_CANDIDATE
            }
        };
        let unit = noting(Unit::new(statement, ask), &[Subject::Introductions]);
        created(self, unit, write, Asking::Asked, uid).await
    }

    async fn answer(
        &self,
        answer: &Answer,
        write: &WriteContext,
    ) -> Result<Option<Answering>, Error> {
        let state = if answer.accept {
            IntroductionState::Accepted
        } else {
            IntroductionState::Refused
        };
        let ask = json!({
            "uid": answer.introduction,
            "agent_uid": answer.agent,
            "state": state,
            "contact": answer.contact,
            "at": precise_instant(write.now),
            "open_since": open_since(write.today),
        });
        let unit = noting(
            Unit::new(INTRODUCTION_ANSWER, ask),
            &[Subject::Introductions],
        );
        decided(self, unit, write, Answering::Answered).await
    }

    async fn cancel(
        &self,
        introduction: &str,
        side: &Asker,
        write: &WriteContext,
    ) -> Result<Option<Ending>, Error> {
        let mut ask = ending(introduction, side, write);
        ask["open_since"] = open_since(write.today).into();
        let unit = Unit::new(INTRODUCTION_CANCEL, ask);
        let unit = noting(unit, &[Subject::Introductions]);
        decided(self, unit, write, Ending::Ended).await
    }

    async fn end(
        &self,
        introduction: &str,
        side: &Asker,
        write: &WriteContext,
    ) -> Result<Option<Ending>, Error> {
        let unit = Unit::new(INTRODUCTION_END, ending(introduction, side, write));
        let unit = noting(unit, &[Subject::Introductions]);
        decided(self, unit, write, Ending::Ended).await
    }
}

/// What a statement needs that ends an introduction for one of its sides.
fn ending(introduction: &str, side: &Asker, write: &WriteContext) -> Value {
    let (agent, organisation) = sides(side);
    json!({
        "uid": introduction,
        "agent_uid": agent,
        "organisation_uid": organisation,
        "at": precise_instant(write.now),
    })
}

/// The agent or the organisation that a side is.
fn sides(side: &Asker) -> (Option<&str>, Option<&str>) {
    match side {
        Asker::Peer(agent) => (Some(agent), None),
        Asker::Organisation(organisation) => (None, Some(organisation)),
    }
}
