use super::quit::Quit;
use super::{Happening, State, closing, in_dialogue};
use crate::probe::run::Run;
use crate::probe::server_checks::Check;
use crate::probe::{Output, Waiting};
use crate::report::CheckResult;
use crate::session::{EventKind, Side};
use crate::smtp::{Reply, ReplyCode, Step};

/// Whether a command behind STARTTLS, in the same packet and in clear text, is
/// answered inside TLS (CVE-2011-0411). NOOP is slipped in; then QUIT is said
/// inside TLS, and the first reply tells: 250 is that of NOOP, 221 that of QUIT.
#[derive(Debug)]
pub(in crate::probe) struct Injection {
    at: Step,
}

impl Injection {
    pub(super) fn start(run: &mut Run) -> State {
        for line in ["STARTTLS", "NOOP"] {
            run.emit(Side::Client, Some(Step::StartTls), EventKind::Command, line);
        }
        run.ask(Output::Send { bytes: b"STARTTLS\r\nNOOP\r\n".to_vec(), shown: "STARTTLS, NOOP".into() });
        run.dialogue.sent += 1;
        run.wait(run.plan.limit_of(Step::StartTls), Waiting::Reply("STARTTLS"));
        State::Injection(Self { at: Step::StartTls })
    }

    /// The step whose reply is awaited; none while the handshake runs.
    pub(super) const fn listens(&self) -> Option<Step> {
        match self.at {
            Step::Tls => None,
            step => Some(step),
        }
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match (self.at, what) {
            (Step::StartTls, Happening::Reply(reply)) => Self::started(run, &reply),
            (Step::Tls, Happening::TlsUp(_)) => {
                run.log.encrypted = true;
                run.command(Step::Quit, "QUIT", "QUIT", "QUIT");
                State::Injection(Self { at: Step::Quit })
            }
            (Step::Tls, Happening::TlsFailed(_) | Happening::Closed | Happening::Reset | Happening::Late) => {
                let words =
                    "the handshake did not come about with a command behind STARTTLS: it was not taken";
                run.checked(Check::Injection, CheckResult::Passed, words);
                run.next_address()
            }
            (Step::Quit, Happening::Reply(reply)) => Self::judge(run, &reply),
            (Step::Quit, Happening::Closed | Happening::Reset) => {
                run.checked(
                    Check::Injection,
                    CheckResult::Passed,
                    "no reply to the command that was slipped in",
                );
                run.next_address()
            }
            (at, what) => in_dialogue(run, at, what, State::Injection(self)),
        }
    }

    fn started(run: &mut Run, reply: &Reply) -> State {
        if reply.code != ReplyCode::READY {
            let words = format!("refused: {}", Run::quoted(reply));
            run.checked(Check::Injection, CheckResult::Passed, &words);
            return closing(run, reply).unwrap_or_else(|| Quit::start(run));
        }
        // What was answered in clear text was taken before TLS: no injection.
        run.inbox.clear();
        run.wait(run.plan.limit_of(Step::Tls), Waiting::Tls);
        run.ask(Output::StartTls { name: run.plan.host.clone() });
        State::Injection(Self { at: Step::Tls })
    }

    fn judge(run: &mut Run, reply: &Reply) -> State {
        let quoted = Run::quoted(reply);
        match reply.code.0 {
            250 => run.checked(Check::Injection, CheckResult::Failed, &format!("NOOP: {quoted}")),
            221 => run.checked(
                Check::Injection,
                CheckResult::Passed,
                "the command that was slipped in was dropped",
            ),
            _ => {
                run.checked(Check::Injection, CheckResult::Unknown, &format!("an unexpected reply: {quoted}"))
            }
        }
        run.next_address()
    }
}
