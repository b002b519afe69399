//! Everything that the domain asks of a graph; each feature has its own part.

use super::{
    acts::port::ActGraph,
    analytics::port::AnalyticsGraph,
    candidates::port::CandidateGraph,
    communities::port::CommunityGraph,
    gap::port::GapGraph,
    introductions::port::IntroductionGraph,
    model::port::{EntityGraph, RelationGraph},
    paths::port::PathGraph,
    peers::port::PeerGraph,
    profile::port::ChangeGraph,
    reach::port::ReachGraph,
    reading::port::ReadingGraph,
    recommend::port::RecommendGraph,
    search::port::SearchGraph,
    statute::port::StatuteGraph,
    vacancies::{copies::CopyGraph, port::VacancyGraph, workspace::WorkspaceGraph},
    watch::port::WatchGraph,
};

/// A graph is whatever answers all of these.
macro_rules! graph {
    ($first:ident $(, $part:ident)* $(,)?) => {
        /// Everything the domain asks of a graph.
        pub trait Graph: $first $(+ $part)* {}

        impl<T> Graph for T where T: $first $(+ $part)* {}
    };
}

graph! {
    ActGraph,
    AnalyticsGraph,
    CandidateGraph,
    ChangeGraph,
    CommunityGraph,
    CopyGraph,
    EntityGraph,
    GapGraph,
    IntroductionGraph,
    PathGraph,
    PeerGraph,
    ReachGraph,
    ReadingGraph,
    RecommendGraph,
    RelationGraph,
    SearchGraph,
    StatuteGraph,
    VacancyGraph,
    WatchGraph,
    WorkspaceGraph,
}
