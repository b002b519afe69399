//! `passerelle schema`

use clap::Args;

use super::{error::CliError, say};
use crate::graphql::sdl;

/// Print the GraphQL schema.
#[derive(Debug, Args)]
#[command(after_help = "Example: passerelle schema > schema.graphql")]
pub(super) struct Schema {}

pub(super) fn run() -> Result<(), CliError> {
    say(sdl().trim_end())
}
