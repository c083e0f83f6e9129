//! Rules over the facts of a session, not over words: one file a rule. Each
//! looks at one session and may say that a cause shows in it.

// <generated>: `cargo xtask generate` writes this list from the files here.
mod auth_hidden;
mod starttls_missing;

const CHECKS: &[fn(&Session) -> Option<Shows>] = &[auth_hidden::check, starttls_missing::check];
// </generated>

use crate::diagnosis::{Case, Session};
use crate::knowledge::{CauseId, cause_by_id};
use crate::report::{Context, Evidence};
use crate::session::Event;

/// What a check found in a session.
#[derive(Debug)]
pub(crate) struct Shows {
    /// Id of the cause.
    pub(crate) cause: &'static str,
    /// Name of the check.
    pub(crate) rule: &'static str,
    /// 0 to 1.
    pub(crate) confidence: f64,
    /// The event that shows it.
    pub(crate) event: Event,
}

/// A check's answer, with its session.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) cause: CauseId,
    pub(crate) session: usize,
    shows: Shows,
}

/// Runs every check on every session.
pub(crate) fn run(sessions: &[Session]) -> Vec<Checked> {
    let each = sessions.iter().enumerate().flat_map(|(index, session)| {
        CHECKS.iter().filter_map(move |check| check(session)).map(move |shows| (index, shows))
    });
    let checked = each.filter_map(|(session, shows)| {
        let cause = cause_by_id(shows.cause)?;
        Some(Checked { cause, session, shows })
    });
    checked.collect()
}

/// The case of a check's answer.
pub(crate) fn case_of(
    checked: &Checked,
    session: &Session,
    source: &str,
    mut shown: impl FnMut(&str) -> String,
) -> Case {
    let (shows, endpoint) = (&checked.shows, &session.endpoint);
    let place = shows.event.place;
    let mut case = Case {
        rule: format!("check/{}", shows.rule),
        confidence: shows.confidence,
        count: 1,
        evidence: vec![Evidence {
            source: source.into(),
            line: place.line,
            start: place.span.start,
            end: place.span.end,
            text: shown(&shows.event.text),
        }],
        context: Context {
            host: endpoint.host.clone(),
            ip: endpoint.ip.clone(),
            port: endpoint.port,
            tls_mode: endpoint.tls_mode.map(|m| m.name().into()),
            command: shows.event.step.map(|s| s.name().into()),
            ..Context::default()
        },
        ..Case::default()
    };
    case.values.set_default("host", endpoint.host.as_deref().or(endpoint.ip.as_deref()));
    case.values.set_default("port", endpoint.port.map(|p| p.to_string()).as_deref());
    case
}
