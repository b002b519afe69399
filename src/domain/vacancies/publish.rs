//! Opening a post of a recruiter's tree.

use crate::{
    domain::{
        error::Error,
        model::{Vacancy, port::EntityGraph},
        profile::port::WriteContext,
        refusal::{Field, Obstacle, Reason},
        vacancies::port::{Publication, Publishing, VacancyGraph},
        viewer::Viewer,
    },
    text::reader::Reader,
};

/// Opens a post, reads its words, and gives the key of the vacancy.
///
/// Where the words cannot be read the vacancy is open all the same: the same key or a refresh reads them.
///
/// # Errors
/// [`Error::Invalid`] for a last day that has passed; those of [`manage`]; [`Error::NotNow`] for a
/// post that is open or will be; what the graph meets.
pub async fn publish_vacancy<G: VacancyGraph + EntityGraph + ?Sized>(
    graph: &G,
    reader: &Reader,
    publication: &Publication,
    viewer: &Viewer,
    write: &WriteContext,
) -> Result<String, Error> {
    if publication.apply_by.is_some_and(|day| day < write.today) {
        return Err(Error::Invalid(Field::LastApplicationDay, Reason::Past));
    }
    manage(graph, &publication.post, viewer, Field::Post).await?;
    match graph.publish(publication, viewer, write).await? {
        None => Err(Error::Forbidden),
        Some((uid, Publishing::Published)) => {
            graph.read_post(&publication.post, reader, write).await?;
            Ok(uid)
        }
        Some((_, Publishing::Open)) => Err(Error::NotNow(Obstacle::PostOpen)),
    }
}

/// Makes sure that the viewer recruits for a post, and gives the post's organisation.
///
/// # Errors
/// [`Error::Unknown`] for a post that the viewer may not see; [`Error::Forbidden`] for one of another
/// tree that they may see; what the graph meets.
pub async fn manage<G: VacancyGraph + EntityGraph + ?Sized>(
    graph: &G,
    post: &str,
    viewer: &Viewer,
    field: Field,
) -> Result<String, Error> {
    let posts = [post.to_owned()];
    let managed = graph.managed_posts(&posts, viewer).await?;
    if let Some(post) = managed.into_iter().next() {
        return Ok(post.uid);
    }
    let seen = graph.posts(&posts, viewer).await?;
    Err(if seen.is_empty() {
        Error::Unknown(field)
    } else {
        Error::Forbidden
    })
}

/// Makes sure that the viewer recruits for the post of a vacancy, and gives the vacancy.
///
/// # Errors
/// [`Error::Unknown`] for a vacancy that the viewer may not see; [`Error::Forbidden`] for one of another tree that they may
/// see; what the graph meets.
pub async fn manage_vacancy<G: VacancyGraph + EntityGraph + ?Sized>(
    graph: &G,
    vacancy: &str,
    viewer: &Viewer,
) -> Result<Vacancy, Error> {
    if let Some(vacancy) = graph.managed_vacancy(vacancy, viewer).await? {
        return Ok(vacancy);
    }
    let seen = graph.vacancies(&[vacancy.to_owned()], viewer).await?;
    Err(if seen.is_empty() {
        Error::Unknown(Field::Vacancy)
    } else {
        Error::Forbidden
    })
}
