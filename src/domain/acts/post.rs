//! What agents do with posts, and how satisfied they are.

use crate::domain::{
    acts::port::{ActGraph, Feedback, PostAct},
    error::Error,
    model::port::EntityGraph,
    profile::port::WriteContext,
    refusal::{Field, within},
    text::{Layout, maybe_written, written},
    viewer::Viewer,
};

/// Characters of a reason or a comment at most.
const LONGEST_TEXT: usize = 500;
/// Scores of satisfaction.
const SCORES: std::ops::RangeInclusive<usize> = 1..=5;

/// Notes what an agent does with a post that they may see.
///
/// # Errors
/// [`Error::Unknown`] for a post that is not for them, [`Error::Invalid`] for a reason that is empty or
/// too long; what the graph meets.
pub async fn act_on_post<G: ActGraph + EntityGraph + ?Sized>(
    graph: &G,
    agent: &str,
    post: &str,
    act: PostAct,
    write: &WriteContext,
    viewer: &Viewer,
) -> Result<(), Error> {
    let act = match act {
        PostAct::Dismiss(reason) => PostAct::Dismiss(written(
            Field::DismissalReason,
            &reason,
            Layout::Lines,
            LONGEST_TEXT,
        )?),
        other => other,
    };
    see(graph, post, write, viewer).await?;
    graph.act_on_post(agent, post, &act, write).await
}

/// Notes how satisfied an agent is: with a post, or with the accompaniment that goes on.
///
/// # Errors
/// [`Error::Invalid`] for a score outside 1–5 or a comment that is too long, [`Error::Unknown`] for a
/// post that is not for them; what the graph meets.
pub async fn give_feedback<G: ActGraph + EntityGraph + ?Sized>(
    graph: &G,
    agent: &str,
    given: Feedback,
    write: &WriteContext,
    viewer: &Viewer,
) -> Result<(), Error> {
    within(Field::Score, given.score, SCORES)?;
    let comment = maybe_written(Field::Comment, given.comment, Layout::Lines, LONGEST_TEXT)?;
    if let Some(post) = &given.post {
        see(graph, post, write, viewer).await?;
    }
    let given = Feedback { comment, ..given };
    graph.give_feedback(agent, &given, write).await
}

/// Makes sure that the agent may see a post, or has changed this very thing before: what takes back
/// that a closed post was saved puts it out of their sight itself.
async fn see<G: ActGraph + EntityGraph + ?Sized>(
    graph: &G,
    post: &str,
    write: &WriteContext,
    viewer: &Viewer,
) -> Result<(), Error> {
    let seen = !graph.posts(&[post.to_owned()], viewer).await?.is_empty();
    if seen || graph.is_repeated(write).await? {
        return Ok(());
    }
    Err(Error::Unknown(Field::Post))
}
