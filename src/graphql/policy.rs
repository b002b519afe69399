//! The gate before every field: who may not ask for it gets null, and an error that says so.

use std::sync::Arc;

use async_graphql::{
    PathSegment, QueryPathSegment, ServerError, ServerResult, Value,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextResolve, ResolveInfo},
};

use super::error::{introspection_disabled, refuse};
use crate::{
    auth::{policy::audience, principal::Principal},
    domain::error::Error,
};

/// Fields that look for one person: for whom there is nobody to see, there is nobody, and no error.
const SILENT: [(&str, &str); 2] = [("Query", "agent"), ("Query", "me")];

/// Makes the gate of each request.
pub(super) struct Policy {
    /// Whether the schema is shown to those who ask.
    pub(super) introspection: bool,
}

impl ExtensionFactory for Policy {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Gate {
            introspection: self.introspection,
        })
    }
}

struct Gate {
    introspection: bool,
}

#[async_trait::async_trait]
impl Extension for Gate {
    async fn resolve(
        &self,
        ctx: &ExtensionContext<'_>,
        info: ResolveInfo<'_>,
        next: NextResolve<'_>,
    ) -> ServerResult<Option<Value>> {
        // An item of a list comes after the field that gives the list.
        let is_item = matches!(info.path_node.segment, QueryPathSegment::Index(_));
        if info.is_for_introspection || is_item {
            return next.run(ctx, info).await;
        }
        // `__schema` and `__type`; the library marks only what is below them.
        if info.name.starts_with("__") {
            if self.introspection {
                return next.run(ctx, info).await;
            }
            return Err(introspection_disabled());
        }
        let role = ctx.data_unchecked::<Principal>().role;
        if audience(info.parent_type, info.name).is_some_and(|audience| audience.has(role)) {
            return next.run(ctx, info).await;
        }
        if SILENT.contains(&(info.parent_type, info.name)) {
            return Ok(Some(Value::Null));
        }
        Err(refusal(&info))
    }
}

/// The refusal of a field, at its place in the document and in the answer.
fn refusal(info: &ResolveInfo<'_>) -> ServerError {
    let alias = info.field.alias.as_ref().map(|alias| alias.pos);
    let at = alias.unwrap_or(info.field.name.pos);
    let mut path: Vec<PathSegment> = Vec::new();
    let mut node = Some(info.path_node);
    while let Some(one) = node {
        path.push(match one.segment {
            QueryPathSegment::Index(index) => PathSegment::Index(index),
            QueryPathSegment::Name(name) => PathSegment::Field(name.to_owned()),
        });
        node = one.parent;
    }
    path.reverse();
    refuse(&Error::Forbidden)
        .into_server_error(at)
        .with_path(path)
}
