//! Joining and leaving a community, and making one that was suggested.

use crate::domain::{
    communities::port::{CommunityGraph, Membership, NewCommunity},
    error::Error,
    model::port::EntityGraph,
    profile::port::WriteContext,
    refusal::{Field, Reason},
    text::{Layout, written},
    viewer::Viewer,
};

/// Characters of the name of a community, and of its topic, at most.
const LONGEST_NAME: usize = 100;

/// Begins or ends the membership of an agent.
///
/// # Errors
/// [`Error::Unknown`] for a community that does not exist; [`Error::Invalid`] when the agent is a
/// member already, or is none; what the graph meets.
pub async fn change_membership<G: CommunityGraph + EntityGraph + ?Sized>(
    graph: &G,
    agent: &str,
    community: &str,
    change: Membership,
    write: &WriteContext,
    viewer: &Viewer,
) -> Result<(), Error> {
    let uids = [community.to_owned()];
    if graph.communities(&uids, viewer).await?.is_empty() {
        return Err(Error::Unknown(Field::Community));
    }
    let changed = graph.change_membership(agent, community, change, write);
    if changed.await? {
        return Ok(());
    }
    let reason = match change {
        Membership::Join => Reason::Member,
        Membership::Leave => Reason::NotMember,
    };
    Err(Error::Invalid(Field::Community, reason))
}

/// Makes a community of one that was suggested, and gives its key.
///
/// The key comes from the suggestion's, so that one suggestion makes one community.
///
/// # Errors
/// [`Error::Invalid`] for a name or a topic that is empty or too long; [`Error::Unknown`] for a
/// suggestion that does not exist; what the graph meets.
pub async fn create_community<G: CommunityGraph + ?Sized>(
    graph: &G,
    suggestion: &str,
    name: &str,
    topic: &str,
    write: &WriteContext,
) -> Result<String, Error> {
    let community = NewCommunity {
        uid: format!("com-{suggestion}"),
        suggestion: suggestion.to_owned(),
        name: written(Field::CommunityName, name, Layout::Line, LONGEST_NAME)?,
        topic: written(Field::CommunityTopic, topic, Layout::Line, LONGEST_NAME)?,
    };
    if graph.create_community(&community, write).await? {
        return Ok(community.uid);
    }
    Err(Error::Unknown(Field::Suggestion))
}
