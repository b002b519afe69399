//! `passerelle serve`

use std::{net::SocketAddr, sync::Arc, time::Duration};

use clap::Args;
use tokio::{
    net::TcpListener,
    runtime::{Builder, Runtime},
    signal,
    sync::watch,
    task::spawn_blocking,
    time::{self, Instant},
};

use super::{GraphArgs, Session, error::CliError, open, say};
use crate::{
    auth::card_id::CardCipher,
    deadline,
    graphql::{Api, WatchLimits},
    http,
};

mod demo;

/// Time between two looks at a graph that is away.
const PAUSE: Duration = Duration::from_millis(500);
/// Time that the last write of a graph in a file may take.
const KEEP: Duration = Duration::from_secs(10);
/// Files that the process opens besides its connections and those to the graph.
const OTHER_FILES: usize = 64;
/// Time that one look may take.
const LOOK: Duration = Duration::from_secs(5);
/// Time between two lines about it, and between two looks at a graph that does not know us: more often
/// would have it lock our user out.
const SILENCE: Duration = Duration::from_secs(10);

/// Serve GraphQL over HTTP.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: passerelle serve --listen 127.0.0.1:8080 --graph neo4j://localhost"
)]
pub(super) struct Serve {
    /// The address to listen on; port 0 picks a free one.
    #[arg(long, value_name = "ADDR")]
    pub(super) listen: Option<SocketAddr>,
    /// Believe demo tokens and give every right to a request without one; refused where others could reach
    /// the service. Implied for the default data in memory only.
    #[arg(long)]
    pub(super) demo: bool,
    #[command(flatten)]
    pub(super) graph: GraphArgs,
}

impl Serve {
    /// Serves until a signal.
    ///
    /// The thread that calls it keeps the connections, answers probes, and hears signals; requests are worked
    /// on by the threads of `runtime`. So the service can be looked at and stopped whatever they do.
    pub(super) fn run(session: &Session, runtime: &Runtime) -> Result<(), CliError> {
        let settings = session.settings();
        let listener = runtime.block_on(TcpListener::bind(settings.server.listen));
        let listener = listener.and_then(TcpListener::into_std);
        let listener = listener.map_err(CliError::Io)?;
        let address = listener.local_addr().map_err(CliError::Io)?;
        let demo = demo::is_demo(settings, address)?;
        let chosen = if demo {
            demo::without_routing(settings)
        } else {
            settings.clone()
        };
        let service = Service {
            address,
            demo,
            cards: card_cipher(session, demo)?,
            opened: runtime.block_on(open::for_service(&chosen))?,
            workers: http::Workers::new(runtime.handle().clone()),
        };
        let front = Builder::new_current_thread().enable_all().build();
        let front = front.map_err(CliError::Io)?;
        let outcome = front.block_on(service.run(session, listener));
        // Nothing waits for threads that do not come to an end.
        front.shutdown_background();
        outcome
    }
}

/// What a server is made of once its graph is open.
struct Service {
    address: SocketAddr,
    demo: bool,
    cards: CardCipher,
    opened: open::Opened,
    workers: http::Workers,
}

