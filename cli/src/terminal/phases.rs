//! From what goes in and out of the machine to one line a phase.

use smtpdiag_core::probe::{ConnectFault, Input, Output, ProxyFault, ResolveFault, TlsFault};
use smtpdiag_core::render::{capabilities, certificate_rows, days};
use smtpdiag_core::session::{Check, Event, EventKind, TlsFacts};
use smtpdiag_core::smtp::{Reply, Step};
use smtpdiag_core::tls_report;
use std::net::SocketAddr;
use std::time::Duration;

/// A phase that ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// `name`, `connect`, `greeting` ...
    pub(super) label: &'static str,
    /// What came of it.
    pub(super) text: String,
    /// How long it took.
    pub(super) took: Option<Duration>,
    /// Whether it went well.
    pub(super) good: bool,
}

/// Follows a probe.
#[derive(Debug)]
pub(super) struct Phases {
    /// The name that is looked up, or was.
    host: String,
    /// When the phase that runs began.
    began: Duration,
    trying: Option<SocketAddr>,
    /// When the last look at another port began.
    looked: Duration,
    /// What was tried so far: the other way to TLS takes a second connection.
    tried: Vec<SocketAddr>,
    /// The label of the last row, which is not repeated.
    last: &'static str,
    /// Whether the last input was shown already: the machine's own words for it are not.
    told: bool,
    /// Connections of the TLS scan are no phases.
    scanning: bool,
    /// Whether the connection is inside TLS.
    in_tls: bool,
    /// The certificate, as it was told last.
    certificate: Vec<String>,
    /// What the server offered before TLS, so that only news is shown after it.
    offered: Vec<String>,
}

impl Phases {
    pub(super) fn new(host: &str) -> Self {
        Self {
            host: host.into(),
            began: Duration::ZERO,
            trying: None,
            looked: Duration::ZERO,
            tried: Vec::new(),
            last: "",
            told: false,
            scanning: false,
            in_tls: false,
            certificate: Vec::new(),
            offered: Vec::new(),
        }
    }

    /// What an input shows.
    pub(super) fn input(&mut self, now: Duration, input: &Input) -> Vec<Row> {
        if self.scanning {
            return Vec::new();
        }
        let took = Some(now.saturating_sub(self.began));
        let rows = self.seen(now, took, input);
        self.told = !rows.is_empty();
        rows
    }

    fn seen(&mut self, now: Duration, took: Option<Duration>, input: &Input) -> Vec<Row> {
        match input {
            Input::Resolved(addresses) => {
                let list: Vec<String> = addresses.iter().map(ToString::to_string).collect();
                vec![self.row("name", format!("{} = {}", self.host, list.join(", ")), took, true)]
            }
            Input::NotResolved(fault) => {
                vec![self.row("name", format!("{} {}", self.host, unresolved(*fault)), took, false)]
            }
            Input::Connected { peer, .. } => {
                // From now on the greeting is waited for.
                self.began = now;
                let again = if self.tried.contains(peer) { " again" } else { "" };
                self.tried.push(*peer);
                vec![self.row("connect", format!("{} open{again}", padded(*peer)), took, true)]
            }
            Input::NotConnected(fault) => vec![self.not_connected(unconnected(*fault), took)],
            Input::Looked { to, result } => {
                let words = result.map_or_else(unconnected, |()| "open".into());
                let took = Some(now.saturating_sub(self.looked));
                vec![self.row("compare", format!("{} {words}", padded(*to)), took, result.is_ok())]
            }
            Input::TlsUp(facts) => self.tls(facts, took),
            Input::TlsFailed(fault) => vec![self.row("TLS", tls_fault(fault), took, false)],
            Input::Cancel => vec![self.row("stopped", "by you".into(), None, false)],
            _ => Vec::new(),
        }
    }

    /// What an output shows.
    pub(super) fn output(&mut self, now: Duration, output: &Output) -> Vec<Row> {
        match output {
            Output::Scan(on) => {
                self.scanning = *on;
                self.told = *on && self.told;
            }
            _ if self.scanning => {}
            Output::Connect(address) => {
                self.trying = Some(*address);
                self.in_tls = false;
                self.began = now;
            }
            Output::Look(_) => self.looked = now,
            Output::Resolve { name } => {
                self.host.clone_from(name);
                self.began = now;
            }
            Output::Send { .. } | Output::StartTls { .. } => self.began = now,
            Output::Note(event) => {
                return self.note(event, now.saturating_sub(self.began)).into_iter().collect();
            }
            _ => {}
        }
        Vec::new()
    }

