//! Assignments: what agents did, and do today.

use async_graphql::{
    ComplexObject, Context, Description, ID, Object, Result, SimpleObject, connection::PageInfo,
};

use super::{
    occupation::OccupationObject,
    organisation::{OrganisationObject, PlaceObject},
    post::PostObject,
};
use crate::{
    domain::model::{Assignment, HeldAssignment},
    graphql::{
        context::ContextExt as _,
        id::Kind,
        loader::{AssignmentKey, OrganisationKey, PostKey},
        page,
        scalar::Date,
        vocabulary::LegalRouteValue,
    },
};

/// A dated period of a career.
#[derive(Description)]
pub struct AssignmentObject(pub Assignment);

#[Object(name = "Assignment", use_type_description)]
impl AssignmentObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Assignment.id(&self.0.uid)
    }

    /// Its first day.
    async fn start(&self) -> Date {
        Date(self.0.start)
    }

    /// Its last day; null while it goes on.
    async fn end(&self) -> Option<Date> {
        self.0.until.map(Date)
    }

    /// The day on which its term ends, when it has one.
    async fn term_end(&self) -> Option<Date> {
        self.0.term_end.map(Date)
    }

    /// The title held, in French.
    async fn title(&self) -> Option<&str> {
        self.0.title_fr.as_deref()
    }

    /// Where it was.
    async fn organisation(&self, ctx: &Context<'_>) -> Result<OrganisationObject> {
        ctx.load_named(OrganisationKey(self.0.organisation_uid.clone()))
            .await
            .map(OrganisationObject)
    }

    /// The reference job.
    async fn occupation(&self, ctx: &Context<'_>) -> Result<Option<OccupationObject>> {
        OccupationObject::maybe(ctx, self.0.occupation_uid.as_deref()).await
    }

    /// The post held, when it is open again.
    async fn post(&self, ctx: &Context<'_>) -> Result<Option<PostObject>> {
        let Some(uid) = self.0.post_uid.clone() else {
            return Ok(None);
        };
        Ok(ctx.load(PostKey(uid)).await?.map(PostObject))
    }

    /// The place.
    async fn place(&self, ctx: &Context<'_>) -> Result<Option<PlaceObject>> {
        PlaceObject::maybe(ctx, self.0.place_uid.as_deref()).await
    }

    /// The statutory position.
    async fn route(&self) -> Option<LegalRouteValue> {
        self.0.route.map(Into::into)
    }

    /// Whether the work was digital, when known.
    async fn digital(&self) -> Option<bool> {
        self.0.digital
    }

    /// Whether people were managed, when known.
    async fn management(&self) -> Option<bool> {
        self.0.management
    }
}

/// What an agent did, a page at a time.
#[derive(SimpleObject)]
pub struct AssignmentConnection {
    /// The assignments, newest first.
    edges: Vec<AssignmentEdge>,
    /// Where the page stands.
    page_info: PageInfo,
}

impl AssignmentConnection {
    /// A page of a career.
    ///
    /// # Errors
    /// A cursor that is none of this career's.
    pub fn cut(career: Vec<HeldAssignment>, size: usize, after: Option<&str>) -> Result<Self> {
        let (page, page_info) =
            page::cut(career, size, after, |held| held.assignment_uid.as_str())?;
        let edges = page.into_iter().map(AssignmentEdge::from).collect();
        Ok(Self { edges, page_info })
    }
}

/// One assignment of a career.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct AssignmentEdge {
    /// Where the edge stands in the list.
    cursor: String,
    #[graphql(skip)]
    assignment_uid: String,
}

#[ComplexObject]
impl AssignmentEdge {
    /// The assignment.
    async fn node(&self, ctx: &Context<'_>) -> Result<AssignmentObject> {
        ctx.load_named(AssignmentKey(self.assignment_uid.clone()))
            .await
            .map(AssignmentObject)
    }
}

impl From<(String, HeldAssignment)> for AssignmentEdge {
    fn from((cursor, held): (String, HeldAssignment)) -> Self {
        Self {
            cursor,
            assignment_uid: held.assignment_uid,
        }
    }
}
