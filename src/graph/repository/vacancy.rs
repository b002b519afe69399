//! What those who recruit write to the posts of their tree.

use async_trait::async_trait;
use serde::Deserialize;
use serde_json::json;

use super::{
    change::{created, decided, fresh_uid, once},
    watch::noting,
};
use crate::{
    domain::{
        entity::Vacancy,
        error::Error,
        port::{
            change::Occasion,
            vacancy::{
                Changing, Publication, Publishing, StatedRequirement, VacancyChange, VacancyGraph,
            },
            viewer::Viewer,
            watch::Subject,
        },
    },
    graph::{
        catalog::{
            POST_FIND_MANAGED, POST_SET_REQUIREMENTS, VACANCY_CHANGE, VACANCY_FIND_MANAGED,
            VACANCY_PUBLISH,
        },
        refresh::{with_openness_of, with_requirements_of},
        store::{GraphStore, Unit},
    },
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ManagedRow {
    organisation_uid: String,
}

#[async_trait]
impl VacancyGraph for GraphStore {
    async fn managed(&self, post: &str, viewer: &Viewer) -> Result<Option<String>, Error> {
        let ask = json!({
            "uid": post,
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
        });
        let found: Vec<ManagedRow> = self.read(POST_FIND_MANAGED, ask).await?;
        Ok(found.into_iter().next().map(|row| row.organisation_uid))
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
        occasion: &Occasion,
    ) -> Result<Option<(String, Publishing)>, Error> {
        let uid = fresh_uid("vac");
        let ask = json!({
            "uid": uid,
            "post_uid": publication.post,
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
            "vacant_from": publication.vacant_from,
            "apply_by": publication.apply_by,
            "today": occasion.today,
        });
        let posts = [publication.post.clone()];
        let unit = with_openness_of(Unit::of(VACANCY_PUBLISH, ask), &posts);
        let unit = with_requirements_of(unit, &posts, occasion.into());
        let unit = noting(unit, &[Subject::Posts]);
        created(self, unit, occasion, Publishing::Published, uid).await
    }

    async fn change_vacancy(
        &self,
        change: &VacancyChange,
        viewer: &Viewer,
        occasion: &Occasion,
    ) -> Result<Option<Changing>, Error> {
        let ask = json!({
            "uid": change.vacancy,
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
            "state": change.state,
            "on": change.on,
        });
        let posts = [change.post.clone()];
        let unit = with_openness_of(Unit::of(VACANCY_CHANGE, ask), &posts);
        let unit = noting(unit, &[Subject::Posts]);
        decided(self, unit, occasion, Changing::Changed).await
    }

    async fn set_requirements(
        &self,
        post: &str,
        requirements: &[StatedRequirement],
        viewer: &Viewer,
        occasion: &Occasion,
    ) -> Result<(), Error> {
        let uids: Vec<_> = requirements.iter().map(|one| &one.competency_uid).collect();
        let ask = json!({
            "uid": post,
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
            "competency_uids": uids,
            "rows": requirements,
        });
        let unit = Unit::of(POST_SET_REQUIREMENTS, ask);
        let unit = with_requirements_of(unit, &[post.to_owned()], occasion.into());
        let unit = noting(unit, &[Subject::Posts]);
        once(self, unit, occasion).await
    }
}
