//! Connections are limited and watched by the clock; slow clients take nobody's turn; probes are answered
//! whatever a request does.

use std::{
    io::{ErrorKind, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    process::{Command, Stdio},
    sync::{Arc, Mutex, mpsc},
    time::Duration,
};

use axum::{Router, extract::ConnectInfo, routing::get};
use futures::{SinkExt as _, StreamExt as _};
use passerelle::http::{
    Access, ConnectionLimits, Limits, Sockets, Workers, router, serve as serve_connections,
};
use tokio::{net::TcpListener, runtime::Builder, sync::watch};
use tokio_tungstenite::{
    connect_async,
    tungstenite::{
        Message,
        client::IntoClientRequest as _,
        protocol::{CloseFrame, frame::coding::CloseCode},
    },
};

use super::{api, post, serve};
use crate::support::{
    command::Server,
    engine::{PATIENCE, embedded},
};

fn connect(address: &str) -> TcpStream {
    let stream = TcpStream::connect(address.trim_start_matches("http://")).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// A connection on which bytes were sent and nothing is waited for.
fn sent(address: &str, bytes: &str) -> TcpStream {
    let mut stream = connect(address);
    stream.write_all(bytes.as_bytes()).unwrap();
    stream
}

/// Whether the other side closes a connection within the patience of a test.
fn is_closed(stream: &mut TcpStream) -> bool {
    let mut rest = Vec::new();
    match stream.read_to_end(&mut rest) {
        Ok(_) => true,
        Err(error) => error.kind() == ErrorKind::ConnectionReset,
    }
}

fn launch(settings: &[(&str, &str)]) -> Server {
    let mut command = serve();
    command.envs(settings.iter().copied()).stderr(Stdio::null());
    Server::launch(&mut command)
}

fn probe(address: &str, path: &str) -> u16 {
    let host = address.trim_start_matches("http://");
    let ask = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    let mut answer = String::new();
    sent(address, &ask).read_to_string(&mut answer).unwrap();
    answer[9..12].parse().unwrap()
}

/// The head of a request whose body is announced, and one byte of it.
fn slow_body(address: &str) -> String {
    let host = address.trim_start_matches("http://");
    format!(
        "POST /graphql HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\
         Content-Length: 50\r\n\r\n{{"
    )
}

#[test]
fn a_head_of_64_kilobytes_is_read_and_a_longer_one_is_not() {
    const LONGEST: usize = 64 * 1024;
    let server = launch(&[]);
    let host = server.address.trim_start_matches("http://");
    let asked = |length: usize| {
        let start = format!("GET /version HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nX: ");
        let fill = "x".repeat(length - start.len() - 4);
        let mut stream = connect(&server.address);
        // In one piece, as most clients send it.
        let _ = stream.write_all(format!("{start}{fill}\r\n\r\n").as_bytes());
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).unwrap();
        String::from_utf8_lossy(&answer[9..]).into_owned()
    };
    for length in [1_000, 40_000, LONGEST - 500] {
        assert_eq!(asked(length), "200", "{length} bytes");
    }
    for length in [LONGEST + 500, 80_000, 100_000, 110_000] {
        assert_eq!(asked(length), "431", "{length} bytes");
    }
}

#[test]
fn bodies_that_come_together_hold_a_bounded_number_of_bytes() {
    let server = launch(&[
        ("PASSERELLE_SERVER__DEADLINE_SECONDS", "60"),
        ("PASSERELLE_SERVER__CONNECTIONS", "1000"),
    ]);
    let head = slow_body(&server.address).replace("Length: 50", "Length: 100000");
    let part = head + &" ".repeat(99_000);
    // 64 MB is 677 of them.
    let mut waiting: Vec<_> = (0..700).map(|_| sent(&server.address, &part)).collect();
    let mut refused = 0;
    while refused < 10 {
        waiting.retain_mut(|stream| {
            stream.set_nonblocking(true).unwrap();
            let mut answer = [0; 12];
            let read = stream.read(&mut answer).is_ok();
            if read {
                assert_eq!(&answer[9..], b"503");
                refused += 1;
            }
            !read
        });
    }
    assert!(refused < 60, "{refused} of 700");
    assert_eq!(probe(&server.address, "/livez"), 200);
}

#[test]
fn a_head_that_does_not_come_and_a_connection_that_asks_nothing_are_closed() {
    let server = launch(&[
        ("PASSERELLE_SERVER__HEADER_SECONDS", "1"),
        ("PASSERELLE_SERVER__IDLE_SECONDS", "1"),
    ]);
    let host = server.address.trim_start_matches("http://");
    assert!(is_closed(&mut connect(&server.address)));
    assert!(is_closed(&mut sent(
        &server.address,
        "GET /livez HTTP/1.1\r\nHo"
    )));
    // Asks once, keeps the connection, and asks no more; then begins and does not end.
    let whole = format!("GET /livez HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let mut kept = sent(&server.address, &whole);
    let mut head = [0; 12];
    kept.read_exact(&mut head).unwrap();
    assert_eq!(&head, b"HTTP/1.1 200");
    assert!(is_closed(&mut kept));
    let mut second = sent(&server.address, &format!("{whole}GET /li"));
    assert!(is_closed(&mut second));
    assert_eq!(post(&server, "{ __typename }", &[]).0, 200);
}

#[test]
fn slow_bodies_take_nobodys_turn_and_are_given_up() {
    let server = launch(&[
        ("PASSERELLE_SERVER__CONCURRENCY", "1"),
        ("PASSERELLE_SERVER__QUEUE", "0"),
    ]);
    let mut slow: Vec<_> = (0..40)
        .map(|_| sent(&server.address, &slow_body(&server.address)))
        .collect();
    // Each is under way before others ask: the server has read its head.
    for _ in 0..20 {
        assert_eq!(post(&server, "{ __typename }", &[]).0, 200);
    }
    let mut answer = [0; 12];
    slow[0].read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 408");
    assert_eq!(post(&server, "{ __typename }", &[]).0, 200);
}

#[test]
fn at_the_limit_of_an_address_the_stillest_connection_makes_room() {
    let server = launch(&[("PASSERELLE_SERVER__CONNECTIONS_BY_ADDRESS", "4")]);
    let mut idle: Vec<_> = (0..4).map(|_| connect(&server.address)).collect();
    assert_eq!(probe(&server.address, "/livez"), 200);
    assert!(is_closed(&mut idle[0]));
    let server = launch(&[("PASSERELLE_SERVER__CONNECTIONS", "4")]);
    let mut slow: Vec<_> = (0..4)
        .map(|_| sent(&server.address, &slow_body(&server.address)))
        .collect();
    assert_eq!(probe(&server.address, "/livez"), 200);
    assert!(is_closed(&mut slow[0]));
}

/// The shell makes the limit of files, which nothing in the process can raise.
#[cfg(target_os = "linux")]
#[test]
fn more_idle_connections_than_there_are_files_leave_it_alive_and_answering() {
    let wanted = serve();
    let mut command = Command::new("sh");
    command
        .args(["-c", "ulimit -n 200; exec \"$0\" \"$@\""])
        .arg(wanted.get_program())
        .args(wanted.get_args())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stderr(Stdio::null());
    for (name, value) in wanted.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    let server = Server::launch(&mut command);
    let idle: Vec<_> = (0..300).map(|_| connect(&server.address)).collect();
    for _ in 0..5 {
        assert_eq!(probe(&server.address, "/livez"), 200);
        assert_eq!(post(&server, "{ algorithm { version } }", &[]).0, 200);
    }
    drop(idle);
    assert_eq!(server.terminate(), Some(0));
}

#[test]
fn clients_that_are_slow_do_not_keep_the_server_from_stopping() {
    let server = launch(&[("PASSERELLE_SERVER__DRAIN_SECONDS", "1")]);
    let _idle = connect(&server.address);
    let _head = sent(&server.address, "GET /livez HTTP/1.1\r\nHo");
    let _body = sent(&server.address, &slow_body(&server.address));
    assert_eq!(probe(&server.address, "/livez"), 200);
    assert_eq!(server.terminate(), Some(0));
}

#[tokio::test]
async fn the_farewell_of_a_client_is_answered() {
    let server = Server::start(&["--data", "fixtures/small"]);
    let address = format!("{}/graphql", server.address.replace("http://", "ws://"));
    for code in [CloseCode::Normal, CloseCode::Away, CloseCode::Library(4499)] {
        let mut request = address.as_str().into_client_request().unwrap();
        let protocol = "graphql-transport-ws".parse().unwrap();
        let headers = request.headers_mut();
        headers.insert("sec-websocket-protocol", protocol);
        let (mut socket, _) = connect_async(request).await.unwrap();
        let init = r#"{"type":"connection_init"}"#;
        socket.send(Message::text(init)).await.unwrap();
        socket.next().await.unwrap().unwrap();
        let reason = "".into();
        let frame = CloseFrame { code, reason };
        socket.send(Message::Close(Some(frame))).await.unwrap();
        let heard = tokio::time::timeout(PATIENCE, socket.next()).await;
        let Ok(Some(Ok(Message::Close(Some(frame))))) = heard else {
            panic!("{heard:?}");
        };
        assert_eq!(frame.code, code);
    }
}

/// A server of connections on a thread of its own.
struct Front {
    address: String,
    stop: watch::Sender<bool>,
    ended: mpsc::Receiver<()>,
}

impl Front {
    fn start(app: impl FnOnce(u16) -> Router + Send + 'static, workers: Option<Workers>) -> Self {
        let (stop, stopping) = watch::channel(false);
        let (say, heard) = mpsc::channel();
        let (end, ended) = mpsc::channel();
        std::thread::spawn(move || {
            let front = Builder::new_current_thread().enable_all().build().unwrap();
            front.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                let address = listener.local_addr().unwrap();
                say.send(format!("http://{address}")).unwrap();
                let limits = ConnectionLimits {
                    total: 8,
                    by_address: 8,
                    head: PATIENCE,
                    idle: PATIENCE,
                };
                let app = app(address.port());
                serve_connections(listener, app, limits, workers, stopping).await;
            });
            let _ = end.send(());
        });
        let address = heard.recv().unwrap();
        Self {
            address,
            stop,
            ended,
        }
    }
}

