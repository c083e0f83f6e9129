//! Sessions as the report tells them.

use super::known::Known;
use super::shown::Shown;
use super::{offers, tls_told};
use crate::limits;
use crate::report::{EventReport, SessionReport};
use crate::session::{Event, EventKind, Session, Side};
use crate::words::fixed;

/// The sessions in which something was said.
pub(super) fn sessions(sessions: &[Session], source: &str, shown: &mut Shown) -> Vec<SessionReport> {
    let said =
        sessions.iter().filter(|s| s.connected || s.delivered || s.endpoint.host.is_some() || s.failed);
    said.take(limits::SESSIONS_SHOWN).map(|s| session(s, source, shown)).collect()
}

fn session(session: &Session, source: &str, shown: &mut Shown) -> SessionReport {
    let endpoint = &session.endpoint;
    let mut list = |items: &[String]| items.iter().map(|c| shown.words(c)).collect();
    let (capabilities, capabilities_tls) = (list(&session.capabilities), list(&session.capabilities_tls));
    let mut told = |items: Vec<String>| items.iter().map(|words| shown.words(words)).collect();
    let (in_words, compared) = (told(offers::in_words(session)), told(offers::compared(session)));
    let greeting = session.greeting.as_ref().map(|g| shown.words(&g.text()));
    SessionReport {
        source: source.into(),
        host: endpoint.host.clone(),
        ip: endpoint.ip.clone(),
        port: endpoint.port,
        tls_mode: endpoint.tls_mode.map(|m| m.name().into()),
        server: greeting.as_deref().and_then(server),
        greeting,
        capabilities,
        capabilities_tls,
        capabilities_in_words: in_words,
        capabilities_compared: compared,
        tls: session.tls.as_ref().map(|t| tls_told::tls(t, &mut |words| shown.words(words))),
        auth: session.auth.map(|ok| if ok { "accepted" } else { "refused" }.into()),
        events: session.events.iter().map(|e| event(e, shown)).collect(),
        outcome: outcome(session).into(),
    }
}

fn outcome(session: &Session) -> &'static str {
    match session {
        s if s.delivered => "delivered",
        s if s.auth == Some(false) => "refused",
        s if s.failed => "failed",
        s if s.closed => "closed",
        _ => "open",
    }
}

fn server(greeting: &str) -> Option<String> {
    let greeting = crate::smtp::Greeting::read(greeting);
    let software = greeting.software?;
    Some(greeting.version.map_or_else(|| software.to_owned(), |v| format!("{software} {v}")))
}

/// What the version in the greeting says about its age.
pub(super) fn age(session: &Session, known: &Known) -> Option<String> {
    let greeting = session.greeting.as_ref()?.text();
    let version = crate::smtp::Greeting::read(&greeting).version?;
    let software = known.server()?;
    let (release, year) = software.releases.iter().find(|(release, _)| is_of(&version, release))?;
    let facts: [(&str, &dyn std::fmt::Display); 3] =
        [("software", &software.name), ("release", release), ("year", year)];
    Some(fixed(known.language.words().age, &facts))
}

/// Whether a version belongs to a release: `4.63-2` to `4.63`, not to `4.6`.
fn is_of(version: &str, release: &str) -> bool {
    let rest = version.strip_prefix(release);
    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn event(event: &Event, shown: &mut Shown) -> EventReport {
    let from = match event.side {
        Side::Client => "client",
        Side::Server => "server",
        Side::Local => "local",
    };
    EventReport {
        at: event.at.clone(),
        from: from.into(),
        kind: kind(&event.kind).into(),
        text: shown.words(&event.text),
        line: event.place.line,
    }
}

const fn kind(kind: &EventKind) -> &'static str {
    match kind {
        EventKind::Start => "start",
        EventKind::Connecting(_) => "connecting",
        EventKind::Connected(_) => "connected",
        EventKind::Command => "command",
        EventKind::Reply(_) => "reply",
        EventKind::TlsUp(_) => "tls",
        EventKind::Failure => "failure",
        EventKind::Recipient(_) => "recipient",
        EventKind::Complaint => "complaint",
        EventKind::Delivered => "delivered",
        EventKind::Closed => "closed",
        EventKind::Note => "note",
    }
}
