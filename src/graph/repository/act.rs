//! What people do with posts, for peers and about the service.

use async_trait::async_trait;
use serde::de::IgnoredAny;
use serde_json::json;

use super::{
    change::{decided, derived, once, repeated},
    watch::noting,
};
use crate::{
    domain::{
        error::Error,
        port::{
            act::{ActGraph, Endorsement, Feedback, PostAct},
            change::Occasion,
            watch::Subject,
        },
    },
    graph::{
        catalog::{
            AGENT_SET_POST_ACTION, ENDORSEMENT_FIND_ADDRESSEE, ENDORSEMENT_GIVE, FEEDBACK_GIVE,
            TESTIMONY_WITHDRAW,
        },
        refresh::instant,
        store::{GraphStore, Unit},
    },
};

#[async_trait]
impl ActGraph for GraphStore {
    async fn act_on_post(
        &self,
        agent: &str,
        post: &str,
        act: &PostAct,
        occasion: &Occasion,
    ) -> Result<(), Error> {
        let (kind, reason) = match act {
            PostAct::Save => ("SAVED", None),
            PostAct::Want => ("INTERESTED", None),
            PostAct::Dismiss(reason) => ("DISMISSED", Some(reason)),
        };
        let ask = json!({
            "agent_uid": agent,
            "post_uid": post,
            "kind": kind,
            "reason": reason,
            "at": instant(occasion.now),
        });
        let unit = Unit::of(AGENT_SET_POST_ACTION, ask);
        let unit = noting(unit, &[Subject::Agent(agent.to_owned())]);
        once(self, unit, occasion).await
    }

    async fn is_repeated(&self, occasion: &Occasion) -> Result<bool, Error> {
        repeated(self, occasion).await
    }

    async fn may_endorse(&self, by: &str, agent: &str) -> Result<bool, Error> {
        let ask = json!({ "agent_uid": agent, "by_agent_uid": by });
        let found: Vec<IgnoredAny> = self.read(ENDORSEMENT_FIND_ADDRESSEE, ask).await?;
        Ok(!found.is_empty())
    }

    async fn endorse(
        &self,
        by: &str,
        given: &Endorsement,
        occasion: &Occasion,
    ) -> Result<(), Error> {
        let ask = json!({
            "by_agent_uid": by,
            "agent_uid": given.agent,
            "competency_uid": given.competency,
            "level": given.level,
            "day": occasion.today,
            "at": instant(occasion.now),
        });
        let unit = Unit::of(ENDORSEMENT_GIVE, ask);
        let unit = derived(unit, &given.agent, occasion);
        let unit = noting(unit, &[Subject::Agent(given.agent.clone())]);
        once(self, unit, occasion).await
    }

    async fn withdraw_testimony(
        &self,
        agent: &str,
        testimony: &str,
        occasion: &Occasion,
    ) -> Result<bool, Error> {
        let ask = json!({ "uid": testimony, "agent_uid": agent, "today": occasion.today });
        let unit = Unit::of(TESTIMONY_WITHDRAW, ask);
        Ok(decided(self, unit, occasion, true).await? == Some(true))
    }

    async fn give_feedback(
        &self,
        agent: &str,
        given: &Feedback,
        occasion: &Occasion,
    ) -> Result<(), Error> {
        let ask = json!({
            "agent_uid": agent,
            "post_uid": given.post,
            "score": given.score,
            "comment": given.comment,
            "day": occasion.today,
        });
        once(self, Unit::of(FEEDBACK_GIVE, ask), occasion).await
    }
}