#[test]
fn a_request_knows_the_address_that_it_came_from() {
    let show = async |ConnectInfo(from): ConnectInfo<SocketAddr>| from.to_string();
    let front = Front::start(move |_| Router::new().route("/", get(show)), None);
    let mut stream = sent(
        &front.address,
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
    );
    let from = stream.local_addr().unwrap().to_string();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.ends_with(&from), "{answer}");
}

#[test]
fn probes_and_the_stop_work_while_every_worker_is_blocked() {
    let threads = 2;
    let workers = Builder::new_multi_thread()
        .worker_threads(threads)
        .enable_all()
        .build()
        .unwrap();
    let api = workers.block_on(async { api(embedded()) });
    let app = move |port| {
        let limits = Limits {
            deadline: PATIENCE,
            concurrency: 8,
            queue: 8,
        };
        router(api, Access::Demo { port }, limits, Sockets::default(), None)
    };
    let front = Front::start(app, Some(Workers::new(workers.handle().clone())));
    let query = "/graphql?query={__typename}";
    assert_eq!(probe(&front.address, query), 200);
    assert_eq!(probe(&front.address, "/readyz"), 200);
    // Resolvers that never come back, one on each thread.
    let (begun, has_begun) = mpsc::channel();
    let mut hold = Vec::new();
    for _ in 0..threads {
        let (release, blocked) = mpsc::channel::<()>();
        let begun = begun.clone();
        hold.push(release);
        workers.spawn(async move {
            begun.send(()).unwrap();
            let _ = blocked.recv();
        });
    }
    for _ in 0..threads {
        has_begun.recv_timeout(PATIENCE).unwrap();
    }
    let host = front.address.trim_start_matches("http://");
    let stuck = sent(
        &front.address,
        &format!("GET {query} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
    );
    assert_eq!(probe(&front.address, "/livez"), 200);
    assert_eq!(probe(&front.address, "/readyz"), 503);
    assert_eq!(probe(&front.address, "/livez"), 200);
    // It stops accepting at once, and waits for the request that is under way.
    front.stop.send_replace(true);
    let refused = || TcpStream::connect(host).is_err();
    while !refused() {
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(front.ended.try_recv().is_err());
    drop(hold);
    front.ended.recv_timeout(PATIENCE).unwrap();
    let mut head = [0; 12];
    (&stuck).read_exact(&mut head).unwrap();
    assert_eq!(&head, b"HTTP/1.1 200");
}

#[test]
fn what_was_sent_before_the_stop_is_answered_though_nobody_had_read_it() {
    let (release, held) = mpsc::channel::<()>();
    let (begin, started) = mpsc::channel();
    let held = Arc::new(Mutex::new(held));
    // Blocks the thread of the connections, so that nothing is accepted and no signal is heard.
    let block = async move || {
        begin.send(()).unwrap();
        let _ = held.lock().unwrap().recv();
    };
    let routes = Router::new()
        .route("/block", get(block))
        .route("/", get(async || "answered"));
    let front = Front::start(move |_| routes, None);
    let ask = |path: &str| {
        let request = format!("GET {path} HTTP/1.1\r\nConnection: close\r\n\r\n");
        sent(&front.address, &request)
    };
    let _blocking = ask("/block");
    started.recv_timeout(PATIENCE).unwrap();
    let asked: Vec<_> = (0..6).map(|_| ask("/")).collect();
    front.stop.send_replace(true);
    release.send(()).unwrap();
    for mut stream in asked {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.ends_with("answered"), "{answer}");
    }
    front.ended.recv_timeout(PATIENCE).unwrap();
}
