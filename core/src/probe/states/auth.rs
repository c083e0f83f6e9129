use super::mail::Mail;
use super::quit::Quit;
use super::{Happening, State, closing, in_dialogue};
use crate::limits;
use crate::probe::auth::{self, Answer, Sasl};
use crate::probe::clean::{clean, cut};
use crate::probe::{Credentials, Mechanism, run::Run, words};
use crate::report::LoginResult;
use crate::session::{EventKind, Side};
use crate::smtp::secret::MASK;
use crate::smtp::{Reply, ReplyCode, Step};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fmt;

/// The longest AUTH line with an initial response (RFC 4954 section 4).
const LINE: usize = 12_288;

/// The login is under way (RFC 4954).
pub(in crate::probe) struct Auth {
    talk: Box<dyn Sasl>,
    mechanism: Mechanism,
    challenges: usize,
}

impl fmt::Debug for Auth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Auth({})", self.mechanism.name())
    }
}

impl Auth {
    /// Logs in, where that is safe and possible; else says why not.
    pub(super) fn start(run: &mut Run) -> State {
        let Some(credentials) = run.plan.credentials.clone() else { return Mail::start(run) };
        let offered = run.dialogue.capabilities.mechanisms();
        if let Some(reason) = unsafe_because(run) {
            if !run.encrypted() && offered.is_empty() && run.dialogue.capabilities.has("STARTTLS") {
                run.fail(Step::Auth, words::AUTH_AFTER_TLS);
            }
            run.note(
                Step::Auth,
                &format!("The login was not tried and the password was not sent: {reason}."),
            );
            return Quit::start(run);
        }
        if offered.is_empty() {
            run.fail(Step::Auth, words::NO_AUTH);
            return Quit::start(run);
        }
        run.offered.clone_from(&offered);
        if !run.encrypted() {
            run.note(Step::Auth, "The login goes over this connection in clear text, as was asked for.");
        }
        match run.mechanism_now() {
            Some(mechanism) => Self::begin(run, &credentials, mechanism),
            None if run.logins.is_empty() => Self::none_in_common(run, &offered),
            None => Quit::start(run),
        }
    }

    fn none_in_common(run: &mut Run, offered: &[String]) -> State {
        run.fail(Step::Auth, &format!("{}; offered = {}", words::NO_MECHANISM, offered.join(" ")));
        Quit::start(run)
    }

    fn begin(run: &mut Run, credentials: &Credentials, mechanism: Mechanism) -> State {
        run.phase("auth");
        let mut talk = auth::start(mechanism, credentials, &run.plan.host, run.plan.port);
        let name = mechanism.name();
        let first = talk.initial().map(|bytes| STANDARD.encode(bytes));
        match first.filter(|first| first.len() + name.len() + 8 < LINE) {
            Some(first) => {
                let line = format!("AUTH {name} {first}");
                run.command(Step::Auth, "AUTH", &line, &format!("AUTH {name} {MASK}"));
            }
            None => {
                let line = format!("AUTH {name}");
                run.command(Step::Auth, "AUTH", &line, &line);
            }
        }
        State::Auth(Self { talk, mechanism, challenges: 0 })
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Reply(reply) if reply.code == ReplyCode::CHALLENGE => self.challenged(run, &reply),
            Happening::Reply(reply) => self.answered(run, &reply),
            what => {
                if matches!(what, Happening::Closed | Happening::Reset | Happening::Late) {
                    let words = "the connection ended, or no reply came";
                    run.login_ended(self.mechanism, LoginResult::Failed, words);
                }
                in_dialogue(run, Step::Auth, what, State::Auth(self))
            }
        }
    }

    fn challenged(mut self, run: &mut Run, reply: &Reply) -> State {
        self.challenges += 1;
        if self.challenges > limits::PROBE_CHALLENGES {
            return self.give_up(run, "the server asks without end");
        }
        let text = reply.text();
        let Ok(challenge) = STANDARD.decode(text.trim()) else {
            return self.give_up(run, "the challenge is not base64");
        };
        let told = self.talk.told(&challenge);
        if let Some(words) = told {
            let words = clean(&words);
            run.emit(Side::Server, Some(Step::Auth), EventKind::Note, cut(&words, limits::PROBE_SHOWN * 4));
        }
        match self.talk.answer(&challenge) {
            Answer::Send(bytes) => {
                let line = STANDARD.encode(bytes);
                let shown = if line.is_empty() { "" } else { MASK };
                run.command(Step::Auth, "AUTH", &line, shown);
                State::Auth(self)
            }
            Answer::GiveUp(reason) => self.give_up(run, reason),
        }
    }

    /// `*` ends the exchange; the server answers 501 (RFC 4954 section 4).
    fn give_up(self, run: &mut Run, reason: &str) -> State {
        run.login_ended(self.mechanism, LoginResult::Failed, reason);
        run.fail(Step::Auth, &format!("AUTH {} given up; {reason}", self.mechanism.name()));
        run.command(Step::Auth, "AUTH", "*", "*");
        State::Auth(Self { challenges: 0, talk: Box::new(auth::Refused), ..self })
    }

    fn answered(self, run: &mut Run, reply: &Reply) -> State {
        let words = format!("{} {}", reply.code, reply.full_text());
        if reply.code.class() != 2 {
            run.login_ended(self.mechanism, LoginResult::Refused, &words);
            return closing(run, reply).unwrap_or_else(|| Self::next(run));
        }
        let doubt = self.talk.doubt();
        let result = if doubt.is_some() { LoginResult::Failed } else { LoginResult::Accepted };
        run.login_ended(self.mechanism, result, doubt.unwrap_or(&words));
        if let Some(reason) = doubt {
            run.fail(Step::Auth, &format!("AUTH {}: {reason}", self.mechanism.name()));
            return Quit::start(run);
        }
        if run.is_for_mail() { Mail::start(run) } else { Quit::start(run) }
    }

    /// After a refusal the next mechanism may be tried on the same connection
    /// (RFC 4954 section 4).
    fn next(run: &mut Run) -> State {
        match (run.next_login(), run.plan.credentials.clone()) {
            (Some(mechanism), Some(credentials)) if credentials.all => {
                Self::begin(run, &credentials, mechanism)
            }
            _ => Quit::start(run),
        }
    }
}

/// Why a password must not go over this connection.
fn unsafe_because(run: &Run) -> Option<&'static str> {
    match (run.encrypted(), run.dialogue.verified) {
        (false, _) if run.plan.allow_plaintext_auth => None,
        (false, _) => Some("the connection is not encrypted"),
        (true, Some(true)) => None,
        (true, _) => Some("the certificate did not pass"),
    }
}
