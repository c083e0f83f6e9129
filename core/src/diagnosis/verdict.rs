use super::known::Known;
use super::shown::Shown;
use crate::knowledge::PROVIDERS;
use crate::limits;
use crate::report::{DnsState, Report, Severity, Stage, Verdict};
use crate::session::Session;
use crate::smtp::Step;
use crate::words::{Words, fixed};

/// Verdict, summary, sessions and notes, from what the findings say.
pub(super) fn conclude(
    report: &mut Report,
    sessions: &[Session],
    known: &Known,
    (source, live): (&str, bool),
    shown: &mut Shown,
) {
    let seen = sessions
        .iter()
        .any(|s| s.greeting.is_some() || s.delivered || s.tls.is_some() || !s.capabilities.is_empty());
    let fault = report.findings.iter().any(|f| f.severity == Severity::Error);
    // A look at names alone, without a dialogue.
    let names = names_alone(report) && report.dns.iter().any(|fact| fact.state == DnsState::Good);
    let good = (seen || names) && report.unmatched.is_empty() && !known.code_list;
    report.verdict = match (fault, good) {
        (true, _) => Verdict::Fault,
        (false, true) => Verdict::Healthy,
        (false, false) => Verdict::Unknown,
    };
    report.sessions = super::told::sessions(sessions, source, shown);
    report.summary = match report.verdict {
        Verdict::Fault => report.findings.first().map_or(String::new(), |f| f.summary.clone()),
        Verdict::Healthy => healthy(sessions, known, report, shown),
        Verdict::Unknown if known.code_list => known.language.words().code_list.into(),
        Verdict::Unknown => unknown(report),
    };
    notes(report, sessions, known, live);
}

/// Whether DNS was asked, and no server was talked to.
const fn names_alone(report: &Report) -> bool {
    report.attempts.is_empty() && !report.dns.is_empty()
}

fn healthy(sessions: &[Session], known: &Known, report: &Report, shown: &mut Shown) -> String {
    let words = known.language.words();
    if let Some(mild) = report.findings.first() {
        let sentence = if names_alone(report) { words.mild_dns } else { words.mild };
        return fixed(sentence, &[("summary", &mild.summary)]);
    }
    if sessions.iter().any(|s| s.delivered) {
        return words.delivered.into();
    }
    if names_alone(report) {
        return words.dns_in_order.into();
    }
    let open = sessions.iter().find(|s| s.greeting.is_some() || s.tls.is_some());
    let place = open.map_or_else(|| words.the_server.to_owned(), |s| server_name(s, words, shown));
    let steps = steps_done(sessions, words);
    let software = known.server().map(|s| s.name);
    let sentence = software.map_or(words.answers, |_| words.answers_software);
    fixed(sentence, &[("place", &place), ("steps", &steps), ("software", &software.unwrap_or_default())])
}

fn server_name(session: &Session, words: &Words, shown: &mut Shown) -> String {
    let endpoint = &session.endpoint;
    let greeting = session.greeting.as_ref().and_then(|g| g.lines.first()).and_then(|l| l.split(' ').next());
    let name = endpoint.host.as_deref().or(greeting).or(endpoint.ip.as_deref()).unwrap_or(words.the_server);
    let place = endpoint.port.map(|port| fixed(words.server_port, &[("name", &name), ("port", &port)]));
    shown.words(place.as_deref().unwrap_or(name))
}

fn steps_done(sessions: &[Session], words: &Words) -> String {
    let any = |f: fn(&Session) -> bool| sessions.iter().any(f);
    let mut steps = vec![words.step_open];
    if any(|s| !s.capabilities.is_empty() || !s.capabilities_tls.is_empty()) {
        steps.push(words.step_ehlo);
    }
    if any(|s| s.tls.is_some() || s.in_tls) {
        steps.push(words.step_tls);
    }
    if any(|s| s.auth == Some(true)) {
        steps.push(words.step_login);
    }
    if any(|s| accepted(s, Step::Rcpt)) {
        steps.push(words.step_recipient);
    }
    steps.join(", ")
}

fn accepted(session: &Session, step: Step) -> bool {
    session.events.iter().any(|e| {
        matches!(&e.kind, crate::session::EventKind::Reply(r) if e.step == Some(step) && r.code.class() == 2)
    })
}

fn unknown(report: &Report) -> String {
    let words = report.language.words();
    match report.unmatched.first() {
        Some(first) => fixed(words.unnamed, &[("text", &first.text)]),
        None if !report.findings.is_empty() => report.findings[0].summary.clone(),
        None => words.nothing.into(),
    }
}

fn notes(report: &mut Report, sessions: &[Session], known: &Known, live: bool) {
    let mut notes = Vec::new();
    let words = report.language.words();
    let hidden =
        report.findings.first().is_none_or(|f| f.cause.ends_with("-failed") || f.cause.ends_with("-hidden"));
    let wanted = hidden && !live && report.verdict != Verdict::Healthy;
    if let Some(software) = known.sender().filter(|s| !s.debug.is_empty() && wanted) {
        notes.push(fixed(words.see_more, &[("software", &software.name), ("debug", &software.debug)]));
    }
    notes.extend(login_rules(report));
    for session in sessions.iter().filter(|s| s.greeting.is_some()).take(1) {
        notes.extend(super::told::age(session, known));
        let only_greeted = session.capabilities.is_empty() && session.capabilities_tls.is_empty();
        if only_greeted && report.verdict == Verdict::Healthy && !live {
            notes.push(words.go_on.into());
        }
    }
    if sessions.iter().any(|s| s.complained) {
        notes.push(words.complaint.into());
    }
    let nothing = report.findings.is_empty() && report.unmatched.is_empty() && report.dns.is_empty();
    if report.verdict == Verdict::Unknown && nothing {
        notes.push(words.paste_more.into());
    }
    if !report.complete && !live {
        notes.push(fixed(words.too_many, &[("most", &limits::INCIDENTS)]));
    }
    report.notes = notes;
}

/// What the provider asks of a login, where a login is what failed.
fn login_rules(report: &Report) -> Option<String> {
    let first = report.findings.first().filter(|f| f.stage == Stage::Auth)?;
    let name = first.context.provider.as_deref()?;
    let provider = PROVIDERS.iter().find(|p| p.name == name).filter(|p| !p.requires.is_empty())?;
    let rules = provider.requires.join(" ");
    Some(fixed(report.language.words().login_rules, &[("provider", &name), ("rules", &rules)]))
}
