//! Connections: accepted within limits, watched by the clock, and ended with the server.
//!
//! Everything here runs on one thread of its own, which also answers the probes: what a request asks of the
//! graph runs on other threads ([`Workers`]), so no request delays a probe, a signal, or another connection.

use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
    pin::pin,
    sync::Arc,
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{Extensions, HeaderValue, Request, Response, StatusCode, header::CONNECTION},
};
use futures::FutureExt as _;
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time::{interval, sleep, timeout},
};
use tower::ServiceExt as _;

mod places;
mod progress;
mod stream;
mod workers;

use places::{Places, Slot};
use progress::{Progress, Verdict};
use stream::Watched;
pub use workers::Workers;
pub(super) use workers::run;

/// The pause after a connection could not be accepted, for instance because no file is left.
const PAUSE: Duration = Duration::from_millis(200);
/// Bytes of a request's head at most.
const LARGEST_HEAD: usize = 64 * 1024;
/// Connections that may still be open, besides those that have a place, when another is accepted: they are asked
/// to close, and each has its file until it has.
pub const CLOSING: usize = 32;
/// The longest time between two looks at the clock of a connection.
const LOOK: Duration = Duration::from_secs(1);
/// The time for which a connection without a request is read from when the server stops.
const LAST_CALL: Duration = Duration::from_millis(100);
/// What a connection reads for which there is no place.
const NO_PLACE: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\
                          Connection: close\r\n\r\n";

/// What the connections of one server may hold.
#[derive(Debug, Clone, Copy)]
pub struct ConnectionLimits {
    /// Connections open at once at most.
    pub total: usize,
    /// Connections open at once at most from one IPv4 address or one IPv6 network of 64 bits.
    pub by_address: usize,
    /// The time in which the head of a request must have come, counted from its first byte or, for the first
    /// request, from the opening.
    pub head: Duration,
    /// The time without a request after which a connection is closed; also the time that a client may take to
    /// read something of its answer.
    pub idle: Duration,
}

/// Serves HTTP/1 on a listener until `stop` is true, then until the requests under way have their answers.
///
/// Each request carries the address of the client as [`ConnectInfo`] and, for the handlers, how its work
/// reaches the `workers`. Dropping the future cuts the connections that are left, `WebSocket`s apart.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    limits: ConnectionLimits,
    workers: Option<Workers>,
    stop: watch::Receiver<bool>,
) {
    let mut stopping = stop.clone();
    let places = Places::new(limits.total, limits.by_address);
    let mut tasks = JoinSet::new();
    let admit = |tasks: &mut JoinSet<()>, stream: TcpStream, address: SocketAddr| {
        let Some(place) = places.take(address.ip()) else {
            return refuse(&stream);
        };
        let link = Connected {
            app: app.clone(),
            workers: workers.clone(),
            address,
        };
        tasks.spawn(link.keep(stream, place, limits, stop.clone()));
    };
    loop {
        tokio::select! {
            () = stopped(&mut stopping) => break,
            Some(_) = tasks.join_next() => {}
            accepted = next(&listener, &places) => match accepted {
                Ok((stream, address)) => admit(&mut tasks, stream, address),
                Err(error) if is_of_the_connection(&error) => {}
                Err(error) => {
                    tracing::warn!(exception.message = %error, "no connection can be accepted");
                    // Those that are idle give their files back.
                    places.close_oldest_idle();
                    sleep(PAUSE).await;
                }
            },
        }
    }
    // Clients for whom the system has opened a connection by now are answered too.
    while let Some(Ok((stream, address))) = listener.accept().now_or_never() {
        admit(&mut tasks, stream, address);
    }
    drop(listener);
    while tasks.join_next().await.is_some() {}
}

/// The next connection, once there is a file for it.
async fn next(listener: &TcpListener, places: &Places) -> std::io::Result<(TcpStream, SocketAddr)> {
    places.few_are_open().await;
    listener.accept().await
}

/// Waits until the server stops.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Whether the client is at fault, and the next connection can be accepted.
fn is_of_the_connection(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset
    )
}

fn refuse(stream: &TcpStream) {
    metrics::counter!("passerelle_refused_total", "reason" => "connections").increment(1);
    // The buffer of a new connection has room for it; a client that misses it sees it closed.
    let _ = stream.try_write(NO_PLACE);
}

