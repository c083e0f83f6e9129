use super::attempts::Attempts;
use super::clean::clean;
use super::comparison::Looks;
use super::errand::Errand;
use super::inbox::{Arrival, Inbox};
use super::log::Log;
use super::route::Route;
use super::{Clocks, Outcome, Output, Plan, Waiting};
use crate::report::{CheckReport, LoginReport, ProbeReport, QueuedReport, RecipientReport, TlsScanReport};
use crate::session::{EventKind, Side, TlsMode};
use crate::smtp::{Capabilities, ReplyCode, Step};
use std::collections::VecDeque;
use std::time::Duration;

/// What all states share: the plan, the way so far, what goes out.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) plan: Plan,
    pub(super) now: Duration,
    pub(super) log: Log,
    pub(super) attempts: Attempts,
    pub(super) route: Route,
    pub(super) looks: Looks,
    pub(super) dialogue: Dialogue,
    pub(super) inbox: Inbox,
    pub(super) complete: bool,
    /// What to say of a check of ports that found no fault.
    pub(super) good: Option<String>,
    /// The server refused the handshake: a scan may show why.
    pub(super) scan_due: bool,
    pub(super) tls_scan: Option<TlsScanReport>,
    /// What the connection is for, beside the way of mail.
    pub(super) errand: Option<Errand>,
    /// Errands begun.
    pub(super) errands: usize,
    /// Logins that had ended when the errand began.
    pub(super) errand_logins: usize,
    /// SASL mechanisms that the server offers where a login is possible.
    pub(super) offered: Vec<String>,
    pub(super) logins: Vec<LoginReport>,
    pub(super) recipients: Vec<RecipientReport>,
    pub(super) checks: Vec<CheckReport>,
    /// The server greylisted: how long to wait for another try.
    pub(super) greylisted: Option<Duration>,
    /// Other tries made for it, and how long was waited for them.
    pub(super) retries: usize,
    pub(super) waited: Duration,
    /// Causes that turned out to pass by themselves.
    pub(super) passed: Vec<&'static str>,
    /// The reply by which the server took the message over.
    pub(super) taken: Option<String>,
    /// Connections asked for.
    connections: u64,
    /// What to say beside the findings.
    pub(super) remarks: Vec<String>,
    pub(super) clocks: Option<Clocks>,
    outputs: VecDeque<Output>,
    deadline: Duration,
    waiting: Waiting,
    limit: Duration,
}

/// What is known about the connection that stands.
#[derive(Debug, Default)]
pub(super) struct Dialogue {
    /// How this connection comes to TLS.
    pub(super) mode: Option<TlsMode>,
    /// After TLS: whether trust, dates and name are all right.
    pub(super) verified: Option<bool>,
    /// What the last EHLO offered.
    pub(super) capabilities: Capabilities,
    /// Commands sent.
    pub(super) sent: u64,
    /// When the last of them was sent.
    pub(super) asked: Duration,
    /// Replies that took long.
    pub(super) slow: usize,
    /// Lines that nobody asked for.
    pub(super) unasked: usize,
}

/// What is left of the server's words when no more will come.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// A reply that refuses; written down.
    Refusal,
    /// The start of another reply; written down as a note.
    Piece,
    /// A line that is no reply; not written down.
    Foreign(String),
}

impl Run {
    pub(super) fn new(plan: Plan) -> Self {
        Self {
            route: Route::new(&plan),
            plan,
            now: Duration::ZERO,
            log: Log::default(),
            attempts: Attempts::default(),
            looks: Looks::default(),
            dialogue: Dialogue::default(),
            inbox: Inbox::default(),
            complete: true,
            good: None,
            scan_due: false,
            tls_scan: None,
            errand: None,
            errands: 0,
            errand_logins: 0,
            offered: Vec::new(),
            logins: Vec::new(),
            recipients: Vec::new(),
            checks: Vec::new(),
            greylisted: None,
            retries: 0,
            waited: Duration::ZERO,
            passed: Vec::new(),
            taken: None,
            connections: 0,
            remarks: Vec::new(),
            clocks: None,
            outputs: VecDeque::new(),
            deadline: Duration::ZERO,
            waiting: Waiting::Resolve,
            limit: Duration::ZERO,
        }
    }

    /// Writes an event down and shows it. `lines` must be clean.
    pub(super) fn emit_lines(&mut self, side: Side, step: Option<Step>, kind: EventKind, lines: &[String]) {
        let event = self.log.add(self.now, side, step, kind, lines);
        self.outputs.push_back(Output::Note(event));
    }

    /// The same for words that may hold what a stranger or the plan wrote.
    pub(super) fn emit(&mut self, side: Side, step: Option<Step>, kind: EventKind, words: &str) {
        self.emit_lines(side, step, kind, &[clean(words.as_bytes())]);
    }

    /// Shows a note that is no evidence of anything.
    pub(super) fn show(&mut self, step: Step, words: &str) {
        self.note(step, words);
        self.log.forget_last();
    }

    /// A note of our own.
    pub(super) fn note(&mut self, step: Step, words: &str) {
        self.emit(Side::Local, Some(step), EventKind::Note, words);
    }

    /// A fault that our side sees.
    pub(super) fn fail(&mut self, step: Step, words: &str) {
        self.emit(Side::Local, Some(step), EventKind::Failure, words);
    }

