//! How many statements a test has sent to the graph.

use std::{cell::Cell, sync::Once};

use tracing::{
    Event, Subscriber, callsite::rebuild_interest_cache, field, level_filters::LevelFilter,
    subscriber::set_global_default,
};
use tracing_subscriber::{Layer, filter::Targets, layer::Context, prelude::*, registry};

thread_local! {
    static SENT: Cell<usize> = const { Cell::new(0) };
}

/// One for the whole process: whether an event interests anybody is remembered for all threads, so a
/// subscriber of one thread may miss what another thread was the first to send.
static LISTENING: Once = Once::new();

struct Count;

impl<S: Subscriber> Layer<S> for Count {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        struct Names(bool);
        impl field::Visit for Names {
            fn record_debug(&mut self, field: &field::Field, _: &dyn std::fmt::Debug) {
                self.0 |= field.name() == "statement";
            }
        }
        let mut names = Names(false);
        event.record(&mut names);
        SENT.set(SENT.get() + usize::from(names.0));
    }
}

/// The statements that this thread has sent since it first asked; a test runs on one thread.
pub fn statements_sent() -> usize {
    LISTENING.call_once(|| {
        let store = Targets::new().with_target("passerelle::graph::store", LevelFilter::DEBUG);
        set_global_default(registry().with(Count.with_filter(store))).unwrap();
        // Another thread may have asked for the interest while there was nobody to have it.
        rebuild_interest_cache();
    });
    SENT.get()
}
