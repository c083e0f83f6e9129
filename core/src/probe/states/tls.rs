use super::ehlo::Ehlo;
use super::greeting::{Greeting, not_smtp};
use super::quit::Quit;
use super::{Happening, State};
use crate::probe::clean::{clean, cut};
use crate::probe::route::Stage;
use crate::probe::run::Run;
use crate::probe::{Output, TlsChoice, TlsFault, Waiting, certificate, words};
use crate::session::{EventKind, Side, TlsFacts, TlsMode};
use crate::smtp::{ReplyLine, Step};
use crate::{limits, session::Check};
use std::time::Duration;

/// The TLS handshake is under way.
#[derive(Debug)]
pub(in crate::probe) struct Tls;

impl Tls {
    pub(super) fn start(run: &mut Run) -> State {
        run.phase("tls");
        let implicit = run.dialogue.mode == Some(TlsMode::Implicit);
        let limit = if implicit { run.first_answer_limit() } else { run.plan.limit_of(Step::Tls) };
        run.wait(limit, Waiting::Tls);
        run.ask(Output::StartTls { name: run.plan.host.clone() });
        State::Tls(Self)
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::TlsUp(facts) => Self::up(run, facts),
            Happening::TlsFailed(TlsFault::PlainText(start)) => Self::plain_text(run, &start),
            Happening::TlsFailed(fault) => Self::failed(run, &fault),
            Happening::Closed => Self::failed(run, &TlsFault::Closed),
            Happening::Reset => Self::failed(run, &TlsFault::Reset),
            Happening::Late => Self::silent(run),
            _ => State::Tls(self),
        }
    }

    fn up(run: &mut Run, mut facts: Box<TlsFacts>) -> State {
        facts.ending = certificate::ending(&facts, run.plan.tls_checks.cert_days, run.plan.unix_time);
        run.log.encrypted = true;
        run.route.talked = true;
        let checks = [&facts.trust, &facts.dates, &facts.name];
        run.dialogue.verified = Some(!checks.iter().any(|check| matches!(check, Check::Fail(_))));
        let failures = certificate::failures(&facts, run.plan.unix_time, &run.plan.host);
        let ending = facts.ending.as_ref().map(|ending| format!("certificate: ends {}", ending.words));
        let words = certificate::tls_words(&facts);
        run.emit(Side::Local, Some(Step::Tls), EventKind::TlsUp(facts), &words);
        if let Some(words) = ending {
            // So that a kept dialogue tells it as well.
            run.note(Step::Tls, &words);
        }
        for words in failures {
            run.fail(Step::Tls, &words);
        }
        if run.dialogue.mode == Some(TlsMode::Implicit) {
            return Greeting::start(run);
        }
        if run.stops_after(Step::Tls) { Quit::start(run) } else { Ehlo::start(run) }
    }

    /// Plain text where TLS should be: in implicit mode the other mode is the
    /// answer, if it is SMTP that speaks.
    fn plain_text(run: &mut Run, start: &[u8]) -> State {
        let text = clean(start.split(|&b| b == b'\n').next().unwrap_or_default());
        let line = cut(text.trim(), limits::PROBE_SHOWN);
        let smtp = ReplyLine::parse(line).is_some();
        match (run.dialogue.mode, run.route.stage) {
            (Some(TlsMode::Implicit), _) if !smtp && !line.is_empty() => not_smtp(run, line),
            (Some(TlsMode::Implicit), Stage::First) => {
                run.fail(Step::Tls, words::PLAIN_TEXT_ANSWER);
                run.reconnect(Stage::AfterPlainText, TlsMode::StartTls)
            }
            (Some(TlsMode::Implicit), Stage::AfterSilence) => Self::wait_again(run),
            _ => {
                let words = words::tls(&TlsFault::PlainText(Vec::new()));
                run.fail(Step::Tls, &format!("{words}: {line}"));
                run.next_address()
            }
        }
    }

    fn failed(run: &mut Run, fault: &TlsFault) -> State {
        let lost = matches!(fault, TlsFault::Closed | TlsFault::Reset);
        if run.route.stage == Stage::AfterSilence && lost {
            // No TLS either: what was first seen, silence, is the fault.
            return run.next_address();
        }
        if run.route.pending.take().is_some() {
            run.fail(Step::Connect, words::TLS_FROM_FIRST_BYTE);
        }
        run.route.talked = run.route.talked || !lost;
        run.fail(Step::Tls, &words::tls(fault));
        run.scan_due = match fault {
            // It is not about what we offered (RFC 8446 section 6.2): other hellos show nothing.
            TlsFault::Alert(name) => name != "internal error",
            TlsFault::Version | TlsFault::Suite => true,
            _ => false,
        };
        run.next_address()
    }

    fn silent(run: &mut Run) -> State {
        let limit = run.limit();
        if run.route.stage == Stage::AfterSilence {
            run.note(Step::Tls, "TLS from the first byte got no answer either.");
            return Self::wait_again(run);
        }
        run.route.talked = true;
        run.fail(Step::Tls, &format!("no TLS handshake answer within {} s", words::seconds(limit)));
        run.next_address()
    }

    /// Silent in both modes. Where the user gave much time and we have used a
    /// part of it, the greeting gets it all.
    fn wait_again(run: &mut Run) -> State {
        let patient = run.plan.limit_of(Step::Connect) > Duration::from_secs(10);
        if patient && run.plan.tls == TlsChoice::Auto && run.plan.port != 25 {
            run.route.pending = None;
            return run.reconnect(Stage::Again, TlsMode::StartTls);
        }
        run.next_address()
    }
}