    /// Asks the caller for something.
    pub(super) fn ask(&mut self, output: Output) {
        self.connections += u64::from(matches!(output, Output::Connect(_) | Output::Look(_)));
        self.outputs.push_back(output);
    }

    /// From now on at most `limit` is waited, for `waiting`.
    pub(super) fn wait(&mut self, limit: Duration, waiting: Waiting) {
        self.limit = limit;
        self.deadline = self.now.saturating_add(limit);
        self.waiting = waiting;
    }

    /// Makes the running wait as long as `limit` in all.
    pub(super) fn wait_in_all(&mut self, limit: Duration) {
        self.deadline = self.deadline.saturating_sub(self.limit).saturating_add(limit);
        self.limit = limit;
    }

    /// Sends a command line and begins to wait for its reply, for the limit of the plan.
    pub(super) fn command(&mut self, step: Step, verb: &'static str, line: &str, shown: &str) {
        self.command_within(step, verb, line, shown, self.plan.limit_of(step));
    }

    /// The same with a limit of its own.
    pub(super) fn command_within(
        &mut self,
        step: Step,
        verb: &'static str,
        line: &str,
        shown: &str,
        limit: Duration,
    ) {
        let line = one_line(line);
        let shown = clean(one_line(shown).as_bytes());
        self.emit(Side::Client, Some(step), EventKind::Command, &shown);
        self.ask(Output::Send { bytes: format!("{line}\r\n").into_bytes(), shown });
        self.dialogue.sent += 1;
        self.dialogue.asked = self.now;
        self.wait(limit, Waiting::Reply(verb));
    }

    /// Sends a message with its final dot, and begins to wait for the reply.
    pub(super) fn content(&mut self, wire: Vec<u8>) {
        self.emit(Side::Client, Some(Step::Message), EventKind::Command, ".");
        self.ask(Output::Send { bytes: wire, shown: ".".into() });
        self.dialogue.sent += 1;
        self.wait(self.plan.limit_of(Step::Message), Waiting::Reply("the message"));
    }

    /// Takes what the server had begun to say.
    pub(super) fn rest(&mut self, step: Step) -> Option<Rest> {
        let (reply, lines) = match self.inbox.rest()? {
            Arrival::Reply(reply, lines) => (reply, lines),
            Arrival::Foreign(line) => return Some(Rest::Foreign(line)),
            Arrival::TlsRecord | Arrival::TooMuch(..) => return None,
        };
        let refuses = reply.code.is_failure();
        self.route.backs_off |= reply.code == ReplyCode::CLOSING;
        let kind = if refuses { EventKind::Reply(reply) } else { EventKind::Note };
        self.emit_lines(Side::Server, Some(step), kind, &lines);
        Some(if refuses { Rest::Refusal } else { Rest::Piece })
    }

    /// Begins a phase of the attempt.
    pub(super) fn phase(&mut self, name: &'static str) {
        self.attempts.phase(name, self.now);
    }

    /// Whether the time of the last `wait` is over.
    pub(super) fn is_late(&self) -> bool {
        self.now >= self.deadline
    }

    /// How long was waited, when it is over.
    pub(super) const fn limit(&self) -> Duration {
        self.limit
    }

    /// What is waited for.
    pub(super) const fn waiting(&self) -> Waiting {
        self.waiting
    }

    /// The next thing for the caller; `None` when there is none but to wait.
    pub(super) fn pop(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// The instruction to wait.
    pub(super) const fn wait_output(&self) -> Output {
        Output::Wait { until: self.deadline, why: self.waiting }
    }

    /// Whether the user wants no more than this step.
    pub(super) fn stops_after(&self, step: Step) -> bool {
        self.plan.quit_after.is_some_and(|last| rank(last) <= rank(step))
    }

    /// Whether the connection is inside TLS.
    pub(super) const fn encrypted(&self) -> bool {
        self.log.encrypted
    }

    /// The end: the result.
    pub(super) fn into_outcome(mut self) -> Outcome {
        if self.route.talked {
            self.log.forget_connect_failures();
        }
        self.attempts.end_phase(self.now);
        self.settle_logins();
        self.settle_checks();
        let (events, transcript, times) = self.log.into_parts();
        let shut = self.attempts.any_failed() && self.attempts.none_open();
        let networks = if shut { self.plan.comparison.surroundings.networks() } else { Vec::new() };
        Outcome {
            events,
            attempts: self.attempts.into_list(),
            transcript,
            times,
            networks,
            good: self.good,
            tls_scan: self.tls_scan,
            took: self.now,
            probe: ProbeReport {
                connections: self.connections,
                logins: self.logins,
                recipients: self.recipients,
                checks: self.checks,
                queued: self.taken.map(|reply| QueuedReport { reply, ..QueuedReport::default() }),
            },
            remarks: self.remarks,
            passed: self.passed,
            clocks: self.clocks,
            dns: Vec::new(),
            complete: self.complete,
        }
    }
}

/// A plan may hold anything; a command is one line.
fn one_line(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\r' | '\n' | '\0')).collect()
}

/// The order in which steps come.
const fn rank(step: Step) -> u8 {
    match step {
        Step::Connect => 0,
        Step::Ehlo => 1,
        Step::StartTls | Step::Tls => 2,
        Step::Auth => 3,
        Step::Mail => 4,
        _ => 5,
    }
}