    fn note(&mut self, event: &Event, took: Duration) -> Option<Row> {
        let took = Some(took);
        let step = event.step.unwrap_or(Step::Other);
        match &event.kind {
            EventKind::Reply(reply) => self.reply(step, reply, took),
            EventKind::Failure | EventKind::Note if !self.told && self.trying.is_some() => {
                // Not every timer is the end of connecting: its words are.
                event.text.starts_with("connect: ").then(|| self.not_connected("no answer".into(), took))
            }
            // What follows from the rows stands in the verdict.
            EventKind::Failure if event.text.starts_with("compared: ") => None,
            EventKind::Failure | EventKind::Note if is_trace(&event.text) => {
                Some(self.row("trace", event.text.trim_start_matches("traced: ").into(), None, true))
            }
            EventKind::Note if !self.told => self.given_up(&event.text),
            // The machine may tell it later than it happened, and its words hold the time.
            EventKind::Failure if !self.told => Some(self.row(label(step), event.text.clone(), None, false)),
            _ => None,
        }
    }

    fn reply(&mut self, step: Step, reply: &Reply, took: Option<Duration>) -> Option<Row> {
        let good = !reply.code.is_failure();
        let said = || {
            let code =
                reply.enhanced.map_or_else(|| reply.code.to_string(), |e| format!("{} {e}", reply.code));
            format!("{code} {}", reply.text())
        };
        let text = match step {
            Step::Connect if good => greeting(reply),
            Step::Ehlo if good => self.offers(reply),
            Step::StartTls | Step::Quit if good => return None,
            Step::Quit => return None,
            Step::Auth if reply.code.0 == 334 => return None,
            Step::Auth if good => "accepted".into(),
            Step::Auth => format!("refused: {}", said()),
            _ => said(),
        };
        Some(self.row(label(step), text, took, good))
    }

    /// What the server offers, in words; the second time only the news.
    fn offers(&mut self, reply: &Reply) -> String {
        let words = capabilities(&reply.lines);
        let news: Vec<&str> =
            words.iter().filter(|w| !self.offered.contains(w)).map(String::as_str).collect();
        let text = match (self.offered.is_empty(), news.is_empty()) {
            (true, true) => "nothing beyond the basics".into(),
            (true, false) => news.join(", "),
            (false, true) if self.in_tls => "the same inside TLS".into(),
            (false, true) => "the same as before".into(),
            (false, false) if self.in_tls => format!("inside TLS: {}", news.join(", ")),
            (false, false) => format!("and now: {}", news.join(", ")),
        };
        self.offered.extend(words);
        text
    }

    fn tls(&mut self, facts: &TlsFacts, took: Option<Duration>) -> Vec<Row> {
        self.in_tls = true;
        let parts = [facts.version.clone(), facts.suite.as_deref().map(suite), facts.group.clone()];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let checks = [("trust", &facts.trust), ("name", &facts.name), ("dates", &facts.dates)];
        let good = checks.iter().all(|(_, check)| **check == Check::Pass);
        let answers: Vec<String> =
            checks.iter().map(|(what, check)| format!("{what} {}", answer(check))).collect();
        let told = tls_report(facts);
        let left = told.days_left.map_or(String::new(), |left| format!(", {}", days(left)));
        let certificate = format!("certificate: {}{left}", answers.join(", "));
        let mut rows =
            vec![self.row("TLS", parts.join(", "), took, true), self.row("TLS", certificate, None, good)];
        rows.extend(certificate_rows(&told).into_iter().map(|(what, words)| {
            let text = match what {
                "note" => words,
                "of" => format!("of {words}"),
                what => format!("{what}: {words}"),
            };
            self.row("TLS", text, None, what != "note")
        }));
        let words = rows[1..].iter().map(|row| row.text.clone()).collect();
        if self.certificate == words {
            rows.truncate(1);
            rows[0].text += ", the same certificate";
        }
        self.certificate = words;
        rows
    }

    /// A look that the machine gave up.
    fn given_up(&mut self, text: &str) -> Option<Row> {
        let to = text.strip_prefix("Looked at ")?.strip_suffix(": no answer")?;
        let (ip, port) = to.split_once(" port ")?;
        let to = SocketAddr::new(ip.parse().ok()?, port.parse().ok()?);
        Some(self.row("compare", format!("{} no answer", padded(to)), None, false))
    }

    fn not_connected(&mut self, what: String, took: Option<Duration>) -> Row {
        let address = self.trying.take();
        self.row("connect", address.map_or(what.clone(), |a| format!("{} {what}", padded(a))), took, false)
    }

