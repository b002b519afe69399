//! Whether `serve` runs in demo mode, where whoever reaches it may do everything.

use std::net::SocketAddr;

use url::{Host, Url};

use crate::{
    cli::error::{CliError, masked},
    config::{GraphSettings, Settings},
};

/// Whether the server that listens at `address` is in demo mode.
///
/// It is when `server.demo` says so; without that setting only for the default data in memory, which nobody
/// chose, on a loopback address.
///
/// # Errors
/// [`CliError::Config`] when it is asked for where others could reach it or where the graph is another
/// machine's.
pub(super) fn is_demo(settings: &Settings, address: SocketAddr) -> Result<bool, CliError> {
    let graph = &settings.graph;
    match settings.server.demo {
        Some(false) => Ok(false),
        None => Ok(address.ip().is_loopback() && graph.url.is_none() && graph.data.is_none()),
        Some(true) if !address.ip().is_loopback() => Err(CliError::Config(format!(
            "server.demo: demo mode gives everybody every right, and {address} is not a loopback address: \
             listen on 127.0.0.1 or [::1], or leave --demo out"
        ))),
        Some(true) => match elsewhere(graph) {
            Some(url) => Err(CliError::Config(format!(
                "server.demo: demo mode gives everybody every right, and the graph at {} is not on this \
                 machine's loopback: leave --demo out",
                masked(url)
            ))),
            None => Ok(true),
        },
    }
}

/// The settings under which the graph is opened in demo mode: its server is asked without routing, because a
/// routing table may name servers of other machines.
pub(super) fn without_routing(settings: &Settings) -> Settings {
    let mut settings = settings.clone();
    let url = settings.graph.url.take();
    settings.graph.url = url.map(|url| match url.strip_prefix("neo4j") {
        Some(rest) => format!("bolt{rest}"),
        None => url,
    });
    settings
}

/// The address of a graph that is not at a loopback address.
fn elsewhere(graph: &GraphSettings) -> Option<&str> {
    let url = graph.url.as_deref()?;
    if url.starts_with("embedded:") {
        return None;
    }
    // The driver reads the address with the same library, for which no host is special in these schemes:
    // an IPv4 address is a name to it.
    let read = Url::parse(url).ok();
    let loopback = match read.as_ref().and_then(Url::host) {
        Some(Host::Domain(name)) => {
            let address = name.parse::<std::net::Ipv4Addr>();
            name.eq_ignore_ascii_case("localhost") || address.is_ok_and(|ip| ip.is_loopback())
        }
        Some(Host::Ipv4(one)) => one.is_loopback(),
        Some(Host::Ipv6(one)) => one.is_loopback(),
        None => false,
    };
    (!loopback).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide(demo: Option<bool>, url: Option<&str>, listen: &str) -> Option<bool> {
        let mut settings = Settings::default();
        settings.server.demo = demo;
        settings.graph.url = url.map(str::to_owned);
        is_demo(&settings, listen.parse().unwrap()).ok()
    }

    #[test]
    fn demo_mode_is_chosen_and_implied_only_for_data_that_nobody_chose() {
        let here = "127.0.0.1:1";
        assert_eq!(decide(None, None, here), Some(true));
        assert_eq!(decide(None, None, "[::1]:1"), Some(true));
        assert_eq!(decide(Some(false), None, here), Some(false));
        assert_eq!(decide(None, None, "0.0.0.0:1"), Some(false));
        for url in ["embedded:", "embedded:graph.kgl", "bolt://localhost"] {
            assert_eq!(decide(None, Some(url), here), Some(false), "{url}");
            assert_eq!(decide(Some(true), Some(url), here), Some(true), "{url}");
        }
    }

    #[test]
    fn demo_mode_is_refused_where_others_reach_it_or_the_graph_is_elsewhere() {
        for listen in ["0.0.0.0:1", "[::]:1", "192.0.2.1:1"] {
            assert_eq!(decide(Some(true), None, listen), None, "{listen}");
        }
        let at = |url| decide(Some(true), Some(url), "[::1]:1");
        for here in [
            "bolt://127.0.0.1:7687",
            "neo4j://[::1]",
            "bolt+s://LOCALHOST:1",
            "bolt://127.9.9.9",
        ] {
            assert_eq!(at(here), Some(true), "{here}");
        }
        for other in [
            "bolt://192.0.2.1",
            "neo4j://graph.exemple.fr:7687",
            "bolt://localhost.exemple.fr",
            "bolt://localhost@192.0.2.1",
            "bolt://127.0.0.1:7687@graph.exemple.fr",
            "bolt://",
        ] {
            assert_eq!(at(other), None, "{other}");
        }
    }

    #[test]
    fn in_demo_mode_no_routing_table_leads_to_other_machines() {
        for (given, asked) in [
            ("neo4j://localhost:7687", "bolt://localhost:7687"),
            ("neo4j+ssc://[::1]", "bolt+ssc://[::1]"),
            ("bolt://127.0.0.1", "bolt://127.0.0.1"),
            ("embedded:neo4j", "embedded:neo4j"),
        ] {
            let mut settings = Settings::default();
            settings.graph.url = Some(given.to_owned());
            let url = without_routing(&settings).graph.url;
            assert_eq!(url.as_deref(), Some(asked));
        }
    }
}
