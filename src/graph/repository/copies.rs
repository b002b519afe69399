//! Posts that are one job.

use async_trait::async_trait;
use serde_json::json;

use super::watch::noting;
use crate::{
    domain::{
        error::Error,
        profile::port::WriteContext,
        vacancies::copies::{CopyGraph, PostCopy, Separating},
        viewer::Viewer,
        watch::port::Subject,
    },
    graph::{
        catalog::{POST_LIST_COPIES, POST_SET_SEPARATE},
        derived::with_copies_of,
        repository::profile::decided,
        store::{GraphStore, Unit},
    },
};

#[async_trait]
impl CopyGraph for GraphStore {
    async fn post_copies(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<PostCopy>, Error> {
        let ask = json!({ "uids": uids, "today": viewer.today });
        Ok(self.read(POST_LIST_COPIES, ask).await?)
    }

    async fn set_separate(
        &self,
        post: &str,
        separate: bool,
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<Separating>, Error> {
        let ask = json!({
            "uid": post,
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
            "separate": separate.then_some(true),
        });
        let unit = Unit::new(POST_SET_SEPARATE, ask);
        let unit = with_copies_of(unit, &[post.to_owned()], write.into());
        let unit = noting(unit, &[Subject::Posts]);
        decided(self, unit, write, Separating::Changed).await
    }
}
