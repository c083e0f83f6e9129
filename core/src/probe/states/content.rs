use super::quit::Quit;
use super::{Happening, State, closing, in_dialogue};
use crate::probe::Message;
use crate::probe::run::Run;
use crate::smtp::Step;

/// The message is sent; the reply to its final dot is awaited.
#[derive(Debug)]
pub(in crate::probe) struct Content;

impl Content {
    pub(super) fn start(run: &mut Run, message: &Message) -> State {
        run.phase("message");
        run.note(Step::Message, &format!("The message has {} bytes.", message.size()));
        run.content(message.wire());
        State::Content(Self)
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Reply(reply) if reply.code.class() == 2 => {
                run.taken = Some(format!("{} {}", reply.code, reply.full_text()));
                Quit::start(run)
            }
            Happening::Reply(reply) => closing(run, &reply).unwrap_or_else(|| Quit::start(run)),
            what => {
                // RFC 5321 section 6.1: who loses the reply does not know who has the message.
                if matches!(what, Happening::Closed | Happening::Reset | Happening::Late) {
                    run.note(Step::Message, "The message may have been accepted all the same.");
                }
                in_dialogue(run, Step::Message, what, State::Content(self))
            }
        }
    }
}