impl Service {
    async fn run(self, session: &Session, listener: std::net::TcpListener) -> Result<(), CliError> {
        let Self {
            address,
            demo,
            cards,
            opened,
            workers,
        } = self;
        let settings = session.settings();
        let listener = TcpListener::from_std(listener).map_err(CliError::Io)?;
        let api = Api::new(Arc::new(opened.store.clone()), opened.clock())?
            .with_introspection(demo)
            .with_limits(settings.limits)
            .with_statute(session.statute())
            .with_cards(cards)
            .with_watch(WatchLimits {
                period: settings.sockets.watch(),
                deadline: settings.server.deadline(),
                at_once: settings.sockets.watch_at_once,
            });
        if demo {
            tracing::warn!("demo mode: whoever reaches this address may do everything");
        }
        let (stop, stopping) = watch::channel(false);
        let connections = connection_limits(settings);
        let limits = http::Limits {
            deadline: settings.server.deadline(),
            concurrency: settings.server.concurrency.get(),
            queue: settings.server.queue,
        };
        let counts = http::metrics::start().map_err(|e| CliError::Config(e.to_string()))?;
        if let Some(address) = settings.metrics.listen {
            let listener = TcpListener::bind(address).await.map_err(CliError::Io)?;
            let app = http::metrics::router(counts.clone());
            let stopping = stopping.clone();
            tokio::spawn(http::serve(listener, app, connections, None, stopping));
        }
        let shared = settings.metrics.listen.is_none().then_some(counts);
        let sockets = http::Sockets::new(http::SocketLimits {
            open: settings.sockets.open,
            operations: settings.sockets.operations,
            queue: settings.sockets.queue.get(),
            queue_bytes: settings.sockets.queue_bytes,
            queue_bytes_in_all: settings.sockets.queue_bytes_in_all,
            write: settings.sockets.write(),
            init: settings.sockets.init(),
            ping: settings.sockets.ping(),
            origins: [settings.server.origins(), settings.sockets.origins()].concat(),
        });
        let access = if demo {
            http::Access::Demo {
                port: address.port(),
            }
        } else {
            http::Access::Public
        };
        let app = http::router(api.clone(), access, limits, sockets.clone(), shared);
        let rules = http::BrowserRules {
            origins: settings.server.origins(),
            https_only: settings.server.is_reached_by_https(),
        };
        let app = rules.apply(app);
        let server = http::serve(listener, app, connections, Some(workers.clone()), stopping);
        let mut server = tokio::spawn(server);
        tokio::select! {
            ready = announce(&workers, &api, &opened, settings, address) => {
                ready?;
                stopped().await;
            }
            () = stopped() => {}
        }
        tracing::info!("stopping");
        let _ = stop.send(true);
        let drained = async { tokio::join!(&mut server, sockets.close()) };
        if time::timeout(settings.server.drain(), drained)
            .await
            .is_err()
        {
            server.abort();
            tracing::warn!("requests under way were cut");
        }
        let kept = spawn_blocking(move || opened.keep());
        match time::timeout(KEEP, kept).await {
            Ok(Ok(kept)) => kept,
            _ => Err(CliError::Io(std::io::Error::other(
                "the graph's file was not written: a request still holds it",
            ))),
        }
    }
}

/// What the connections may hold: as many as the settings say, or as there are files.
fn connection_limits(settings: &crate::config::Settings) -> http::ConnectionLimits {
    let server = &settings.server;
    let other = OTHER_FILES + http::CLOSING + settings.graph.connections.get();
    let wanted = server.connections.get().saturating_add(other);
    let files = rlimit::increase_nofile_limit(wanted as u64).unwrap_or(u64::MAX);
    let files = usize::try_from(files).unwrap_or(usize::MAX);
    let total = server
        .connections
        .get()
        .min(files.saturating_sub(other).max(1));
    if total < server.connections.get() {
        tracing::warn!(
            connections = total,
            "the system allows fewer files than server.connections"
        );
    }
    http::ConnectionLimits {
        total,
        by_address: server.connections_by_address.get(),
        head: server.header(),
        idle: server.idle(),
    }
}

/// What makes the ids of cards: under the key of the deployment, or the public one of demo mode.
fn card_cipher(session: &Session, demo: bool) -> Result<CardCipher, CliError> {
    match &session.loaded.cards {
        Some(cipher) => Ok(cipher.clone()),
        None if demo => Ok(CardCipher::demo()),
        None => Err(CliError::Config(
            "server.card_key_file is not set: it names the file of the key under which ids of cards are \
             encrypted. Make one with `(umask 077; openssl rand -base64 64 > card.key)`, the same for every \
             replica"
                .to_owned(),
        )),
    }
}

/// Waits until the graph answers, refuses one that is not migrated, and says where we listen.
async fn announce(
    workers: &http::Workers,
    api: &Api,
    opened: &open::Opened,
    settings: &crate::config::Settings,
    address: SocketAddr,
) -> Result<(), CliError> {
    let mut said: Option<Instant> = None;
    loop {
        let look = look(api.clone(), opened.clone(), settings.graph.url.clone());
        match deadline::within(LOOK, workers.run(look)).await {
            Ok(()) => return say(&format!("listening on http://{address}")),
            Err(error) if !error.may_pass() => return Err(error),
            Err(error) => {
                if said.is_none_or(|said| said.elapsed() >= SILENCE) {
                    tracing::warn!(
                        exception.message = error.with_causes(),
                        "waiting for the graph"
                    );
                    said = Some(Instant::now());
                }
                let pause = if error.is_denied() { SILENCE } else { PAUSE };
                time::sleep(pause).await;
            }
        }
    }
}

/// Looks whether the graph answers and is migrated, and begins to make what texts are read with.
async fn look(api: Api, opened: open::Opened, url: Option<String>) -> Result<(), CliError> {
    api.ready().await?;
    if let Some(url) = url {
        open::ensure_migrated(&opened, &url).await?;
    }
    api.warm();
    Ok(())
}

/// Waits for the signal to stop.
async fn stopped() {
    let interrupted = async {
        let _ = signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}
