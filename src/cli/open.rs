//! Opens the graph that the settings name.

use std::{path::Path, time::Duration};

use chrono::{NaiveDate, Utc};
use chrono_tz::Tz;

#[cfg(feature = "embedded")]
use super::day::day_for;
use super::error::{CliError, masked};
use crate::{
    clock::{Clock, now},
    config::{GraphSettings, Settings},
    graph::{
        bolt::{BoltAddress, BoltStore},
        catalog::SERVICE_PING,
        derived::Moment,
        migrate::{Migrated, pending},
        store::GraphStore,
    },
    refresh::Refreshed,
};
#[cfg(feature = "embedded")]
use crate::{
    graph::embedded::{Damage, EmbeddedStore},
    import::{import_csv, progress::Silent, reject::Rejects},
};

/// The directories of the default start, the first one that exists.
#[cfg(feature = "embedded")]
const DEFAULT_DATA: [&str; 2] = ["fixtures/demo", "fixtures/small"];

/// A graph, and what "today" means on it.
#[derive(Clone)]
pub(super) struct Opened {
    pub(super) store: GraphStore,
    /// The day that was asked for or that the data carry; else the day of the server.
    pub(super) as_of: Option<NaiveDate>,
    zone: Tz,
    /// How long a batch may take.
    batch_deadline: Duration,
}

impl Opened {
    fn new(store: GraphStore, settings: &Settings) -> Self {
        Self {
            store,
            as_of: settings.as_of,
            zone: settings.time_zone,
            batch_deadline: settings.graph.batch_deadline(),
        }
    }

    /// What "today" means on it.
    pub(super) fn clock(&self) -> Clock {
        Clock {
            as_of: self.as_of,
            zone: self.zone,
        }
    }

    /// The graph for work that goes in batches, which no request waits for.
    pub(super) fn batches(&self) -> GraphStore {
        self.store.with_deadline(self.batch_deadline)
    }

    /// Brings it up to date.
    pub(super) async fn migrate(&self) -> Result<Migrated, CliError> {
        migrate(&self.batches()).await
    }

    /// Rebuilds what is derived, for today.
    pub(super) async fn refresh(&self) -> Result<Refreshed, CliError> {
        Ok(crate::refresh::refresh(&self.batches(), self.moment()).await?)
    }

    /// Today, and now.
    pub(super) fn moment(&self) -> Moment {
        Moment {
            as_of: self.clock().today(),
            now: now(),
        }
    }

    /// Writes a graph that lives in a file.
    #[cfg_attr(
        not(feature = "embedded"),
        expect(
            clippy::unnecessary_wraps,
            clippy::unused_self,
            reason = "only a file is written"
        )
    )]
    pub(super) fn keep(&self) -> Result<(), CliError> {
        #[cfg(feature = "embedded")]
        if let GraphStore::Embedded(store) = &self.store {
            store.keep()?;
        }
        Ok(())
    }
}

/// The instant on the day that is set, at the time of the clock; without one, that of this machine.
pub(super) fn now_on(day: Option<NaiveDate>) -> chrono::DateTime<Utc> {
    let now = now();
    day.map_or(now, |day| day.and_time(now.time()).and_utc())
}

/// A graph as it is, which must answer.
pub(super) async fn unmigrated(settings: &Settings) -> Result<Opened, CliError> {
    let graph = &settings.graph;
    let Some(url) = &graph.url else {
        return Err(CliError::Config(
            "no graph is named: add --graph URL or set PASSERELLE_GRAPH__URL".to_owned(),
        ));
    };
    let store = connect(url, graph)?;
    store.read(SERVICE_PING, serde_json::json!({})).await?;
    Ok(Opened::new(store, settings))
}

/// A graph that answers and is up to date; without an address, data in memory.
pub(super) async fn migrated(settings: &Settings) -> Result<Opened, CliError> {
    match &settings.graph.url {
        None => in_memory(settings).await,
        Some(url) => {
            let opened = unmigrated(settings).await?;
            ensure_migrated(&opened, url).await?;
            Ok(opened)
        }
    }
}

/// The same for a command that brings its own data: without an address, an empty graph in memory.
pub(super) async fn empty_or_migrated(settings: &Settings) -> Result<Opened, CliError> {
    if settings.graph.url.is_some() || settings.graph.data.is_some() {
        return migrated(settings).await;
    }
    let store = connect("embedded:", &settings.graph)?;
    let opened = Opened::new(store, settings);
    opened.migrate().await?;
    Ok(opened)
}

/// A graph for the server: a server that is away may come later, so it is not asked for here.
pub(super) async fn for_service(settings: &Settings) -> Result<Opened, CliError> {
    match &settings.graph.url {
        Some(url) if !is_embedded(url) => Ok(Opened::new(connect(url, &settings.graph)?, settings)),
        _ => migrated(settings).await,
    }
}

