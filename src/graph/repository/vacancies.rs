//! What those who recruit write to the posts of their tree.

use async_trait::async_trait;
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::watch::noting;
use crate::{
    domain::{
        calendar::instant,
        error::Error,
        model::{Vacancy, relation::Related},
        parameter::{
            REQUIREMENT_CHANGES_A_DAY, REQUIREMENT_CHANGES_IN_ALL_A_DAY, REQUIREMENT_WAIT_DAYS,
            WORDS_SMOOTHING,
        },
        profile::port::WriteContext,
        vacancies::port::{
            Changing, Publication, Publishing, StatedRequirement, Stating, VacancyChange,
            VacancyGraph,
        },
        viewer::Viewer,
        vocabulary::RequirementDismissal,
        watch::port::Subject,
    },
    graph::{
        catalog::{
            POST_CONFIRM_REQUIREMENTS, POST_DISMISS_REQUIREMENTS,
            POST_EXTEND_REPLACED_REQUIREMENTS, POST_KEEP_REPLACED_REQUIREMENTS, POST_LIST_MANAGED,
            POST_NOTE_REQUIREMENTS_CHANGE, POST_SET_REQUIREMENTS, REFRESH_WEIGH_TITLES, Statement,
            VACANCY_CHANGE, VACANCY_FIND_MANAGED, VACANCY_PUBLISH,
        },
        derived::{with_openness_of, with_requirements_of},
        extraction,
        repository::profile::{created, decided, fresh_uid},
        row::OutcomeRow,
        store::{GraphStore, Unit},
        word::{self, Worded},
    },
    text::reader::Reader,
};

