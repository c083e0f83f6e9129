use super::mail::address;
use super::quit::Quit;
use super::{Happening, State, closing, in_dialogue};
use crate::probe::run::Run;
use crate::probe::server_checks::{Check, FOREIGN, STRANGER};
use crate::report::CheckResult;
use crate::smtp::{Reply, Step};

/// The relay test: MAIL and RCPT to a foreign domain, without a login, then RSET.
#[derive(Debug)]
pub(in crate::probe) struct Relay {
    at: Step,
}

impl Relay {
    pub(super) fn start(run: &mut Run) -> State {
        let from = run.plan.from.clone().unwrap_or_else(|| STRANGER.into());
        let line = format!("MAIL FROM:<{}>", address(&from));
        run.command(Step::Mail, "MAIL", &line, &line);
        State::Relay(Self { at: Step::Mail })
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Reply(reply) => self.answered(run, &reply),
            what => in_dialogue(run, self.at, what, State::Relay(self)),
        }
    }

    fn answered(self, run: &mut Run, reply: &Reply) -> State {
        let (class, quoted) = (reply.code.class(), Run::quoted(reply));
        match (self.at, class) {
            (Step::Mail, 2) => {
                let line = format!("RCPT TO:<{FOREIGN}>");
                run.command(Step::Rcpt, "RCPT", &line, &line);
                return State::Relay(Self { at: Step::Rcpt });
            }
            (Step::Rcpt, 2) => {
                run.checked(Check::Relay, CheckResult::Failed, &format!("{FOREIGN}: {quoted}"))
            }
            (Step::Mail | Step::Rcpt, 5) => {
                run.checked(Check::Relay, CheckResult::Passed, &format!("refused: {quoted}"));
            }
            (Step::Mail | Step::Rcpt, _) => {
                run.checked(Check::Relay, CheckResult::Unknown, &format!("put off: {quoted}"));
            }
            _ => {}
        }
        if let Some(state) = closing(run, reply) {
            return state;
        }
        if self.at != Step::Rcpt {
            return Quit::start(run);
        }
        run.command(Step::Other, "RSET", "RSET", "RSET");
        State::Relay(Self { at: Step::Other })
    }
}
