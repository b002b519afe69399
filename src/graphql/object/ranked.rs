//! Ranked lists that are read a page at a time.

use async_graphql::{Context, SimpleObject, connection::PageInfo};

use super::{
    candidates::CandidateEdge, peers::PeerEdge, people::CandidateSearchEdge,
    recommend::PostRecommendationEdge,
};
use crate::{
    domain::ranked::RankedPage,
    graphql::{page, vocabulary::EmptyReasonValue},
};

/// A connection over a ranked list and its edge.
macro_rules! ranked_connections {
    ($($(#[$doc:meta])* $connection:ident of $edge:ident)*) => {$(
        $(#[$doc])*
        #[derive(SimpleObject)]
        pub struct $connection {
            /// The items of the page, best first.
            edges: Vec<$edge>,
            /// Where the page stands.
            page_info: PageInfo,
            /// Why the whole list is empty, when it is.
            empty_reason: Option<EmptyReasonValue>,
            /// How many there are in all, as far as the list goes: 200 at most.
            total_count: usize,
        }

        impl $connection {
            pub(super) fn new(ctx: &Context<'_>, page: RankedPage<$edge>) -> Self {
                // An edge seals its own where it is asked for.
                let ends = [page.items.first(), page.items.last()];
                let cursors = ends.map(|edge| edge.map(|edge| edge.place.seal(ctx)));
                Self {
                    page_info: page::info(cursors.iter().flatten(), page.has_next, page.has_previous),
                    total_count: page.total,
                    edges: page.items,
                    empty_reason: page.empty_reason.map(Into::into),
                }
            }
        }
    )*};
}

ranked_connections! {
    /// The open posts that fit an agent, best first.
    PostRecommendationConnection of PostRecommendationEdge

    /// The agents who suit a post and agreed to be shown to recruiters, best first.
    CandidateConnection of CandidateEdge

    /// People who agreed to be shown to recruiters, found without a post: those who look for one first.
    CandidateSearchConnection of CandidateSearchEdge

    /// The people most similar to an agent, who agreed to be shown to peers.
    PeerConnection of PeerEdge
}