    fn row(&mut self, label: &'static str, text: String, took: Option<Duration>, good: bool) -> Row {
        if label == "connect" {
            self.trying = None;
        }
        let shown = if label == self.last && label != "EHLO" { "" } else { label };
        self.last = label;
        Row { label: shown, text, took, good }
    }
}

/// A line of a trace: `port 25, hop 3: 192.0.2.1`, or what follows from them.
fn is_trace(text: &str) -> bool {
    let hop = |rest: &str| {
        rest.split_once(", ").is_some_and(|(_, hop)| hop.starts_with("hop ") || hop.starts_with("from hop "))
    };
    text.starts_with("traced: ") || text.strip_prefix("port ").is_some_and(hop)
}

fn padded(address: SocketAddr) -> String {
    format!("{:<16} port {:<5}", address.ip().to_string(), address.port())
}

const fn label(step: Step) -> &'static str {
    match step {
        Step::Connect => "greeting",
        Step::Ehlo => "EHLO",
        Step::StartTls => "STARTTLS",
        Step::Tls => "TLS",
        Step::Auth => "login",
        Step::Mail => "sender",
        Step::Rcpt => "recipient",
        Step::Quit => "QUIT",
        Step::Data | Step::Message => "message",
        Step::Other => "reply",
    }
}

/// The words of a greeting: the name, then the software without the protocol and the date.
fn greeting(reply: &Reply) -> String {
    let text = reply.text();
    let mut words = text.split_whitespace();
    let Some(name) = words.next() else { return "without words".into() };
    const DAYS: [&str; 7] = ["Mon,", "Tue,", "Wed,", "Thu,", "Fri,", "Sat,", "Sun,"];
    let rest: Vec<&str> = words
        .take_while(|w| !DAYS.contains(w))
        .filter(|w| !matches!(*w, "ESMTP" | "SMTP" | "ESMTPS"))
        .collect();
    if rest.is_empty() { name.into() } else { format!("{name}, {}", rest.join(" ")) }
}

/// `TLS_AES_256_GCM_SHA384` as "AES-256-GCM"; others as they are.
fn suite(name: &str) -> String {
    let cipher = name.split_once("_WITH_").map_or_else(|| name.trim_start_matches("TLS_"), |(_, c)| c);
    cipher.trim_end_matches("_SHA256").trim_end_matches("_SHA384").replace('_', "-")
}

const fn answer(check: &Check) -> &'static str {
    match check {
        Check::Unknown => "not looked at",
        Check::Pass => "yes",
        Check::Fail(_) => "NO",
    }
}

const fn unresolved(fault: ResolveFault) -> &'static str {
    match fault {
        ResolveFault::NotFound => "does not exist",
        ResolveFault::NoAddress => "has no address",
        ResolveFault::Timeout => "not found out: the name server does not answer",
        ResolveFault::Failure => "not found out: the name server or the set-up of this machine fails",
    }
}

fn unconnected(fault: ConnectFault) -> String {
    match fault {
        ConnectFault::Refused => "refused".into(),
        ConnectFault::TimedOut => "no answer".into(),
        ConnectFault::NetworkUnreachable => "network unreachable".into(),
        ConnectFault::HostUnreachable => "host unreachable".into(),
        ConnectFault::PermissionDenied => "permission denied".into(),
        ConnectFault::NotPermitted => "not permitted by this machine".into(),
        ConnectFault::Reset => "reset".into(),
        ConnectFault::Proxy(ProxyFault::Unreachable) => "the proxy cannot be reached".into(),
        ConnectFault::Proxy(ProxyFault::Refused) => "the proxy does not let it through".into(),
        ConnectFault::Proxy(ProxyFault::Login) => "the proxy wants a login".into(),
        ConnectFault::Proxy(ProxyFault::NoProxy) => "the proxy does not answer as one".into(),
        ConnectFault::Other(Some(errno)) => format!("failed (error {errno})"),
        ConnectFault::Other(None) => "failed".into(),
    }
}

fn tls_fault(fault: &TlsFault) -> String {
    match fault {
        TlsFault::PlainText(first) => {
            let text = String::from_utf8_lossy(first);
            format!("the server does not speak TLS, it says: {}", text.lines().next().unwrap_or_default())
        }
        TlsFault::Alert(words) => format!("the server refuses: {words}"),
        TlsFault::Version => "no version in common".into(),
        TlsFault::Suite => "no cipher suite in common".into(),
        TlsFault::Closed => "the server closed during the handshake".into(),
        TlsFault::Reset => "the connection was reset during the handshake".into(),
        TlsFault::Other(words) => words.clone(),
    }
}

#[cfg(test)]
#[path = "phases_tests.rs"]
mod tests;
