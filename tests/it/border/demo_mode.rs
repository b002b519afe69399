//! Demo mode: chosen by a setting, on loopback only, for direct requests to a loopback name.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
};

use crate::support::command::{Server, passerelle, text};

const SMALL: [&str; 2] = ["--data", "fixtures/small"];

/// What a server answers to bytes as they are; they must ask for the connection to be closed.
fn exchange(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(server.address.trim_start_matches("http://")).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// The status of a GET with these header lines.
fn status(server: &Server, path: &str, headers: &str) -> String {
    let request = format!("GET {path} HTTP/1.1\r\nConnection: close\r\n{headers}\r\n");
    exchange(server, &request)[9..12].to_owned()
}

fn port(server: &Server) -> &str {
    server.address.rsplit(':').next().unwrap()
}

/// Whether a request without a token reads a person.
fn reads_everything(server: &Server) -> bool {
    let answer = exchange(
        server,
        &format!(
            "GET /graphql?query={{agent(uid:%22agt-01%22){{uid}}}} HTTP/1.1\r\nConnection: close\r\n\
             Host: localhost:{}\r\n\r\n",
            port(server)
        ),
    );
    assert!(answer.contains("\"agent\""), "{answer}");
    answer.contains("{\"uid\":\"agt-01\"}")
}

#[test]
fn without_the_flag_a_graph_that_somebody_chose_is_nobodys_demo() {
    let place = tempfile::tempdir().unwrap();
    let file = format!("embedded:{}", text(&place.path().join("graph.kgl")));
    let server = Server::public(&SMALL);
    assert!(!reads_everything(&server));
    let host = format!("Host: localhost:{}\r\n", port(&server));
    assert_eq!(status(&server, "/", &host), "404", "no explorer");
    assert_eq!(status(&server, "/metrics", &host), "404");
    let token = format!("{host}Authorization: Bearer demo.all\r\n");
    let query = "/graphql?query={__typename}";
    assert_eq!(status(&server, query, &token), "401");
    let server = Server::public(&["--graph", &file]);
    let token = format!(
        "Host: localhost:{}\r\nAuthorization: Bearer demo.all\r\n",
        port(&server)
    );
    assert_eq!(status(&server, query, &token), "401");
}

#[test]
fn demo_mode_is_a_flag_or_a_setting_and_the_default_of_the_default_data() {
    assert!(reads_everything(&Server::start(&SMALL)));
    let serve = ["serve", "--listen", "127.0.0.1:0", "--quiet"];
    let mut command = passerelle(&serve);
    command.args(SMALL).env("PASSERELLE_SERVER__DEMO", "true");
    assert!(reads_everything(&Server::launch(&mut command)));
    // Nobody chose the data: a newcomer's first query works.
    let newcomer = Server::launch(&mut passerelle(&serve));
    let host = format!("Host: 127.0.0.1:{}\r\n", port(&newcomer));
    assert_eq!(status(&newcomer, "/", &host), "200");
    let mut command = passerelle(&serve);
    let declined = Server::launch(command.env("PASSERELLE_SERVER__DEMO", "false"));
    let host = format!("Host: 127.0.0.1:{}\r\n", port(&declined));
    assert_eq!(status(&declined, "/", &host), "404");
}

#[test]
fn demo_mode_is_refused_where_others_could_reach_it_or_the_graph_is_elsewhere() {
    for args in [
        &["--listen", "0.0.0.0:0"][..],
        &["--listen", "[::]:0", "--data", "fixtures/small"],
        &[
            "--listen",
            "127.0.0.1:0",
            "--graph",
            "bolt://192.0.2.1:7687",
        ],
        &[
            "--listen",
            "127.0.0.1:0",
            "--graph",
            "neo4j+s://localhost@graph.exemple.fr",
        ],
    ] {
        let output = passerelle(&["serve", "--demo"])
            .args(args)
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{args:?}: {said}");
        assert!(said.contains("server.demo"), "{said}");
    }
}

#[test]
fn in_demo_mode_only_a_direct_request_to_a_loopback_name_is_served() {
    let server = Server::start(&SMALL);
    let port = port(&server);
    let upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\
                   Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
                   Sec-WebSocket-Protocol: graphql-transport-ws\r\n";
    let paths = [
        "/",
        "/graphql?query={__typename}",
        "/metrics",
        "/livez",
        "/readyz",
        "/version",
    ];
    for ours in ["localhost", "127.0.0.1", "[::1]"] {
        for path in paths {
            let host = format!("Host: {ours}:{port}\r\n");
            assert_eq!(status(&server, path, &host), "200", "{ours} {path}");
        }
    }
    for other in [
        String::new(),
        "Host: localhost\r\n".to_owned(),
        "Host: 127.0.0.1:1\r\n".to_owned(),
        format!("Host: demo.exemple.fr:{port}\r\n"),
        format!("Host: localhost.exemple.fr:{port}\r\n"),
        format!("Host: localhost:{port}\r\nHost: demo.exemple.fr:{port}\r\n"),
    ] {
        for path in paths {
            let found = status(&server, path, &other);
            assert!(found == "421" || found == "400", "{other} {path}: {found}");
        }
        let request = format!("GET /graphql HTTP/1.1\r\n{other}{upgrade}\r\n");
        assert!(
            !exchange_head(&server, &request).starts_with("HTTP/1.1 101"),
            "{other}"
        );
    }
    let host = format!("Host: localhost:{port}\r\n");
    for passed_on in [
        "Forwarded: for=192.0.2.1",
        "X-Forwarded-For: 192.0.2.1",
        "X-Forwarded-Proto: https",
        "x-forwarded-anything: x",
        "X-Real-IP: 192.0.2.1",
        "Via: 1.1 proxy",
    ] {
        for path in paths {
            let headers = format!("{host}{passed_on}\r\n");
            assert_eq!(status(&server, path, &headers), "403", "{passed_on} {path}");
        }
        let request = format!("GET /graphql HTTP/1.1\r\n{host}{passed_on}\r\n{upgrade}\r\n");
        assert!(
            exchange_head(&server, &request).starts_with("HTTP/1.1 403"),
            "{passed_on}"
        );
    }
    let request = format!("GET /graphql HTTP/1.1\r\n{host}{upgrade}\r\n");
    assert!(exchange_head(&server, &request).starts_with("HTTP/1.1 101"));
    // The old form without a host, and the form of proxies that names another one.
    let old = exchange(&server, "GET /graphql?query={__typename} HTTP/1.0\r\n\r\n");
    assert!(old.contains(" 421 "), "{old}");
    let line =
        "GET http://demo.exemple.fr/graphql?query={__typename} HTTP/1.1\r\nConnection: close\r\n";
    let proxied = exchange(&server, &format!("{line}{host}\r\n"));
    assert!(proxied.starts_with("HTTP/1.1 421"), "{proxied}");
}

/// The first bytes of an answer to a request that may keep the connection.
fn exchange_head(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(server.address.trim_start_matches("http://")).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut head = [0; 12];
    stream.read_exact(&mut head).unwrap();
    String::from_utf8_lossy(&head).into_owned()
}
