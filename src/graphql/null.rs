//! Null propagation (GraphQL specification, *Handling Field Errors*): a failed field nulls its nearest ancestor that
//! may be null.
//!
//! The library leaves such a field out of the answer; the specification and every client want null.

use std::{
    collections::HashSet,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use async_graphql::{
    QueryPathNode, QueryPathSegment, Response, ServerError, ServerResult, Value,
    extensions::{
        Extension, ExtensionContext, ExtensionFactory, NextExecute, NextResolve, ResolveInfo,
    },
};

/// Makes the keeper of each request's failures.
pub(super) struct Nulls;

impl ExtensionFactory for Nulls {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Keeper::default())
    }
}

/// The failures of one request.
#[derive(Default)]
struct Keeper {
    errors: Mutex<Vec<ServerError>>,
    /// Paths of what must become null since something in it that must not be null failed.
    void: Mutex<HashSet<Vec<String>>>,
    any_void: AtomicBool,
    /// Paths of the lists whose items may be null: of an item the library does not say.
    with_gaps: Mutex<HashSet<Vec<String>>>,
}

impl Keeper {
    /// Notes that what is around a path has lost something that it must have.
    fn empty_around(&self, node: &QueryPathNode<'_>) {
        let mut path = node.to_string_vec();
        path.pop();
        held(&self.void).insert(path);
        self.any_void.store(true, Ordering::Release);
    }

    fn is_void(&self, path: &[String]) -> bool {
        held(&self.void).contains(path)
    }

    /// Whether what is at a node has lost something that it must have; most requests lose nothing.
    fn is_void_at(&self, node: &QueryPathNode<'_>) -> bool {
        self.any_void.load(Ordering::Acquire) && self.is_void(&node.to_string_vec())
    }

    /// Whether what is at a path may be null.
    fn may_be_null(&self, node: &QueryPathNode<'_>, return_type: &str) -> bool {
        match (node.segment, node.parent) {
            (QueryPathSegment::Index(_), Some(list)) => {
                held(&self.with_gaps).contains(&list.to_string_vec())
            }
            _ => !return_type.ends_with('!'),
        }
    }
}

fn held<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

#[async_trait::async_trait]
impl Extension for Keeper {
    // Of a subscription too: every event is an execution of its own.
    async fn execute(
        &self,
        ctx: &ExtensionContext<'_>,
        operation_name: Option<&str>,
        next: NextExecute<'_>,
    ) -> Response {
        let mut response = next.run(ctx, operation_name).await;
        response.errors.append(&mut held(&self.errors));
        if self.is_void(&[]) {
            response.data = Value::Null;
        }
        response
    }

    async fn resolve(
        &self,
        ctx: &ExtensionContext<'_>,
        info: ResolveInfo<'_>,
        next: NextResolve<'_>,
    ) -> ServerResult<Option<Value>> {
        let node = info.path_node;
        let return_type = info.return_type;
        if return_type.trim_end_matches('!').ends_with(']') && !return_type.contains("!]") {
            held(&self.with_gaps).insert(node.to_string_vec());
        }
        match next.run(ctx, info).await {
            Ok(value) if !self.is_void_at(node) => return Ok(value),
            Ok(_) => {}
            Err(error) => held(&self.errors).push(error),
        }
        if !self.may_be_null(node, return_type) {
            self.empty_around(node);
        }
        Ok(Some(Value::Null))
    }
}
