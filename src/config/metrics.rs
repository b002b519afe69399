//! Where the counts are read.

use std::net::SocketAddr;

use serde::{Deserialize, Serialize};

/// The settings of the counts.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct MetricsSettings {
    /// Their own address; absent: that of the service, in demo mode only.
    pub listen: Option<SocketAddr>,
}
