use super::auth::Auth;
use super::in_clear::InClear;
use super::injection::Injection;
use super::mail::Mail;
use super::quit::Quit;
use super::relay::Relay;
use super::starttls::StartTls;
use super::{Happening, State, closing, in_dialogue};
use crate::probe::errand::Errand;
use crate::probe::run::Run;
use crate::probe::{TlsChoice, words};
use crate::session::TlsMode;
use crate::smtp::{Capabilities, Reply, Step};

/// Codes by which a server says that it knows HELO alone, or dislikes the
/// command as such (RFC 5321 sections 3.2 and 4.1.4).
const NO_EHLO: [u16; 5] = [500, 501, 502, 504, 550];

/// The reply to EHLO, or to HELO after it, is awaited.
#[derive(Debug)]
pub(in crate::probe) struct Ehlo {
    helo: bool,
}

impl Ehlo {
    pub(super) fn start(run: &mut Run) -> State {
        run.phase("ehlo");
        Self::say(run, false)
    }

    fn say(run: &mut Run, helo: bool) -> State {
        let verb = if helo { "HELO" } else { "EHLO" };
        let line = format!("{verb} {}", run.plan.ehlo);
        run.command(Step::Ehlo, verb, &line, &line);
        State::Ehlo(Self { helo })
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Reply(reply) => self.answered(run, &reply),
            what => in_dialogue(run, Step::Ehlo, what, State::Ehlo(self)),
        }
    }

    fn answered(self, run: &mut Run, reply: &Reply) -> State {
        if reply.code.class() == 2 {
            run.dialogue.capabilities =
                if self.helo { Capabilities::default() } else { Capabilities::from_reply(reply) };
            return go_on(run);
        }
        if !self.helo && NO_EHLO.contains(&reply.code.0) {
            return Self::say(run, true);
        }
        closing(run, reply).unwrap_or_else(|| Quit::start(run))
    }
}

/// From the capabilities to the next command.
fn go_on(run: &mut Run) -> State {
    match run.errand {
        Some(Errand::InClear) => return InClear::start(run),
        Some(Errand::Injection) if run.dialogue.capabilities.has("STARTTLS") => return Injection::start(run),
        Some(Errand::Injection) => return Quit::start(run),
        _ => {}
    }
    if run.encrypted() {
        return log_in(run, Step::Tls);
    }
    if run.stops_after(Step::Ehlo) {
        return Quit::start(run);
    }
    if run.dialogue.mode == Some(TlsMode::StartTls) {
        if run.dialogue.capabilities.has("STARTTLS") {
            return StartTls::start(run);
        }
        run.attempts.mode(TlsMode::None);
        if starttls_wanted(run) {
            run.fail(Step::StartTls, words::NO_STARTTLS);
        }
    }
    log_in(run, Step::Tls)
}

/// Whether the lack of STARTTLS is a fault: a submission port, a login, or the user's word.
fn starttls_wanted(run: &Run) -> bool {
    let secret = run.plan.credentials.is_some() && !run.plan.allow_plaintext_auth;
    run.plan.tls != TlsChoice::Auto || run.plan.port == 587 || secret
}

fn log_in(run: &mut Run, done: Step) -> State {
    if run.errand == Some(Errand::Relay) {
        return Relay::start(run);
    }
    if run.stops_after(done) {
        return Quit::start(run);
    }
    if run.plan.credentials.is_some() { Auth::start(run) } else { Mail::start(run) }
}
