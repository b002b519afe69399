//! The gate of demo mode: only programs of this machine that address it by a loopback name pass.
//!
//! Identities are believed in demo mode, so a proxy, a tunnel, or a page whose name was rebound to the
//! loopback address must not reach it.

use axum::{
    extract::Request,
    http::{HeaderMap, StatusCode, header::HOST},
    middleware::Next,
    response::Response,
};

use super::refuse;

/// Headers that intermediaries add, besides those that begin with [`FORWARDED_PREFIX`].
const INTERMEDIARIES: [&str; 3] = ["forwarded", "via", "x-real-ip"];
const FORWARDED_PREFIX: &str = "x-forwarded-";
/// The port that clients leave out of `Host`.
const HTTP_PORT: u16 = 80;

/// How a request's identity is established.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Demo tokens are refused and a request without a token is anonymous.
    Public,
    /// Demo tokens are believed and a request without a token may do everything, so only direct requests
    /// to a loopback name at `port` are served.
    Demo {
        /// The port that the server listens on.
        port: u16,
    },
}

impl Access {
    /// Whether this is demo mode.
    pub(super) fn is_demo(self) -> bool {
        matches!(self, Self::Demo { .. })
    }
}

/// Refuses what demo mode must not serve; elsewhere every request passes.
pub(super) async fn gate(access: Access, request: Request, next: Next) -> Response {
    let Access::Demo { port } = access else {
        return next.run(request).await;
    };
    if !is_addressed_here(&request, port) {
        let message = "En mode démonstration, le service ne répond qu'à localhost, 127.0.0.1 ou [::1], \
                       avec son port.";
        return refuse(StatusCode::MISDIRECTED_REQUEST, "FORBIDDEN", message);
    }
    if is_forwarded(request.headers()) {
        let message = "En mode démonstration, le service ne répond pas à travers un intermédiaire.";
        return refuse(StatusCode::FORBIDDEN, "FORBIDDEN", message);
    }
    next.run(request).await
}

/// Whether the one `Host` and, where the request line names one, its authority are ours.
fn is_addressed_here(request: &Request, port: u16) -> bool {
    let mut hosts = request.headers().get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return false;
    };
    let line = request
        .uri()
        .authority()
        .map(axum::http::uri::Authority::as_str);
    host.to_str().is_ok_and(|host| is_ours(host, port))
        && line.is_none_or(|header| is_ours(header, port))
}

fn is_ours(authority: &str, port: u16) -> bool {
    let (name, given) = match authority.rsplit_once(':') {
        // The colons of a bare IPv6 name are no port.
        Some((name, given)) if !given.ends_with(']') => (name, Some(given)),
        _ => (authority, None),
    };
    let same_port = match given {
        Some(given) => given == port.to_string(),
        None => port == HTTP_PORT,
    };
    let names = ["localhost", "127.0.0.1", "[::1]"];
    same_port && names.iter().any(|header| name.eq_ignore_ascii_case(header))
}

fn is_forwarded(headers: &HeaderMap) -> bool {
    let mut names = headers.keys().map(axum::http::HeaderName::as_str);
    names.any(|name| INTERMEDIARIES.contains(&name) || name.starts_with(FORWARDED_PREFIX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_names_with_our_port_are_ours() {
        for ours in [
            "localhost:8080",
            "LOCALHOST:8080",
            "127.0.0.1:8080",
            "[::1]:8080",
        ] {
            assert!(is_ours(ours, 8080), "{ours}");
        }
        for other in [
            "",
            "localhost",
            "[::1]",
            "localhost:80",
            "localhost:08080",
            "localhost.:8080",
            "127.0.0.2:8080",
            "::1:8080",
            "demo.exemple.fr:8080",
            "localhost.exemple.fr:8080",
            "me@localhost:8080",
        ] {
            assert!(!is_ours(other, 8080), "{other}");
        }
        assert!(is_ours("localhost", 80) && is_ours("[::1]", 80));
    }
}
