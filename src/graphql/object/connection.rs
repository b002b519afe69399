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
    domain::search::{
        port::{Facet as By, FacetCount, PostQuestion},
        posts::FoundPosts,
    },
    graphql::{
        context::ContextExt as _,
        error::refuse,
        id::Kind,
        loader::{
            AgentKey, CommunityKey, CompetencyKey, CorpsKey, OccupationKey, OrganisationKey,
            PlaceKey, PostKey, TrainingKey,
        },
        page::{Listed, PageRequest},
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
    /// Posts, in the order asked for.
    PostConnection {
        /// A post of a list.
        PostEdge => PostObject by PostKey, asked: Option<Asked>
    }
    /// Trainings, best match first, then by name.
    TrainingConnection {
        /// A training of a list.
        TrainingEdge => TrainingObject by TrainingKey
    }
}

/// What was asked of a list of posts, and what became of its words.
pub(in crate::graphql) struct Asked {
    question: PostQuestion,
    ignored: Vec<String>,
    suggestions: Vec<String>,
}

impl PostConnection {
    /// A page of posts.
    pub(in crate::graphql) fn from_found(page: &PageRequest, found: FoundPosts) -> Self {
        let asked = Asked {
            question: found.question,
            ignored: found.ignored,
            suggestions: found.suggestions,
        };
        Self::from_listed(page.listed(found.hits), Some(asked))
    }
}

#[ComplexObject]
impl PostConnection {
    /// How many posts of the whole list have something in common. What the filter chooses of one kind does not narrow
    /// the counts of that kind. Null for the posts that somebody recruits for.
    async fn facets(&self, ctx: &Context<'_>) -> Result<Option<PostFacets>> {
        let Some(Asked { question, .. }) = &self.asked else {
            return Ok(None);
        };
        if question.finds_nothing() {
            return Ok(Some(PostFacets::default()));
        }
        let counted = ctx.graph().count_posts(question).await;
        let counted = counted.map_err(|error| refuse(&error))?;
        Ok(Some(PostFacets::from_counts(counted, question)))
    }

    /// The words of the search that were left out, as they were typed: they say nothing, or no open post has them.
    async fn ignored(&self) -> &[String] {
        self.asked.as_ref().map_or(&[], |asked| &asked.ignored)
    }

    /// Words that find posts, spelt much as those that find none; empty where something is found.
    async fn suggestions(&self) -> &[String] {
        self.asked.as_ref().map_or(&[], |asked| &asked.suggestions)
    }
}

/// How many posts have something in common: the chosen and those of the most posts, fifty of a kind at most, the most
/// first.
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
    /// By department; the key is its global id.
    departments: Vec<Facet>,
    /// By occupation; the key is its global id.
    occupations: Vec<Facet>,
    /// By competency that they require; the key is its global id.
    competencies: Vec<Facet>,
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
    /// Whether the filter chooses it.
    selected: bool,
}

impl PostFacets {
    fn from_counts(counted: Vec<FacetCount>, question: &PostQuestion) -> Self {
        let mut facets = Self::default();
        for item in counted {
            let selected = question.has_chosen(item.facet, &item.key);
            let (list, kind) = match item.facet {
                By::Ministry => (&mut facets.ministries, Some(Kind::Organisation)),
                By::Category => (&mut facets.categories, None),
                By::Family => (&mut facets.families, None),
                By::Place => (&mut facets.places, Some(Kind::Place)),
                By::Department => (&mut facets.departments, Some(Kind::Place)),
                By::Occupation => (&mut facets.occupations, Some(Kind::Occupation)),
                By::Competency => (&mut facets.competencies, Some(Kind::Competency)),
            };
            let label = match (item.facet, item.label_fr.as_str()) {
                (By::Category, "A_PLUS") => "A+".to_owned(),
                _ => item.label_fr,
            };
            list.push(Facet {
                key: kind.map_or_else(|| item.key.clone(), |kind| kind.id(&item.key).0),
                label,
                count: item.posts,
                selected,
            });
        }
        facets
    }
}
