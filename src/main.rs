//! The `passerelle` command: everything it does lives in the library.

use std::process::ExitCode;

use clap::Parser as _;
use passerelle::cli::{Cli, run};

fn main() -> ExitCode {
    // Two crates bring a TLS provider each: without a choice, the first TLS connection would panic.
    if rustls::crypto::ring::default_provider()
        .install_default()
        .is_err()
    {
        eprintln!("passerelle: another TLS provider is installed");
        return ExitCode::FAILURE;
    }
    run(Cli::parse(), std::env::vars())
}
