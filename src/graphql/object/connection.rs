//! Lists that are read a page at a time; a page goes on after its last item, whatever came meanwhile.

use async_graphql::{ComplexObject, Context, Result, SimpleObject, connection::PageInfo};

use super::{
    agent::AgentObject,
    community::CommunityObject,
    competency::CompetencyObject,
    occupation::OccupationObject,
    organisation::{CorpsObject, OrganisationObject, PlaceObject},
    post::PostObject,
    training::TrainingObject,
};
use crate::{
    domain::search::port::{Facet as By, FacetCount, PostQuestion},
    graphql::{
        context::ContextExt as _,
        error::refuse,
        id::Kind,
        loader::{
            AgentKey, CommunityKey, CompetencyKey, CorpsKey, OccupationKey, OrganisationKey,
            PlaceKey, PostKey, TrainingKey,
        },
        page::Listed,
    },
};

/// A connection, its edge, the object that it holds and the key that loads it.
macro_rules! connections {
    ($(
        $(#[$of_connection:meta])* $connection:ident {
            $(#[$of_edge:meta])* $edge:ident => $object:ident by $key:ident
            $(, $more:ident: $ty:ty)?
        }
    )*) => {$(
        $(#[$of_connection])*
        #[derive(SimpleObject)]
        $(#[graphql(complex)] #[doc = stringify!($more)])?
        pub struct $connection {
            /// The items.
            edges: Vec<$edge>,
            /// Where the page stands.
            page_info: PageInfo,
            /// How many there are in all; null when they are too few people to be counted.
            total_count: Option<i32>,
            $(#[graphql(skip)] $more: $ty,)?
        }

        $(#[$of_edge])*
        #[derive(SimpleObject)]
        #[graphql(complex)]
        pub struct $edge {
            /// Where the edge stands in the list.
            cursor: String,
            #[graphql(skip)]
            uid: String,
        }

        #[ComplexObject]
        impl $edge {
            /// The item.
            async fn node(&self, ctx: &Context<'_>) -> Result<$object> {
                ctx.load_named($key(self.uid.clone())).await.map($object)
            }
        }

        impl $connection {
            /// The page of a list.
            pub(in crate::graphql) fn from_listed(listed: Listed $(, $more: $ty)?) -> Self {
                let edge = |(cursor, uid)| $edge { cursor, uid };
                Self {
                    edges: listed.items.into_iter().map(edge).collect(),
                    page_info: listed.page_info,
                    total_count: listed.total,
                    $($more,)?
                }
            }
        }
    )*};
}

connections! {
    /// Agents, by name.
    AgentConnection {
        /// An agent of a list.
        AgentEdge => AgentObject by AgentKey
    }
    /// Communities, best match first, then by name.
    CommunityConnection {
        /// A community of a list.
        CommunityEdge => CommunityObject by CommunityKey
    }
    /// Competencies, best match first, then by name.
    CompetencyConnection {
        /// A competency of a list.
        CompetencyEdge => CompetencyObject by CompetencyKey
    }
    /// Corps, best match first, then by name.
    CorpsConnection {
        /// A corps of a list.
        CorpsEdge => CorpsObject by CorpsKey
    }
    /// Occupations, best match first, then by name.
    OccupationConnection {
        /// An occupation of a list.
        OccupationEdge => OccupationObject by OccupationKey
    }
    /// Organisations, best match first, then by name.
    OrganisationConnection {
        /// An organisation of a list.
        OrganisationEdge => OrganisationObject by OrganisationKey
    }
    /// Places, best match first, then by name.
    PlaceConnection {
        /// A place of a list.
        PlaceEdge => PlaceObject by PlaceKey
    }
    /// Open posts, best match first, then in the order asked for.
    PostConnection {
        /// A post of a list.
        PostEdge => PostObject by PostKey, question: Option<PostQuestion>
    }
    /// Trainings, best match first, then by name.
    TrainingConnection {
        /// A training of a list.
        TrainingEdge => TrainingObject by TrainingKey
    }
}

#[ComplexObject]
impl PostConnection {
    /// How many posts of the whole list have something in common.
    async fn facets(&self, ctx: &Context<'_>) -> Result<Option<PostFacets>> {
        let Some(question) = &self.question else {
            return Ok(Some(PostFacets::default()));
        };
        let counted = ctx.graph().count_posts(question).await;
        let counted = counted.map_err(|error| refuse(&error))?;
        Ok(Some(PostFacets::from_counts(counted)))
    }
}

/// How many posts have something in common, the most first.
#[derive(Default, SimpleObject)]
pub struct PostFacets {
    /// By ministry; the key is its global id.
    ministries: Vec<Facet>,
    /// By category; a post may be open to several.
    categories: Vec<Facet>,
    /// By family of occupations.
    families: Vec<Facet>,
    /// By region; the key is its global id.
    places: Vec<Facet>,
}

/// How many posts have one thing in common.
#[derive(SimpleObject)]
pub struct Facet {
    /// What a filter takes for it: a global id, a category, or a name.
    key: String,
    /// What a person reads, in French.
    label: String,
    /// How many posts.
    count: i32,
}

impl PostFacets {
    fn from_counts(counted: Vec<FacetCount>) -> Self {
        let mut facets = Self::default();
        for item in counted {
            let (list, key) = match item.facet {
                By::Ministry => (&mut facets.ministries, Kind::Organisation.id(&item.key).0),
                By::Category => (&mut facets.categories, item.key),
                By::Family => (&mut facets.families, item.key),
                By::Place => (&mut facets.places, Kind::Place.id(&item.key).0),
            };
            let label = match (item.facet, item.label_fr.as_str()) {
                (By::Category, "A_PLUS") => "A+".to_owned(),
                _ => item.label_fr,
            };
            list.push(Facet {
                key,
                label,
                count: item.posts,
            });
        }
        facets
    }
}
