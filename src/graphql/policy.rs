//! The gate before every field: who may not ask for it gets what is absent.

use std::sync::Arc;

use async_graphql::{
    ErrorExtensions as _, QueryPathSegment, ServerError, ServerResult, Value,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextResolve, ResolveInfo},
};

use super::error::{introspection_disabled, refuse};
use crate::{
    auth::{policy::audience, principal::Principal},
    domain::error::Error,
};

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
        if audience(info.parent_type, info.name).is_some_and(|one| one.has(role)) {
            return next.run(ctx, info).await;
        }
        if info.return_type.ends_with('!') {
            let refused = refuse(&Error::Forbidden);
            let mut error = ServerError::new(refused.message.clone(), None);
            error.extensions.clone_from(&refused.extend().extensions);
            return Err(error);
        }
        // Hidden looks like absent.
        Ok(Some(Value::Null))
    }
}
