//! The workspace of those who recruit, asked of the graph.

use async_trait::async_trait;
use serde_json::{Value, json};

use super::{search::find, vacancies::Restatement, watch::noting};
use crate::{
    domain::{
        calendar::instant,
        error::Error,
        model::introduction::ListedIntroduction,
        parameter::REQUIREMENT_CHANGES_IN_ALL_A_DAY,
        profile::port::{Patch, WriteContext},
        search::port::{Hits, Part},
        vacancies::{
            days::VacancyDays,
            port::{Changing, Stating},
            post::{NewPost, PostChange, PostText},
            workspace::{Creating, Interested, RecruitedQuestion, WorkspaceGraph},
        },
        viewer::Viewer,
        watch::port::Subject,
    },
    graph::{
        catalog::{
            INTRODUCTION_LIST_ASKED, POST_CREATE, POST_LIST_INTERESTED, POST_LIST_RECRUITED,
            POST_UPDATE, VACANCY_UPDATE,
        },
        derived::{open_since, with_openness_of, with_requirements_of},
        repository::profile::{created, decided, fresh_uid},
        store::{GraphStore, Unit},
    },
    text::word::fold,
};

#[async_trait]
impl WorkspaceGraph for GraphStore {
    async fn create_post(
        &self,
        post: &NewPost,
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<(String, Creating)>, Error> {
        let uid = fresh_uid("pst");
        let create = json!({
            "uid": uid,
            "reference": reference(&uid),
            "organisation_uid": post.organisation,
            "change_uid": fresh_uid("chg"),
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
            "today": write.today,
            "day": write.now.date_naive(),
            "at": instant(write.now),
            "most_in_all": REQUIREMENT_CHANGES_IN_ALL_A_DAY,
        });
        let says = saying(&uid, &post.says, viewer, write);
        let unit = Unit::new(POST_CREATE, create).and(POST_UPDATE, says);
        let unit = derived(unit, &uid, write);
        created(self, unit, write, Creating::Created, uid).await
    }

    async fn update_post(
        &self,
        change: &PostChange,
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<Stating>, Error> {
        let change_uid = fresh_uid("chg");
        let notes = if change.says.says_work() {
            "IF_OPEN"
        } else {
            "NEVER"
        };
        let restatement = Restatement {
            post: &change.post,
            change_uid: &change_uid,
            kept: &[],
            notes,
        };
        let says = saying(&change.post, &change.says, viewer, write);
        let unit = restatement.by((POST_UPDATE, says), viewer, write);
        let unit = derived(unit, &change.post, write);
        decided(self, unit, write, Stating::Changed).await
    }

    async fn update_vacancy(
        &self,
        days: &VacancyDays,
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<Changing>, Error> {
        let mut said = Vec::new();
        let apply_by = value(&mut said, "apply_by", &days.apply_by);
        let vacant_from = value(&mut said, "vacant_from", &days.vacant_from);
        let ask = json!({
            "uid": days.vacancy,
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
            "said": said,
            "apply_by": apply_by,
            "vacant_from": vacant_from,
            "today": write.today,
        });
        let posts = [days.post.clone()];
        let unit = with_openness_of(Unit::new(VACANCY_UPDATE, ask), &posts, write.into());
        let unit = noting(unit, &[Subject::Posts]);
        decided(self, unit, write, Changing::Changed).await
    }

    async fn recruited_posts(
        &self,
        question: &RecruitedQuestion,
        viewer: &Viewer,
        part: &Part,
    ) -> Result<Hits, Error> {
        let ask = json!({
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
            "today": viewer.today,
            "occupations": question.occupations,
            "words": question.words,
            "states": question.states,
            "without_open_vacancy": question.without_open_vacancy,
        });
        find(self, POST_LIST_RECRUITED, ask, part).await
    }

    async fn interested(
        &self,
        posts: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Interested>, Error> {
        let ask = json!({
            "uids": posts,
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
        });
        Ok(self.read(POST_LIST_INTERESTED, ask).await?)
    }

    async fn asked_of(
        &self,
        agents: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<ListedIntroduction>, Error> {
        let ask = json!({
            "uids": agents,
            "viewer_organisation": viewer.organisation,
            "open_since": open_since(viewer.today),
        });
        Ok(self.read(INTRODUCTION_LIST_ASKED, ask).await?)
    }
}

/// The reference of a post that was created here, from its key.
fn reference(uid: &str) -> String {
    let letters = uid.chars().skip_while(|letter| *letter != '-').skip(1);
    format!(
        "API-{}",
        letters.take(12).collect::<String>().to_uppercase()
    )
}

/// What a post says of itself, as parameters of post/update.
fn saying(uid: &str, says: &PostText, viewer: &Viewer, write: &WriteContext) -> Value {
    let mut said = Vec::new();
    let title = value(&mut said, "title", &says.title);
    let sort_text = title.as_str().map(fold);
    json!({
        "uid": uid,
        "viewer_all": viewer.all,
        "viewer_organisation": viewer.organisation,
        "title": title,
        "sort_text": sort_text,
        "description": value(&mut said, "description", &says.description),
        "categories": match value(&mut said, "categories", &says.categories) {
            Value::Null => json!([]),
            categories => categories,
        },
        "open_to_contract": value(&mut said, "open_to_contract", &says.open_to_contract),
        "open_to_military": value(&mut said, "open_to_military", &says.open_to_military),
        "management": value(&mut said, "management", &says.management),
        "occupation_uid": value(&mut said, "occupation_uid", &says.occupation),
        "place_uid": value(&mut said, "place_uid", &says.place),
        "at": instant(write.now),
        "said": said,
    })
}

/// The value of a column, which is noted where it is said.
fn value<T: serde::Serialize>(
    said: &mut Vec<&'static str>,
    column: &'static str,
    patch: &Patch<T>,
) -> Value {
    match patch {
        Patch::Unchanged => Value::Null,
        Patch::Set(value) => {
            said.push(column);
            json!(value)
        }
    }
}

/// The unit with, at its end, what a post derives from what it says of itself.
fn derived<Row>(unit: Unit<Row>, post: &str, write: &WriteContext) -> Unit<Row> {
    let posts = [post.to_owned()];
    let unit = with_openness_of(unit, &posts, write.into());
    let unit = with_requirements_of(unit, &posts, write.into());
    noting(unit, &[Subject::Posts])
}