/// Refuses a server whose schema is not up to date; an embedded graph is brought up to date.
pub(super) async fn ensure_migrated(opened: &Opened, url: &str) -> Result<(), CliError> {
    if is_embedded(url) {
        let migrated = opened.migrate().await?;
        if !migrated.applied.is_empty() {
            opened.keep()?;
        }
    } else if !pending(&opened.store).await?.is_empty() {
        return Err(CliError::NotMigrated(url.to_owned()));
    }
    Ok(())
}

async fn migrate(store: &GraphStore) -> Result<Migrated, CliError> {
    let holder = match store {
        GraphStore::Bolt(_) => uuid::Uuid::new_v4().to_string(),
        // One process at a time has the file: the lease it finds there is that of a dead one.
        #[cfg(feature = "embedded")]
        GraphStore::Embedded(_) => "embedded".to_owned(),
    };
    Ok(crate::graph::migrate::migrate(store, &holder, now).await?)
}

fn is_embedded(url: &str) -> bool {
    url.starts_with("embedded:")
}

fn connect(url: &str, graph: &GraphSettings) -> Result<GraphStore, CliError> {
    match url.split_once(':') {
        Some(("embedded", file)) => embedded(Path::new(file), graph),
        Some(("neo4j" | "neo4j+s" | "neo4j+ssc" | "bolt" | "bolt+s" | "bolt+ssc", _)) => {
            let address = BoltAddress {
                url: url.to_owned(),
                user: graph.user.clone(),
                password: graph.password_text().into(),
                database: graph.database.clone(),
                connections: graph.connections.get(),
            };
            let store = BoltStore::connect(&address, graph.deadline())?;
            Ok(GraphStore::Bolt(store))
        }
        _ => Err(CliError::Config(format!(
            "graph.url: {} is none of neo4j://…, bolt://…, embedded:, embedded:FILE",
            masked(url)
        ))),
    }
}

#[cfg(feature = "embedded")]
fn embedded(file: &Path, graph: &GraphSettings) -> Result<GraphStore, CliError> {
    Ok(GraphStore::Embedded(if file.as_os_str().is_empty() {
        EmbeddedStore::in_memory(graph.deadline())
    } else {
        let damage = if graph.accept_loss {
            Damage::Accepted
        } else {
            Damage::Refused
        };
        EmbeddedStore::open(file, damage, graph.deadline())?
    }))
}

#[cfg(not(feature = "embedded"))]
fn embedded(_file: &Path, _graph: &GraphSettings) -> Result<GraphStore, CliError> {
    Err(CliError::Config(
        "graph.url: this build has no embedded engine; name a neo4j:// or bolt:// server"
            .to_owned(),
    ))
}

#[cfg(not(feature = "embedded"))]
async fn in_memory(_settings: &Settings) -> Result<Opened, CliError> {
    Err(CliError::Config(
        "this build has no embedded engine: add --graph URL".to_owned(),
    ))
}

#[cfg(all(feature = "laboratory", not(feature = "embedded")))]
pub(super) async fn data(settings: &Settings, _directory: &Path) -> Result<Opened, CliError> {
    in_memory(settings).await
}

/// The directory that is named, or that of the default start.
#[cfg(feature = "embedded")]
async fn in_memory(settings: &Settings) -> Result<Opened, CliError> {
    let named = settings.graph.data.as_deref();
    let default = || {
        DEFAULT_DATA
            .iter()
            .map(Path::new)
            .find(|path| path.is_dir())
    };
    let Some(directory) = named.or_else(default) else {
        return Err(CliError::Config(format!(
            "no graph and no data: add --graph URL or --data DIR ({} is not here)",
            DEFAULT_DATA[0]
        )));
    };
    data(settings, directory).await
}

/// A directory of the CSV format, loaded and refreshed in memory.
#[cfg(all(feature = "laboratory", feature = "embedded"))]
pub(super) async fn data(settings: &Settings, directory: &Path) -> Result<Opened, CliError> {
    let mut opened = Opened::new(connect("embedded:", &settings.graph)?, settings);
    opened.migrate().await?;
    let mut rejects = Rejects::counted();
    opened.as_of = day_for(settings, directory)?;
    let at = now_on(opened.as_of);
    let store = opened.batches();
    let summary = import_csv(&store, directory, at, &mut rejects, &mut Silent).await?;
    if summary.is_useless() {
        return Err(CliError::Useless(directory.to_owned()));
    }
    if summary.rejected > 0 {
        tracing::warn!(
            rejected = summary.rejected,
            "some rows of the data were refused"
        );
    }
    opened.refresh().await?;
    Ok(opened)
}
