use super::known::Known;
use super::shown::Shown;
use crate::knowledge::PROVIDERS;
use crate::limits;
use crate::report::{DnsState, Report, Severity, Stage, Verdict};
use crate::session::Session;
use crate::smtp::Step;

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
        Verdict::Unknown if known.code_list => CODE_LIST.into(),
        Verdict::Unknown => unknown(report),
    };
    notes(report, sessions, known, live);
}

/// Whether DNS was asked, and no server was talked to.
const fn names_alone(report: &Report) -> bool {
    report.attempts.is_empty() && !report.dns.is_empty()
}

const DNS_IN_ORDER: &str = "What DNS says is in order.";

const CODE_LIST: &str = "This reads like a list of reply codes, not like what one failed attempt printed.";

fn healthy(sessions: &[Session], known: &Known, report: &Report, shown: &mut Shown) -> String {
    if let Some(mild) = report.findings.first().filter(|_| names_alone(report)) {
        return format!("Nothing is broken in DNS. One thing to know: {}", mild.summary);
    }
    if let Some(mild) = report.findings.first() {
        return format!("Mail goes out. One thing to know: {}", mild.summary);
    }
    if sessions.iter().any(|s| s.delivered) {
        return "The server took the message: nothing is wrong in what is shown here.".into();
    }
    if names_alone(report) {
        return DNS_IN_ORDER.into();
    }
    let open = sessions.iter().find(|s| s.greeting.is_some() || s.tls.is_some());
    let place = open.map_or_else(|| "The server".to_owned(), |s| server_name(s, shown));
    let steps = steps_done(sessions);
    let software = known.server().map(|s| format!(" It runs {}.", s.name)).unwrap_or_default();
    format!("{place} answers: {steps}, and nothing is wrong so far.{software}")
}

fn server_name(session: &Session, shown: &mut Shown) -> String {
    let endpoint = &session.endpoint;
    let greeting = session.greeting.as_ref().and_then(|g| g.lines.first()).and_then(|l| l.split(' ').next());
    let name = endpoint.host.as_deref().or(greeting).or(endpoint.ip.as_deref()).unwrap_or("The server");
    let port = endpoint.port.map(|p| format!(", port {p},")).unwrap_or_default();
    shown.words(&format!("{name}{port}"))
}

fn steps_done(sessions: &[Session]) -> String {
    let any = |f: fn(&Session) -> bool| sessions.iter().any(f);
    let mut steps = vec!["the port is open"];
    if any(|s| !s.capabilities.is_empty() || !s.capabilities_tls.is_empty()) {
        steps.push("EHLO was answered");
    }
    if any(|s| s.tls.is_some() || s.in_tls) {
        steps.push("TLS stands");
    }
    if any(|s| s.auth == Some(true)) {
        steps.push("the login was accepted");
    }
    if any(|s| accepted(s, Step::Rcpt)) {
        steps.push("the recipient was accepted");
    }
    steps.join(", ")
}

fn accepted(session: &Session, step: Step) -> bool {
    session.events.iter().any(|e| {
        matches!(&e.kind, crate::session::EventKind::Reply(r) if e.step == Some(step) && r.code.class() == 2)
    })
}

fn unknown(report: &Report) -> String {
    match report.unmatched.first() {
        Some(first) => format!("An error that no rule names: \"{}\"", first.text),
        None if !report.findings.is_empty() => report.findings[0].summary.clone(),
        None => "No SMTP dialogue and no mail error was recognised in this text.".into(),
    }
}

fn notes(report: &mut Report, sessions: &[Session], known: &Known, live: bool) {
    let mut notes = Vec::new();
    let hidden =
        report.findings.first().is_none_or(|f| f.cause.ends_with("-failed") || f.cause.ends_with("-hidden"));
    let wanted = hidden && !live && report.verdict != Verdict::Healthy;
    if let Some(software) = known.sender().filter(|s| !s.debug.is_empty() && wanted) {
        notes.push(format!("To see more from {}: {}", software.name, software.debug));
    }
    notes.extend(login_rules(report));
    for session in sessions.iter().filter(|s| s.greeting.is_some()).take(1) {
        notes.extend(super::told::age(session, known));
        let only_greeted = session.capabilities.is_empty() && session.capabilities_tls.is_empty();
        if only_greeted && report.verdict == Verdict::Healthy && !live {
            notes.push(GO_ON.into());
        }
    }
    if sessions.iter().any(|s| s.complained) {
        notes.push(COMPLAINT.into());
    }
    let nothing = report.findings.is_empty() && report.unmatched.is_empty() && report.dns.is_empty();
    if report.verdict == Verdict::Unknown && nothing {
        notes.push(
            "Paste the lines that your program prints when sending fails, with its debug output on.".into(),
        );
    }
    if !report.complete && !live {
        notes.push(format!(
            "The input holds more than {} different errors or was cut: counts may be too low.",
            limits::INCIDENTS
        ));
    }
    report.notes = notes;
}

/// What the provider asks of a login, where a login is what failed.
fn login_rules(report: &Report) -> Option<String> {
    let first = report.findings.first().filter(|f| f.stage == Stage::Auth)?;
    let name = first.context.provider.as_deref()?;
    let provider = PROVIDERS.iter().find(|p| p.name == name).filter(|p| !p.requires.is_empty())?;
    Some(format!("What {name} asks of a login: {}", provider.requires.join(" ")))
}

const COMPLAINT: &str = "A recipient called the message spam (a complaint). It was delivered: nothing is wrong with \
    sending, but that address wants no more of it, and many complaints cost the sender's reputation.";

const GO_ON: &str = "To go on by hand: type EHLO and your host name; the answer lists STARTTLS and AUTH. \
    Login and TLS cannot be tried in telnet: `smtpdiag probe HOST:PORT` does it, or openssl s_client -starttls smtp.";
