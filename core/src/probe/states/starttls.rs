use super::quit::Quit;
use super::tls::Tls;
use super::{Happening, State, closing, in_dialogue};
use crate::probe::{run::Run, words};
use crate::smtp::{Reply, ReplyCode, Step};

/// The reply to STARTTLS is awaited (RFC 3207).
#[derive(Debug)]
pub(in crate::probe) struct StartTls;

impl StartTls {
    pub(super) fn start(run: &mut Run) -> State {
        run.phase("starttls");
        run.command(Step::StartTls, "STARTTLS", "STARTTLS", "STARTTLS");
        State::StartTls(Self)
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Reply(reply) => Self::answered(run, &reply),
            what => in_dialogue(run, Step::StartTls, what, State::StartTls(self)),
        }
    }

    fn answered(run: &mut Run, reply: &Reply) -> State {
        if reply.code == ReplyCode::READY {
            // What came behind the 220 in the clear may have been put there
            // by anyone (CVE-2011-0411); it must not count inside TLS.
            let left = run.inbox.clear();
            if left > 0 {
                let words = format!("{left} bytes of plain text behind the reply to STARTTLS were ignored.");
                run.note(Step::StartTls, &words);
            }
            return Tls::start(run);
        }
        run.fail(Step::StartTls, words::STARTTLS_REFUSED);
        closing(run, reply).unwrap_or_else(|| Quit::start(run))
    }
}
