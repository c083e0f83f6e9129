use super::mail::address;
use super::quit::Quit;
use super::{Happening, State, closing, in_dialogue};
use crate::probe::run::Run;
use crate::probe::server_checks::{Check, STRANGER};
use crate::report::CheckResult;
use crate::smtp::{Reply, ReplyCode, Step};

/// Whether STARTTLS is mandatory: MAIL and AUTH are asked for without it.
/// AUTH goes without credentials, and is taken back with `*` where it is taken.
#[derive(Debug)]
pub(in crate::probe) struct InClear {
    at: Step,
}

impl InClear {
    pub(super) fn start(run: &mut Run) -> State {
        let from = run.plan.from.clone().unwrap_or_else(|| STRANGER.into());
        let line = format!("MAIL FROM:<{}>", address(&from));
        run.command(Step::Mail, "MAIL", &line, &line);
        State::InClear(Self { at: Step::Mail })
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Reply(reply) => self.answered(run, &reply),
            what => in_dialogue(run, self.at, what, State::InClear(self)),
        }
    }

    fn answered(self, run: &mut Run, reply: &Reply) -> State {
        match self.at {
            Step::Mail => judge_mail(run, reply),
            Step::Auth => judge_auth(run, reply),
            _ => {}
        }
        if let Some(state) = closing(run, reply) {
            return state;
        }
        match (self.at, reply.code) {
            // AUTH is not allowed within a transaction (RFC 4954 section 4).
            (Step::Mail, code) if code.class() == 2 => {
                run.command(Step::Other, "RSET", "RSET", "RSET");
                State::InClear(Self { at: Step::Other })
            }
            (Step::Mail | Step::Other, _) => {
                run.command(Step::Auth, "AUTH", "AUTH PLAIN", "AUTH PLAIN");
                State::InClear(Self { at: Step::Auth })
            }
            (Step::Auth, ReplyCode::CHALLENGE) => {
                run.command(Step::Auth, "AUTH", "*", "*");
                State::InClear(Self { at: Step::Quit })
            }
            _ => Quit::start(run),
        }
    }
}

fn judge_mail(run: &mut Run, reply: &Reply) {
    let quoted = Run::quoted(reply);
    if reply.code.class() != 2 {
        return run.checked(
            Check::MailInClear,
            CheckResult::Passed,
            &format!("refused before STARTTLS: {quoted}"),
        );
    }
    // RFC 3207 section 4: a server of the public must take mail without TLS.
    if run.plan.port == 25 {
        let words = "MAIL is taken in clear text, as RFC 3207 wants it on port 25";
        return run.checked(Check::MailInClear, CheckResult::Passed, words);
    }
    let words = format!(
        "STARTTLS is not mandatory: MAIL is taken in clear text on port {}. RFC 8314 section 3 wants TLS for \
         submission.",
        run.plan.port
    );
    run.checked(Check::MailInClear, CheckResult::Failed, &words);
}

fn judge_auth(run: &mut Run, reply: &Reply) {
    let quoted = Run::quoted(reply);
    if reply.code == ReplyCode::CHALLENGE {
        let words = "AUTH PLAIN is taken in clear text: a program that does not start TLS sends its password readably \
            over the network. The server should refuse AUTH before STARTTLS (RFC 4954 section 4).";
        return run.checked(Check::AuthInClear, CheckResult::Failed, words);
    }
    run.checked(Check::AuthInClear, CheckResult::Passed, &format!("refused before STARTTLS: {quoted}"));
}