/// What a handler knows of the connection that its request came by.
#[derive(Clone)]
pub(super) struct Connection {
    workers: Option<Workers>,
    progress: Arc<Progress>,
}

impl Connection {
    /// The connection of a request; none where no connection was accepted, as in tests.
    pub(super) fn from_extensions(extensions: &Extensions) -> Option<Self> {
        extensions.get().cloned()
    }

    /// Notes that the request has come as a whole and is worked on: the connection is not closed for another.
    pub(super) fn begin_work(&self) {
        self.progress.begin_work();
    }
}

/// One connection's way from its stream to the routes.
struct Connected {
    app: Router,
    workers: Option<Workers>,
    address: SocketAddr,
}

impl Connected {
    /// Keeps a connection until its client leaves, its time is over, or the server stops.
    async fn keep(
        self,
        stream: TcpStream,
        place: Slot,
        limits: ConnectionLimits,
        mut stop: watch::Receiver<bool>,
    ) {
        let _ = stream.set_nodelay(true);
        let progress = Arc::clone(place.progress());
        let io = TokioIo::new(Watched::new(stream, place));
        let service = hyper::service::service_fn(|request| self.answer(request, &progress));
        let mut builder = http1::Builder::new();
        // The clock of `progress` watches the head, and knows it from an idle connection.
        builder.header_read_timeout(None).max_buf_size(LARGEST_HEAD);
        let mut served = pin!(builder.serve_connection(io, service).with_upgrades());
        let every = limits.head.min(limits.idle) / 4;
        let mut looks = interval(every.clamp(Duration::from_millis(10), LOOK));
        let mut stopping = false;
        loop {
            tokio::select! {
                // How it ended is the client's affair.
                _ = served.as_mut() => return,
                () = stopped(&mut stop), if !stopping => {
                    stopping = true;
                    if progress.is_idle() {
                        // A request may have been sent that nobody has read yet.
                        let ended = timeout(LAST_CALL, served.as_mut()).await.is_ok();
                        if ended || progress.is_idle() {
                            return;
                        }
                    }
                    served.as_mut().graceful_shutdown();
                }
                () = progress.closed() => return ended("place"),
                _ = looks.tick() => match progress.judge(limits.head, limits.idle) {
                    Verdict::Stays => {}
                    Verdict::Over(why) => return ended(why),
                },
            }
        }
    }

    async fn answer(
        &self,
        request: Request<Incoming>,
        progress: &Arc<Progress>,
    ) -> Result<Response<Body>, Infallible> {
        progress.head_has_come();
        if head_length(&request) > LARGEST_HEAD {
            progress.answered(false);
            return Ok(too_long());
        }
        let mut request = request.map(Body::new);
        let extensions = request.extensions_mut();
        extensions.insert(ConnectInfo(self.address));
        extensions.insert(Connection {
            workers: self.workers.clone(),
            progress: Arc::clone(progress),
        });
        let answer = self.app.clone().oneshot(request).await;
        if let Ok(answer) = &answer {
            progress.answered(answer.status() == StatusCode::SWITCHING_PROTOCOLS);
        }
        answer
    }
}

/// Bytes of a head as it is usually written; the reader stops only some way beyond what a head may be.
fn head_length<B>(request: &Request<B>) -> usize {
    let address = request
        .uri()
        .path_and_query()
        .map_or(0, |path| path.as_str().len());
    let line = request.method().as_str().len() + address + "  HTTP/1.1\r\n".len();
    let fields = request.headers().iter();
    let fields = fields.map(|(name, value)| name.as_str().len() + value.len() + ": \r\n".len());
    line + fields.sum::<usize>() + "\r\n".len()
}

/// The answer to a head that is too long, as the reader gives it.
fn too_long() -> Response<Body> {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE;
    let close = HeaderValue::from_static("close");
    answer.headers_mut().insert(CONNECTION, close);
    answer
}

fn ended(why: &'static str) {
    metrics::counter!("passerelle_connections_closed_total", "reason" => why).increment(1);
}

/// What counts as one address: an IPv6 client has a network of its own.
fn one_client(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
        four @ IpAddr::V4(_) => four,
    }
}
