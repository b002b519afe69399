//! Everything that the domain asks of a graph; each feature has its own part.

use super::{
    acts::port::ActGraph,
    analytics::port::{FlowGraph, IndicatorGraph},
    candidates::port::CandidateGraph,
    communities::port::CommunityGraph,
    gap::port::GapGraph,
    introductions::port::IntroductionGraph,
    model::port::{EntityGraph, RelationGraph},
    paths::port::PathGraph,
    peers::port::PeerGraph,
    profile::port::ChangeGraph,
    reach::port::ReachGraph,
    recommend::port::RecommendGraph,
    search::port::SearchGraph,
    statute::port::StatuteGraph,
    vacancies::port::VacancyGraph,
    watch::port::WatchGraph,
};

/// Everything the domain asks of a graph.
pub trait Graph:
    GapGraph
    + RecommendGraph
    + ReachGraph
    + EntityGraph
    + RelationGraph
    + SearchGraph
    + PathGraph
    + PeerGraph
    + StatuteGraph
    + ChangeGraph
    + ActGraph
    + CandidateGraph
    + IntroductionGraph
    + VacancyGraph
    + CommunityGraph
    + WatchGraph
    + IndicatorGraph
    + FlowGraph
{
}

impl<T> Graph for T where
    T: GapGraph
        + RecommendGraph
        + ReachGraph
        + EntityGraph
        + RelationGraph
        + SearchGraph
        + PathGraph
        + PeerGraph
        + StatuteGraph
        + ChangeGraph
        + ActGraph
        + CandidateGraph
        + IntroductionGraph
        + VacancyGraph
        + CommunityGraph
        + WatchGraph
        + IndicatorGraph
        + FlowGraph
{
}