#[async_trait]
impl VacancyGraph for GraphStore {
    async fn managed_posts(
        &self,
        posts: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error> {
        let ask = json!({
            "uids": posts,
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
        });
        Ok(self.read(POST_LIST_MANAGED, ask).await?)
    }

    async fn managed_vacancy(&self, uid: &str, viewer: &Viewer) -> Result<Option<Vacancy>, Error> {
        let ask = json!({
            "uid": uid,
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
        });
        let found: Vec<Vacancy> = self.read(VACANCY_FIND_MANAGED, ask).await?;
        Ok(found.into_iter().next())
    }

    async fn publish(
        &self,
        publication: &Publication,
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<(String, Publishing)>, Error> {
        let uid = fresh_uid("vac");
        let ask = json!({
            "uid": uid,
            "post_uid": publication.post,
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
            "vacant_from": publication.vacant_from,
            "apply_by": publication.apply_by,
            "today": write.today,
        });
        let posts = [publication.post.clone()];
        let unit = with_openness_of(Unit::new(VACANCY_PUBLISH, ask), &posts, write.into());
        let unit = with_requirements_of(unit, &posts, write.into());
        let unit = noting(unit, &[Subject::Posts]);
        created(self, unit, write, Publishing::Published, uid).await
    }

    async fn change_vacancy(
        &self,
        change: &VacancyChange,
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<Changing>, Error> {
        let ask = json!({
            "uid": change.vacancy,
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
            "state": change.state,
            "on": change.on,
            "today": write.today,
        });
        let posts = [change.post.clone()];
        let unit = with_openness_of(Unit::new(VACANCY_CHANGE, ask), &posts, write.into());
        let unit = noting(unit, &[Subject::Posts]);
        decided(self, unit, write, Changing::Changed).await
    }

    async fn set_requirements(
        &self,
        post: &str,
        requirements: &[StatedRequirement],
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<Stating>, Error> {
        let uids: Vec<_> = requirements
            .iter()
            .map(|requirement| &requirement.competency_uid)
            .collect();
        let set = json!({ "competency_uids": uids, "rows": requirements, "wait_days": REQUIREMENT_WAIT_DAYS });
        let step = (POST_SET_REQUIREMENTS, set);
        restate(self, post, requirements, step, viewer, write).await
    }

    async fn confirm_requirements(
        &self,
        post: &str,
        competencies: &[String],
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<Stating>, Error> {
        let confirm = json!({
            "uid": post,
            "competency_uids": competencies,
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
        });
        let unit = Unit::new(POST_CONFIRM_REQUIREMENTS, confirm);
        let unit = with_requirements_of(unit, &[post.to_owned()], write.into());
        let unit = noting(unit, &[Subject::Posts]);
        decided(self, unit, write, Stating::Changed).await
    }

    async fn dismiss_requirements(
        &self,
        post: &str,
        competencies: &[String],
        reason: RequirementDismissal,
        rest: &[StatedRequirement],
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<Stating>, Error> {
        let dismiss = json!({ "competency_uids": competencies, "reason": reason });
        let step = (POST_DISMISS_REQUIREMENTS, dismiss);
        restate(self, post, rest, step, viewer, write).await
    }

    async fn read_post(
        &self,
        post: &str,
        reader: &Reader,
        write: &WriteContext,
    ) -> Result<(), Error> {
        let posts = [post.to_owned()];
        let read = extraction::extract(self, &posts, reader).await?;
        if read + word::link(self, Worded::Post, &posts).await? == 0 {
            return Ok(());
        }
        let titles = json!({ "uids": posts, "smoothing": WORDS_SMOOTHING });
        let unit = Unit::<IgnoredAny>::default().and(REFRESH_WEIGH_TITLES, titles);
        let unit = with_requirements_of(unit, &posts, write.into());
        self.write(noting(unit, &[Subject::Posts])).await?;
        Ok(())
    }
}

/// Changes what a post states by a step, after which candidates are ranked by some of it as before.
async fn restate(
    store: &GraphStore,
    post: &str,
    kept: &[StatedRequirement],
    (statement, mut params): (Statement, Value),
    viewer: &Viewer,
    write: &WriteContext,
) -> Result<Option<Stating>, Error> {
    let change_uid = fresh_uid("chg");
    params["uid"] = post.into();
    params["change_uid"] = change_uid.as_str().into();
    params["today"] = json!(write.today);
    let restatement = Restatement {
        post,
        change_uid: &change_uid,
        kept,
        notes: "ALWAYS",
    };
    let unit = restatement.by((statement, params), viewer, write);
    let unit = with_requirements_of(unit, &[post.to_owned()], write.into());
    let unit = noting(unit, &[Subject::Posts]);
    decided(store, unit, write, Stating::Changed).await
}

/// A change of what a post requires, of which candidates read what counted before for a while.
pub(super) struct Restatement<'r> {
    /// The post.
    pub(super) post: &'r str,
    /// The key of the change.
    pub(super) change_uid: &'r str,
    /// What it states from now on.
    pub(super) kept: &'r [StatedRequirement],
    /// When it is noted: see `post/note_requirements_change`.
    pub(super) notes: &'static str,
}

impl Restatement<'_> {
    /// The change by a step: it is noted, what counted is kept, the step runs, and what was kept counts on.
    pub(super) fn by(
        &self,
        (statement, params): (Statement, Value),
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Unit<OutcomeRow<Stating>> {
        let change = |mut params: Value| {
            params["uid"] = self.post.into();
            params["change_uid"] = self.change_uid.into();
            params["today"] = json!(write.today);
            params
        };
        let note = change(json!({
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
            "day": write.now.date_naive(),
            "at": instant(write.now),
            "most": REQUIREMENT_CHANGES_A_DAY,
            "most_in_all": REQUIREMENT_CHANGES_IN_ALL_A_DAY,
            "wait_days": REQUIREMENT_WAIT_DAYS,
            "notes": self.notes,
        }));
        let keep = json!({ "rows": self.kept, "wait_days": REQUIREMENT_WAIT_DAYS });
        Unit::new(POST_NOTE_REQUIREMENTS_CHANGE, note)
            .and(POST_KEEP_REPLACED_REQUIREMENTS, change(keep))
            .and(statement, params)
            .and(POST_EXTEND_REPLACED_REQUIREMENTS, change(json!({})))
    }
}
