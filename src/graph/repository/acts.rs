//! What people do with posts, for peers and about the service.

use async_trait::async_trait;
use chrono::{Days, NaiveDate};
use serde_json::json;

use super::watch::noting;
use crate::{
    domain::{
        acts::port::{
            ActGraph, Endorsement, EndorsementOffer, Feedback, OfferAnswering, Offering, PostAct,
        },
        calendar::instant,
        error::Error,
        parameter::{ENDORSEMENT_OFFER_DAYS, ENDORSEMENT_REFUSED_DAYS, ENDORSEMENTS_OFFERED_A_DAY},
        profile::port::{WriteContext, keys_expired_at},
        viewer::Viewer,
        watch::port::Subject,
    },
    graph::{
        catalog::{
            AGENT_CLEAR_POST_ACTION, AGENT_SET_POST_ACTION, ENDORSEMENT_ANSWER,
            ENDORSEMENT_CONFIRM, ENDORSEMENT_COUNT_OFFERED, ENDORSEMENT_FIND_ADDRESSEE,
            ENDORSEMENT_LIST_OFFERS, ENDORSEMENT_OFFER, FEEDBACK_GIVE, TESTIMONY_WITHDRAW,
        },
        repository::profile::{decided, derived, fresh_uid, once, repeated},
        row::{AskedRow, UidRow},
        store::{GraphStore, Unit},
    },
};

/// The day some days before another.
fn days_before(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(days.into()))
        .unwrap_or(NaiveDate::MIN)
}

#[async_trait]
impl ActGraph for GraphStore {
    async fn act_on_post(
        &self,
        agent: &str,
        post: &str,
        act: &PostAct,
        write: &WriteContext,
    ) -> Result<(), Error> {
        let at = instant(write.now);
        let set = |kind: &str, reason: Option<&String>| {
            let ask = json!({
                "agent_uid": agent,
                "post_uid": post,
                "kind": kind,
                "reason": reason,
                "at": at,
            });
            Unit::new(AGENT_SET_POST_ACTION, ask)
        };
        let unit = match act {
            PostAct::Save => set("SAVED", None),
            PostAct::Want => set("INTERESTED", None),
            PostAct::Dismiss(reason) => set("DISMISSED", Some(reason)),
            PostAct::Clear => Unit::new(
                AGENT_CLEAR_POST_ACTION,
                json!({ "agent_uid": agent, "post_uid": post, "at": at }),
            ),
        };
        let unit = noting(unit, &[Subject::Agent(agent.to_owned())]);
        once(self, unit, write).await
    }

    async fn is_repeated(&self, write: &WriteContext) -> Result<bool, Error> {
        repeated(self, write).await
    }

    async fn may_endorse(&self, by: &str, agent: &str) -> Result<bool, Error> {
        let ask = json!({ "agent_uid": agent, "by_agent_uid": by });
        let found: Vec<UidRow> = self.read(ENDORSEMENT_FIND_ADDRESSEE, ask).await?;
        Ok(!found.is_empty())
    }

    async fn offered_today(&self, by: &str, write: &WriteContext) -> Result<Option<u32>, Error> {
        let key = write.key.as_ref();
        let ask = json!({
            "by_agent_uid": by,
            "day": write.now.date_naive(),
            "key": key.map(|key| &key.uid),
            "digest": key.map(|key| &key.digest),
            "expired_at": instant(keys_expired_at(write.now)),
        });
        let rows: Vec<AskedRow> = self.read(ENDORSEMENT_COUNT_OFFERED, ask).await?;
        let row = rows.into_iter().next().filter(|row| !row.again);
        Ok(row.map(|row| row.asked))
    }

    async fn offer_endorsement(
        &self,
        by: &str,
        given: &Endorsement,
        write: &WriteContext,
    ) -> Result<Option<Offering>, Error> {
        let ask = json!({
            "by_agent_uid": by,
            "agent_uid": given.agent,
            "competency_uid": given.competency,
            "handle": fresh_uid("off"),
            "level": given.level,
            "today": write.today,
            "day": write.now.date_naive(),
            "refused_since": days_before(write.today, ENDORSEMENT_REFUSED_DAYS),
            "at": instant(write.now),
            "most": ENDORSEMENTS_OFFERED_A_DAY,
        });
        let unit = Unit::new(ENDORSEMENT_OFFER, ask);
        let unit = noting(unit, &[Subject::Agent(given.agent.clone())]);
        decided(self, unit, write, Offering::Offered).await
    }

    async fn endorsement_offers(
        &self,
        agents: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<EndorsementOffer>, Error> {
        let ask = json!({
            "uids": agents,
            "viewer_all": viewer.all,
            "viewer_agent": viewer.agent,
            "open_since": days_before(viewer.today, ENDORSEMENT_OFFER_DAYS),
        });
        Ok(self.read(ENDORSEMENT_LIST_OFFERS, ask).await?)
    }

    async fn answer_endorsement(
        &self,
        agent: &str,
        handle: &str,
        accept: bool,
        write: &WriteContext,
    ) -> Result<Option<OfferAnswering>, Error> {
        let answer = json!({
            "handle": handle,
            "agent_uid": agent,
            "state": if accept { "ACCEPTED" } else { "REFUSED" },
            "today": write.today,
            "open_since": days_before(write.today, ENDORSEMENT_OFFER_DAYS),
        });
        let confirm = json!({
            "handle": handle,
            "agent_uid": agent,
            "at": instant(write.now),
        });
        let unit = Unit::new(ENDORSEMENT_ANSWER, answer).and(ENDORSEMENT_CONFIRM, confirm);
        let unit = derived(unit, agent, write);
        let unit = noting(unit, &[Subject::Agent(agent.to_owned())]);
        decided(self, unit, write, OfferAnswering::Answered).await
    }

    async fn withdraw_testimony(
        &self,
        agent: &str,
        testimony: &str,
        write: &WriteContext,
    ) -> Result<bool, Error> {
        let ask = json!({ "uid": testimony, "agent_uid": agent, "today": write.today });
        let unit = Unit::new(TESTIMONY_WITHDRAW, ask);
        Ok(decided(self, unit, write, true).await? == Some(true))
    }

    async fn give_feedback(
        &self,
        agent: &str,
        given: &Feedback,
        write: &WriteContext,
    ) -> Result<(), Error> {
        let ask = json!({
            "agent_uid": agent,
            "post_uid": given.post,
            "score": given.score,
            "comment": given.comment,
            "day": write.today,
        });
        once(self, Unit::new(FEEDBACK_GIVE, ask), write).await
    }
}
