//! Stops an execution whose answer would be longer than it may be, before it is all in memory.
//!
//! What is counted here is in the written answer too, so nothing that could be written is stopped; the
//! exact limit is held where the answer is written.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

use async_graphql::{
    QueryPathSegment, Response, ServerResult, Value,
    extensions::{
        Extension, ExtensionContext, ExtensionFactory, NextExecute, NextResolve, ResolveInfo,
    },
};

use super::error::too_large;

/// Bytes of the answer to a request at most.
pub(super) struct Most(pub(super) u64);

/// Makes the count of each request.
pub(super) struct Bytes;

impl ExtensionFactory for Bytes {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(ByteCount::default())
    }
}

/// The bytes of what was resolved so far.
#[derive(Default)]
struct ByteCount {
    bytes: AtomicU64,
    stopped: AtomicBool,
}

#[async_trait::async_trait]
impl Extension for ByteCount {
    async fn execute(
        &self,
        ctx: &ExtensionContext<'_>,
        operation_name: Option<&str>,
        next: NextExecute<'_>,
    ) -> Response {
        let response = next.run(ctx, operation_name).await;
        if !self.stopped.load(Ordering::Acquire) {
            return response;
        }
        Response::from_errors(vec![too_large(ctx.data_unchecked::<Most>().0)])
    }

    async fn resolve(
        &self,
        ctx: &ExtensionContext<'_>,
        info: ResolveInfo<'_>,
        next: NextResolve<'_>,
    ) -> ServerResult<Option<Value>> {
        // The whole answer is thrown away: nothing more is resolved. An item of a list must be something.
        if self.stopped.load(Ordering::Acquire) {
            return Ok(Some(Value::Null));
        }
        let name = match info.path_node.segment {
            QueryPathSegment::Name(name) => name.len(),
            QueryPathSegment::Index(_) => 0,
        };
        let value = next.run(ctx, info).await?;
        let text = match &value {
            Some(Value::String(text)) => text.len(),
            _ => 0,
        };
        let more = (name + text) as u64;
        let bytes = self.bytes.fetch_add(more, Ordering::AcqRel) + more;
        if bytes > ctx.data_unchecked::<Most>().0 {
            self.stopped.store(true, Ordering::Release);
        }
        Ok(value)
    }
}
