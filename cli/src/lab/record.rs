//! What happened, for the log.

use serde::Serialize;
use std::sync::mpsc::SyncSender;
use std::time::Instant;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A kind of happening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Event {
    /// A server listens.
    Listening,
    /// All servers listen.
    Ready,
    /// A client has connected.
    Connected,
    /// The server said.
    Reply,
    /// The client said.
    Command,
    /// The server waits before it answers.
    Waits,
    /// The server says nothing more.
    Silent,
    /// TLS is up.
    Tls,
    /// The handshake failed.
    TlsFailed,
    /// A whole message came.
    Message,
    /// A bound was passed.
    Limit,
    /// The server closed.
    Closed,
    /// The server reset.
    Reset,
    /// The client went away.
    Gone,
}

/// A line of the log.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Record {
    /// When (RFC 3339, UTC).
    pub(crate) time: String,
    /// What.
    pub(crate) event: Event,
    /// The scenario.
    pub(crate) scenario: String,
    /// The port of the server.
    pub(crate) port: u16,
    /// The number of the connection, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) connection: Option<u64>,
    /// Seconds since the client connected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) seconds: Option<f64>,
    /// Whether inside TLS.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) tls: bool,
    /// The words, credentials masked.
    pub(crate) text: String,
}

impl Record {
    /// A record of now that belongs to no connection.
    pub(crate) fn new(event: Event, scenario: &str, port: u16, text: &str) -> Self {
        let now = OffsetDateTime::now_utc();
        let now = now.replace_millisecond(now.millisecond()).unwrap_or(now);
        Self {
            time: now.format(&Rfc3339).unwrap_or_default(),
            event,
            scenario: scenario.into(),
            port,
            connection: None,
            seconds: None,
            tls: false,
            text: smtpdiag_core::render::clean(cut(text)),
        }
    }
}

/// Most bytes of a client's words that the log takes.
const SHOWN: usize = 500;

fn cut(text: &str) -> &str {
    let end = (0..=SHOWN.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}

/// Tells what happens on one connection.
pub(super) struct Talk<'a> {
    to: &'a SyncSender<Record>,
    scenario: &'a str,
    port: u16,
    connection: u64,
    start: Instant,
}

impl<'a> Talk<'a> {
    /// A connection that begins now.
    pub(super) fn new(to: &'a SyncSender<Record>, scenario: &'a str, port: u16, connection: u64) -> Self {
        Self { to, scenario, port, connection, start: Instant::now() }
    }

    /// Tells it; each line of the text is a record. Where nobody listens any
    /// more, nothing is lost.
    pub(super) fn tell(&self, event: Event, tls: bool, text: &str) {
        let seconds = (self.start.elapsed().as_secs_f64() * 1000.0).round() / 1000.0;
        let lines = if text.is_empty() { vec![""] } else { text.lines().collect() };
        for line in lines {
            let record = Record::new(event, self.scenario, self.port, line);
            let record = Record { connection: Some(self.connection), seconds: Some(seconds), tls, ..record };
            let _ = self.to.send(record);
        }
    }
}
