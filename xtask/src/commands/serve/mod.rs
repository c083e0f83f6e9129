//! A small static server for the page, on loopback only. It holds the files
//! in memory, answers GET and HEAD, and bounds what a client can make it do.

mod connection;
mod files;

use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result};

use super::web;
use files::Files;

/// Connections at a time; more are closed at once.
const CONNECTIONS: usize = 64;

/// Arguments of `cargo xtask serve`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Port on 127.0.0.1; 0 takes a free one and prints it.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Serves dist/ until it is stopped.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let files = Arc::new(Files::load(&web::dist())?);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port))
        .with_context(|| format!("cannot listen on port {}", arguments.port))?;
    println!("Serving the page on http://{}/", listener.local_addr()?);
    let open = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming() {
        // A client that went away before we looked is no fault of ours.
        let Ok(stream) = stream else { continue };
        if open.load(Ordering::Relaxed) >= CONNECTIONS {
            continue;
        }
        open.fetch_add(1, Ordering::Relaxed);
        let (files, open) = (Arc::clone(&files), Arc::clone(&open));
        thread::spawn(move || {
            connection::answer(&stream, &files);
            open.fetch_sub(1, Ordering::Relaxed);
        });
    }
    Ok(())
}
