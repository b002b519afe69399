//! Creating posts in a recruiter's tree, and changing what they say of themselves.

use std::ops::RangeInclusive;

use super::{
    port::VacancyGraph,
    publish::manage,
    requirements::changed,
    workspace::{Creating, WorkspaceGraph},
};
use crate::{
    domain::{
        error::Error,
        model::port::EntityGraph,
        parameter::REQUIREMENT_CHANGES_IN_ALL_A_DAY,
        profile::port::{Patch, WriteContext},
        refusal::{Field, Reason, Share},
        text::{Layout, maybe_written, written},
        viewer::Viewer,
        vocabulary::Category,
    },
    text::reader::Reader,
};

/// Characters of a title.
const TITLE_CHARACTERS: RangeInclusive<usize> = 3..=200;
/// Characters of a description at most.
const LONGEST_DESCRIPTION: usize = 20_000;

/// A post to create.
#[derive(Debug, Clone)]
pub struct NewPost {
    /// Its organisation.
    pub organisation: String,
    /// What it says of itself, in which nothing is unchanged.
    pub says: PostText,
}

/// A change of what a post says of itself.
#[derive(Debug, Clone)]
pub struct PostChange {
    /// The post.
    pub post: String,
    /// What it says.
    pub says: PostText,
}

/// What a post says of itself.
#[derive(Debug, Clone)]
pub struct PostText {
    /// Its title; it always has one.
    pub title: Patch<String>,
    /// The key of its occupation.
    pub occupation: Patch<String>,
    /// The key of where one works.
    pub place: Patch<String>,
    /// What it is about.
    pub description: Patch<String>,
    /// The statutory categories it is open to.
    pub categories: Patch<Vec<Category>>,
    /// Whether contract agents may apply.
    pub open_to_contract: Patch<bool>,
    /// Whether military agents may apply.
    pub open_to_military: Patch<bool>,
    /// Whether it manages people.
    pub management: Patch<bool>,
}

impl PostText {
    /// Whether it says something by which candidates are found.
    #[must_use]
    pub fn says_work(&self) -> bool {
        [&self.title, &self.occupation, &self.description]
            .iter()
            .any(|patch| matches!(patch, Patch::Set(_)))
    }

    /// With texts as they are kept.
    async fn read<G: EntityGraph + ?Sized>(&mut self, graph: &G) -> Result<(), Error> {
        if let Patch::Set(title) = &mut self.title {
            let given = title.as_deref().unwrap_or_default();
            let length = || Error::Invalid(Field::PostTitle, Reason::Length(TITLE_CHARACTERS));
            let read = match written(
                Field::PostTitle,
                given,
                Layout::Line,
                *TITLE_CHARACTERS.end(),
            ) {
                Err(Error::Invalid(_, Reason::Characters { .. })) => Err(length()),
                read => read,
            };
            let read = read?;
            if read.chars().count() < *TITLE_CHARACTERS.start() {
                return Err(length());
            }
            *title = Some(read);
        }
        if let Patch::Set(text) = &mut self.description {
            let given = text.take();
            *text = maybe_written(
                Field::PostDescription,
                given,
                Layout::Lines,
                LONGEST_DESCRIPTION,
            )?;
        }
        if let Patch::Set(Some(categories)) = &mut self.categories {
            let mut kept = Vec::new();
            for category in categories.drain(..) {
                if !kept.contains(&category) {
                    kept.push(category);
                }
            }
            *categories = kept;
        }
        if let Patch::Set(Some(uid)) = &self.occupation
            && graph
                .occupations(std::slice::from_ref(uid))
                .await?
                .is_empty()
        {
            return Err(Error::Unknown(Field::PostOccupation));
        }
        if let Patch::Set(Some(uid)) = &self.place
            && graph.places(std::slice::from_ref(uid)).await?.is_empty()
        {
            return Err(Error::Unknown(Field::PostPlace));
        }
        Ok(())
    }
}

/// Creates a post without a vacancy, and gives its key: those who recruit for it see it, and nobody else until it is
/// published.
///
/// # Errors
/// [`Error::Invalid`] for a text that is too short, too long or has a character that is not seen;
/// [`Error::Unknown`] for an organisation, an occupation or a place that does not exist; [`Error::Forbidden`] for an
/// organisation of another tree; [`Error::TooMany`] when the organisation that recruits has created posts or
/// changed what posts require enough today; what the graph meets.
pub async fn create_post<G: WorkspaceGraph + EntityGraph + ?Sized>(
    graph: &G,
    mut post: NewPost,
    viewer: &Viewer,
    write: &WriteContext,
) -> Result<String, Error> {
    let organisation = std::slice::from_ref(&post.organisation);
    if graph.organisations(organisation).await?.is_empty() {
        return Err(Error::Unknown(Field::PostOrganisation));
    }
    post.says.read(graph).await?;
    match graph.create_post(&post, viewer, write).await? {
        None => Err(Error::Forbidden),
        Some((uid, Creating::Created)) => Ok(uid),
        Some((_, Creating::TooMany)) => Err(Error::TooMany(Share::NewPosts(
            REQUIREMENT_CHANGES_IN_ALL_A_DAY,
        ))),
    }
}

/// Changes what a post says of itself, reads its words where it is open, and gives its organisation.
///
/// Agents are found by what it says at once. What its occupation and its words require counts for candidates as a
/// statement of its recruiter does: see [`set_requirements`](super::requirements::set_requirements).
///
/// # Errors
/// Those of [`create_post`] and of [`manage`]; [`Error::TooMany`] when what the post or those of the organisation require
/// was changed enough today.
pub async fn update_post<G: WorkspaceGraph + VacancyGraph + EntityGraph + ?Sized>(
    graph: &G,
    reader: &Reader,
    mut change: PostChange,
    viewer: &Viewer,
    write: &WriteContext,
) -> Result<String, Error> {
    let organisation = manage(graph, &change.post, viewer, Field::Post).await?;
    change.says.read(graph).await?;
    let outcome = graph.update_post(&change, viewer, write).await?;
    let organisation = changed(outcome, organisation)?;
    graph.read_post(&change.post, reader, write).await?;
    Ok(organisation)
}
